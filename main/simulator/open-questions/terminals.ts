/** Setup and print actions: what the documents leave open. */
export const TERMINAL_QUESTIONS = {
  setupCodes: {
    question: 'The code of setup for a body that is not JSON, has a wrong type or not exactly one terminal.',
    choice: 'invalid_payload',
    alternatives: [],
    because: 'Of the documented codes of setup it is the one left over for them.',
  },
  setupOfForeignTerminal: {
    question: 'Setup of a terminal of another account.',
    choice: '404 not_found',
    alternatives: ['403 terminal_not_allowed_action'],
    because: 'The 403 is documented for models that have no modes.',
  },
  setupConflictCode: {
    question: 'The code of the 412, which has none in the documents.',
    choice: '412, with the documented text',
    alternatives: [],
    because: 'The number is what is known of it.',
  },
  modeBeforeRestart: {
    question: 'Which mode the list shows between setup and the restart of the terminal.',
    choice: 'set_mode',
    alternatives: ['running_mode'],
    because: 'The list has no other source than what was set; the device is asked to be checked by eye.',
  },
  actionId: {
    question: 'The form of the id of a terminal action.',
    choice: 'ACT and a ULID',
    alternatives: [],
    because: 'It is like that of orders, payments and refunds.',
  },
  printOutsidePdv: {
    question: 'A print action for a terminal that is not in PDV mode.',
    choice: '403 terminal_not_allowed_action',
    alternatives: ['waits_for_pdv'],
    because: 'The page requires the mode and documents no code.',
  },
  printedStatus: {
    question: 'The status of an action after it was printed.',
    choice: 'on_terminal for good',
    alternatives: [],
    because: 'No later status is documented for Point; others are uncorroborated.',
  },
  cancelActionCode: {
    question: 'The answer to the cancel of an action that is not created any more.',
    choice: '409 cannot_cancel_action',
    alternatives: [],
    because: 'Cancel of an order has the like of it.',
  },
  actionOfAnotherAccount: {
    question: 'Reading or cancelling an action of another account.',
    choice: '404 action_not_found',
    alternatives: [],
    because: 'As with orders.',
  },
  chileTerminals: {
    question: 'The terminal types of Chile.',
    choice: 'NEWLAND_N950',
    alternatives: [],
    because: 'The current page; an older edition also had PAX_A910.',
  },
  chileDecimals: {
    question: 'How many decimals an amount in Chilean pesos may have.',
    choice: 'none',
    alternatives: ['two'],
    because: 'The currency has none; Point documents nothing.',
  },
  chileLimits: {
    question: 'Smallest and largest amount of an order in Chile.',
    choice: '1 and none',
    alternatives: [],
    because: 'The Integration API guide, which has limits, does not know Chile.',
  },
} as const;
