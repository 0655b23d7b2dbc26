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

/** Reads the API's error code and HTTP status (Point API, Create order: errors). Both spellings of the 409 are in use. */
export function refusalReasonOf(refusal: {
  readonly httpStatus: number;
  readonly code: string;
}): RefusalReason {
  switch (refusal.code) {
    case 'forbidden_checking_terminal_owner':
      return 'terminal_owner';
    case 'already_queued_order_for_terminal':
    case 'already_queued_order_on_terminal':
      return 'terminal_queue';
    case 'unauthorized':
      return 'unauthorized';
    case 'property_value':
      return 'amount';
    default:
      return refusal.httpStatus === 401 ? 'unauthorized' : 'other';
  }
}
