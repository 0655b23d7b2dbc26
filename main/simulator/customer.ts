import { z } from 'zod';

/** Why a card payment failed: `status_detail` of the payment (Point API, Status of order and transaction). */
export const DeclineDetail = z.enum([
  'failed',
  'bad_filled_card_data',
  'high_risk',
  'rejected_by_issuer',
  'required_call_for_authorize',
  'max_attempts_exceeded',
  'card_disabled',
  'insufficient_amount',
  'amount_limit_exceeded',
  'processing_error',
  'invalid_installments',
  'in_review',
  // Known to the vendor's own simulation call, missing from its status table.
  'rejected_other_reason',
]);
export type DeclineDetail = z.infer<typeof DeclineDetail>;

export const CardBrand = z.enum(['visa', 'master', 'amex', 'debvisa', 'debmaster']);
export type CardBrand = z.infer<typeof CardBrand>;

/** Who stands behind a payment by QR code: `provider` of the payment. */
export const Wallet = z.enum(['mercadopago', 'external']);
export type Wallet = z.infer<typeof Wallet>;

/** What the person in front of the terminal does once the amount is on its screen. */
export const CustomerPlan = z.discriminatedUnion('kind', [
  /**
   * Presents a card that is approved. `brand` is chosen to suit the order when absent. With a `wallet` the payment
   * is by QR code. A tip is added at the terminal, in minor units.
   */
  z.strictObject({
    kind: z.literal('pays'),
    brand: CardBrand.exactOptional(),
    wallet: Wallet.exactOptional(),
    installments: z.int().min(1).max(72).exactOptional(),
    tipMinor: z.int().min(0).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('declines'), detail: DeclineDetail }),
  /** Never presents a card: the order expires, or somebody cancels it. */
  z.strictObject({ kind: z.literal('walks_away') }),
  /** Presses the cancel key of the terminal. */
  z.strictObject({ kind: z.literal('cancels_on_terminal') }),
  /**
   * Presents a card, and the issuer does not answer in 40 s: the order ends in `action_required`. `charged` says
   * whether the money moved after all; the API never tells, only `truth()` does.
   */
  z.strictObject({ kind: z.literal('slow_issuer'), charged: z.boolean().exactOptional() }),
]);
export type CustomerPlan = z.infer<typeof CustomerPlan>;

/** An ending that `decide` can give to an order by hand. */
export type CustomerDecision = Exclude<CustomerPlan, { kind: 'walks_away' }>;

/** How fast terminal, customer and issuer act, in simulated milliseconds. */
export interface Pace {
  /** From the order's creation (or the terminal's coming back) to its fetch by the terminal. */
  readonly pickUpMs: number | 'manual';
  /** From the fetch to the outcome. */
  readonly decideMs: number | 'manual';
  /** The last part of `decideMs`, in which the card is with the issuer and the order cannot be cancelled any more. */
  readonly issuerMs: number;
  /** From a cancel answered with 202 to the terminal's obeying it. */
  readonly cancelMs: number;
}

/** Slow enough for a person to follow on the screen, quick enough not to bore. */
export const DEMO_PACE: Pace = { pickUpMs: 1_500, decideMs: 3_500, issuerMs: 1_000, cancelMs: 1_000 };
