import { z } from 'zod';

/** A refund that a terminal is asked to make (Integration API, Refund intents). */
export const RefundIntentRecord = z.strictObject({
  /** UUID. */
  id: z.string(),
  userId: z.string(),
  terminalId: z.string(),
  /** The charge that is given back. */
  orderId: z.string(),
  /** Its payment, as the Payments API calls it. */
  paymentId: z.string(),
  printOnTerminal: z.array(z.string()).readonly().nullable(),
  state: z.enum(['OPEN', 'ON_TERMINAL', 'PROCESSING', 'FINISHED', 'CANCELED', 'ERROR']),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
});
export type RefundIntentRecord = Readonly<z.infer<typeof RefundIntentRecord>>;

/** Whether the refund occupies its terminal. */
export function isLiveRefund({ state }: RefundIntentRecord): boolean {
  return state === 'OPEN' || state === 'ON_TERMINAL' || state === 'PROCESSING';
}
