/** Selling without a payment at the counter: other tenders, a sale to be charged later, what is owed. */
export const defer = {
  'till.other.button': 'Another way',
  'till.defer.button': 'Charge later',

  'exposure.overdue': 'Overdue: {{n}}',
  'exposure.dueToday': 'Promised for today: {{n}}',
  'exposure.see': 'See pending sales',
  'exposure.after': 'With this sale:',

  'other.title': 'Take another payment',
  'other.method': 'How it is paid',
  'other.check': 'Make sure that the money has arrived: the till cannot see it.',
  'other.confirm': 'Record {{amount}}',

  'defer.title': 'Charge later',
  'defer.text':
    'The customer takes the goods and nothing is charged now. The sale is not paid until it is collected.',
  'defer.name': 'Customer’s name',
  'defer.name.optional': 'Customer’s name (optional)',
  'defer.contact': 'Telephone or e-mail',
  'defer.contact.optional': 'Telephone or e-mail (optional)',
  'defer.note': 'Note (optional)',
  'defer.privacy': 'Only what is needed to collect. It can be erased if the customer asks for it.',
  'defer.name.missing': 'Write the customer’s name.',
  'defer.contact.missing': 'Write a telephone number or an e-mail address.',
  'defer.unreadable': 'There are invisible characters in this text. Delete it and type it.',
  'defer.field.name': 'customer’s name',
  'defer.field.contact': 'telephone or e-mail',
  'defer.field.note': 'note',
  'defer.field.reference': 'reference',
  'defer.promise': 'Promised for',
  'defer.promise.hint': 'Optional: dd/mm/yyyy',
  'defer.promise.quick': 'Frequent dates',
  'defer.promise.none': 'No date',
  'defer.promise.today': 'Today',
  'defer.promise.tomorrow': 'Tomorrow',
  'defer.promise.week': 'In a week',
  'defer.promise.monthEnd': 'End of the month',
  'defer.promise.past': 'That day has passed. Choose today or a later one.',
  'defer.promise.tooFar': 'That is more than a year ahead. Check the year.',
  'defer.promise.incomplete': 'The date is not complete, or the calendar has no such day.',
  'defer.exceeded':
    'This goes over what a cashier may leave uncollected. An owner or manager has to approve it.',
  'defer.exceeded.per_sale': 'In one sale: at most {{limit}}.',
  'defer.exceeded.per_customer': 'Owed by one customer: at most {{limit}}.',
  'defer.exceeded.per_day': 'In one day: at most {{limit}}.',
  'defer.exceeded.total': 'Owed by all customers: at most {{limit}}.',
  'defer.approval.example': 'For example: a customer of many years',
  'defer.confirm': 'Save as not paid: {{amount}}',

  'defer.needsApproval': 'It goes over a limit: an approval is needed.',
  'defer.incomplete': 'Something is still missing: fill in the marked or empty fields.',

  'slip.tick': 'It was charged on the terminal by hand',
  'slip.text':
    'The till has not seen that payment: the sale stays not paid until it is found at Mercado Pago, once there is network again.',
  'slip.how': 'How to charge on the terminal by hand',
  'slip.how.step1': 'On the terminal: “More options” > “Settings” > “Pairing mode”, and choose STANDALONE.',
  'slip.how.step2':
    'Restart it, type {{amount}} on it and charge. It needs a network of its own: chip or other Wi-Fi.',
  'slip.how.step3': 'Copy here what its slip says.',
  'slip.how.step4': 'When the till has network again, set the terminal back to PDV in the same place.',

  'card.away.no_network': 'This computer has no network now, so a card cannot be charged from the till.',
  'card.away.unreachable': 'Mercado Pago does not answer now, so a card cannot be charged from the till.',
  'card.away.not_connected':
    'The Mercado Pago account is not connected: until it is, a card cannot be charged from the till.',
  'card.away.choose': 'The sale can be taken another way, and nothing is lost:',
  'card.away.byHand':
    'The terminal can also charge by hand with a network of its own. Write its slip down under “Charge later”; for the owner or manager.',
  'card.away.returned': 'There is a connection again: the card can be charged.',
  'card.away.try': 'Try anyway',
  'card.away.charge': 'Go on to the card',
  'card.away.warning': 'There is no connection now: the charge may not arrive.',
  'card.away.cancelFirst':
    'To take this sale another way, cancel the charge first. It ends at once if it never left the till.',
  'card.belowMinimum':
    'The least a card can be charged is {{min}}. Less than that is taken in cash or another way.',
  'card.otherWays': 'Other ways to take this sale',

  'receipt.loading': 'Receipt',
  'receipt.tender.other': 'Another way',
  'receipt.tender.deferred': 'To be charged later',
  'receipt.unpaid': 'NOT PAID',
  'receipt.unpaid.part': 'PARTLY NOT PAID',
  'receipt.unpaid.number': 'Pending no. {{number}}',
  'receipt.unpaid.promised': 'Promised for {{date}}',
  'receipt.unpaid.owed': 'Still owed',
  'receipt.unpaid.returned': 'Goods returned: {{amount}}',
  'receipt.unpaid.writtenOff': 'Written off: {{amount}}',
  'receipt.unpaid.slip':
    'The slip of a charge made on the terminal is written down. It has not been found at Mercado Pago yet.',
  'receipt.settled': 'Nothing of this is owed any more.',
  'receipt.pending': 'See the pending sale',
  'receipt.move.charged': 'Paid later by card',
  'receipt.move.by_hand': 'Paid later on the terminal',
  'receipt.move.by_link': 'Paid later with a link',
  'receipt.move.cash': 'Paid later in cash',
  'receipt.move.other': 'Paid later: {{method}}',
  'receipt.move.returned': 'Goods returned',
  'receipt.move.written_off': 'Written off',

  'sales.owed': 'Not paid: {{amount}}',
  'sales.nothingOwed': 'Nothing owed',
  'sales.returned': 'Returned unpaid: {{amount}}',
  'sales.writtenOff': 'Written off: {{amount}}',

  'deferRules.title': 'Charging later',
  'deferRules.text':
    'Up to these amounts a cashier can leave a sale to be charged later. Above them the till asks for the approval of the owner or manager. Empty is no limit; 0 always asks.',
  'deferRules.perSale': 'In one sale',
  'deferRules.perCustomer': 'Owed by one customer',
  'deferRules.perDay': 'In one day',
  'deferRules.total': 'Owed by all customers',
  'deferRules.name': 'The customer’s name is required',
  'deferRules.contact': 'A telephone or e-mail is required',
  'deferRules.save': 'Save',
  'deferRules.saved': 'Saved.',

  'errors.deferral_not_found': 'That pending sale does not exist. Look for it again in the list.',
  'errors.deferral_above_limit':
    'This goes over what may be left uncollected. The owner or manager has to approve it.',
  'errors.deferral_owes_less': 'Only {{owedMinor}} is owed of it. Correct the amount.',
  'errors.deferral_settled': 'Nothing is owed of it any more. Look at what happened to it.',
  'errors.deferral_promise_past': 'The promised day has passed. Choose today or a later one.',
  'errors.deferral_promise_too_far': 'The promised day is more than a year ahead. Check the year.',
  'errors.deferral_name_missing': 'The customer’s name is missing. It is needed to charge later.',
  'errors.deferral_contact_missing':
    'The customer’s telephone or e-mail is missing. It is needed to charge later.',
  'errors.deferral_has_slip':
    'A slip of the terminal is written down for this one. Look for it at Mercado Pago or withdraw it before taking another payment.',
  'errors.deferral_has_no_slip': 'No slip of the terminal is written down for this one.',
  'errors.deferral_has_link': 'This one has an open payment link. Close it before taking another payment.',
  'errors.deferral_has_no_link': 'This one has no open payment link.',
  'errors.customer_text_unreadable':
    'There are invisible characters in this field: {{field}}. Delete it and type it again.',
  'errors.slip_payment_not_found':
    'That payment is not among those Mercado Pago found. Search again and choose one of the list.',
  'errors.deferral_needs_owner': 'Only an owner may let this pass the limit.',
  'errors.return_partly_paid':
    'Part of it was paid in a way this till cannot give back. Write off what is left instead, and settle the goods with the customer.',
} as const;
