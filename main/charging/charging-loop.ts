import type { ChargeEvent } from '#app/domain/charge-event.ts';
import {
  EVIDENCE_POLL_MS,
  findDelayMs,
  isLeftOnTerminal,
  isStale,
  nextChargeStep,
  pollDelayMs,
  relookDelayMs,
  type ChargeStep,
} from '#app/domain/charge-step.ts';
import { isAskedOn, isFinal, type Charge } from '#app/domain/charge.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import type { GatewayKind } from '#app/domain/site.ts';
import { assertNever } from '#app/lib/assert.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import type { Exchange } from '#main/ledger/exchanges.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { Gateway, PointOrder } from '#main/point/gateway.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';
import { createFollower, type Follower, type Pace, type Watch } from './follower.ts';
import { createQuestion, type Asked, type ChargeQuestion } from './question.ts';

/** Point API, Create order: the key came before with another request. */
const KEY_REUSED = 'idempotency_key_already_used';

/** Between a request of somebody's and the next reading: the API is asked once a second at most. */
const NEXT_LOOK_MS = 1_000;
/** Between two thoughts about an open charge that cannot be asked about. Its age may be the fault of a clock that is set right later. */
const NOTHING_TO_ASK_MS = 60_000;
/** Between two readings of an order that was given up and is on the terminal all the same. */
const LEFT_ON_TERMINAL_MS = 5_000;
const LONGEST_STEP_MS = 15 * 60_000;
/** From a create to the first reading. */
const FIRST_LOOK_MS = 1_500;

export interface ChargingLoopParts {
  readonly gatewayOf: (kind: GatewayKind) => Gateway;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
  readonly log: Log;
  /** The charge as the ledger has it now. */
  readonly load: (chargeId: ChargeId) => StoredCharge;
  /** Appends an event, in a transaction of its own. Throws when the file cannot be written. */
  readonly record: (chargeId: ChargeId, event: ChargeEvent, exchange: Exchange | null) => Recorded;
  /** The same for an answer that showed the order: what it says of the charge and of its refunds. */
  readonly recordOrder: (chargeId: ChargeId, order: PointOrder, exchange: Exchange) => Recorded;
  /** Whether requests get answers; called when that changes. */
  readonly onReachability: (chargeId: ChargeId, isUnreachable: boolean) => void;
}

/** The charge afterwards, and whether anything was news. */
export interface Recorded {
  readonly stored: StoredCharge;
  readonly isNews: boolean;
}

interface Extra {
  /** True until a create was sent in a way that may have reached the API. */
  hasNeverLeft: boolean;
  /** An end without money, or evidence, is looked at again: the wait before it has been taken. */
  isLookDue: boolean;
  /** Second looks at an end that brought a stale answer. */
  relooks: number;
  isCancelTried: boolean;
  /** How long it has been followed, and until when: a clock that is set back takes nothing off it. */
  followedMs: number;
  followedUntilMs: number;
  /** The API's refusal of a cancellation, believed once a read shows that the order is still live. */
  cancelRefusal: string | null;
  readonly question: ChargeQuestion;
}

export interface ChargingLoop extends Pick<
  Follower<ChargeId, Extra>,
  'watch' | 'hurry' | 'suspend' | 'resume' | 'wake' | 'retry' | 'firstRound' | 'stop'
> {
  /** A request for the charge is on its way. */
  isAsking(chargeId: ChargeId): boolean;
  /** No attempt to send the charge ever reached the API, and none is on its way: it may be withdrawn here. */
  hasNeverLeft(chargeId: ChargeId): boolean;
  isUnreachable(chargeId: ChargeId): boolean;
}

/**
 * Advances open charges: one request at a time for each, then what it said is appended, then a wait. It decides nothing itself:
 * the next step and the delays are pure functions of the charge (`charge-step.ts`), and only answers of the API change it.
 */
