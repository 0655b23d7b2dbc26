import { z } from 'zod';
import { fromWireAmount, type Currency } from '#app/domain/money.ts';
import type { ObservedRefund } from '#app/domain/refund-event.ts';
import { describedCount, describedText } from './described.ts';
import type { PointOrder } from './gateway.ts';

const text = z.string().max(200);
const amount = z.string().max(20);

const OrderRefunds = z.array(z.object({ id: text.min(1), amount, status: text.min(1) })).max(100);

/**
 * The fields of a Point order that the till reads (Point API, Create order and Get order). Unknown fields are ignored and
 * never kept: the allow-list is what may reach the ledger.
 */
const OrderResponse = z.object({
  id: text.min(1),
  status: text.min(1),
  external_reference: text.nullish(),
  currency: text.nullish(),
  config: z.object({ point: z.object({ terminal_id: text.nullish() }).nullish() }).nullish(),
  transactions: z
    .object({
      payments: z
        .array(
          z.object({
            id: text.nullish(),
            amount: amount.nullish(),
            paid_amount: amount.nullish(),
            tip_amount: amount.nullish(),
            refunded_amount: z.unknown().optional(),
            status_detail: describedText,
            reference_id: describedText,
            payment_method: z
              .object({ id: describedText, type: describedText, installments: describedCount })
              .nullish()
              .catch(null),
            card: z.object({ last_digits: describedText }).nullish().catch(null),
          }),
        )
        .max(10)
        .nullish(),
      refunds: z.unknown().optional(),
    })
    .nullish(),
});

/** What an answer without a list of refunds says: get has it when there is one, create and cancel need not. */
export type WithoutRefunds = 'there_are_none' | 'nothing_is_said';

/** Reads an order answer; undefined when it is no order or an amount in it is not one of `currency`. */
export function parseOrder(
  json: unknown,
  currency: Currency,
  withoutRefunds: WithoutRefunds = 'nothing_is_said',
): PointOrder | undefined {
  const parsed = OrderResponse.safeParse(json);
  if (!parsed.success) return undefined;
  const order = parsed.data;
  const payment = order.transactions?.payments?.[0];
  const amounts = {
    amountMinor: toMinor(payment?.amount, currency),
    paidMinor: toMinor(payment?.paid_amount, currency),
    tipMinor: toMinor(payment?.tip_amount, currency),
  };
  if (Object.values(amounts).includes('invalid')) return undefined;
  const listed = order.transactions?.refunds ?? null;
  // Where money went back, a list that is missing is not an empty one.
  const isNoneSure =
    listed === null &&
    withoutRefunds === 'there_are_none' &&
    payment !== undefined &&
    order.status !== 'refunded' &&
    isNothing(payment.refunded_amount, currency);
  const reference = payment?.reference_id;
  const lastDigits = payment?.card?.last_digits ?? null;
  return {
    observed: {
      orderId: order.id,
      status: order.status,
      paymentId: payment?.id ?? null,
      paymentDetail: payment?.status_detail ?? null,
      paidMinor: known(amounts.paidMinor),
      tipMinor: known(amounts.tipMinor) ?? 0,
      paymentReference: reference ?? null,
      paymentMethodId: payment?.payment_method?.id ?? null,
      paymentMethodType: payment?.payment_method?.type ?? null,
      installments: payment?.payment_method?.installments ?? null,
      lastDigits: lastDigits !== null && /^\d{4}$/.test(lastDigits) ? lastDigits : null,
    },
    externalReference: order.external_reference ?? null,
    terminalId: order.config?.point?.terminal_id ?? null,
    amountMinor: known(amounts.amountMinor),
    currency: order.currency ?? null,
    isTest: isTestOrder(order.id),
    // A refund that is not understood must not hide the payment.
    refunds: isNoneSure ? [] : (toRefunds(listed, currency) ?? null),
  };
}

/** Ids of test orders begin so (Point API, Orders); what a token begins with tells nothing. */
function isTestOrder(orderId: string): boolean {
  return orderId.startsWith('ORDTST');
}

const RefundAnswer = z.object({
  id: text.min(1),
  transactions: z.object({ refunds: z.unknown().optional() }),
});

/**
 * The refund that an accepted request made (Point API, Refund order); null when the answer does not tell which one it is:
 * it names another order, none, or several.
 */
export function parseMadeRefund(json: unknown, orderId: string, currency: Currency): ObservedRefund | null {
  const parsed = RefundAnswer.safeParse(json);
  if (!parsed.success || parsed.data.id !== orderId) return null;
  const refunds = toRefunds(parsed.data.transactions.refunds, currency) ?? [];
  return refunds.length === 1 ? (refunds[0] ?? null) : null;
}

function toRefunds(listed: unknown, currency: Currency): readonly ObservedRefund[] | undefined {
  const parsed = OrderRefunds.safeParse(listed);
  if (!parsed.success) return undefined;
  const refunds: ObservedRefund[] = [];
  for (const refund of parsed.data) {
    const amountMinor = fromWireAmount(refund.amount, currency);
    if (amountMinor === undefined) return undefined;
    refunds.push({ pointRefundId: refund.id, status: refund.status, amountMinor });
  }
  return refunds;
}

function isNothing(refundedAmount: unknown, currency: Currency): boolean {
  if (refundedAmount === undefined || refundedAmount === null) return true;
  return typeof refundedAmount === 'string' && fromWireAmount(refundedAmount, currency) === 0;
}

type ReadAmount = number | null | 'invalid';

function toMinor(value: string | null | undefined, currency: Currency): ReadAmount {
  if (value === null || value === undefined) return null;
  return fromWireAmount(value, currency) ?? 'invalid';
}

function known(value: ReadAmount): number | null {
  return value === 'invalid' ? null : value;
}
