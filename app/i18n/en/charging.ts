/** Card charges: every state, every reason, with what to do next. */
export const charging = {
  'card.title': 'Take a card',
  'card.terminal': 'Terminal',
  'card.terminal.change': 'Change',
  'card.terminal.choose': 'Choose the terminal of this counter',
  'card.terminal.none': 'The account has no terminals. Link one in the Mercado Pago app and search again.',
  'card.terminal.refresh': 'Search again',
  'card.terminal.searching': 'Asking Mercado Pago for the terminals…',
  'card.terminal.mode.other': 'Mode: {{mode}}',
  'card.start': 'Charge {{amount}}',
  'card.elapsed': 'Time: {{time}}',
  'card.cancel': 'Cancel the charge',
  'card.again': 'Charge again',
  'card.takeCash': 'Take cash',
  'card.holdAndNext': 'Hold and serve the next',
  'card.holdHint': 'The charge goes on by itself and its end is recorded.',
  'card.rawStatus': 'Mercado Pago answers: {{status}}',
  'card.order': 'Order {{order}}',
  'card.unreachable':
    'No answer for the moment. The state shown is the last one known; the till keeps asking.',

  'charge.steps.label': 'Progress of the charge',
  'charge.step.prepared': 'Saved in the till',
  'charge.step.created': 'Received by Mercado Pago',
  'charge.step.at_terminal': 'On the terminal',
  'charge.step.processed': 'Paid',
  'charge.step.ended': 'Not charged',

  'charge.state.prepared.title': 'Sending the amount',
  'charge.state.prepared.text': 'The charge is saved in the till and is on its way to Mercado Pago.',
  'charge.state.unknown.title': 'No answer yet',
  'charge.state.unknown.text':
    'It is not known whether the charge arrived. The till asks again with the same number, so nothing is charged twice. Do not charge it another way yet.',
  'charge.state.created.title': 'Waiting for the terminal',
  'charge.state.created.text':
    'Mercado Pago has the amount. If the terminal does not show it, press its green key to refresh.',
  'charge.state.at_terminal.title': 'On the terminal',
  'charge.state.at_terminal.text': 'The customer can pay: card, phone or QR.',
  'charge.state.cancel_requested.title': 'Cancelling',
  'charge.state.cancel_requested.text':
    'The cancellation was asked for and is not confirmed. If the customer pays before it is, the payment counts.',
  'charge.state.action_required.title': 'Look at the terminal',
  'charge.state.action_required.text':
    'The bank took too long and Mercado Pago does not know the end. The terminal does: read there whether it was paid, then write it down below.',
  'charge.state.quarantined.title': 'The answer does not match',
  'charge.state.quarantined.text':
    'What Mercado Pago answers is not what the till sent. Look at the terminal and at the Mercado Pago account before charging again.',
  'charge.state.processed.title': 'Paid',
  'charge.state.processed.text': 'The payment was approved.',
  'charge.state.failed.title': 'The card was declined',
  'charge.state.failed.text': 'Nothing was charged.',
  'charge.state.canceled.title': 'Charge cancelled',
  'charge.state.canceled.text': 'Nothing was charged. The basket is as it was: charge again or take cash.',
  'charge.state.expired.title': 'Nobody paid in time',
  'charge.state.expired.text':
    'The amount left the terminal and nothing was charged. Charge again or take cash.',
  'charge.state.refunded.title': 'Paid and given back',
  'charge.state.refunded.text': 'The whole amount was returned to the customer from Mercado Pago.',
  'charge.state.rejected.title': 'The charge was not accepted',
  'charge.state.rejected.text':
    'Mercado Pago refused the order before it reached the terminal. Nothing was charged.',

  'charge.cancelAccepted': 'The terminal was asked to cancel and may still be paid. Wait for its answer.',
  'charge.cancelRefused': 'It cannot be cancelled from the till. Press the red key of the terminal.',
  'charge.withoutSale':
    'This payment was approved and has no sale. Give the money back here or keep its number for the accountant.',
  'charge.byEvidence': 'Closed with what the person in charge read on the terminal.',
  'charge.contradiction': 'Field {{field}}: the till sent “{{expected}}”, the answer says “{{got}}”.',
  'charge.expires': 'Leaves the terminal at {{time}} if nobody pays.',

  'charge.unanswered.network':
    'Mercado Pago cannot be reached. Check the internet connection of this computer.',
  'charge.unanswered.timeout': 'Mercado Pago takes too long to answer. The till keeps asking.',
  'charge.unanswered.tls':
    'The connection is not safe, so nothing more is sent. Check the date of this computer and the network.',
  'charge.unanswered.proxy':
    'The network’s proxy does not let the till through: it asks for a password or refuses. Tell whoever looks after the network.',
  'charge.unanswered.redirect':
    'Another site answered instead of Mercado Pago. Check the network: it may ask for a login.',
  'charge.unanswered.not_json':
    'A page came instead of an answer. Check the network: it may ask for a login.',
  'charge.unanswered.unexpected_shape': 'The answer could not be understood. The till keeps asking.',
  'charge.unanswered.too_large': 'The answer was too large to be real. The till keeps asking.',
  'charge.unanswered.server_error': 'Mercado Pago has a problem at this moment. The till keeps asking.',
  'charge.unanswered.busy': 'Mercado Pago is still working on this charge. The till asks again in a moment.',
  'charge.unanswered.rate_limited': 'Mercado Pago asks for a pause. The till waits and goes on by itself.',
  'charge.unanswered.unauthorized':
    'Mercado Pago no longer accepts the till’s permission. The person in charge has to connect the account again on the Account screen.',

  'charge.refusal.terminal_owner':
    'This terminal belongs to another account or does not exist. Choose another terminal.',
  'charge.refusal.terminal_queue':
    'The terminal has a charge of another till, which this one cannot cancel. Finish it or cancel it on the terminal, then charge again.',
  'charge.refusal.unauthorized':
    'Mercado Pago does not accept the till’s permission. The person in charge has to connect the account again on the Account screen; take cash meanwhile.',
  'charge.refusal.amount':
    'Mercado Pago does not accept this amount. Check the limits of the account or take cash.',
  'charge.refusal.other': 'Try once more; if it repeats, take cash and pass this code to support.',
  'charge.refusal.code': 'Code {{code}} ({{status}})',

  'decline.failed.reason': 'The payment failed.',
  'decline.failed.next': 'Try again or ask for another card.',
  'decline.bad_filled_card_data.reason': 'The card’s data were entered wrong.',
  'decline.bad_filled_card_data.next': 'Charge again and enter them with care, or use the chip.',
  'decline.high_risk.reason': 'The payment was stopped for safety.',
  'decline.high_risk.next': 'Do not repeat it with this card: ask for another one or take cash.',
  'decline.rejected_by_issuer.reason': 'The bank rejected the payment.',
  'decline.rejected_by_issuer.next': 'Ask for another card; the customer can ask the bank why.',
  'decline.required_call_for_authorize.reason': 'The bank asks for a call to authorise this amount.',
  'decline.required_call_for_authorize.next':
    'The customer calls the bank and then it is charged again, or pays another way.',
  'decline.max_attempts_exceeded.reason': 'The card had too many attempts.',
  'decline.max_attempts_exceeded.next': 'Ask for another card or take cash.',
  'decline.card_disabled.reason': 'The card is not enabled.',
  'decline.card_disabled.next': 'The customer has to enable it with the bank. Ask for another card.',
  'decline.insufficient_amount.reason': 'The card has insufficient funds.',
  'decline.insufficient_amount.next': 'Ask for another card or take cash.',
  'decline.amount_limit_exceeded.reason': 'The amount is over the card’s limit.',
  'decline.amount_limit_exceeded.next': 'Ask for another card or take cash.',
  'decline.processing_error.reason': 'There was an error while the payment was processed.',
  'decline.processing_error.next': 'Charge again in a moment.',
  'decline.invalid_installments.reason': 'The card does not accept that number of instalments.',
  'decline.invalid_installments.next': 'Charge again and choose fewer instalments on the terminal.',
  'decline.in_review.reason': 'The payment is being reviewed and was not approved.',
  'decline.in_review.next': 'Do not hand the goods over for it: ask for another card or take cash.',
  'decline.rejected_other_reason.reason': 'The payment was rejected and the bank gives no reason.',
  'decline.rejected_other_reason.next': 'Ask for another card or take cash.',
  'decline.other.reason': 'The payment was not approved.',
  'decline.other.next': 'Ask for another card or take cash.',
  'decline.code': 'Reason given: {{code}}',

  'settle.title': 'Write down what the terminal says',
  'settle.outcome': 'What happened',
  'settle.charged': 'It was paid',
  'settle.not_charged': 'It was not paid',
  'settle.approver': 'Who confirms it',
  'settle.reason': 'Reason',
  'settle.reason.example': 'For example: the terminal printed the slip',
  'settle.reference': 'Operation number on the slip',
  'settle.reference.required': 'Needed when it was paid.',
  'settle.button': 'Confirm and close the charge',
} as const;
