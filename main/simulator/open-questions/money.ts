/** Payments, reports and tokens: what the documents leave open. */
export const MONEY_QUESTIONS = {
  feeRates: {
    question: 'What Mercado Pago keeps of a payment, and when it releases the rest.',
    choice: 'one invented rate for debit and one for credit in each country, released after 0 and 10 days',
    alternatives: [],
    because: 'Rates are a contract of each seller.',
  },
  externalReferenceInPayment: {
    question: 'Whether the payment of an order has its external_reference.',
    choice: 'present',
    alternatives: ['absent'],
    because: 'Expected, not verified.',
  },
  placeInPayment: {
    question: 'Whether the payment of an order has store_id and pos_id.',
    choice: 'present',
    alternatives: ['absent'],
    because: 'Expected, not verified.',
  },
  tipInPayment: {
    question: 'Whether transaction_amount contains the tip.',
    choice: 'it does',
    alternatives: [],
    because: 'paid_amount of the order does, and the report has the tip in a column of its own.',
  },
  qrPaymentMethod: {
    question: 'The payment method of a payment by QR code at the terminal.',
    choice: 'account_money for a Mercado Pago wallet, interop_transfer for another one',
    alternatives: [],
    because: 'Only provider is documented.',
  },
  paymentSearchLimit: {
    question: 'Default and largest limit of the payment search.',
    choice: '30 and 1000',
    alternatives: [],
    because: 'The values of the Payments API.',
  },
  testTokenPrefix: {
    question: 'The prefix of tokens of test accounts.',
    choice: 'TEST',
    alternatives: ['APP_USR'],
    because: 'The samples of the current guide; test users have the other one.',
  },
  accessTokenAfterRefresh: {
    question: 'Whether an access token still works after it was refreshed.',
    choice: 'until it expires',
    alternatives: [],
    because: 'The documents only say to store the new ones.',
  },
  tokenRequestFormat: {
    question: 'Whether the token endpoint also takes a form.',
    choice: 'JSON and form',
    alternatives: [],
    because: 'The page shows JSON, OAuth 2.0 asks for a form.',
  },
  reportDelay: {
    question: 'How long a report takes.',
    choice: '60 s',
    alternatives: [],
    because: 'It is a task that ends some time after its 202.',
  },
  reportSeparator: {
    question: 'What separates the columns of a report.',
    choice: 'comma',
    alternatives: ['semicolon'],
    because: 'An account can be set to either.',
  },
  reportRowsOfOthers: {
    question: 'Whether withdrawals, chargebacks and disputes are in the report.',
    choice: 'settlements and refunds only',
    alternatives: [],
    because: 'Nothing else happens in the simulator.',
  },
} as const;
