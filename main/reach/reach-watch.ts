import type { UnansweredReason } from '#app/domain/charge-event.ts';
import {
  applyReachEvent,
  initialReach,
  saysUnreachable,
  type ReachEvent,
  type ReachState,
} from '#app/domain/reach.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { PointHttp } from '#main/point/point-http.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';

/** Where the till stands with Mercado Pago, for the screen. */
export interface ReachView {
  readonly state: ReachState;
  /** UTC milliseconds. */
  readonly sinceMs: number;
  /** Why the last call failed; null while online. */
  readonly reason: UnansweredReason | null;
}

export interface ReachWatch {
  /** The same requests, each one's outcome counted. */
  readonly http: PointHttp;
  state(): ReachView;
  /** The system's signal: whether the machine is on a network. A change of it is a reason to ask, and nothing more. */
  signal(hasNetwork: boolean): void;
  /** Asks now: the permission is back, or somebody wants to know. */
  askNow(): void;
  /** The machine goes to sleep: nothing is asked until {@link ReachWatch.wake}, or until somebody else sends a request. */
  suspend(): void;
  wake(): void;
  /** Asks no more, and waits for the question under way. */
  stop(): Promise<void>;
}

export interface ReachWatchParts {
  readonly http: PointHttp;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
  readonly log: Log;
  /** Whether there is a permission to ask with; without one nothing is asked. */
  readonly canAsk: () => boolean;
  /** {@link ReachWatch.state} is another. */
  readonly onChange: () => void;
  /** Mercado Pago answers again. */
  readonly onReturn: () => void;
}

/** While online, a question is asked when no call has had an answer for this long. */
export const IDLE_MS = 2 * 60_000;
/** From the first failure to the question whether it was more than one lost answer. */
export const FIRST_RETRY_MS = 2_000;
/** The longest wait between two questions in an outage; chance takes up to half of it away. */
export const LONGEST_RETRY_MS = 60_000;
/** Questions are this far apart whatever the system signals: a cable that makes bad contact signals without end. */
export const LEAST_APART_MS = 1_000;
/** No question waits longer, whatever `Retry-After` says. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** One terminal of the account: short, changes nothing, and asked of the same host and with the same token as a charge. */
const QUESTION = { method: 'GET', path: '/terminals/v1/list?limit=1' } as const;

/**
 * Knows from the outcome of real calls whether Mercado Pago answers, and asks by itself where there are none. It begins to ask as soon
 * as it is made.
 */
