import type { ChargeEvent } from '#app/domain/charge-event.ts';
import {
  backoffDelayMs,
  isStale,
  nextChargeStep,
  pollDelayMs,
  relookDelayMs,
  type ChargeStep,
} from '#app/domain/charge-step.ts';
import { isFinal, type Charge } from '#app/domain/charge.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { assertNever } from '#app/lib/assert.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { Gateway, PointOrder } from '#main/point/gateway.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';
import { readOrderAnswer } from './read-answer.ts';

/** Point API, Create order: the key came before with another request. */
const KEY_REUSED = 'idempotency_key_already_used';

export interface ChargingLoopParts {
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
  readonly log: Log;
  /** The charge as the ledger has it now. */
  readonly load: (chargeId: ChargeId) => StoredCharge;
  /** Appends an event in a transaction of its own and answers the charge afterwards. Throws when the file cannot be written. */
  readonly record: (chargeId: ChargeId, event: ChargeEvent) => StoredCharge;
  /** Whether requests get answers; called when that changes. */
  readonly onReachability: (chargeId: ChargeId, isUnreachable: boolean) => void;
}

export interface ChargingLoop {
  /**
   * Follows a charge until it has ended. `isAttended`: it was started in this run, by somebody who is standing there; one
   * found again by a restart is not. Watching twice is watching once.
   */
  watch(chargeId: ChargeId, isAttended: boolean): void;
  /** Does the next step of a charge now instead of waiting. */
  hurry(chargeId: ChargeId): void;
  /** After a sleep, or with the network back: asks about every charge now, and counts on nobody still standing there. */
  wake(): void;
  /** A request for the charge is on its way. */
  isAsking(chargeId: ChargeId): boolean;
  /** No attempt to send the charge ever reached the API, and none is on its way: it may be withdrawn here. */
  hasNeverLeft(chargeId: ChargeId): boolean;
  isUnreachable(chargeId: ChargeId): boolean;
  /** Resolves when every watched charge has had one answer, or one failure, or has ended. */
  firstRound(): Promise<void>;
  /** Stops all watching and waits for the requests under way. */
  stop(): Promise<void>;
}

interface Watch {
  isAttended: boolean;
  readonly done: Promise<void>;
  readonly firstAnswer: Promise<void>;
  /** Ends the wait under way. */
  hurry: AbortController;
  /** Somebody was in a hurry while a request was under way: the next wait is skipped. */
  isHurried: boolean;
  isUnreachable: boolean;
  /** True until a create was sent in a way that may have reached the API. */
  hasNeverLeft: boolean;
  isAsking: boolean;
  failures: number;
  /** Second looks at an end that brought a stale answer. */
  relooks: number;
  isCancelTried: boolean;
  /** The API's refusal of a cancellation, believed once a read shows that the order is still live. */
  cancelRefusal: string | null;
}

/**
 * Advances open charges: one request at a time for each, then what it said is appended, then a wait. It decides nothing itself:
 * the next step and the delays are pure functions of the charge (`charge-step.ts`), and only answers of the API change it.
 */
