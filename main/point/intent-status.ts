import { isOrderStatus } from '#app/domain/charge.ts';
import type { Payment } from './payment-schema.ts';

/**
 * States of a payment intent as statuses of an order (Point API, Migrate from payment intents to orders). While it is being
 * processed it is at the terminal.
 */
const STATUS_OF_STATE: Readonly<Record<string, string>> = {
  OPEN: 'created',
  ON_TERMINAL: 'at_terminal',
  PROCESSING: 'at_terminal',
  PROCESSED: 'at_terminal',
  ERROR: 'failed',
  CANCELED: 'canceled',
  ABANDONED: 'expired',
  CONFIRMATION_REQUIRED: 'action_required',
};

/** Ends at which the payment, where there is one, says what became of the money. FINISHED alone says nothing about it. */
const PAYMENT_DECIDES: ReadonlySet<string> = new Set(['FINISHED', 'ERROR', 'CANCELED', 'ABANDONED']);

export function isDecidedByPayment(state: string): boolean {
  return PAYMENT_DECIDES.has(state);
}

/**
 * The status of an intent in `state`, as an order has it; `payment` is the one read for it, null for none. A status that the
 * documents do not name is given as it came. Undefined when that would be taken for one they do name, and for a FINISHED
 * without a payment.
 */
export function statusOfIntent(state: string, payment: Payment | null): string | undefined {
  if (payment !== null) {
    const status = statusOfPayment(payment);
    // An intent that ended otherwise may have a payment that was refused on the way; any other one has the last word.
    const isWithoutMoney = status === 'failed' || status === 'canceled';
    if (state === 'FINISHED' || !isWithoutMoney) return status;
  }
  if (state === 'FINISHED') return undefined;
  return STATUS_OF_STATE[state] ?? unlessNamed(state);
}

/** Payments API, status of a payment. Others, such as `in_process` or `charged_back`, are no end that is documented for Point. */
function statusOfPayment({ status }: Payment): string | undefined {
  switch (status) {
    case 'approved':
      return 'processed';
    case 'rejected':
      return 'failed';
    case 'cancelled':
      return 'canceled';
    case 'refunded':
      return 'refunded';
    default:
      return unlessNamed(status);
  }
}

function unlessNamed(status: string): string | undefined {
  return isOrderStatus(status) ? undefined : status;
}

/** `status_detail` of refused payments in the words of the Orders API, so that both generations read the same on screen. */
const DETAILS: Readonly<Record<string, string>> = {
  cc_rejected_bad_filled_card_number: 'bad_filled_card_data',
  cc_rejected_bad_filled_date: 'bad_filled_card_data',
  cc_rejected_bad_filled_security_code: 'bad_filled_card_data',
  cc_rejected_bad_filled_other: 'bad_filled_card_data',
  cc_rejected_blacklist: 'high_risk',
  cc_rejected_high_risk: 'high_risk',
  cc_rejected_other_reason: 'rejected_by_issuer',
  cc_rejected_call_for_authorize: 'required_call_for_authorize',
  cc_rejected_max_attempts: 'max_attempts_exceeded',
  cc_rejected_card_disabled: 'card_disabled',
  cc_rejected_insufficient_amount: 'insufficient_amount',
  cc_amount_rate_limit_exceeded: 'amount_limit_exceeded',
  cc_rejected_invalid_installments: 'invalid_installments',
};

export function detailOfPayment({ statusDetail }: Payment): string | null {
  return statusDetail === null ? null : (DETAILS[statusDetail] ?? statusDetail);
}
