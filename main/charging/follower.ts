import { backoffDelayMs } from '#app/domain/charge-step.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';

/** How one thing is being followed: a charge, or a refund. `Extra` is what its own steps remember between requests. */
export interface Watch<Extra> {
  /** It was started in this run, by somebody who is standing there; one found again by a restart is not. */
  isAttended: boolean;
  /** A request for it is on its way. */
  isAsking: boolean;
  /** The last request brought no usable answer. */
  isUnreachable: boolean;
  readonly extra: Extra;
}

export interface FollowerParts<Id, Extra> {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
  readonly log: Log;
  /** For the log. */
  readonly what: string;
  readonly newExtra: (isAttended: boolean) => Extra;
  /**
   * Does the next step and answers how many milliseconds to wait after it; null when there is nothing left to do. A throw is logged
   * and the step taken again later.
   */
  readonly step: (id: Id, watch: Watch<Extra>, pace: Pace) => Promise<number | null>;
  /** Whether requests get answers; called when that changes. */
  readonly onReachability: (id: Id, isUnreachable: boolean) => void;
}

/** What a step tells about the answer it got. */
export interface Pace {
  answered(): void;
  /** Answers how long to wait: the backoff, and never less than the API asked for. */
  unanswered(answer: PointAnswer<unknown>): number;
}

export interface Follower<Id, Extra> {
  /** Follows until the steps say that it has ended. Watching twice is watching once. */
  watch(id: Id, isAttended: boolean): void;
  find(id: Id): Watch<Extra> | undefined;
  /** Does the next step now instead of waiting; not before a time the API asked for. */
  hurry(id: Id): void;
  /** The machine goes to sleep: nothing is sent until {@link Follower.wake} or {@link Follower.resume}. */
  suspend(): void;
  /** Somebody is at the machine: it cannot be asleep, whatever the system said last. */
  resume(): void;
  /** After a sleep, or when asked to look again: every step now, and nobody is counted on to still stand there. */
  wake(): void;
  /** The network is back: what had no answers is asked about now. */
  retry(): void;
  /** Resolves when everything that is watched has had one answer, or one failure, or has ended. */
  firstRound(): Promise<void>;
  /** Stops all watching and waits for the requests under way. */
  stop(): Promise<void>;
}

interface State<Extra> extends Watch<Extra> {
  readonly done: PromiseWithResolvers<undefined>;
  readonly first: PromiseWithResolvers<undefined>;
  /** Ends the wait under way. */
  hurry: AbortController;
  /** Asked for since the last step began, the wait after it is skipped: at once, or as soon as the API may be asked again. */
  haste: 'none' | 'soon' | 'at_once';
  steppedAtMs: number;
  failures: number;
  /** Steps in a row that could not be taken to their end here, whatever the API answered. */
  stumbles: number;
  /** From `Retry-After`: nothing is sent before. */
  notBeforeMs: number;
  retryAfterMs: number;
}

/** The API is asked about one thing once a second at most, but for what a person wants done. */
const LEAST_APART_MS = 1_000;

/**
 * Follows things to their end, each with one request at a time: a step, then a wait. It owns the waits (backoff, `Retry-After`,
 * hurry, sleep) and nothing else; what a step is, its caller knows.
 */
