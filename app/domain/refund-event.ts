import { z } from 'zod';
import { UNANSWERED_REASONS } from './charge-event.ts';

const shortText = z.string().max(200);

/** What one answer said of a refund (`transactions.refunds[]` of an order, `refunds[]` of a payment). */
export const ObservedRefund = z.strictObject({
  /** `REF…`, or the Payments API's number. */
  pointRefundId: shortText,
  /** `processing`, `processed`, `failed`; another word is taken for pending. */
  status: shortText,
  /** Minor units. */
  amountMinor: z.int().nonnegative(),
});
export type ObservedRefund = z.infer<typeof ObservedRefund>;

/** What can happen to a refund. Appended, never changed; a refund is what its events fold to (`applyRefundEvent`). */
export const RefundEvent = z.discriminatedUnion('kind', [
  /** Committed before any byte goes out; or found, when it was made on the terminal or in the Mercado Pago app. */
  z.strictObject({ kind: z.literal('prepared') }),
  /** Sent, and nothing usable came back: the money may be on its way. */
  z.strictObject({ kind: z.literal('unanswered'), reason: z.enum(UNANSWERED_REASONS) }),
  /** The API will not: nothing is given back. */
  z.strictObject({
    kind: z.literal('refused'),
    httpStatus: z.int(),
    code: shortText,
    message: shortText,
  }),
  z.strictObject({ kind: z.literal('observed'), refund: ObservedRefund }),
]);
export type RefundEvent = z.infer<typeof RefundEvent>;
