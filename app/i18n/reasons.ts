import { assertNever } from '#app/lib/assert.ts';
import type { UnansweredReason } from '#app/domain/charge-event.ts';
import { isBusyRefusal } from '#app/domain/terminal-health.ts';

/**
 * Why a card payment was declined: the `status_detail` of a failed payment (Point API, Status of orders and transactions;
 * `rejected_other_reason` from its Simulate order page, which the table leaves out). `other` is any reason not known here.
 */
export const DECLINE_REASONS = [
  'failed',
  'bad_filled_card_data',
  'high_risk',
  'rejected_by_issuer',
  'required_call_for_authorize',
  'max_attempts_exceeded',
  'card_disabled',
  'insufficient_amount',
  'amount_limit_exceeded',
  'processing_error',
  'invalid_installments',
  'in_review',
  'rejected_other_reason',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** The reason behind an API detail; one nobody documented, or none, is `other` and is shown raw beside its sentence. */
export function declineReasonOf(paymentDetail: string | null): DeclineReason {
  return DECLINE_REASONS.find((reason) => reason === paymentDetail) ?? 'other';
}

/** Why the API refused to create an order, as far as the person at the till can act on it. */
export const REFUSAL_REASONS = [
  'terminal_owner',
  'terminal_queue',
  'unauthorized',
  'amount',
  'other',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Reads the API's error code and HTTP status (Point API, Create order: errors; Integration API, Create payment intent). */
export function refusalReasonOf(refusal: {
  readonly httpStatus: number;
  readonly code: string;
}): RefusalReason {
  if (isBusyRefusal(refusal.code)) return 'terminal_queue';
  switch (refusal.code) {
    case 'forbidden_checking_terminal_owner':
      return 'terminal_owner';
    case 'unauthorized':
      return 'unauthorized';
    case 'property_value':
      return 'amount';
    default:
      return refusal.httpStatus === 401 ? 'unauthorized' : 'other';
  }
}

/** Why the API refused a refund, as far as the person at the till can act on it. */
export const REFUND_REFUSAL_REASONS = [
  'period',
  'money',
  'notRefundable',
  'amount',
  'max',
  'tip',
  'partial',
  'already',
  'underWay',
  'notYet',
  'unauthorized',
  'unknownPayment',
  'other',
] as const;
export type RefundRefusalReason = (typeof REFUND_REFUSAL_REASONS)[number];

/** Codes of Refund order (Point API), the second spelling of those that have two as well. */
const REFUND_REFUSALS: ReadonlyMap<string, RefundRefusalReason> = new Map([
  ['refund_period_exceeded', 'period'],
  ['insufficient_money_for_refund', 'money'],
  ['payment_not_refundable', 'notRefundable'],
  ['cannot_refund_order', 'notRefundable'],
  ['action_not_allowed_for_current_state', 'notRefundable'],
  ['amount_not_refundable', 'amount'],
  ['refund_amount_exceeds', 'amount'],
  ['max_refunds_exceeded', 'max'],
  ['partial_refund_forbidden_with_tips', 'tip'],
  ['unsupported_partially_refunds', 'partial'],
  ['order_already_refunded', 'already'],
  ['refund_in_progress', 'underWay'],
  ['order_refund_already_in_process', 'underWay'],
  ['movement_operations_pending', 'underWay'],
  ['order_payment_not_yet_enabled_for_refund', 'notYet'],
  ['unauthorized', 'unauthorized'],
  ['user_not_authorized', 'unauthorized'],
  ['order_not_found', 'unknownPayment'],
  ['transaction_not_found', 'unknownPayment'],
]);

/** The reason behind a refused refund; a code nobody documented is `other` and is shown raw beside its sentence. */
export function refundRefusalReasonOf(refusal: {
  readonly httpStatus: number;
  readonly code: string;
}): RefundRefusalReason {
  const known = REFUND_REFUSALS.get(refusal.code);
  if (known !== undefined) return known;
  return refusal.httpStatus === 401 ? 'unauthorized' : 'other';
}

/** Why Mercado Pago could not be asked, as far as the person at the till can act on it. */
export const UNREACHABLE_CAUSES = ['portal', 'tls', 'proxy', 'timeout', 'server', 'answer'] as const;
export type UnreachableCause = (typeof UNREACHABLE_CAUSES)[number];

/** The cause behind a request without an answer; undefined where the connection itself is all there is to look at. */
export function unreachableCauseOf(reason: UnansweredReason): UnreachableCause | undefined {
  switch (reason) {
    case 'redirect':
    case 'not_json':
      return 'portal';
    case 'tls':
    case 'proxy':
    case 'timeout':
      return reason;
    case 'server_error':
    case 'busy':
    case 'rate_limited':
      return 'server';
    case 'unexpected_shape':
    case 'too_large':
      return 'answer';
    case 'network':
    case 'unauthorized':
      return undefined;
    default:
      return assertNever(reason, 'unanswered reason');
  }
}
