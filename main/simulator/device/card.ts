import { z } from 'zod';

import { CardBrand, DeclineDetail, Wallet, type CustomerPlan } from '../customer.ts';

/** The card that a hand holds to the reader, and what comes of it. */
export const Card = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pays'),
    brand: CardBrand.exactOptional(),
    /** Paid by QR code on the screen instead of a card. */
    wallet: Wallet.exactOptional(),
    /** Added by the customer at the terminal, in minor units. */
    tipMinor: z.int().min(0).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('declines'), detail: DeclineDetail }),
  /** The issuer does not answer in 40 s; `charged` says whether the money moved after all. */
  z.strictObject({ kind: z.literal('slow_issuer'), charged: z.boolean().exactOptional() }),
  /** The reader cannot make anything of it: the terminal asks for another card and the order goes on. */
  z.strictObject({ kind: z.literal('unreadable') }),
]);
export type Card = z.infer<typeof Card>;

/** The card of a customer who has a plan; one that is approved when the plan is not to present any. */
export function cardOf(plan: CustomerPlan): Card {
  switch (plan.kind) {
    case 'pays':
      return {
        kind: 'pays',
        ...(plan.brand === undefined ? {} : { brand: plan.brand }),
        ...(plan.wallet === undefined ? {} : { wallet: plan.wallet }),
        ...(plan.tipMinor === undefined ? {} : { tipMinor: plan.tipMinor }),
      };
    case 'declines':
    case 'slow_issuer':
      return plan;
    case 'walks_away':
    case 'cancels_on_terminal':
      return { kind: 'pays' };
  }
}