export function createChargingLoop(parts: ChargingLoopParts): ChargingLoop {
  const { clock, ids, log } = parts;
  const follower = createFollower<ChargeId, Extra>({
    clock,
    ids,
    log,
    what: 'charge',
    newExtra: (isAttended) => ({
      hasNeverLeft: isAttended,
      isLookDue: false,
      relooks: 0,
      isCancelTried: false,
      followedMs: 0,
      followedUntilMs: clock.nowMs(),
      cancelRefusal: null,
      question: createQuestion(clock, log),
    }),
    step,
    onReachability: parts.onReachability,
  });

  async function step(chargeId: ChargeId, watch: Watch<Extra>, pace: Pace): Promise<number | null> {
    const { extra } = watch;
    const stored = parts.load(chargeId);
    const gateway = parts.gatewayOf(stored.gateway);
    noteTime(extra, clock.nowMs());
    const next = nextChargeStep(stored.charge, clock.nowMs(), {
      isCancelTried: extra.isCancelTried,
      isCreateRepeatable: gateway.isCreateRepeatable,
      hasNeverLeft: extra.hasNeverLeft,
      canFind: gateway.canFind !== 'never',
      followedMs: extra.followedMs,
    });
    if (next.kind === 'none') return isFinal(stored.charge.state) ? null : NOTHING_TO_ASK_MS;
    const isWaitNeeded = isFinal(stored.charge.state) && next.kind !== 'end_asking' && !extra.isLookDue;
    if (isWaitNeeded) {
      extra.isLookDue = true;
      return pollDelayMs(stored.charge, clock.nowMs(), ids.random());
    }
    extra.isLookDue = false;
    watch.isAsking = true;
    try {
      return await advance(stored, gateway, watch, pace, next);
    } catch (error) {
      // What the ledger could not take is asked again after the wait for that, and not after another one.
      extra.isLookDue = true;
      throw error;
    }
  }

  /** Sends the step's request, appends what it said, and answers how long to wait. */
  async function advance(
    stored: StoredCharge,
    gateway: Gateway,
    watch: Watch<Extra>,
    pace: Pace,
    next: ChargeStep,
  ): Promise<number | null> {
    const { charge } = stored;
    const { chargeId, currency, terminalId } = charge;
    const { extra } = watch;
    const place = { orderId: charge.order?.orderId ?? '', terminalId, currency };
    switch (next.kind) {
      case 'create': {
        const asked = await extra.question.ask('create', chargeId, () =>
          gateway.createOrder(stored.requestBody, chargeId, { terminalId, currency }),
        );
        return afterCreate(stored, gateway, watch, pace, asked);
      }
      case 'find': {
        const { preparedAtMs } = charge;
        const lost = {
          externalReference: chargeId,
          terminalId,
          currency,
          preparedAtMs,
          nowMs: clock.nowMs(),
        };
        const asked = await extra.question.ask('find', chargeId, () => gateway.findOrder(lost));
        const { answer } = asked;
        if (answer.kind === 'unanswered' && answer.reason === 'busy') {
          // The look-up is on its way and not through: the network is there.
          pace.answered();
          return answer.retryAfterMs ?? findDelayMs(charge, clock.nowMs());
        }
        if (answer.kind !== 'ok') return pace.unanswered(answer);
        pace.answered();
        if (answer.value !== null) {
          return afterOrder(record(chargeId, extra, answer.value, asked.exchange()), watch);
        }
        if (gateway.canFind === 'proof') {
          recordEvent(chargeId, extra, { kind: 'not_found' }, asked.exchange());
        }
        return findDelayMs(charge, clock.nowMs());
      }
      case 'cancel': {
        // A wish has one key; an order that was given up is withdrawn again at each look, each time with another.
        const nth = isFinal(charge.state) ? `late-${clock.nowMs()}` : stored.cancelWishes;
        const key = `${chargeId}-cancel-${nth}`;
        const asked = await extra.question.ask('cancel', chargeId, () => gateway.cancelOrder(place, key));
        const { answer } = asked;
        extra.isCancelTried = true;
        if (answer.kind === 'unanswered') return pace.unanswered(answer);
        pace.answered();
        if (answer.kind === 'refused') {
          extra.cancelRefusal = answer.code;
        } else {
          if (answer.httpStatus === 202) {
            recordEvent(chargeId, extra, { kind: 'cancel_accepted' }, asked.exchange());
          }
          if (answer.value) record(chargeId, extra, answer.value, asked.exchange());
        }
        return NEXT_LOOK_MS;
      }
      case 'read': {
        const asked = await extra.question.ask('read', chargeId, () => gateway.getOrder(place));
        const { answer } = asked;
        if (answer.kind !== 'ok') return pace.unanswered(answer);
        pace.answered();
        const exchange = asked.exchange();
        const tookMs = exchange.answeredAtMs - exchange.sentAtMs;
        return afterOrder(record(chargeId, extra, answer.value, exchange), watch, tookMs);
      }
      case 'end_asking':
        recordEvent(chargeId, extra, { kind: 'asking_ended' }, null);
        return null;
      case 'none':
        return null;
      default:
        return assertNever(next, 'charge step');
    }
  }

  function afterCreate(
    stored: StoredCharge,
    gateway: Gateway,
    watch: Watch<Extra>,
    pace: Pace,
    asked: Asked<PointOrder>,
  ): number {
    const { answer } = asked;
    const { charge } = stored;
    const { chargeId } = charge;
    const { extra } = watch;
    const wasNeverLeft = extra.hasNeverLeft;
    if (answer.kind === 'refused' && answer.code === KEY_REUSED) {
      // The API holds another request under this key: the till's own fault, and nothing a repeat could mend.
      extra.hasNeverLeft = false;
      pace.answered();
      const got = answer.message === '' ? answer.code : answer.message;
      const event = { kind: 'contradicted', field: 'idempotency_key', expected: chargeId, got } as const;
      recordEvent(chargeId, extra, event, asked.exchange());
      return 0;
    }
    if (answer.kind === 'refused' && wasNeverLeft) {
      pace.answered();
      recordEvent(chargeId, extra, { kind: 'create_refused', ...refusalOf(answer) }, asked.exchange());
      return 0;
    }
    if (answer.kind !== 'unanswered' || !answer.neverSent) extra.hasNeverLeft = false;
    if (answer.kind === 'ok') {
      pace.answered();
      const after = record(chargeId, extra, answer.value, asked.exchange());
      if (isFinal(after.state)) {
        extra.isLookDue = true;
        return isLeftOnTerminal(after) ? 0 : NEXT_LOOK_MS;
      }
      if (after.state === 'created' && isStale(after, clock.nowMs())) return withdraw(chargeId, extra);
      return after.isCancelAsked && extra.cancelRefusal === null ? 0 : FIRST_LOOK_MS;
    }
    // A refusal of a repeat says nothing about the first attempt, which may have been carried out.
    const reason = answer.kind === 'refused' ? refusedReplayReason(answer.httpStatus) : answer.reason;
    // What the API asked for is kept first: the ledger may not take the event.
    const delayMs = pace.unanswered(answer);
    recordEvent(chargeId, extra, { kind: 'create_unanswered', reason }, asked.exchange());
    return delayMs;
  }

  /** After an answer that showed the order, which took so long to come: how long until the next question. */
  function afterOrder(after: Charge, watch: Watch<Extra>, tookMs = 0): number {
    const { extra } = watch;
    const { chargeId } = after;
    if (after.state === 'created' && !watch.isAttended && isStale(after, clock.nowMs())) {
      return withdraw(chargeId, extra);
    }
    if (after.state === 'cancel_requested') {
      const refusal = extra.cancelRefusal;
      extra.cancelRefusal = null;
      if (refusal !== null) recordEvent(chargeId, extra, { kind: 'cancel_refused', code: refusal }, null);
      // The cancellation's answer was lost and the order is still live: it is asked for once more, with the same key.
      extra.isCancelTried = after.isCancelAccepted;
    }
    if (!isFinal(after.state)) {
      // Counted from the question, so that a slow network does not make an approval be seen late.
      return Math.max(NEXT_LOOK_MS, pollDelayMs(after, clock.nowMs(), ids.random()) - Math.max(0, tookMs));
    }
    if (after.isConfirmed) return 0;
    if (isAskedOn(after)) {
      extra.isLookDue = true;
      // One that is live will end within minutes; one that is to be withdrawn is, at once.
      extra.isCancelTried = false;
      return isLeftOnTerminal(after) ? LEFT_ON_TERMINAL_MS : EVIDENCE_POLL_MS;
    }
    // A stale answer confirms nothing: the second look is taken again, less and less often.
    extra.relooks += 1;
    extra.isLookDue = extra.relooks > 1;
    return extra.isLookDue ? relookDelayMs(extra.relooks) : 0;
  }

  /** Takes back an order whose customer may have left, before a terminal shows it to somebody else. */
  function withdraw(chargeId: ChargeId, extra: Extra): number {
    recordEvent(chargeId, extra, { kind: 'cancel_asked', by: 'till' }, null);
    return 0;
  }

  function record(chargeId: ChargeId, extra: Extra, order: PointOrder, exchange: Exchange): Charge {
    const { stored, isNews } = parts.recordOrder(chargeId, order, exchange);
    extra.question.kept(isNews);
    return stored.charge;
  }

  function recordEvent(
    chargeId: ChargeId,
    extra: Extra,
    event: ChargeEvent,
    exchange: Exchange | null,
  ): void {
    const { isNews } = parts.record(chargeId, event, exchange);
    if (exchange !== null) extra.question.kept(isNews);
  }

  return {
    ...follower,
    isAsking: (chargeId) => follower.find(chargeId)?.isAsking ?? false,
    hasNeverLeft: (chargeId) => {
      const watch = follower.find(chargeId);
      return watch !== undefined && watch.extra.hasNeverLeft && !watch.isAsking;
    },
    isUnreachable: (chargeId) => follower.find(chargeId)?.isUnreachable ?? false,
  };
}

/** Adds the time since the last step, as far as it can be believed: no step waits longer than this while a charge is open. */
function noteTime(extra: Extra, nowMs: number): void {
  extra.followedMs += Math.min(Math.max(0, nowMs - extra.followedUntilMs), LONGEST_STEP_MS);
  extra.followedUntilMs = nowMs;
}

function refusalOf(answer: Extract<PointAnswer<unknown>, { kind: 'refused' }>) {
  return { httpStatus: answer.httpStatus, code: answer.code, message: answer.message };
}

function refusedReplayReason(httpStatus: number): 'unauthorized' | 'busy' {
  return httpStatus === 401 || httpStatus === 403 ? 'unauthorized' : 'busy';
}
