import { refusalOfCall } from '../../integration/device-access.ts';
import { intentStateOf, isFinalState } from '../../integration/intent-state.ts';
import { eventOf, lastEventOf } from '../../integration/intent-view.ts';
import { legacyErrors } from '../../integration/legacy-errors.ts';
import type { Route } from '../../route.ts';
import { DAY_MS } from '../../store.ts';
import { findIntent } from './payment-intents.ts';

const MAX_RANGE_MS = 30 * DAY_MS;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** `GET …/payment-intents/events?startDate&endDate` (Integration API, Get list of events). */
export const listIntentEvents: Route<'integration.list_events'> = {
  name: 'integration.list_events',
  method: 'GET',
  path: '/point/integration-api/payment-intents/events',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const { store, clock, answers } = cloud;
    const refusal = refusalOfCall(cloud, call);
    if (refusal !== undefined) return { answer: refusal };
    const start = call.query.get('startDate') ?? '';
    const end = call.query.get('endDate') ?? '';
    const startMs = momentOf(start);
    const endMs = momentOf(end);
    if (startMs === undefined) return { answer: legacyErrors.badRequest('startDate: Must be a date') };
    if (endMs === undefined) return { answer: legacyErrors.badRequest('endDate: Must be a date') };
    if (endMs < startMs) {
      return { answer: legacyErrors.badRequest('endDate: Must not be before startDate') };
    }
    if (endMs - startMs > MAX_RANGE_MS) {
      return { answer: legacyErrors.badRequest('The range must not be longer than 30 days') };
    }
    const untilMs = DAY.test(end) ? endMs + DAY_MS : endMs + 1;
    const nowMs = clock.nowMs();
    const intents = [...store.orders.values()].filter(
      (order) =>
        order.intent !== null &&
        order.userId === call.account.userId &&
        order.createdAtMs >= startMs &&
        order.createdAtMs < untilMs &&
        (answers('openIntentsInEvents') === 'present' || isFinalState(intentStateOf(order, nowMs, answers))),
    );
    const body = { events: intents.map((order) => eventOf(order, nowMs, answers)) };
    return { answer: { status: 200, body } };
  },
};

/** `GET …/payment-intents/{id}/events` (Integration API, Get last event): the last one, alone. */
export const getIntentEvent: Route<'integration.get_event'> = {
  name: 'integration.get_event',
  method: 'GET',
  path: '/point/integration-api/payment-intents/{id}/events',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const found = findIntent(cloud, call);
    if ('answer' in found) return found;
    const body = lastEventOf(found.order, cloud.clock.nowMs(), cloud.answers);
    return { answer: { status: 200, body } };
  },
};

/** A day is its first moment in UTC. Undefined for what is neither a day nor a moment of the calendar. */
function momentOf(text: string): number | undefined {
  if (!DAY.test(text) && !MOMENT.test(text)) return undefined;
  const atMs = Date.parse(text);
  if (Number.isNaN(atMs)) return undefined;
  // The 31st of a month of 30 days is read as the next month's first.
  const isOfCalendar = !DAY.test(text) || new Date(atMs).toISOString().startsWith(text);
  return isOfCalendar ? atMs : undefined;
}
