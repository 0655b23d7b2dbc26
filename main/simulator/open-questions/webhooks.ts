/** Notifications: what the documents leave open. */
export const WEBHOOK_QUESTIONS = {
  signatureCasing: {
    question: 'The casing of data.id in the signed text.',
    choice: 'as_is',
    alternatives: ['lower_case', 'neither'],
    because:
      'The official libraries since 2026; documents of other products say lower case, and one test account reported that neither fits.',
  },
  signatureTimestamp: {
    question: 'The unit of ts in the signature.',
    choice: 'milliseconds',
    alternatives: ['seconds'],
    because: 'The sample of an order; that of another topic has seconds.',
  },
  notificationsOfProgress: {
    question: 'Whether creation and arrival at the terminal are notified.',
    choice: 'none',
    alternatives: ['created_and_at_terminal'],
    because: 'The introduction promises creation, the list of actions has neither.',
  },
  notificationId: {
    question: 'Whether a notification has an id of its own.',
    choice: 'absent',
    alternatives: ['present'],
    because: 'Some samples have it.',
  },
  notificationUserId: {
    question: 'The type of user_id.',
    choice: 'string',
    alternatives: ['number'],
    because: 'Both occur in samples.',
  },
  notificationAmounts: {
    question: 'How amounts are written.',
    choice: 'as_sent',
    alternatives: ['without_decimals'],
    because: 'Samples have "120" for whole amounts, but of orders that may have been created that way.',
  },
  notificationQuery: {
    question: 'Whether the query has data.external_reference.',
    choice: 'absent',
    alternatives: ['present'],
    because: 'Only one integrator has seen it.',
  },
  notificationRetries: {
    question: 'When a notification is sent again after the third attempt, and when it is given up.',
    choice: 'each wait is twice the one before; given up after the tenth attempt',
    alternatives: [],
    because: 'The page only says that the interval grows and deliveries go on.',
  },
} as const;
