import { z } from 'zod';

/**
 * Every error a call can answer with. Closed: each code has a sentence in every language (`errors.<code>`) that says
 * what to do. What the program has not foreseen is `internal`, with an incident number that is also in the log.
 */
export const ERROR_CODES = [
  'invalid_input',
  'unknown_method',
  'forbidden',
  'input_too_large',
  'request_reused',
  'internal',
  'ledger_write_failed',
  'disk_full',
  'still_recovering',

  'import_not_found',
  'import_has_problems',
  'import_too_large',
  'product_not_found',

  'basket_not_found',
  'basket_empty',
  'basket_locked',
  'basket_total_too_large',
  'line_not_found',
  'total_changed',
  'cash_too_little',
  'cash_too_much',
  'sale_not_found',

  'shift_not_open',
  'shift_already_open',
  'basket_in_progress',
  'day_has_unresolved_charges',
  'day_not_found',

  'amount_below_minimum',
  'amount_above_maximum',
  'generation_unavailable',
  'payment_type_unavailable',
  'installments_unavailable',
  'installments_need_credit',
  'installments_cost_unavailable',
  'installments_cost_needs_installments',
  'ticket_number_unavailable',
  'terminal_type_unavailable',
  'terminal_wrong_mode',
  'looks_like_repeat',
  'charge_live_for_sale',
  'terminal_busy',
  'charge_not_found',
  'charge_not_cancelable',
  'charge_not_settleable',
  'charge_being_asked',
  'evidence_needs_reference',
  'refund_not_possible',
  'refund_under_way',
  'refund_too_much',
  'refund_only_total',
  'refund_too_late',

  'deferral_not_found',
  'deferral_above_limit',
  'deferral_needs_owner',
  'deferral_owes_less',
  'deferral_settled',
  'deferral_promise_past',
  'deferral_promise_too_far',
  'deferral_name_missing',
  'deferral_contact_missing',
  'deferral_has_slip',
  'deferral_has_no_slip',
  'deferral_has_link',
  'deferral_has_no_link',
  'customer_text_unreadable',
  'slip_payment_not_found',
  'return_partly_paid',

  'point_unreachable',
  'point_unauthorized',
  'point_refused',

  'account_not_connected',
  'account_token_malformed',
  'account_token_refused',
  'account_client_malformed',
  'account_client_refused',
  'account_country_unsupported',
  'account_is_other',
  'account_has_open_charges',
  'shop_switching',
  'shop_not_opened',
  'authorization_not_running',
  'authorization_address_wrong',
  'authorization_state_wrong',
  'authorization_denied',
  'authorization_code_refused',
  'redirect_uri_wrong',

  'terminal_mode_pos_taken',
  'terminal_mode_without_pos',
  'terminal_mode_not_allowed',
  'terminal_mode_country_unsupported',
  'terminal_mode_device_unreachable',
  'terminal_not_found',
  'store_city_unknown',
  'store_state_unknown',
  'store_field_refused',
  'store_not_found',
  'pos_name_wrong',
  'pos_exists',
] as const;

export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** Values for the sentence: amounts stay in minor units and are formatted by the reader's language. */
export const ErrorParams = z.record(z.string(), z.union([z.string(), z.int()]));
export type ErrorParams = z.infer<typeof ErrorParams>;

export const CallError = z.strictObject({
  code: ErrorCode,
  params: ErrorParams,
  /** The same call may succeed later without any change. */
  isRetryable: z.boolean(),
  /** Names the log line of an unforeseen failure; null otherwise. */
  incidentId: z.string().nullable(),
});
export type CallError = z.infer<typeof CallError>;

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'internal',
  'ledger_write_failed',
  'still_recovering',
  'point_unreachable',
  'terminal_busy',
  'charge_being_asked',
  'shop_switching',
]);

/** An error that can happen: a code and the values of its sentence. Use cases throw it, the router turns it into the envelope. */
export class TillError extends Error {
  override readonly name = 'TillError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }

  toCallError(): CallError {
    return { code: this.code, params: this.params, isRetryable: RETRYABLE.has(this.code), incidentId: null };
  }
}
