import { z } from 'zod';

/** Refusals of a refund that have no cause the simulator knows: they are given when asked for. */
export const RefundRefusal = z.enum([
  'movement_operations_pending',
  'payment_not_refundable',
  'amount_not_refundable',
]);
export type RefundRefusal = z.infer<typeof RefundRefusal>;

/** What the acquirer does with refunds. */
export const RefundRules = z.strictObject({
  /** From the acceptance of a refund to its end, in simulated milliseconds. */
  processingMs: z.number().min(0),
  /** From the approval of a payment to the moment from which it can be refunded. */
  enabledAfterMs: z.number().min(0),
  /** Money of the seller that refunds are paid from, in minor units; null for more than enough. */
  balanceMinor: z.int().min(0).nullable(),
  /** Refunds a payment can have. */
  maxRefunds: z.int().min(1),
  /** Refuses every refund with this code, until it is null again. */
  refusal: RefundRefusal.nullable(),
});
export type RefundRules = Readonly<z.infer<typeof RefundRules>>;

export const DEFAULT_REFUND_RULES: RefundRules = {
  processingMs: 2_000,
  enabledAfterMs: 0,
  balanceMinor: null,
  maxRefunds: 30,
  refusal: null,
};
