import { createFollower, type Follower, type Pace, type Watch } from '#main/charging/follower.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';

/** Something whose payment is looked for at Mercado Pago. */
export interface Awaited {
  /** Unique among all. */
  readonly key: string;
  /** Since when it is looked for, UTC milliseconds. */
  readonly sinceMs: number;
  /** Not asked more often than this, whatever its age. */
  readonly leastApartMs?: number;
  /** Null when there was nothing to ask. */
  readonly ask: () => Promise<PointAnswer<unknown> | null>;
}

export interface PaymentWatchParts {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
  readonly log: Log;
  /** Everything that is looked for now; asked before every step. */
  readonly list: () => readonly Awaited[];
}

/** Between two requests for different things: a shop may be waiting for many. */
const PACE_MS = 1_000;
/** What had no usable answer is asked again after this, and after twice that each time more; others have their turn meanwhile. */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** The longest wait when nothing is due: the machine's clock may be set meanwhile. */
const IDLE_MS = 60_000;

/** How often a payment is asked for: soon while somebody waits beside it, a few times an hour when it is days. */
const PACES: readonly { readonly untilMs: number; readonly everyMs: number }[] = [
  { untilMs: 10 * 60_000, everyMs: 10_000 },
  { untilMs: 60 * 60_000, everyMs: 60_000 },
  { untilMs: Number.POSITIVE_INFINITY, everyMs: 15 * 60_000 },
];

/** How long to wait for the next look at something that is looked for since `ageMs`. */
export function lookEveryMs(ageMs: number): number {
  return PACES.find((pace) => ageMs < pace.untilMs)?.everyMs ?? IDLE_MS;
}

/**
 * Looks for payments that come in without the till: taken on the terminal itself, or by a link. One request at a time, oldest question
 * first. It books nothing itself, and sends nothing to a terminal.
 */
export function createPaymentWatch(parts: PaymentWatchParts): Follower<'payments', null> {
  const { clock, log } = parts;
  /** When each was asked about last; forgotten with the program, so that a start asks about all. */
  const askedAtMs = new Map<string, number>();
  const firstAskedAtMs = new Map<string, number>();

  /** Those that had no usable answer: from when on they are asked again, and how long that wait was. */
  const retries = new Map<string, { readonly atMs: number; readonly afterMs: number }>();

  const dueAtMs = (awaited: Awaited): number => {
    const asked = askedAtMs.get(awaited.key);
    const retry = retries.get(awaited.key);
    if (retry !== undefined) return Math.min(retry.atMs, clock.nowMs() + retry.afterMs);
    // A clock that was set back must not make the wait longer than it was.
    if (asked === undefined || asked > clock.nowMs()) return 0;
    // Something of a day to come, by a clock that has been set since, ages from when it was first asked about.
    const sinceMs = Math.min(awaited.sinceMs, firstAskedAtMs.get(awaited.key) ?? asked);
    return asked + Math.max(lookEveryMs(asked - sinceMs), awaited.leastApartMs ?? 0);
  };

  const follower = createFollower<'payments', null>({
    clock,
    ids: parts.ids,
    log,
    what: 'payment outside the till',
    newExtra: () => null,
    step,
    onReachability: () => undefined,
  });
  return {
    ...follower,
    retry: () => {
      retries.clear();
      follower.hurry('payments');
    },
  };

  async function step(_id: 'payments', watch: Watch<null>, pace: Pace): Promise<number | null> {
    const awaited = [...parts.list()].sort((left, right) => dueAtMs(left) - dueAtMs(right));
    const [first] = awaited;
    const waitMs = first === undefined ? IDLE_MS : dueAtMs(first) - clock.nowMs();
    if (first === undefined || waitMs > 0) return Math.min(IDLE_MS, Math.max(PACE_MS, waitMs));
    askedAtMs.set(first.key, clock.nowMs());
    if (!firstAskedAtMs.has(first.key)) firstAskedAtMs.set(first.key, clock.nowMs());
    watch.isAsking = true;
    const answer = await first.ask();
    if (answer?.kind === 'unanswered') {
      const before = retries.get(first.key);
      const afterMs = before === undefined ? FIRST_RETRY_MS : Math.min(LONGEST_RETRY_MS, before.afterMs * 2);
      retries.set(first.key, { atMs: clock.nowMs() + afterMs, afterMs });
      return pace.unanswered(answer);
    }
    retries.delete(first.key);
    pace.answered();
    return PACE_MS;
  }
}
