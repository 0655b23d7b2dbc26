/** Giving money back, evidence since it was written, and both on the day's reports. */
export const moneyBack = {
  'role.label': 'Role in the shop',
  'role.owner': 'Owner',
  'role.manager': 'Manager',

  'charge.evidence.open': 'The till goes on asking Mercado Pago about it for 24 hours.',
  'charge.evidence.confirmed': 'Mercado Pago has since said the same.',
  'charge.evidence.contradicted':
    'Mercado Pago has since said the opposite. Compare the slip with the Mercado Pago account.',
  'charge.evidence.unanswered': 'Mercado Pago did not say in 24 hours whether it agrees.',

  'refund.button': 'Give money back',
  'refund.title': 'Give money back to the card',
  'refund.paid': 'Paid',
  'refund.given': 'Given back',
  'refund.left': 'Can be given back',
  'refund.amount': 'Amount to give back',
  'refund.all': 'Everything: {{amount}}',
  'refund.onlyTotal.tip': 'There is a tip in this payment: only the whole of it can go back.',
  'refund.onlyTotal.noSale': 'This payment has no sale: only the whole of it can go back.',
  'refund.tooMuch': 'At most {{amount}} can go back.',
  'refund.approver': 'Who approves it',
  'refund.reason.example': 'For example: the customer brought the product back',
  'refund.confirm': 'Ask to give back {{amount}}',
  'refund.confirm.empty': 'Ask to give it back',
  'refund.asking': 'Asking Mercado Pago whether something was given back already…',
  'refund.offline':
    'Mercado Pago did not answer: a refund made on the terminal or in the app could be missing here. What is asked now is sent when it answers.',
  'refund.retry': 'Ask again',
  'refund.list': 'Refunds of this payment',
  'refund.none': 'Nothing was given back so far.',
  'refund.nothingLeft': 'Nothing more can be given back.',
  'refund.openOne': 'There is one under way. Another one can be asked for when it has ended.',
  'refund.unconfirmed':
    'Mercado Pago has not confirmed this payment, so nothing can be asked back from here. Give cash, or do it in the Mercado Pago app.',
  'refund.stock': 'The stock does not change: goods that come back are counted by hand.',
  'refund.goOn': 'It goes on by itself, also with this window closed.',
  'refund.state.prepared': 'Being sent',
  'refund.state.prepared.text': 'Saved in the till and on its way to Mercado Pago.',
  'refund.state.unknown': 'No answer yet',
  'refund.state.unknown.text':
    'It is not known whether it arrived. The till asks again with the same number: nothing goes back twice. Do not give cash for it yet.',
  'refund.state.requested': 'Accepted, not done yet',
  'refund.state.requested.text': 'Mercado Pago is working on it. The till asks until it is done.',
  'refund.state.done': 'Given back',
  'refund.state.done.text':
    'The money went back to the customer. The bank shows it on the card within its own days.',
  'refund.state.failed': 'It failed: nothing went back',
  'refund.state.failed.text':
    'Mercado Pago accepted it and did not carry it out. Ask again, or give the money back another way.',
  'refund.state.rejected': 'Refused: nothing went back',
  'refund.state.rejected.text': 'Mercado Pago did not accept it.',
  'refund.origin.till': 'Asked from this till',
  'refund.origin.elsewhere': 'Made on the terminal or in the Mercado Pago app',
  'refund.origin.reversal': 'Taken back by Mercado Pago or the bank',
  'refund.by': '{{approver}} ({{role}}): {{reason}}',
  'refund.refusal.period':
    'More than 90 days have passed since the payment. Give the money back another way.',
  'refund.refusal.money':
    'The Mercado Pago account has not enough money. Add money to it and ask again, or give cash.',
  'refund.refusal.notRefundable':
    'Mercado Pago does not let this payment go back. Give the money back another way.',
  'refund.refusal.amount':
    'Mercado Pago does not let this amount go back. Try the whole amount, or give cash.',
  'refund.refusal.max': 'This payment has had the most refunds it can. Give the rest back another way.',
  'refund.refusal.tip': 'There is a tip in this payment: only the whole of it can go back.',
  'refund.refusal.partial': 'This kind of payment can only go back whole.',
  'refund.refusal.already': 'It had been given back already. Open this window again to see it.',
  'refund.refusal.underWay': 'Mercado Pago has another refund of it under way. Ask again when it has ended.',
  'refund.refusal.notYet': 'Mercado Pago cannot give this payment back yet. Ask again in a while.',
  'refund.refusal.unauthorized':
    'Mercado Pago does not accept the till’s permission. The person in charge has to connect the account again on the Account screen.',
  'refund.refusal.unknownPayment':
    'Mercado Pago does not find this payment in the account. Look whether the till is linked to the right one.',
  'refund.refusal.other':
    'Look at the payment in the Mercado Pago app. If it repeats, pass this code to support.',

  'receipt.copy': 'COPY',
  'receipt.refund': 'Given back to the card',
  'receipt.refund.open': 'Refund: {{state}}',

  'report.sales.gross': 'Sold, before refunds and returns',
  'report.sales.refunded': 'Refunds of sales',
  'report.sales.net': 'Sold, less refunds and returns',
  'report.refunds': 'Given back to cards',
  'report.refunds.total': 'Given back in all',
  'report.refund.till': 'From this till',
  'report.refund.elsewhere': 'On the terminal or in the app',
  'report.refund.reversal': 'Taken back by Mercado Pago or the bank',
  'report.refundsUnderWay': 'Under way, not counted',
  'report.taxes.gross': 'Tax by rate, before refunds',
  'report.refundTaxes': 'Tax given back',
  'report.taxes.net': 'Tax by rate, less refunds',
  'report.byEvidence.notCharged': 'said not to be paid',
  'report.byEvidence.confirmed': 'confirmed since by Mercado Pago',
  'report.byEvidence.contradicted': 'contradicted since by Mercado Pago',
} as const;
