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
    'The terminal works on its own and would not show the charge. Set it to PDV mode on the Account screen, restart it, and charge again.',
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
    'Mercado Pago does not accept the till’s permission. The person in charge has to connect the account again on the Account screen.',
  'errors.point_refused': 'Mercado Pago refused it. Try again; if it repeats, take cash.',
  'errors.apiSays': 'Mercado Pago says: {{detail}}.',
  'errors.unreachable.portal':
    'Something on this network answers in Mercado Pago’s place, for example a Wi-Fi login page. Open it in the browser, sign in, and try again.',
  'errors.unreachable.tls':
    'The connection to Mercado Pago is not safe, so nothing was sent. Check the date and time of this computer, and whether the network inspects connections.',
  'errors.unreachable.proxy':
    'The network’s proxy asks for a password or refuses, so Mercado Pago cannot be reached. Tell whoever looks after the network, or use another one.',
  'errors.unreachable.timeout':
    'Mercado Pago did not answer in time. Check whether the network is slow, and try again in a moment.',
  'errors.unreachable.server':
    'Mercado Pago has a problem at this moment or asks for a pause. Try again in a few minutes.',
  'errors.unreachable.answer':
    'Mercado Pago’s answer could not be understood. Try again; if it repeats, tell support.',

  'errors.account_not_connected':
    'The till has no permission to use the account. Connect it on the Account screen.',
  'errors.account_token_malformed':
    'That is not an access token: it is incomplete or has characters that none has. Copy it again from the application’s credentials, whole and alone.',
  'errors.account_token_refused':
    'Mercado Pago does not accept this access token. Copy it again from the production credentials; if they were renewed, the new one.',
  'errors.account_client_malformed':
    'The client id or the client secret has characters that none has. Copy them again, each into its field.',
  'errors.account_client_refused':
    'Mercado Pago does not accept this client id and secret. Check that both are production credentials of one application.',
  'errors.account_country_unsupported':
    'The account is of a country that the till does not serve ({{site}}). It serves Argentina, Brazil, Mexico and Chile: connect one of those countries.',
  'errors.account_is_other':
    'That is another account. The open shop is of {{nickname}} ({{userId}}): connect that one, or open the practice shop first.',
  'errors.account_has_open_charges':
    'There are charges without an end in this shop. Wait for it or resolve them on the Sales screen, and try again.',
  'errors.shop_not_opened':
    'The ledger of that shop could not be opened ({{problem}}), so the till stayed in the other one. The file was left as it is. Put back a good copy of it, or call support.',
  'errors.shop_switching': 'The till is opening the other shop. Wait a moment and try again.',
  'errors.authorization_not_running':
    'That authorization has ended or took too long. Begin it again with “Go to Mercado Pago”.',
  'errors.authorization_address_wrong':
    'That is not the final address: it has no code in it. Copy all of it from the browser’s bar, from http to the end.',
  'errors.authorization_state_wrong':
    'That address is of another attempt, so it is not used. Paste the one of the last page that opened.',
  'errors.authorization_denied':
    'On Mercado Pago’s page the permission was not given. Begin again and allow the application.',
  'errors.authorization_code_refused':
    'Mercado Pago did not accept the code of that address: it is good for ten minutes and for one use. Check that the return address is registered letter by letter, and begin again.',
  'errors.redirect_uri_wrong':
    'That return address cannot be used. Write one that begins with https://, or leave this computer’s as it is.',

  'errors.terminal_mode_pos_taken':
    'The point of sale of this terminal already has another one in PDV mode, and it takes one only. Set the other to STANDALONE, or link this one with another point of sale.',
  'errors.terminal_mode_without_pos':
    'This terminal has no store and no point of sale. Link it again with the app, choose both on its screen, and try again.',
  'errors.terminal_mode_not_allowed':
    'Mercado Pago does not let the mode of this model be changed. Look in the terminal’s menu, or use another one.',
  'errors.terminal_mode_country_unsupported':
    'Mercado Pago does not offer PDV mode in the account’s country. Charge on the terminal by hand.',
  'errors.terminal_mode_device_unreachable':
    'Mercado Pago does not reach the terminal. Switch it on, look at its network, and try again.',
  'errors.terminal_not_found':
    'That terminal is not in the account. Search again; if it is missing, link it with the app.',
  'errors.store_city_unknown':
    'Mercado Pago does not know that city in that state. Write it as Mercado Pago does, with its accents, or choose one of the list.',
  'errors.store_state_unknown':
    'Mercado Pago does not know that state. Write it as Mercado Pago does, with its accents, for example Córdoba or São Paulo.',
  'errors.store_field_refused':
    'Mercado Pago does not accept one of the store’s data. Correct it and try again.',
  'errors.store_not_found': 'That store is no longer in the account. Search again and choose another one.',
  'errors.pos_name_wrong':
    'Mercado Pago does not accept that name. Use letters without accents, digits, hyphens and spaces inside.',
  'errors.pos_exists':
    'The account already has a point of sale like that. Search again: it may be the one that is needed.',
  'errors.transport': 'The till did not answer. Try again: nothing is done twice.',
} as const;
