import { z } from 'zod';

import { Account } from './account.ts';
import { CustomerPlan } from './customer.ts';
import { OrderRecord } from './order.ts';
import { Site } from './site.ts';
import { TerminalRecord } from './terminal.ts';

/** A request remembered under its idempotency key for 24 h (Point API, Idempotency). */
export const IdempotencyEntry = z.strictObject({
  userId: z.string(),
  endpoint: z.string(),
  key: z.string(),
  /** Hash of the concrete path and the body. */
  fingerprint: z.string(),
  atMs: z.number(),
  status: z.int(),
  /** The body that was answered. */
  body: z.json(),
  orderId: z.string().nullable(),
});
export type IdempotencyEntry = Readonly<z.infer<typeof IdempotencyEntry>>;

/** Ties simulated time to the machine's at a start, so that the next start knows how long it was away. */
export const ClockAnchor = z.strictObject({
  simulatedMs: z.number(),
  /** Null under a clock that does not follow the machine's. */
  wallMs: z.number().nullable(),
  speed: z.number(),
});
export type ClockAnchor = Readonly<z.infer<typeof ClockAnchor>>;

/** One fact that replaces what was known under the same identity. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('site'), site: Site }),
  z.strictObject({ kind: z.literal('clock'), anchor: ClockAnchor }),
  z.strictObject({ kind: z.literal('account'), account: Account }),
  z.strictObject({ kind: z.literal('terminal'), terminal: TerminalRecord }),
  z.strictObject({ kind: z.literal('customer'), plan: CustomerPlan }),
  z.strictObject({ kind: z.literal('order'), order: OrderRecord }),
  z.strictObject({ kind: z.literal('idempotency'), entry: IdempotencyEntry }),
]);
export type Change = Readonly<z.infer<typeof Change>>;