export function createChargingLoop(parts: ChargingLoopParts): ChargingLoop {
  const { clock, ids, log } = parts;
  const watches = new Map<ChargeId, Watch>();
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;

  function watch(chargeId: ChargeId, isAttended: boolean): void {
    if (watches.has(chargeId) || stopping.signal.aborted) return;
    const first = Promise.withResolvers<undefined>();
    const done = Promise.withResolvers<undefined>();
    const state: Watch = {
      isAttended,
      done: done.promise,
      firstAnswer: first.promise,
      hurry: new AbortController(),
      isHurried: false,
      isUnreachable: false,
      hasNeverLeft: isAttended,
      isAsking: false,
      failures: 0,
      relooks: 0,
      isCancelTried: false,
      cancelRefusal: null,
    };
    watches.set(chargeId, state);
    follow(chargeId, state, () => {
      first.resolve(undefined);
    })
      .catch((error: unknown) => {
        // Nothing is lost: the charge stays open in the ledger and is found again by the next start.
        log.error('charging loop stopped following a charge', { chargeId, error: String(error) });
      })
      .finally(() => {
        watches.delete(chargeId);
        first.resolve(undefined);
        done.resolve(undefined);
      });
  }

  async function follow(chargeId: ChargeId, state: Watch, onFirst: () => void): Promise<void> {
    while (!isStopping()) {
      let delayMs: number;
      try {
        const charge = parts.load(chargeId).charge;
        const step = nextChargeStep(charge, clock.nowMs(), state.isCancelTried);
        if (step.kind === 'none') return;
        if (isFinal(charge.state)) {
          onFirst();
          await pause(state, pollDelayMs(charge, clock.nowMs(), ids.random()));
          if (isStopping()) return;
        }
        delayMs = await advance(chargeId, state, step).finally(() => {
          state.isAsking = false;
        });
      } catch (error) {
        // The ledger could not be read, or could not take the answer: the same question is asked again later, and nothing is lost.
        log.error('a charge could not be advanced', { chargeId, error: String(error) });
        state.failures += 1;
        delayMs = backoffDelayMs(state.failures, ids.random());
      }
      onFirst();
      await pause(state, delayMs);
    }
  }

  async function pause(state: Watch, delayMs: number): Promise<void> {
    state.hurry = new AbortController();
    if (!state.isHurried) await clock.sleep(delayMs, AbortSignal.any([state.hurry.signal, stopping.signal]));
    state.isHurried = false;
  }

  /** Sends the step's request, appends what it said, and answers how long to wait. */
  async function advance(chargeId: ChargeId, state: Watch, step: ChargeStep): Promise<number> {
    const stored = parts.load(chargeId);
    const { charge } = stored;
    const startedAtMs = clock.nowMs();
    state.isAsking = true;
    switch (step.kind) {
      case 'create': {
        const wasNeverLeft = state.hasNeverLeft;
        const answer = await parts.gateway.createOrder(stored.requestBody, chargeId, charge.currency);
        logAnswer('create', chargeId, answer, startedAtMs);
        if (answer.kind === 'refused' && answer.code === KEY_REUSED) {
          // The API holds another request under this key: the till's own fault, and nothing a repeat could mend.
          state.hasNeverLeft = false;
          answered(chargeId, state);
          const got = answer.message === '' ? answer.code : answer.message;
          parts.record(chargeId, { kind: 'contradicted', field: 'idempotency_key', expected: chargeId, got });
          return 0;
        }
        if (answer.kind === 'refused' && wasNeverLeft) {
          answered(chargeId, state);
          parts.record(chargeId, { kind: 'create_refused', ...refusalOf(answer) });
          return 0;
        }
        if (answer.kind !== 'unanswered' || !answer.neverSent) state.hasNeverLeft = false;
        if (answer.kind === 'ok') {
          answered(chargeId, state);
          return afterCreate(chargeId, state, answer.value);
        }
        // A refusal of a repeat says nothing about the first attempt, which may have been carried out.
        const reason = answer.kind === 'refused' ? refusedReplayReason(answer.httpStatus) : answer.reason;
        parts.record(chargeId, { kind: 'create_unanswered', reason });
        return unanswered(chargeId, state, answer);
      }
      case 'cancel': {
        const key = `${chargeId}-cancel-${stored.cancelWishes}`;
        const answer = await parts.gateway.cancelOrder(charge.order?.orderId ?? '', key, charge.currency);
        logAnswer('cancel', chargeId, answer, startedAtMs);
        state.isCancelTried = true;
        if (answer.kind === 'ok') {
          answered(chargeId, state);
          if (answer.httpStatus === 202) parts.record(chargeId, { kind: 'cancel_accepted' });
          if (answer.value) parts.record(chargeId, readOrderAnswer(charge, answer.value));
          return 1_000;
        }
        if (answer.kind === 'refused') {
          answered(chargeId, state);
          state.cancelRefusal = answer.code;
          return 0;
        }
        return unanswered(chargeId, state, answer);
      }
      case 'read': {
        const answer = await parts.gateway.getOrder(charge.order?.orderId ?? '', charge.currency);
        logAnswer('read', chargeId, answer, startedAtMs);
        if (answer.kind !== 'ok') return unanswered(chargeId, state, answer);
        if (answer.value.observed.orderId !== charge.order?.orderId) {
          // Another order's body: a cache between here and there. It is no answer to the question.
          return unanswered(chargeId, state, unusable());
        }
        answered(chargeId, state);
        const after = parts.record(chargeId, readOrderAnswer(charge, answer.value)).charge;
        return afterRead(chargeId, state, after);
      }
      case 'none':
        return 0;
      default:
        return assertNever(step, 'charge step');
    }
  }

  function afterCreate(chargeId: ChargeId, state: Watch, order: PointOrder): number {
    const before = parts.load(chargeId).charge;
    const after = parts.record(chargeId, readOrderAnswer(before, order)).charge;
    if (after.state === 'created' && isStale(after, clock.nowMs())) return withdraw(chargeId);
    return after.isCancelAsked && state.cancelRefusal === null ? 0 : 1_500;
  }

  function afterRead(chargeId: ChargeId, state: Watch, after: Charge): number {
    if (after.state === 'created' && !state.isAttended && isStale(after, clock.nowMs()))
      return withdraw(chargeId);
    if (after.state === 'cancel_requested') {
      const refusal = state.cancelRefusal;
      state.cancelRefusal = null;
      if (refusal !== null) parts.record(chargeId, { kind: 'cancel_refused', code: refusal });
      // The cancellation's answer was lost and the order is still live: it is asked for once more, with the same key.
      state.isCancelTried = after.isCancelAccepted;
    }
    if (!isFinal(after.state)) return pollDelayMs(after, clock.nowMs(), ids.random());
    if (after.isConfirmed) return 0;
    // A stale answer confirms nothing: the second look is taken again, less and less often.
    state.relooks += 1;
    return relookDelayMs(state.relooks);
  }

  /** Takes back an order whose customer may have left, before a terminal shows it to somebody else. */
  function withdraw(chargeId: ChargeId): number {
    parts.record(chargeId, { kind: 'cancel_asked', by: 'till' });
    return 0;
  }

  function answered(chargeId: ChargeId, state: Watch): void {
    state.failures = 0;
    setUnreachable(chargeId, state, false);
  }

  function unanswered(chargeId: ChargeId, state: Watch, answer: PointAnswer<unknown>): number {
    state.failures += 1;
    setUnreachable(chargeId, state, true);
    const retryAfterMs = answer.kind === 'unanswered' ? (answer.retryAfterMs ?? 0) : 0;
    return Math.max(retryAfterMs, backoffDelayMs(state.failures, ids.random()));
  }

  function setUnreachable(chargeId: ChargeId, state: Watch, isUnreachable: boolean): void {
    if (state.isUnreachable === isUnreachable) return;
    state.isUnreachable = isUnreachable;
    parts.onReachability(chargeId, isUnreachable);
  }

  function logAnswer(
    what: string,
    chargeId: ChargeId,
    answer: PointAnswer<unknown>,
    startedAtMs: number,
  ): void {
    log.info(`point ${what}`, {
      chargeId,
      answer: answer.kind,
      detail: answer.kind === 'ok' ? null : answer.kind === 'refused' ? answer.code : answer.reason,
      requestId: answer.requestId,
      tookMs: clock.nowMs() - startedAtMs,
    });
  }

  return {
    watch,
    hurry: (chargeId) => {
      const state = watches.get(chargeId);
      if (state) hurry(state);
    },
    wake: () => {
      for (const state of watches.values()) {
        state.isAttended = false;
        hurry(state);
      }
    },
    isAsking: (chargeId) => watches.get(chargeId)?.isAsking ?? false,
    hasNeverLeft: (chargeId) => {
      const state = watches.get(chargeId);
      return state !== undefined && state.hasNeverLeft && !state.isAsking;
    },
    isUnreachable: (chargeId) => watches.get(chargeId)?.isUnreachable ?? false,
    firstRound: async () => {
      await Promise.all([...watches.values()].map((state) => state.firstAnswer));
    },
    stop: async () => {
      const running = [...watches.values()].map((state) => state.done);
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function hurry(state: Watch): void {
  state.isHurried = true;
  state.hurry.abort();
}

function refusalOf(answer: Extract<PointAnswer<unknown>, { kind: 'refused' }>) {
  return { httpStatus: answer.httpStatus, code: answer.code, message: answer.message };
}

function refusedReplayReason(httpStatus: number): 'unauthorized' | 'busy' {
  return httpStatus === 401 || httpStatus === 403 ? 'unauthorized' : 'busy';
}

function unusable(): PointAnswer<never> {
  return {
    kind: 'unanswered',
    reason: 'unexpected_shape',
    retryAfterMs: null,
    neverSent: false,
    requestId: null,
  };
}
