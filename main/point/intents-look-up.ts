import { z } from 'zod';
import type { PointAnswer } from './answer.ts';
import type { LostOrder } from './gateway.ts';
import type { Intent } from './intent-schema.ts';
import { notAnswered } from './not-answered.ts';
import type { PointHttp } from './point-http.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Between two readings of intents (Integration API, Get payment intent: one request a second). */
const READ_INTERVAL_MS = 1_000;

const EventList = z.object({
  events: z.array(z.object({ payment_intent_id: z.string().min(1).max(200) })),
  // None is documented; one that is there must not be overlooked.
  paging: z.object({ total: z.int() }).nullish(),
});

export interface IntentLookUpOptions {
  /**
   * How long an intent can stay open. The list of events has intents that have come to their end: before this has passed, one
   * that is not listed may still be waiting. Null: it always may.
   */
  readonly openAtMostMs: number | null;
  readonly readIntent: (intentId: string, terminalId: string) => Promise<PointAnswer<Intent>>;
}

export type IntentLookUp = (lost: LostOrder) => Promise<PointAnswer<Intent | null>>;

/**
 * Finds a lost intent through the list of events (Integration API, Get list of events) and the reference of each intent in it.
 * A call reads the list and one intent of it, and calls within a second of each other nothing, because intents may be read
 * once a second: it is `busy` until every intent of those days has been read. References of intents that have been
 * read are kept, as they never change.
 *
 * The days are those of this machine's clock when the charge was prepared, with the day before and the day after.
 */
export function createIntentLookUp(http: PointHttp, options: IntentLookUpOptions): IntentLookUp {
  const referenceOf = new Map<string, string | null>();
  /** Could not be read the last time: after the others. */
  const postponed = new Set<string>();
  let lastReadAtMs = Number.NEGATIVE_INFINITY;

  return async (lost) => {
    const sinceMs = Math.abs(lost.nowMs - lastReadAtMs);
    if (sinceMs < READ_INTERVAL_MS) {
      return { ...notAnswered('busy', null, READ_INTERVAL_MS - sinceMs), neverSent: true };
    }
    const list = await http({ method: 'GET', path: eventsPath(lost) });
    if (list.kind !== 'ok') return list;
    const parsed = EventList.safeParse(list.value);
    if (!parsed.success) return notAnswered('unexpected_shape', list.requestId);
    const { events, paging } = parsed.data;
    if (paging && paging.total > events.length) return notAnswered('unexpected_shape', list.requestId);

    const listed = [...new Set(events.map((event) => event.payment_intent_id))];
    const ours = listed.find((id) => referenceOf.get(id) === lost.externalReference);
    const unread = listed.filter((id) => !referenceOf.has(id));
    // The latest is last in a list by time, and the likeliest.
    const candidate = ours ?? unread.findLast((id) => !postponed.has(id)) ?? unread.at(-1);
    if (candidate !== undefined) {
      lastReadAtMs = lost.nowMs;
      const intent = await options.readIntent(candidate, lost.terminalId);
      if (intent.kind !== 'ok') {
        if (unread.every((id) => id === candidate || postponed.has(id))) postponed.clear();
        postponed.add(candidate);
        // That another one is refused says nothing about the one that is looked for.
        return intent.kind === 'refused' ? notAnswered('unexpected_shape', intent.requestId) : intent;
      }
      // Another intent's body: a cache between here and there. What it says is not of the one that was asked for.
      if (intent.value.intentId !== candidate) return notAnswered('unexpected_shape', intent.requestId);
      postponed.delete(candidate);
      referenceOf.set(candidate, intent.value.externalReference);
      if (intent.value.externalReference === lost.externalReference) return intent;
      if (unread.length > 1) return notAnswered('busy', intent.requestId, READ_INTERVAL_MS);
    }
    const { openAtMostMs } = options;
    const mayBeOpen = openAtMostMs === null || lost.nowMs - lost.preparedAtMs < openAtMostMs;
    return mayBeOpen ? notAnswered('busy', list.requestId) : { ...list, value: null };
  };
}

function eventsPath({ preparedAtMs, nowMs }: LostOrder): string {
  const endMs = Math.max(preparedAtMs, Math.min(nowMs, preparedAtMs + DAY_MS));
  const range = `startDate=${dayOf(preparedAtMs - DAY_MS)}&endDate=${dayOf(endMs)}`;
  return `/point/integration-api/payment-intents/events?${range}`;
}

/** Days are UTC's. */
function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
