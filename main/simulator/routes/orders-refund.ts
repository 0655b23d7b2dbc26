import { z } from 'zod';

import { parseAmountMinor } from '../amount.ts';
import type { Change } from '../change.ts';
import { nestedError, nestedErrors, type ApiAnswer } from '../envelope.ts';
import { isOrderId, referenceIdOf, refundIdOf } from '../ids.ts';
import { applyOrderEvent } from '../order-machine.ts';
import { refundView } from '../order-view.ts';
import { refundedMinor, withAgendaItem, type OrderRecord, type RefundRecord } from '../order.ts';
import type { PaymentRecord } from '../payment-record.ts';
import type { Cloud, Route } from '../route.ts';
import { exponentOf } from '../site.ts';
import { DAY_MS } from '../store.ts';
import { validateBody } from '../validation.ts';
import { orderNotFound, userNotAuthorized } from './find-order.ts';

/** How long after its approval a payment can be given back (Point API, Refund order). */
const REFUND_WINDOW_MS = 90 * DAY_MS;

/** `POST /v1/orders/{order_id}/refund` (Point API, Refund order): without a body the total, with one a part. */
export const refundOrder: Route<'orders.refund'> = {
  name: 'orders.refund',
  method: 'POST',
  path: '/v1/orders/{order_id}/refund',
  isIdempotent: true,
  takesJson: true,
  isBodyOptional: true,
  handle: (cloud, call) => {
    const id = call.params.order_id ?? '';
    if (!isOrderId(id)) {
      return { answer: nestedError(400, 'invalid_path_param', 'path param order id is invalid') };
    }
    const order = cloud.store.orders.get(id);
    if (order === undefined) return { answer: orderNotFound() };
    if (order.userId !== call.account.userId) return { answer: userNotAuthorized() };
    const part = call.body === undefined ? undefined : readPart(cloud, order, call.body);
    if (part !== undefined && 'answer' in part) return part;
    const refusal = refusalOfRefund(cloud, order, part);
    if (refusal !== undefined) return { answer: refusal };
    const { order: after, refund, changes } = acceptRefund(cloud, order, part?.amountMinor);
    return {
      answer: {
        status: cloud.answers('refundSuccessStatus') === '201' ? 201 : 200,
        body: {
          id: after.id,
          status: after.status,
          status_detail: after.statusDetail,
          transactions: { refunds: [refundView(after, refund, exponentOf(cloud.site, cloud.answers))] },
        },
      },
      changes,
      orderId: order.id,
    };
  },
};

/** A part of a payment to give back. */
export interface RefundPart {
  readonly transactionId: string;
  readonly amountMinor: number;
}

function readPart(
  { site, answers }: Cloud,
  order: OrderRecord,
  body: unknown,
): RefundPart | { answer: ApiAnswer } {
  const exponent = exponentOf(site, answers);
  const schema = z.strictObject({
    transactions: z
      .array(
        z.strictObject({
          id: z.string(),
          amount: z
            .string()
            .refine(
              (text) => (parseAmountMinor(text, exponent) ?? 0) > 0,
              `Must be a decimal above 0 with at most ${exponent} decimals`,
            ),
        }),
      )
      .min(1)
      .max(1),
  });
  const validated = validateBody(schema, body, answers);
  if (!validated.ok) return { answer: nestedErrors(400, validated.errors) };
  const [transaction] = validated.value.transactions;
  const amountMinor = parseAmountMinor(transaction?.amount ?? '', exponent) ?? 0;
  return { transactionId: transaction?.id ?? order.paymentId, amountMinor };
}

/** What the rules of refunds look at, of an order or of a payment without one. */
export type Refundable = Pick<
  OrderRecord,
  'status' | 'paymentId' | 'chargedMinor' | 'tipMinor' | 'wallet' | 'refunds' | 'decidedAtMs' | 'updatedAtMs'
>;

/** Why the refund of a part, or of all that is left, is not possible, if it is not. */
export function refusalOfRefund(
  cloud: Cloud,
  order: Refundable,
  part: RefundPart | undefined,
): ApiAnswer | undefined {
  return stateRefusal(cloud, order) ?? partRefusal(cloud, order, part) ?? moneyRefusal(cloud, order, part);
}

function stateRefusal({ clock, answers, store }: Cloud, order: Refundable): ApiAnswer | undefined {
  const nowMs = clock.nowMs();
  if (order.refunds.some((refund) => refund.status === 'processing')) {
    return nestedError(409, answers('refundInProgressCode'), 'A refund of the order is in progress.');
  }
  if (order.status === 'refunded') {
    return nestedError(409, 'order_already_refunded', 'The order is already refunded.');
  }
  if (order.status !== 'processed') {
    const message = `The order cannot be refunded in status ${order.status}.`;
    return nestedError(409, answers('refundOfUnpaidOrder'), message);
  }
  const paidForMs = nowMs - (order.decidedAtMs ?? order.updatedAtMs);
  if (paidForMs > REFUND_WINDOW_MS) {
    return nestedError(409, 'refund_period_exceeded', 'The refund period of 90 days is over.');
  }
  if (paidForMs < store.refundRules.enabledAfterMs) {
    const message = 'The payment of the order is not enabled for refund yet.';
    return nestedError(425, 'order_payment_not_yet_enabled_for_refund', message);
  }
  return undefined;
}

