import { z } from 'zod';
import type { PointOrder } from './gateway.ts';
import { fromWireAmount, type Currency } from '#app/domain/money.ts';

const text = z.string().max(200);
const amount = z.string().max(20);

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
            status_detail: text.nullish(),
            reference_id: z.union([text, z.int()]).nullish(),
            payment_method: z
              .object({
                id: text.nullish(),
                type: text.nullish(),
                installments: z.int().nonnegative().nullish(),
              })
              .nullish(),
            card: z.object({ last_digits: text.nullish() }).nullish(),
          }),
        )
        .max(10)
        .nullish(),
    })
    .nullish(),
});

/** Reads an order answer; undefined when it is no order or an amount in it is not one of `currency`. */
export function parseOrder(json: unknown, currency: Currency): PointOrder | undefined {
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
      paymentReference: reference === null || reference === undefined ? null : String(reference),
      paymentMethodId: payment?.payment_method?.id ?? null,
      paymentMethodType: payment?.payment_method?.type ?? null,
      installments: payment?.payment_method?.installments ?? null,
      lastDigits: lastDigits !== null && /^\d{4}$/.test(lastDigits) ? lastDigits : null,
    },
    externalReference: order.external_reference ?? null,
    terminalId: order.config?.point?.terminal_id ?? null,
    amountMinor: known(amounts.amountMinor),
    currency: order.currency ?? null,
  };
}

type ReadAmount = number | null | 'invalid';

function toMinor(value: string | null | undefined, currency: Currency): ReadAmount {
  if (value === null || value === undefined) return null;
  return fromWireAmount(value, currency) ?? 'invalid';
}

function known(value: ReadAmount): number | null {
  return value === 'invalid' ? null : value;
}
