import { z } from 'zod';

import { Account } from './account.ts';
import { CustomerPlan } from './customer.ts';
import { RefundIntentRecord } from './integration/refund-intent.ts';
import { Application, AuthorizationCode, RefreshToken } from './oauth.ts';
import { OrderRecord } from './order.ts';
import { PaymentRecord } from './payment-record.ts';
import { PosRecord, StoreRecord } from './place.ts';
import { PreferenceRecord } from './preference.ts';
import { ActionRecord } from './print-action.ts';
import { RefundRules } from './refund-rules.ts';
import { ReportRecord } from './report.ts';
import { Site } from './site.ts';
import { TerminalRecord } from './terminal.ts';
import { Delivery, WebhookConfig } from './webhook.ts';

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
  z.strictObject({ kind: z.literal('refund_intent'), refund: RefundIntentRecord }),
  z.strictObject({ kind: z.literal('payment'), payment: PaymentRecord }),
  z.strictObject({ kind: z.literal('preference'), preference: PreferenceRecord }),
  /** Everything but the site, the accounts and the terminals is forgotten. */
  z.strictObject({ kind: z.literal('reset') }),
  /** How many charges there were before the orders that follow. */
  z.strictObject({ kind: z.literal('numbering'), lastChargeNumber: z.int() }),
  z.strictObject({ kind: z.literal('idempotency'), entry: IdempotencyEntry }),
  z.strictObject({ kind: z.literal('store'), store: StoreRecord }),
  z.strictObject({ kind: z.literal('pos'), pos: PosRecord }),
  z.strictObject({ kind: z.literal('action'), action: ActionRecord }),
  z.strictObject({ kind: z.literal('refund_rules'), rules: RefundRules }),
  z.strictObject({ kind: z.literal('application'), application: Application }),
  z.strictObject({ kind: z.literal('authorization_code'), code: AuthorizationCode }),
  z.strictObject({ kind: z.literal('refresh_token'), token: RefreshToken }),
  z.strictObject({ kind: z.literal('report'), report: ReportRecord }),
  z.strictObject({ kind: z.literal('webhook'), config: WebhookConfig.nullable() }),
  z.strictObject({ kind: z.literal('delivery'), delivery: Delivery }),
  /** What a table no longer has. */
  z.strictObject({
    kind: z.literal('removed'),
    from: z.enum(['stores', 'pos', 'codes', 'refreshTokens', 'deliveries']),
    id: z.string(),
  }),
]);
export type Change = Readonly<z.infer<typeof Change>>;
