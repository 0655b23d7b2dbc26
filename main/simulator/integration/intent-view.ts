import type { JsonValue } from '../envelope.ts';
import type { Answers } from '../open-questions.ts';
import { CARDS } from '../order-view.ts';
import type { OrderRecord } from '../order.ts';
import { intentStateOf, paymentStateOf, stateSinceMs, type IntentState } from './intent-state.ts';

type JsonObject = Record<string, JsonValue>;

/** The answer to create: what was asked for, and the id (Integration API, Create payment intent). */
export function createdIntent(order: OrderRecord): JsonObject {
  const { intent } = order;
  return {
    id: order.id,
    device_id: order.terminalId,
    amount: order.amountMinor,
    ...(order.description === null ? {} : { description: order.description }),
    ...(intent?.payment ? { payment: { ...intent.payment } } : {}),
    ...(intent?.additionalInfo ? { additional_info: intent.additionalInfo } : {}),
  };
}

/** The answer to get (Integration API, Get payment intent). */
export function readIntent(order: OrderRecord, nowMs: number, answers: Answers): JsonObject {
  const created = createdIntent(order);
  const payment = paymentOf(order, answers);
  return {
    ...created,
    ...(payment === null ? {} : { payment }),
    state: intentStateOf(order, nowMs, answers),
  };
}

/** A row of the list of events. */
export function eventOf(order: OrderRecord, nowMs: number, answers: Answers): JsonObject {
  return { payment_intent_id: order.id, ...lastEventOf(order, nowMs, answers) };
}

/** The answer to the events of one intent: its last one. */
export function lastEventOf(order: OrderRecord, nowMs: number, answers: Answers): JsonObject {
  return {
    status: intentStateOf(order, nowMs, answers),
    created_on: secondsOf(stateSinceMs(order, nowMs, answers)),
  };
}

/** The states that are notified, all of them ends. */
const NOTIFIED: readonly IntentState[] = ['FINISHED', 'CANCELED', 'ERROR', 'CONFIRMATION_REQUIRED'];

/** Who is told, for the body of a notification. */
export interface IntentNotificationParties {
  readonly userId: string;
  readonly applicationId: string;
}

/**
 * The body of a `point_integration_wh` notification about a charge that has changed (Integration API,
 * Notifications). Undefined for an order, and for an intent in a state that is not notified.
 */
export function intentNotification(
  order: OrderRecord,
  parties: IntentNotificationParties,
  answers: Answers,
): JsonObject | undefined {
  const { intent } = order;
  if (intent === null) return undefined;
  const state = intentStateOf(order, Number.POSITIVE_INFINITY, answers);
  const isCreation = state === 'OPEN' && answers('intentCreationNotified') === 'yes';
  if (!isCreation && !NOTIFIED.includes(state)) return undefined;
  const { external_reference: reference, ticket_number: ticket } = intent.additionalInfo ?? {};
  const paymentId = order.referenceId === null ? null : idOf(order.referenceId, answers);
  return {
    id: order.id,
    state,
    amount: order.amountMinor,
    caller_id: Number(parties.userId),
    client_id: Number(parties.applicationId),
    created_at: secondsOf(order.createdAtMs).replace('T', ' ').replace('Z', ''),
    ...(paymentId === null
      ? {}
      : { payment: { id: paymentId, state: paymentStateOf(order), type: paymentTypeOf(order) } }),
    additional_info: {
      ...(reference === undefined ? {} : { external_reference: reference }),
      ...(ticket === undefined ? {} : { ticket_number: ticket }),
    },
  };
}

/** The payment of the intent: asked for before there is one, real afterwards; null for neither. */
function paymentOf(order: OrderRecord, answers: Answers): JsonObject | null {
  const asked = order.intent?.payment ?? null;
  if (order.referenceId === null) return asked === null ? null : { ...asked };
  const type = paymentTypeOf(order);
  return {
    ...asked,
    id: idOf(order.referenceId, answers),
    ...(type === '' ? {} : { type, installments: order.installments ?? asked?.installments ?? 1 }),
  };
}

/** Empty when the payment has no result. */
function paymentTypeOf(order: OrderRecord): string {
  if (order.wallet !== null) return 'account_money';
  return order.brand === null ? '' : CARDS[order.brand].type;
}

function idOf(referenceId: string, answers: Answers): number | string {
  return answers('intentPaymentId') === 'number' ? Number(referenceId) : referenceId;
}

/** `2022-01-24T10:10:10Z`. */
function secondsOf(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}