export function createReachWatch(parts: ReachWatchParts): ReachWatch {
  const { clock, ids, log } = parts;
  const stopping = new AbortController();
  let reach = initialReach(clock.nowMs());
  let awake = Promise.resolve<undefined>(undefined);
  let letGo: (() => void) | null = null;
  /** Ends the wait under way. */
  let nudge = new AbortController();
  let isAskedFor = true;
  /** A call failed since the last answer. */
  let isInDoubt = false;
  /** Questions of its own in a row without an answer. */
  let unansweredCount = 0;
  /** Of the last answer, or of the last question of its own. */
  let quietSinceMs = clock.nowMs();
  /** Nothing is asked before: `Retry-After`, and never twice at once. The wait is kept beside it, for a clock that is set back. */
  let earliest = { atMs: 0, waitMs: 0 };
  /** Requests are counted, to know which of them began before the last news. */
  let begunCount = 0;
  let begunAtLastNews = 0;
  const isStopping = (): boolean => stopping.signal.aborted;
  const running = run();

  async function run(): Promise<void> {
    while (!isStopping()) {
      await awake;
      if (isStopping()) return;
      if (!isAskedFor) {
        await rest();
        continue;
      }
      const leftMs = leftOf(earliest.waitMs, earliest.atMs);
      if (leftMs > 0) {
        await clock.sleep(leftMs, stopping.signal);
        earliest = { atMs: 0, waitMs: 0 };
        continue;
      }
      isAskedFor = false;
      if (parts.canAsk()) await ask();
    }
  }

  async function ask(): Promise<void> {
    quietSinceMs = clock.nowMs();
    earliest = { atMs: clock.nowMs() + LEAST_APART_MS, waitMs: LEAST_APART_MS };
    try {
      const answer = await counted(QUESTION);
      unansweredCount = answer.kind === 'unanswered' ? unansweredCount + 1 : 0;
      const retryAfterMs = answer.kind === 'unanswered' ? (answer.retryAfterMs ?? 0) : 0;
      if (retryAfterMs <= LEAST_APART_MS) return;
      const waitMs = Math.min(LONGEST_WAIT_MS, retryAfterMs);
      earliest = { atMs: clock.nowMs() + waitMs, waitMs };
    } catch (error) {
      // A defect here keeps nobody from selling, and is asked about again like a lost answer.
      log.error('the till could not ask where it stands', { error: String(error) });
      unansweredCount += 1;
    }
  }

  /** Waits for the next question's time; what changes that time ends the wait, and another begins. */
  async function rest(): Promise<void> {
    nudge = new AbortController();
    const { signal } = nudge;
    const sinceMs = quietSinceMs;
    await clock.sleep(restMs(), AbortSignal.any([signal, stopping.signal]));
    if (!signal.aborted) isAskedFor = isInDoubt || quietSinceMs === sinceMs;
  }

  function restMs(): number {
    if (!parts.canAsk()) return IDLE_MS;
    return isInDoubt ? retryDelayMs() : Math.max(1, leftOf(IDLE_MS, quietSinceMs + IDLE_MS));
  }

  function retryDelayMs(): number {
    if (unansweredCount <= 1) return FIRST_RETRY_MS;
    const ceilingMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(unansweredCount - 1, 10));
    return Math.round(ceilingMs * (0.5 + ids.random() / 2));
  }

  /** What is left of a wait until then: a clock that was set back must not make it longer than it was. */
  function leftOf(wholeMs: number, untilMs: number): number {
    return Math.min(wholeMs, untilMs - clock.nowMs());
  }

  const counted: PointHttp = async (request) => {
    begunCount += 1;
    const begunAs = begunCount;
    const answer = await parts.http(request);
    if (!isStopping()) hear(answer, begunAs);
    return answer;
  };

  function hear(answer: PointAnswer<unknown>, begunAs: number): void {
    const atMs = clock.nowMs();
    if (answer.kind !== 'unanswered') {
      const wasInDoubt = isInDoubt;
      isInDoubt = false;
      unansweredCount = 0;
      quietSinceMs = atMs;
      begunAtLastNews = begunCount;
      change({ kind: 'answered', atMs });
      // Back to the long wait, which is looked at when it ends.
      if (wasInDoubt) nudge.abort();
      return;
    }
    if (!saysUnreachable(answer.reason)) return;
    const isFirst = !isInDoubt;
    isInDoubt = true;
    // Of several calls that were under way together, one is counted: they were lost together, or before the last answer.
    if (begunAs > begunAtLastNews) {
      if (reach.failures === 0) begunAtLastNews = begunCount;
      change({ kind: 'unanswered', reason: answer.reason, atMs });
    }
    if (isFirst) nudge.abort();
  }

  function change(event: ReachEvent): void {
    const before = reach;
    reach = applyReachEvent(before, event);
    if (before.state === reach.state && before.reason === reach.reason) return;
    if (before.state !== reach.state) {
      log.info('where the till stands has changed', {
        from: before.state,
        to: reach.state,
        why: reach.reason,
      });
    }
    parts.onChange();
    if (reach.state === 'online') parts.onReturn();
  }

  /** At once, and quickly again if nothing comes: something has changed. */
  function askNow(): void {
    unansweredCount = 0;
    isAskedFor = true;
    nudge.abort();
  }

  function resume(): void {
    letGo?.();
    letGo = null;
  }

  return {
    http: (request) => {
      // Somebody asks: the machine cannot be asleep, whatever the system said last.
      resume();
      return counted(request);
    },
    state: () => ({ state: reach.state, sinceMs: reach.sinceMs, reason: reach.reason }),
    signal: (hasNetwork) => {
      if (hasNetwork === reach.hasNetwork) return;
      change({ kind: 'network_signal', hasNetwork });
      askNow();
    },
    askNow,
    suspend: () => {
      if (letGo !== null) return;
      const gate = Promise.withResolvers<undefined>();
      awake = gate.promise;
      letGo = () => {
        gate.resolve(undefined);
      };
    },
    wake: () => {
      resume();
      askNow();
    },
    stop: async () => {
      stopping.abort();
      letGo?.();
      await running;
    },
  };
}
