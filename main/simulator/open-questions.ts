import { INTEGRATION_QUESTIONS } from './open-questions/integration.ts';
import { MONEY_QUESTIONS } from './open-questions/money.ts';
import { PLACE_QUESTIONS } from './open-questions/places.ts';
import { PREFERENCE_QUESTIONS } from './open-questions/preferences.ts';
import { REFUND_QUESTIONS } from './open-questions/refunds.ts';
import { TERMINAL_QUESTIONS } from './open-questions/terminals.ts';
import { WEBHOOK_QUESTIONS } from './open-questions/webhooks.ts';

/**
 * What the public documents of the Point API leave open, or say in two ways, and what this simulator does about it.
 * Nothing undocumented is decided anywhere else. `choice` is what happens unless `startSimulator` is given another
 * value in `openQuestions`; every value in `alternatives` is implemented. An empty `alternatives` means that no other
 * reading is offered yet.
 */
export const OPEN_QUESTIONS = {
  amountLimits: {
    question: 'Smallest and largest amount of an order. Only the Integration API guide publishes limits.',
    choice: 'observed',
    alternatives: ['documented', 'none'],
    because: 'Live accounts in Argentina refuse less than 15.00, above the documented 5.00.',
  },
  emptyObjectCode: {
    question: 'When `minimum_properties` is answered instead of, or beside, `required_properties`.',
    choice: 'both',
    alternatives: ['minimum_properties', 'required_properties'],
    because:
      'It can only mean an object without any member, and then members that are required are missing too.',
  },
  defaultTypeQr: {
    question: 'Whether `config.payment_method.default_type` may be `qr`.',
    choice: 'refused',
    alternatives: ['accepted'],
    because: 'The create reference lists credit_card and debit_card; only the migration guide adds qr.',
  },
  installmentsInOrder: {
    question: 'Where `default_installments` and `installments_cost` are accepted.',
    choice: 'MLA_and_MLB',
    alternatives: ['nowhere', 'everywhere'],
    because: 'Absent from the Mexican reference, used by integrators in Argentina and Brazil.',
  },
  ticketNumberInOrder: {
    question: 'Whether `config.point.ticket_number` is accepted on create.',
    choice: 'MLA',
    alternatives: ['nowhere', 'everywhere'],
    because: 'It was for Argentina only in the Integration API.',
  },
  screenTimeInOrder: {
    question: 'Whether `config.point.screen_time` is accepted on create.',
    choice: 'refused',
    alternatives: ['accepted'],
    because: 'Only one official client library knows it.',
  },
  duplicateExternalReference: {
    question: 'What happens to a second order with the same `external_reference`.',
    choice: 'accepted',
    alternatives: [],
    because: 'The guide asks for uniqueness and documents no error.',
  },
  contentType: {
    question: 'What happens to a body that is not declared as application/json.',
    choice: 'ignored',
    alternatives: [],
    because: 'No error is documented.',
  },
  emptyBody: {
    question: 'The code for a create without any body.',
    choice: 'json_syntax_error',
    alternatives: [],
    because: 'Nothing is not JSON.',
  },
  bodyLimit: {
    question: 'The largest request body, and the answer to a larger one.',
    choice: '2 MiB, 413 payload_too_large',
    alternatives: [],
    because: 'No limit is documented; the largest documented content is an image of 1 MB in base64.',
  },
  idempotencyBeforeValidation: {
    question: 'Whether a reused key with another, invalid body is a 409 or a 400.',
    choice: '409',
    alternatives: ['400'],
    because: 'A key is looked up without understanding the body.',
  },
  sameRequest: {
    question: 'What makes two requests with one key the same request.',
    choice: 'same_json',
    alternatives: ['same_bytes'],
    because: 'The order of members and white space mean nothing in JSON.',
  },
  replayAnswer: {
    question: 'What a repeated create answers: the first answer again, or the order as it is now.',
    choice: 'first_answer',
    alternatives: ['current_order'],
    because: 'The documents say that the originally created resource is returned.',
  },
  refusedRequestUsesKey: {
    question: 'Whether a request refused with 4xx uses up its key.',
    choice: 'no',
    alternatives: ['yes'],
    because: 'Nothing was created that could be returned.',
  },
  keyOfRepeatedCancel: {
    question: 'Whether cancel with a key already used returns the stored answer.',
    choice: 'stored_answer',
    alternatives: ['evaluated_again'],
    because: 'The same rule as for create.',
  },
  cancelWhileCancellationRequested: {
    question: 'A second cancel, with a new key, of an order at the terminal that is already being cancelled.',
    choice: '202',
    alternatives: ['409'],
    because: 'The order is still at_terminal, and the table says 202 for that.',
  },
  cancelableStatusHeader: {
    question: 'Whether `x-allow-cancelable-status` may be a list that contains at_terminal.',
    choice: 'exact',
    alternatives: ['list'],
    because: 'The reference asks for exactly at_terminal; one vendor sample shows a list.',
  },
  queuedOrderCode: {
    question: 'The spelling of the 409 for a busy terminal.',
    choice: 'already_queued_order_for_terminal',
    alternatives: ['already_queued_order_on_terminal'],
    because: 'The reference; one integrator reports the other one.',
  },
  createForTerminalOutsidePdv: {
    question: 'Create for a terminal in STANDALONE or UNDEFINED mode.',
    choice: 'waits_for_pdv',
    alternatives: ['forbidden'],
    because: 'A field note says that the terminal simply ignores orders in that mode.',
  },
  createForOfflineTerminal: {
    question: 'Create for a terminal without connection.',
    choice: 'waits_for_connection',
    alternatives: [],
    because: 'The status page says that such an order stays created until it expires.',
  },
  expiryWhileCardIsProcessed: {
    question: 'Whether an order expires while the issuer is being asked.',
    choice: 'outcome_wins',
    alternatives: ['expires'],
    because: 'The card has been presented; its outcome is what happened.',
  },
  anotherCardInSameOrder: {
    question: 'Whether the customer may try another card in the same order after a decline.',
    choice: 'no',
    alternatives: [],
    because: 'The status page knows one attempt: declined is failed.',
  },
  amountInAnswers: {
    question: 'Whether answers repeat the amount as it was sent or with two decimals.',
    choice: 'as_sent',
    alternatives: ['two_decimals'],
    because: 'Samples show amounts both with and without decimals.',
  },
  currencyInAnswers: {
    question: 'Whether orders carry `currency`.',
    choice: 'present',
    alternatives: ['absent'],
    because: 'Newer samples have it, older ones do not.',
  },
  countryCode: {
    question: 'The form of `country_code`.',
    choice: 'alpha3',
    alternatives: ['alpha2', 'site'],
    because: 'Current samples have three letters.',
  },
  declinedPaymentDetails: {
    question: 'Whether a failed payment shows its reference, method and card.',
    choice: 'shown',
    alternatives: ['hidden'],
    because: 'A refused card has a payment in the Payments API.',
  },
  testPaymentIdPrefix: {
    question: 'Whether payments of test orders are `PAYTST…`.',
    choice: 'PAY',
    alternatives: [],
    because: 'The longer form was seen in third-party code only.',
  },
  virtualTerminalInList: {
    question: 'Whether the virtual `__SBX0000001` terminals of a test account are listed.',
    choice: 'absent',
    alternatives: ['present'],
    because: 'Absent was observed with a live test account; the sample of the documents shows one.',
  },
  orderOfAnotherAccount: {
    question: 'Reading or cancelling an order of another account.',
    choice: '404 order_not_found',
    alternatives: ['401 user_not_authorized'],
    because: 'Only refund documents user_not_authorized.',
  },
  getWindow: {
    question: 'What get answers for an order of three months or more (90 days here).',
    choice: '404 order_not_found',
    alternatives: [],
    because: 'The page only says that such orders cannot be obtained.',
  },
  orderSearch: {
    question: 'Whether GET /v1/orders lists Point orders, by external_reference or all.',
    choice: 'absent',
    alternatives: ['present'],
    because: 'No page has it for Point; integrators use it, as it exists for online orders.',
  },
  badListQuery: {
    question: 'A limit or offset of the terminals list that is no whole number.',
    choice: 'default is used',
    alternatives: [],
    because: 'Out of range is clamped with 200, and no 400 is documented for the list.',
  },
  unknownRoute: {
    question: 'The answer to a path that does not exist.',
    choice: '404 not_found, nested envelope, before authorization',
    alternatives: [],
    because: 'Not documented; resource failures have the nested envelope.',
  },
  wrongMethod: {
    question: 'The answer to a known path with another method.',
    choice: '405 method_not_allowed',
    alternatives: ['404 not_found'],
    because: 'Not documented; this is what HTTP asks for.',
  },
  ...REFUND_QUESTIONS,
  ...TERMINAL_QUESTIONS,
  ...PLACE_QUESTIONS,
  ...MONEY_QUESTIONS,
  ...PREFERENCE_QUESTIONS,
  ...WEBHOOK_QUESTIONS,
  ...INTEGRATION_QUESTIONS,
} as const satisfies Record<string, OpenQuestion>;

export interface OpenQuestion {
  readonly question: string;
  readonly choice: string;
  readonly alternatives: readonly string[];
  readonly because: string;
}

type Table = typeof OPEN_QUESTIONS;

/** Any of the readings the table offers for an open question. */
type Reading<Setting extends keyof Table> = Table[Setting]['choice'] | Table[Setting]['alternatives'][number];

/** One reading for every open question. */
export type OpenQuestionSettings = { readonly [Setting in keyof Table]: Reading<Setting> };

/** Tells the answer in force to an open question. */
export type Answers = <Setting extends keyof Table>(setting: Setting) => Reading<Setting>;

/** The table's choices, with the given ones in their place. */
export function answersWith(overrides: Partial<OpenQuestionSettings> = {}): Answers {
  return (setting) => {
    const row = member(OPEN_QUESTIONS, setting);
    const choice = member(row, 'choice');
    return member(overrides, setting) ?? choice;
  };
}

/** Reads a member without losing which one it is, as a literal key would. */
function member<Whole, Key extends keyof Whole>(whole: Whole, key: Key): Whole[Key] {
  return whole[key];
}
