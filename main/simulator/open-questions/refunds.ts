/** Refunds and simulated results: what the documents leave open. */
export const REFUND_QUESTIONS = {
  refundSuccessStatus: {
    question: 'The status of an accepted refund.',
    choice: '201',
    alternatives: ['200'],
    because: 'The newer reference pages of Argentina and Mexico; older ones say 200.',
  },
  refundStatusInAnswer: {
    question: 'Whether an accepted refund is still in progress when it is answered.',
    choice: 'processing',
    alternatives: ['processed'],
    because: 'The reference calls it processing; one example of the guide shows it done.',
  },
  orderStatusWhileRefunding: {
    question: 'Whether the order is refunded from the acceptance of a total refund on or from its end on.',
    choice: 'from its acceptance on',
    alternatives: [],
    because: 'The sample answer shows a refunded order with a refund that is processing.',
  },
  refundOfUnpaidOrder: {
    question: 'The code of the 409 for an order that was never paid.',
    choice: 'cannot_refund_order',
    alternatives: ['action_not_allowed_for_current_state'],
    because: 'Both are documented without their cases; cancel has the like of the first.',
  },
  refundInProgressCode: {
    question: 'The code of the 409 while another refund is in progress.',
    choice: 'refund_in_progress',
    alternatives: ['order_refund_already_in_process'],
    because: 'The reference; the other one was seen too.',
  },
  partialRefundOfWholeAmount: {
    question: 'A partial refund of the whole amount of the payment.',
    choice: 'refund_amount_exceeds',
    alternatives: ['accepted'],
    because: 'The guide says that the amount is less than that of the payment.',
  },
  partialRefundOfQr: {
    question: 'Where payments by QR code can be refunded in part.',
    choice: 'MLA',
    alternatives: ['everywhere'],
    because: 'The Argentine edition allows it, the Mexican one speaks of cards only.',
  },
  partialRefundNotification: {
    question: 'Whether a partial refund is notified.',
    choice: 'order.refunded',
    alternatives: ['none'],
    because: 'The page on refunds asks to wait for that notification and makes no difference.',
  },
  refundEnabledAfter: {
    question: 'How long after its approval a payment cannot be refunded yet (425).',
    choice: 'refund rule enabledAfterMs, 0 unless it is set',
    alternatives: [],
    because: 'The code is documented, its duration is not.',
  },
  refundsPerPayment: {
    question: 'How many refunds a payment can have (422 max_refunds_exceeded).',
    choice: 'refund rule maxRefunds, 30 unless it is set',
    alternatives: [],
    because: 'The code is documented, the number is not.',
  },
  failedRefund: {
    question: 'Whether an accepted refund can fail.',
    choice: 'never',
    alternatives: [],
    because: 'Only the documents of QR orders have a failed refund.',
  },
  refundOfOldOrder: {
    question: 'What refund answers for an order that get does not show any more.',
    choice: 'refund_period_exceeded',
    alternatives: [],
    because: 'The three months are a rule of get, and that code would otherwise never be answered.',
  },
  simulatedRefund: {
    question: 'Whether the events call refunds an order, as documented, or answers 204 and changes nothing.',
    choice: 'refunds',
    alternatives: ['lost'],
    because: 'The second was observed now and then.',
  },
  secondSimulation: {
    question: 'A second result asked for while one is on its way.',
    choice: 'refused',
    alternatives: ['replaces'],
    because: 'Not documented; a transition that is under way cannot be the start of another.',
  },
  virtualTerminalCustomer: {
    question: 'Whether anybody stands before a virtual terminal, or only the events call moves its orders.',
    choice: 'nobody',
    alternatives: ['acts'],
    because: 'There is no device; the guide to integration tests knows the events call alone.',
  },
} as const;
