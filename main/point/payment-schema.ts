import { z } from 'zod';
import type { Currency } from '#app/domain/money.ts';
import type { ObservedRefund } from '#app/domain/refund-event.ts';
import { describedCount, describedText } from './described.ts';
import { readNumberAmount } from './wire-amount.ts';

const text = z.string().max(200);
const id = z.union([z.int().positive(), text.min(1)]);

/** The fields of a payment that the till reads (Payments API, Get payment). */
const PaymentResponse = z.object({
  id,
  status: text.min(1),
  status_detail: describedText,
  currency_id: text.nullish(),
  transaction_amount: z.number(),
  installments: describedCount,
  payment_method_id: describedText,
  payment_type_id: describedText,
  card: z.object({ last_four_digits: describedText }).nullish().catch(null),
  live_mode: z.boolean().nullish().catch(null),
  refunds: z.unknown().optional(),
});

const PaymentRefund = z.object({ id, amount: z.number(), status: text.min(1) });
const PaymentRefunds = z.array(PaymentRefund).max(100);

export interface Payment {
  readonly paymentId: string;
  readonly status: string;
  readonly statusDetail: string | null;
  readonly currency: string | null;
  /** With the tip. */
  readonly paidMinor: number;
  readonly installments: number | null;
  readonly methodId: string | null;
  readonly methodType: string | null;
  readonly lastDigits: string | null;
  /** False for a payment of test credentials; null when the answer does not tell. */
  readonly isLive: boolean | null;
  /** Null when the payment does not show them, or one of them is not understood. */
  readonly refunds: readonly ObservedRefund[] | null;
}

/** Reads a payment; undefined when it is none, or its amount is not one of `currency`. */
export function parsePayment(json: unknown, currency: Currency): Payment | undefined {
  const parsed = PaymentResponse.safeParse(json);
  if (!parsed.success) return undefined;
  const payment = parsed.data;
  const paidMinor = readNumberAmount(payment.transaction_amount, currency);
  if (paidMinor === undefined) return undefined;
  const lastDigits = payment.card?.last_four_digits ?? null;
  return {
    paymentId: String(payment.id),
    status: payment.status,
    statusDetail: payment.status_detail ?? null,
    currency: payment.currency_id ?? null,
    paidMinor,
    installments: payment.installments ?? null,
    methodId: payment.payment_method_id ?? null,
    methodType: payment.payment_type_id ?? null,
    lastDigits: lastDigits !== null && /^\d{4}$/.test(lastDigits) ? lastDigits : null,
    isLive: payment.live_mode ?? null,
    refunds: refundsOf(payment.refunds, currency),
  };
}

/** The refund in the answer to its request (Payments API, Create refund); null when the answer does not show it. */
export function parsePaymentRefund(json: unknown, currency: Currency): ObservedRefund | null {
  const parsed = PaymentRefund.safeParse(json);
  return parsed.success ? toRefund(parsed.data, currency) : null;
}

function refundsOf(json: unknown, currency: Currency): readonly ObservedRefund[] | null {
  const parsed = PaymentRefunds.safeParse(json);
  if (!parsed.success) return null;
  const refunds = parsed.data.map((refund) => toRefund(refund, currency));
  return refunds.every((refund) => refund !== null) ? refunds : null;
}

function toRefund(refund: z.infer<typeof PaymentRefund>, currency: Currency): ObservedRefund | null {
  const amountMinor = readNumberAmount(refund.amount, currency);
  if (amountMinor === undefined) return null;
  return { pointRefundId: String(refund.id), status: refund.status, amountMinor };
}
