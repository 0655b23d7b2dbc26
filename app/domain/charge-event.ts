import { z } from 'zod';

/**
 * What can happen to a charge. Events are appended and never changed; a charge is what its events fold to
 * (`applyChargeEvent`). They carry an allow-list of the API's fields: never a token, never more of a card than its last digits.
 */

/** Statuses of a Point order that the API documents (Status of orders and transactions). */
export const ORDER_STATUSES = [
  'created',
  'at_terminal',
  'processed',
  'failed',
  'action_required',
  'canceled',
  'expired',
  'refunded',
] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Why a request to the API brought no answer one can act on. */
export const UNANSWERED_REASONS = [
  'network',
  'timeout',
  'tls',
  'proxy',
  'redirect',
  'not_json',
  'unexpected_shape',
  'too_large',
  'server_error',
  'busy',
  'rate_limited',
  'unauthorized',
] as const;

export type UnansweredReason = (typeof UNANSWERED_REASONS)[number];

/** Who may settle a charge by evidence or give money back. */
export const APPROVER_ROLES = ['owner', 'manager'] as const;
export type ApproverRole = (typeof APPROVER_ROLES)[number];

const shortText = z.string().max(200);

/** What one answer said of the order. `status` may be one the API did not document when this was written. */
export const ObservedOrder = z.strictObject({
  orderId: shortText,
  status: shortText,
  paymentId: shortText.nullable(),
  /** The payment's `status_detail`: the reason of a decline, `cancellation_requested`, … */
  paymentDetail: shortText.nullable(),
  paidMinor: z.int().nonnegative().nullable(),
  tipMinor: z.int().nonnegative(),
  paymentReference: shortText.nullable(),
  paymentMethodId: shortText.nullable(),
  paymentMethodType: shortText.nullable(),
  installments: z.int().nonnegative().nullable(),
  lastDigits: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
});
export type ObservedOrder = z.infer<typeof ObservedOrder>;

export const ChargeEvent = z.discriminatedUnion('kind', [
  /** The intent, committed before any byte goes out. */
  z.strictObject({ kind: z.literal('prepared') }),
  /** A create was sent and nothing usable came back: the order may exist. */
  z.strictObject({ kind: z.literal('create_unanswered'), reason: z.enum(UNANSWERED_REASONS) }),
  /** The API refused the first and only create: nothing was charged. */
  z.strictObject({
    kind: z.literal('create_refused'),
    httpStatus: z.int(),
    code: shortText,
    message: shortText,
  }),
  /** An answer described the order (from create, read or cancel). */
  z.strictObject({ kind: z.literal('order_observed'), order: ObservedOrder }),
  /** Somebody wants the charge gone. `till`: it was found again too late for the customer who was there. */
  z.strictObject({ kind: z.literal('cancel_asked'), by: z.enum(['cashier', 'till']) }),
  /** The API took the cancellation as a wish (202): the terminal decides. */
  z.strictObject({ kind: z.literal('cancel_accepted') }),
  /** The API will not cancel: it must be done on the terminal. */
  z.strictObject({ kind: z.literal('cancel_refused'), code: shortText }),
  /** Cancelled before anything left the till: every attempt to send failed before the connection stood. */
  z.strictObject({ kind: z.literal('withdrawn') }),
  /** An answer contradicts what was sent: another amount, reference or terminal. A person must look. */
  z.strictObject({
    kind: z.literal('contradicted'),
    field: z.enum([
      'external_reference',
      'amount',
      'currency',
      'terminal',
      'order_id',
      'idempotency_key',
      'mode',
    ]),
    expected: shortText,
    got: shortText,
  }),
  /** An owner read the outcome on the terminal and signs for it. */
  z.strictObject({
    kind: z.literal('settled_by_evidence'),
    outcome: z.enum(['charged', 'not_charged']),
    approver: z.string().min(1).max(80),
    /** What the approver is in the shop; said, not proven. Older events do not have it. */
    role: z.enum(APPROVER_ROLES).default('owner'),
    reason: z.string().min(1).max(200),
    /** Authorization or operation number on the slip; required when charged. */
    reference: z.string().max(80),
  }),
  /** Evidence has been asked about for its 24 hours, or cannot be asked about: it stands as it is. */
  z.strictObject({ kind: z.literal('asking_ended') }),
  /** The API was asked completely, in a way that proves it, and has no such order. */
  z.strictObject({ kind: z.literal('not_found') }),
]);
export type ChargeEvent = z.infer<typeof ChargeEvent>;