export function createFollower<Id extends string, Extra>(
  parts: FollowerParts<Id, Extra>,
): Follower<Id, Extra> {
  const { clock, ids, log } = parts;
  const states = new Map<Id, State<Extra>>();
  const stopping = new AbortController();
  let awake = Promise.resolve<undefined>(undefined);
  let letGo: (() => void) | null = null;
  const isStopping = (): boolean => stopping.signal.aborted;

  async function follow(id: Id, state: State<Extra>): Promise<void> {
    while (!isStopping()) {
      await awake;
      if (isStopping()) return;
      state.haste = 'none';
      state.steppedAtMs = clock.nowMs();
      let delayMs: number | null;
      try {
        delayMs = await parts.step(id, state, paceOf(id, state)).finally(() => {
          state.isAsking = false;
        });
        state.stumbles = 0;
      } catch (error) {
        // The ledger could not be read, or could not take the answer: the same question is asked again later, and nothing is lost.
        log.error(`a ${parts.what} could not be advanced`, { id, error: String(error) });
        state.stumbles += 1;
        delayMs = backoffDelayMs(state.stumbles, ids.random());
      }
      if (delayMs === null) return;
      state.first.resolve(undefined);
      await rest(state, delayMs);
    }
  }

  async function rest(state: State<Extra>, delayMs: number): Promise<void> {
    state.hurry = new AbortController();
    if (state.haste === 'none')
      await clock.sleep(delayMs, AbortSignal.any([state.hurry.signal, stopping.signal]));
    const apartMs = state.haste === 'soon' ? leftOf(LEAST_APART_MS, state.steppedAtMs + LEAST_APART_MS) : 0;
    const waitMs = Math.max(apartMs, leftOf(state.retryAfterMs, state.notBeforeMs));
    if (waitMs > 0) await clock.sleep(waitMs, stopping.signal);
  }

  /** What is left of a wait until then: a clock that was set back must not make it longer than it was. */
  function leftOf(wholeMs: number, untilMs: number): number {
    return Math.min(wholeMs, untilMs - clock.nowMs());
  }

  function paceOf(id: Id, state: State<Extra>): Pace {
    return {
      answered: () => {
        const wasOutage = state.failures >= 3;
        state.failures = 0;
        state.retryAfterMs = 0;
        state.notBeforeMs = 0;
        setUnreachable(id, state, false);
        // After an outage, what one got an answer to the others will: the network is back.
        if (wasOutage) retry();
      },
      unanswered: (answer) => {
        state.failures += 1;
        setUnreachable(id, state, true);
        const retryAfterMs = answer.kind === 'unanswered' ? (answer.retryAfterMs ?? 0) : 0;
        state.retryAfterMs = retryAfterMs;
        state.notBeforeMs = retryAfterMs === 0 ? 0 : clock.nowMs() + retryAfterMs;
        // Several that get no answers wait longer each: an outage costs about the same however many there are.
        const alike = [...states.values()].filter((each) => each.isUnreachable).length;
        return Math.max(retryAfterMs, alike * backoffDelayMs(state.failures, ids.random()));
      },
    };
  }

  function setUnreachable(id: Id, state: State<Extra>, isUnreachable: boolean): void {
    if (state.isUnreachable === isUnreachable) return;
    state.isUnreachable = isUnreachable;
    parts.onReachability(id, isUnreachable);
  }

  function resume(): void {
    letGo?.();
    letGo = null;
  }

  function retry(): void {
    for (const state of states.values()) if (state.isUnreachable && !state.isAsking) hurry(state, 'soon');
  }

  return {
    watch: (id, isAttended) => {
      if (states.has(id) || isStopping()) return;
      const state: State<Extra> = {
        isAttended,
        isAsking: false,
        isUnreachable: false,
        extra: parts.newExtra(isAttended),
        done: Promise.withResolvers(),
        first: Promise.withResolvers(),
        hurry: new AbortController(),
        haste: 'none',
        steppedAtMs: 0,
        failures: 0,
        stumbles: 0,
        notBeforeMs: 0,
        retryAfterMs: 0,
      };
      states.set(id, state);
      void follow(id, state).finally(() => {
        states.delete(id);
        state.first.resolve(undefined);
        state.done.resolve(undefined);
      });
    },
    find: (id) => states.get(id),
    hurry: (id) => {
      const state = states.get(id);
      if (state) hurry(state, 'at_once');
    },
    suspend: () => {
      if (letGo !== null) return;
      const gate = Promise.withResolvers<undefined>();
      awake = gate.promise;
      letGo = () => {
        gate.resolve(undefined);
      };
    },
    resume,
    wake: () => {
      resume();
      for (const state of states.values()) {
        state.isAttended = false;
        hurry(state, 'soon');
      }
    },
    retry,
    firstRound: async () => {
      await Promise.all([...states.values()].map((state) => state.first.promise));
    },
    stop: async () => {
      const running = [...states.values()].map((state) => state.done.promise);
      stopping.abort();
      letGo?.();
      await Promise.all(running);
    },
  };
}

function hurry(state: Pick<State<unknown>, 'haste' | 'hurry'>, haste: 'soon' | 'at_once'): void {
  if (state.haste !== 'at_once') state.haste = haste;
  state.hurry.abort();
}
