import { z } from 'zod';

import { CardBrand, CustomerPlan, DeclineDetail, Wallet } from './customer.ts';
import { IntentFacet } from './integration/intent-facet.ts';

/** `status` of an order (Point API, Status of order and transaction). */
export const OrderStatus = z.enum([
  'created',
  'at_terminal',
  'processed',
  'failed',
  'action_required',
  'canceled',
  'expired',
  'refunded',
]);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** Something that will happen to an order by itself. At most one of each action is pending. */
export const AgendaItem = z.strictObject({
  action: z.enum([
    'pick_up',
    'customer_acts',
    'decide',
    'press_cancel',
    'confirm_cancel',
    'issuer_timeout',
    'expire',
    'finish_refund',
    'simulate',
  ]),
  atMs: z.number(),
});
export type AgendaItem = Readonly<z.infer<typeof AgendaItem>>;

/** A state an order has been in, from `atMs` on. */
export const OrderTransition = z.strictObject({
  atMs: z.number(),
  status: OrderStatus,
  statusDetail: z.string(),
  paymentStatus: z.string(),
  paymentStatusDetail: z.string(),
});
export type OrderTransition = Readonly<z.infer<typeof OrderTransition>>;

/** Part or all of a payment given back (Point API, Refund order). */
export const RefundRecord = z.strictObject({
  /** `REF` + ULID. */
  id: z.string(),
  /** Id of the refund in the Payments API. */
  referenceId: z.string(),
  amountMinor: z.int(),
  status: z.enum(['processing', 'processed']),
  createdAtMs: z.number(),
});
export type RefundRecord = Readonly<z.infer<typeof RefundRecord>>;

/** A result asked for with the events call, on its way (Point API, Simulate order status). */
export const SimulatedResult = z.strictObject({
  status: z.enum(['processed', 'failed', 'canceled', 'expired', 'action_required', 'refunded']),
  brand: CardBrand.nullable(),
  installments: z.int().nullable(),
  detail: DeclineDetail.nullable(),
});
export type SimulatedResult = Readonly<z.infer<typeof SimulatedResult>>;

const JsonObject = z.record(z.string(), z.json());

/** Everything the cloud and the acquirer know about an order. Immutable: a change makes a new record. */
export const OrderRecord = z.strictObject({
  id: z.string(),
  paymentId: z.string(),
  userId: z.string(),
  terminalId: z.string(),
  idempotencyKey: z.string(),
  externalReference: z.string(),
  description: z.string().nullable(),
  /** ISO 8601 duration, as sent or the default. */
  expirationTime: z.string(),
  /** Echoed in answers. */
  config: JsonObject,
  integrationData: JsonObject,
  amountMinor: z.int(),
  amountText: z.string(),
  currency: z.string(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  status: OrderStatus,
  statusDetail: z.string(),
  paymentStatus: z.string(),
  paymentStatusDetail: z.string(),
  /** What the acquirer really took, whatever the API says. */
  chargedMinor: z.int(),
  /** The card with the issuer now, as the plan it came with; null when none is. */
  processing: CustomerPlan.nullable(),
  isCancelRequested: z.boolean(),
  referenceId: z.string().nullable(),
  brand: CardBrand.nullable(),
  // The members from here on came later: journals of before do not have them.
  /** Who paid by QR code instead of a card; null for a card. */
  wallet: Wallet.nullable().default(null),
  /** Instalments the customer chose at the terminal; null for what the order says. */
  installments: z.int().nullable().default(null),
  /** Added by the customer at the terminal; a part of `chargedMinor`. */
  tipMinor: z.int().default(0),
  /** The issuer's code for an approved payment. */
  authorizationCode: z.string().nullable().default(null),
  /** When the payment was approved or refused; null before. */
  decidedAtMs: z.number().nullable().default(null),
  refunds: z.array(RefundRecord).readonly().default([]),
  simulated: SimulatedResult.nullable().default(null),
  /** What it is to the Integration API, where it was created there; null for an order. */
  intent: IntentFacet.nullable().default(null),
  agenda: z.array(AgendaItem).readonly(),
  history: z.array(OrderTransition).readonly(),
});
export type OrderRecord = Readonly<z.infer<typeof OrderRecord>>;

/** Whether the order occupies its terminal: a terminal has one such order at most. */
export function isLive(order: OrderRecord): boolean {
  return order.status === 'created' || order.status === 'at_terminal';
}

/** The agenda with `item` in it, in place of an earlier one of the same action. */
export function withAgendaItem(agenda: readonly AgendaItem[], item: AgendaItem): readonly AgendaItem[] {
  return [...withoutActions(agenda, [item.action]), item];
}

/** The agenda without the given actions. */
export function withoutActions(
  agenda: readonly AgendaItem[],
  actions: readonly AgendaItem['action'][],
): readonly AgendaItem[] {
  return agenda.filter((item) => !actions.includes(item.action));
}

/** Minor units given back, or on their way. */
export function refundedMinor({ refunds }: Pick<OrderRecord, 'refunds'>): number {
  return refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
}

/** `data.version` of notifications: 1 at creation, one more with each change of state. */
export function versionOf(order: OrderRecord): number {
  return order.history.length;
}
