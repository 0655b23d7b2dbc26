import type { JsonValue } from './envelope.ts';
import type { RefundRecord } from './order.ts';
import type { Payment } from './payment.ts';

/** Rejections of cards in the words of the Payments API, by `status_detail` of the order's payment. */
const REJECTIONS: Readonly<Record<string, string>> = {
  bad_filled_card_data: 'cc_rejected_bad_filled_other',
  high_risk: 'cc_rejected_high_risk',
  rejected_by_issuer: 'cc_rejected_other_reason',
  required_call_for_authorize: 'cc_rejected_call_for_authorize',
  max_attempts_exceeded: 'cc_rejected_max_attempts',
  card_disabled: 'cc_rejected_card_disabled',
  insufficient_amount: 'cc_rejected_insufficient_amount',
  amount_limit_exceeded: 'cc_amount_rate_limit_exceeded',
  invalid_installments: 'cc_rejected_invalid_installments',
};

/**
 * A payment as `/v1/payments` shows it: amounts are numbers in currency units, unlike those of orders (Payments API,
 * Get payment). `exponent` is the number of decimals of the currency; `isTest` is of the account, because an intent's id does not tell.
 */
export function paymentView(
  payment: Payment,
  {
    exponent,
    nowMs,
    isTest,
  }: { readonly exponent: number; readonly nowMs: number; readonly isTest: boolean },
): Record<string, JsonValue> {
  const units = (minor: number): number => minor / 10 ** exponent;
  const isApproved = payment.status !== 'rejected';
  const decidedAt = new Date(payment.decidedAtMs).toISOString();
  return {
    id: Number(payment.id),
    date_created: new Date(payment.createdAtMs).toISOString(),
    date_approved: isApproved ? decidedAt : null,
    date_last_updated: new Date(payment.updatedAtMs).toISOString(),
    money_release_date: isApproved ? new Date(payment.releaseAtMs).toISOString() : null,
    money_release_status: isApproved ? (payment.releaseAtMs <= nowMs ? 'released' : 'pending') : null,
    operation_type: payment.operationType,
    status: payment.status,
    status_detail: statusDetail(payment),
    currency_id: payment.currency,
    description: payment.description,
    live_mode: !isTest,
    collector_id: Number(payment.userId),
    external_reference: payment.externalReference,
    transaction_amount: units(payment.paidMinor),
    transaction_amount_refunded: units(payment.refundedMinor),
    coupon_amount: 0,
    taxes_amount: 0,
    installments: payment.installments,
    payment_method_id: payment.methodId,
    payment_type_id: payment.methodType,
    issuer_id: null,
    card:
      payment.card === null
        ? {}
        : { first_six_digits: payment.card.first, last_four_digits: payment.card.last },
    authorization_code: payment.authorizationCode,
    fee_details: isApproved
      ? [{ type: 'mercadopago_fee', amount: units(payment.feeMinor), fee_payer: 'collector' }]
      : [],
    charges_details: [],
    transaction_details: {
      net_received_amount: isApproved ? units(payment.paidMinor - payment.feeMinor) : 0,
      total_paid_amount: units(payment.paidMinor),
      installment_amount: units(Math.round(payment.paidMinor / payment.installments)),
      acquirer_reference: null,
    },
    pos_id: payment.posId === null ? null : String(payment.posId),
    store_id: payment.storeId,
    point_of_interaction: { type: payment.terminalId === null ? 'CHECKOUT' : 'POINT' },
    refunds: payment.refunds.map((refund) => paymentRefundView(payment.id, refund, exponent)),
  };
}

/** A refund as payments and the refund call of payments show it. */
export function paymentRefundView(
  paymentId: string,
  refund: RefundRecord,
  exponent: number,
): Record<string, JsonValue> {
  return {
    id: Number(refund.referenceId),
    payment_id: Number(paymentId),
    amount: refund.amountMinor / 10 ** exponent,
    status: refund.status === 'processed' ? 'approved' : 'in_process',
    date_created: new Date(refund.createdAtMs).toISOString(),
  };
}

function statusDetail(payment: Payment): string {
  switch (payment.status) {
    case 'approved':
      return payment.refundedMinor > 0 ? 'partially_refunded' : 'accredited';
    case 'refunded':
      return 'refunded';
    case 'rejected':
      if (payment.rejection === 'reversed') return 'reversed';
      return REJECTIONS[payment.rejection ?? ''] ?? 'cc_rejected_other_reason';
  }
}
