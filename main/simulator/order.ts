import { z } from 'zod';

import { CardBrand, CustomerPlan } from './customer.ts';

/** `status` of an order (Point API, Status of order and transaction). `refunded` comes with the refund call. */
export const OrderStatus = z.enum([
  'created',
  'at_terminal',
  'processed',
  'failed',
  'action_required',
  'canceled',
  'expired',
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
