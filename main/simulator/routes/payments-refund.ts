import { parseAmountMinor } from '../amount.ts';
import { legacyError, type ApiAnswer } from '../envelope.ts';
import { paymentRefundView } from '../payment-view.ts';
import { findPayment, type Payment } from '../payment.ts';
import type { Call, Cloud, Route } from '../route.ts';
import { exponentOf } from '../site.ts';
import { acceptPaymentRefund, acceptRefund, refusalOfRefund, type Refundable } from './orders-refund.ts';
import { paymentNotFound } from './payments.ts';

/**
 * `POST /v1/payments/{payment_id}/refunds` (Payments API, Create refund): without a body all that is left, with `amount` a part.
 * An accepted refund that is not done yet is answered with 400, unless `X-Render-In-Process-Refunds: true` asks
 * for it (Payments API, Refund of transactions with Pix).
 */
export const refundPayment: Route<'payments.refund'> = {
  name: 'payments.refund',
  method: 'POST',
  path: '/v1/payments/{payment_id}/refunds',
  isIdempotent: true,
  takesJson: true,
  isBodyOptional: true,
  handle: (cloud, call) => {
    const payment = findPayment(call.params.payment_id ?? '', call.account.userId, cloud);
    if (payment === undefined) return { answer: paymentNotFound() };
    const amountMinor = call.body === undefined ? null : readAmountMinor(cloud, call.body);
    if (amountMinor === undefined) return { answer: badAmount() };
    // One of the whole amount is a refund of all that is left, whatever the orders call it.
    const isPart = amountMinor !== null && amountMinor < payment.paidMinor;
    const refundable = refundableOf(payment);
    const part = isPart ? { transactionId: refundable.paymentId, amountMinor } : undefined;
    if (amountMinor !== null && amountMinor > payment.paidMinor - payment.refundedMinor) {
      return { answer: badAmount() };
    }
    const refusal = refusalOfRefund(cloud, refundable, part);
    if (refusal !== undefined) return { answer: inLegacyEnvelope(refusal) };
    const { source } = payment;
    const { refund, changes } =
      source.kind === 'order'
        ? acceptRefund(cloud, source.order, part?.amountMinor)
        : acceptPaymentRefund(cloud, source.record, part?.amountMinor);
    const isHidden = refund.status === 'processing' && !isRendered(call);
    return {
      answer: isHidden
        ? legacyError(400, 'bad_request', 'The refund is in process')
        : { status: 201, body: paymentRefundView(payment.id, refund, exponentOf(cloud.site, cloud.answers)) },
      changes,
    };
  },
};

/** A payment without an order follows the same rules; where they speak of its order, they mean the payment. */
function refundableOf({ source, status, paidMinor, refunds, decidedAtMs, updatedAtMs }: Payment): Refundable {
  if (source.kind === 'order') return source.order;
  return {
    status: status === 'approved' ? 'processed' : status === 'refunded' ? 'refunded' : 'failed',
    paymentId: source.record.id,
    chargedMinor: paidMinor,
    tipMinor: 0,
    wallet: source.record.wallet,
    refunds,
    decidedAtMs,
    updatedAtMs,
  };
}

function isRendered({ headers }: Call): boolean {
  return headers['x-render-in-process-refunds'] === 'true';
}

/** Null for none; undefined for what is no amount of the country. */
function readAmountMinor({ site, answers }: Cloud, body: unknown): number | null | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const amount: unknown = Reflect.get(body, 'amount');
  if (amount === undefined) return null;
  if (typeof amount !== 'number' || amount <= 0) return undefined;
  return parseAmountMinor(String(amount), exponentOf(site, answers));
}

function badAmount(): ApiAnswer {
  return legacyError(400, 'bad_request', 'Invalid amount');
}

/** See `paymentRefundErrors` among the open questions. */
function inLegacyEnvelope({ status, body }: ApiAnswer): ApiAnswer {
  const errors: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'errors') : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const text = (name: string): string => {
    const value: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return legacyError(status, text('code'), text('message'));
}
