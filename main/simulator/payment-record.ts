import { z } from 'zod';

import { CardBrand, DeclineDetail, Wallet } from './customer.ts';
import { RefundRecord } from './order.ts';

/** How a payment came about that no order and no payment intent asked for. */
export const PaymentOrigin = z.discriminatedUnion('kind', [
  /** The amount was typed on a terminal in STANDALONE mode; the place is the terminal's at that moment. */
  z.strictObject({
    kind: z.literal('by_hand'),
    terminalId: z.string(),
    posId: z.int().nullable(),
    storeId: z.string().nullable(),
  }),
  /** Somebody paid the page of a checkout preference. */
  z.strictObject({ kind: z.literal('by_link'), preferenceId: z.string() }),
]);
export type PaymentOrigin = z.infer<typeof PaymentOrigin>;

/** A payment without an order, decided at the moment it was made. Immutable: a change makes a new record. */
export const PaymentRecord = z.strictObject({
  /** Digits: its id in the Payments API. */
  id: z.string(),
  userId: z.string(),
  origin: PaymentOrigin,
  externalReference: z.string().nullable(),
  description: z.string().nullable(),
  amountMinor: z.int(),
  currency: z.string(),
  /** Why the card was refused; null for an approved payment. */
  declined: DeclineDetail.nullable(),
  /** Null for a wallet. */
  brand: CardBrand.nullable(),
  wallet: Wallet.nullable(),
  installments: z.int(),
  /** Null for a refused payment. */
  authorizationCode: z.string().nullable(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  refunds: z.array(RefundRecord).readonly(),
  /** When the refund that is on its way is done; null for none. */
  refundDoneAtMs: z.number().nullable(),
});
export type PaymentRecord = Readonly<z.infer<typeof PaymentRecord>>;

/** How somebody pays what no order asks for. */
export const PaymentMeans = z.strictObject({
  brand: CardBrand.exactOptional().describe('A credit card of Visa when absent.'),
  wallet: Wallet.exactOptional().describe('Paid by QR code instead of a card.'),
  installments: z.int().min(1).max(72).exactOptional().describe('1 when absent; for a credit card.'),
  declined: DeclineDetail.exactOptional().describe('The card is refused, for this reason.'),
});
export type PaymentMeans = z.infer<typeof PaymentMeans>;
