import type { UnansweredReason } from '#app/domain/charge-event.ts';
import type { ShownReach } from '#app/domain/reach.ts';
import type { MessageKey } from '#app/i18n/messages.ts';
import { unreachableCauseOf } from '#app/i18n/reasons.ts';
import { assertNever } from '#app/lib/assert.ts';
import type { Words } from '#renderer/i18n/use-words.ts';

/** What a person can look at; undefined while there is nothing to look for. */
export function reachCheckKey(shown: ShownReach, reason: UnansweredReason | null): MessageKey | undefined {
  switch (shown) {
    case 'online':
      return undefined;
    case 'no_network':
    case 'not_connected':
      return `reach.check.${shown}`;
    case 'unreachable':
      return `reach.check.${causeOf(reason)}`;
    default:
      return assertNever(shown, 'reach');
  }
}

function causeOf(reason: UnansweredReason | null) {
  return (reason === null ? undefined : unreachableCauseOf(reason)) ?? 'network';
}

interface SinceWords extends Pick<Words, 'time' | 'dateTime'> {
  readonly t: (key: 'reach.since' | 'reach.sinceDay', values: { readonly at: string }) => string;
}

/** `since 14:05`, with the date when that was another day. Both in UTC milliseconds. */
export function reachSince(words: SinceWords, sinceMs: number, nowMs: number): string {
  const dateOf = (atMs: number) => words.dateTime(atMs).split(' ', 1)[0];
  return dateOf(sinceMs) === dateOf(nowMs)
    ? words.t('reach.since', { at: words.time(sinceMs) })
    : words.t('reach.sinceDay', { at: words.dateTime(sinceMs) });
}

/** Whether the time since when says something: of an outage. */
export function hasSince(shown: ShownReach): boolean {
  return shown === 'unreachable' || shown === 'no_network';
}