function partRefusal(
  { site, answers }: Cloud,
  order: Refundable,
  part: RefundPart | undefined,
): ApiAnswer | undefined {
  if (part === undefined) return undefined;
  if (part.transactionId !== order.paymentId) {
    return nestedError(404, 'transaction_not_found', 'The order has no such transaction.');
  }
  if (order.wallet !== null && site !== 'MLA' && answers('partialRefundOfQr') === 'MLA') {
    const message = 'The payment method does not support partial refunds.';
    return nestedError(400, 'unsupported_partially_refunds', message);
  }
  if (order.tipMinor > 0) {
    const message = 'A payment with a tip can only be refunded as a whole.';
    return nestedError(403, 'partial_refund_forbidden_with_tips', message);
  }
  const leftMinor = order.chargedMinor - refundedMinor(order);
  const isWhole =
    part.amountMinor === order.chargedMinor && answers('partialRefundOfWholeAmount') !== 'accepted';
  if (part.amountMinor > leftMinor || isWhole) {
    return nestedError(400, 'refund_amount_exceeds', 'The amount exceeds what is left of the payment.');
  }
  return undefined;
}

const REFUSALS = {
  movement_operations_pending: [409, 'Operations on the payment are pending.'],
  payment_not_refundable: [422, 'The payment cannot be refunded.'],
  amount_not_refundable: [422, 'The amount cannot be refunded.'],
} as const;

function moneyRefusal(
  { store }: Cloud,
  order: Refundable,
  part: RefundPart | undefined,
): ApiAnswer | undefined {
  const { refusal, maxRefunds, balanceMinor } = store.refundRules;
  if (refusal !== null) {
    const [status, message] = REFUSALS[refusal];
    return nestedError(status, refusal, message);
  }
  if (order.refunds.length >= maxRefunds) {
    return nestedError(422, 'max_refunds_exceeded', 'The payment has as many refunds as it can have.');
  }
  const amountMinor = part?.amountMinor ?? order.chargedMinor - refundedMinor(order);
  if (balanceMinor !== null && balanceMinor < amountMinor) {
    return nestedError(428, 'insufficient_money_for_refund', 'The seller has too little money.');
  }
  return undefined;
}

/** An accepted refund and what it changes; of all that is left without an amount. */
export function acceptRefund(
  cloud: Cloud,
  order: OrderRecord,
  amountMinor = order.chargedMinor - refundedMinor(order),
): { readonly order: OrderRecord; readonly refund: RefundRecord; readonly changes: readonly Change[] } {
  const { refund, doneAtMs, balance } = newRefund(cloud, order, amountMinor);
  const accepted = applyOrderEvent(order, { kind: 'refund_accepted', refund }, refund.createdAtMs);
  const after =
    doneAtMs === null
      ? accepted
      : {
          ...accepted,
          agenda: withAgendaItem(accepted.agenda, { action: 'finish_refund', atMs: doneAtMs }),
        };
  return { order: after, refund, changes: [{ kind: 'order', order: after }, ...balance] };
}

/** The same for a payment that no order asked for. */
export function acceptPaymentRefund(
  cloud: Cloud,
  payment: PaymentRecord,
  amountMinor = payment.amountMinor - refundedMinor(payment),
): { readonly refund: RefundRecord; readonly changes: readonly Change[] } {
  const { refund, doneAtMs, balance } = newRefund(cloud, payment, amountMinor);
  const after: PaymentRecord = {
    ...payment,
    refunds: [...payment.refunds, refund],
    updatedAtMs: refund.createdAtMs,
    refundDoneAtMs: doneAtMs,
  };
  return { refund, changes: [{ kind: 'payment', payment: after }, ...balance] };
}

/** A refund as the acquirer takes it on: when it is done, null for at once, and what it leaves of the seller's money. */
function newRefund(
  { store, clock, answers }: Cloud,
  of: { readonly id: string; readonly refunds: readonly RefundRecord[] },
  amountMinor: number,
): { readonly refund: RefundRecord; readonly doneAtMs: number | null; readonly balance: readonly Change[] } {
  const nowMs = clock.nowMs();
  const { refundRules } = store;
  const isDone = answers('refundStatusInAnswer') === 'processed' || refundRules.processingMs === 0;
  const id = refundIdOf(of.id, of.refunds.length, nowMs);
  const balanceMinor = refundRules.balanceMinor === null ? null : refundRules.balanceMinor - amountMinor;
  return {
    refund: {
      id,
      referenceId: referenceIdOf(id),
      amountMinor,
      status: isDone ? 'processed' : 'processing',
      createdAtMs: nowMs,
    },
    doneAtMs: isDone ? null : nowMs + refundRules.processingMs,
    balance:
      balanceMinor === null
        ? []
        : [{ kind: 'refund_rules' as const, rules: { ...refundRules, balanceMinor } }],
  };
}
