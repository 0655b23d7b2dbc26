/** One sentence for each error code, with what to do. */
export const errors = {
  'errors.invalid_input': 'The till did not accept what was sent. Check what was typed and try again.',
  'errors.unknown_method': 'This page is from another version. Close it and open it again.',
  'errors.forbidden': 'The till does not accept orders from this page. Open it again from Mostrador.',
  'errors.input_too_large': 'That is too large to be sent to the till.',
  'errors.request_reused': 'This was already done with other data. Look at the basket before going on.',
  'errors.internal':
    'Something failed in the till. Try again; if it repeats, pass incident {{incident}} to support.',
  'errors.ledger_write_failed':
    'It could not be saved to disk, so it was not done. Check the free space of this computer and try again.',
  'errors.still_recovering': 'The till is still asking about earlier charges. Wait a moment.',
  'errors.import_not_found': 'The preview is no longer there. Choose the file again.',
  'errors.import_has_problems': 'The file has problems. Correct them and choose it again.',
  'errors.import_too_large': 'The file is too large. Split it into smaller files.',
  'errors.product_not_found': 'That product is not in the catalogue. Search it by name.',
  'errors.basket_not_found':
    'That basket is no longer open. Look at the latest sales: it may have been paid.',
  'errors.basket_empty': 'The basket is empty. Add a product first.',
  'errors.basket_locked': 'A charge is in progress for this basket. Wait for its end or cancel it.',
  'errors.basket_total_too_large': 'The total is over what one sale can have. Split the sale in two.',
  'errors.line_not_found': 'That line is no longer in the basket.',
  'errors.total_changed': 'The total has changed. Look at it again before taking the money.',
  'errors.cash_too_little': 'The money received is less than the total.',
  'errors.cash_too_much': 'The money received is far above the total. Check the amount.',
  'errors.sale_not_found': 'That sale does not exist.',
  'errors.shift_not_open': 'The shift is closed. Open it to sell.',
  'errors.shift_already_open': 'The shift is already open.',
  'errors.basket_in_progress':
    'There is a basket with products. Take the payment or empty it before closing.',
  'errors.day_has_unresolved_charges':
    'There are charges whose end is not known. Look at them, or say that they are known.',
  'errors.day_not_found': 'That close does not exist.',
  'errors.amount_below_minimum': 'The smallest card charge is {{min}}. Take cash or add products.',
  'errors.amount_above_maximum': 'The largest card charge is {{max}}. Split the sale.',
  'errors.charge_live_for_sale': 'This sale already has a charge in progress.',
  'errors.terminal_busy': 'The terminal has another charge in progress. Wait for its end or cancel it.',
  'errors.charge_not_found': 'That charge does not exist.',
  'errors.charge_not_cancelable':
    'The charge can no longer be cancelled from the till. Look at the terminal.',
  'errors.charge_not_settleable': 'This charge still gets answers by itself. Wait for its end.',
  'errors.charge_being_asked':
    'The till is asking Mercado Pago about this charge right now. Wait a few seconds and confirm again.',
  'errors.evidence_needs_reference': 'Write the operation number of the slip.',
  'errors.disk_full':
    'This computer has no room left on its disk, so it was not done. Free some space and try again.',
  'errors.generation_unavailable':
    'This country does not have that generation of the API. Choose the other one where the terminal is chosen.',
  'errors.payment_type_unavailable':
    'The kind of card cannot be chosen here. Leave it on “Any” and charge again.',
  'errors.installments_unavailable':
    'That number of instalments cannot be asked for here. Choose another, or leave it to the terminal.',
  'errors.installments_need_credit': 'Instalments are for credit cards. Choose credit as the kind of card.',
  'errors.installments_cost_unavailable':
    'Who pays for the instalments cannot be chosen here. Leave it as the account has it.',
  'errors.installments_cost_needs_installments':
    'Choose the number of instalments first, or leave their cost as the account has it.',
  'errors.ticket_number_unavailable': 'Terminals here do not take a ticket number. Leave it empty.',
  'errors.terminal_type_unavailable':
    'This kind of terminal does not take charges from a till in this country. Choose another one.',
  'errors.terminal_wrong_mode':
    'The terminal works on its own and would not show the charge. Switch it to integrated (PDV) mode in its menu or in the Mercado Pago app, and charge again.',
  'errors.looks_like_repeat':
    '{{amountMinor}} was approved on this terminal moments ago. Make sure that it is another purchase before charging again.',
  'errors.refund_not_possible':
    'Nothing can be given back of this charge: Mercado Pago does not show it as paid. Look at it again in a moment.',
  'errors.refund_under_way': 'A refund of this payment is under way. Wait for its end.',
  'errors.refund_too_much': 'At most {{refundableMinor}} can go back. Correct the amount.',
  'errors.refund_only_total': 'Only the whole can go back: {{refundableMinor}}. Correct the amount.',
  'errors.refund_too_late':
    'More than 90 days have passed since the payment. Give the money back another way.',
  'errors.point_unreachable':
    'Mercado Pago cannot be reached. Check the connection and try again; cash still works.',
  'errors.point_unauthorized':
    'Mercado Pago does not accept the till’s permission. The person in charge has to link the account again.',
  'errors.point_refused': 'Mercado Pago refused it. Try again; if it repeats, take cash.',
  'errors.transport': 'The till did not answer. Try again: nothing is done twice.',
} as const;
