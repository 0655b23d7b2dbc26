import { isReplayableSince } from '#app/domain/charge-step.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import type { RefundEvent } from '#app/domain/refund-event.ts';
import { isRefundFinal, isRefundUnderWay, type Refund, type RefundId } from '#app/domain/refund.ts';
import type { GatewayKind } from '#app/domain/site.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import type { Exchange } from '#main/ledger/exchanges.ts';
import type { StoredRefund } from '#main/ledger/refunds.ts';
import type { Gateway, PaidPlace, PointOrder } from '#main/point/gateway.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';
import { createFollower, type Follower, type Pace, type Watch } from './follower.ts';
import { createQuestion, type ChargeQuestion } from './question.ts';

export interface RefundLoopParts {
  readonly gatewayOf: (kind: GatewayKind) => Gateway;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
  readonly log: Log;
  readonly load: (refundId: RefundId) => StoredRefund;
  readonly loadCharge: (chargeId: ChargeId) => StoredCharge;
  /** What of a payment has not gone back, minor units. */
  readonly leftMinor: (chargeId: ChargeId) => number;
  /** Appends an event of the refund. */
  readonly record: (refundId: RefundId, event: RefundEvent, exchange: Exchange | null) => void;
  /** Appends what an answer showed of the charge and of every refund it has. */
  readonly recordOrder: (chargeId: ChargeId, order: PointOrder, exchange: Exchange) => { isNews: boolean };
}

interface Extra {
  /** The order's own list of refunds is looked at before anything is sent (again), or a refusal is believed. */
  needsLook: boolean;
  refusal: Extract<RefundEvent, { kind: 'refused' }> | null;
  /** It was committed in this run, and no request for it can have reached the API: what the order shows is not its doing. */
  hasNeverLeft: boolean;
  /** When a request for it was last lost on its way: it may still arrive. */
  lostAtMs: number | null;
  /** How often it was sent and then not to be seen. */
  rounds: number;
  readonly question: ChargeQuestion;
}

/**
 * All was asked for, a part had gone back elsewhere before, and the API gave back what was left: the order's list has both, and
 * they are booked as found.
 */
const OTHER_AMOUNT = { kind: 'refused', httpStatus: 0, code: 'other_amount', message: '' } as const;

/** Statuses of an order that is not paid yet. */
const IS_BEFORE_PAYMENT = /^(?:created|at_terminal|action_required)$/;

/** How long a request without an answer may still be under way, and how often the order is read meanwhile. */
const LOST_FOR_MS = 15 * 60_000;
const LOST_LOOK_MS = 60_000;

/** Nothing the API said: more is asked for than is left. */
const TOO_MUCH = { httpStatus: 0, code: 'refund_amount_exceeds', message: '' } as const;

/** Nothing the API said: the till gave the refund up, because the key is too old and the order shows no such refund. */
const NEVER_MADE = { httpStatus: 0, code: 'never_made', message: '' } as const;

export interface RefundLoop extends Follower<RefundId, Extra> {
  /** No request for the refund can have reached the API. */
  hasNeverLeft(refundId: RefundId): boolean;
}

/**
 * Carries refunds to their end. A refund is sent with its own key; after anything but a plain yes, the order's list of refunds is
 * looked at: it tells whether the money is on its way, whoever sent it. So it is before the first sending: what went back before is not its doing.
 */
export function createRefundLoop(parts: RefundLoopParts): RefundLoop {
  const { clock, ids, log } = parts;
  const follower = createFollower<RefundId, Extra>({
    clock,
    ids,
    log,
    what: 'refund',
    newExtra: (isAttended) => ({
      needsLook: true,
      hasNeverLeft: isAttended,
      refusal: null,
      lostAtMs: isAttended ? null : clock.nowMs(),
      rounds: 0,
      question: createQuestion(clock, log),
    }),
    step,
    onReachability: () => undefined,
  });
  return {
    ...follower,
    hasNeverLeft: (refundId) => follower.find(refundId)?.extra.hasNeverLeft ?? false,
  };

  async function step(refundId: RefundId, watch: Watch<Extra>, pace: Pace): Promise<number | null> {
    const stored = parts.load(refundId);
    const { refund } = stored;
    if (isRefundFinal(refund.state)) return null;
    const charge = parts.loadCharge(refund.chargeId);
    const gateway = parts.gatewayOf(charge.gateway);
    watch.isAsking = true;
    if (refund.state === 'requested' || watch.extra.needsLook) {
      return look(stored, charge, gateway, watch, pace);
    }
    return send(stored, charge, gateway, watch, pace);
  }

  async function send(
    stored: StoredRefund,
    charge: StoredCharge,
    gateway: Gateway,
    { extra }: Watch<Extra>,
    pace: Pace,
  ): Promise<number> {
    const { refundId, chargeId } = stored.refund;
    const place = placeOf(charge);
    const asked = await extra.question.ask('refund', chargeId, () =>
      gateway.refundOrder(place, stored.requestBody, refundId),
    );
    const { answer } = asked;
    extra.needsLook = true;
    if (answer.kind !== 'unanswered' || !answer.neverSent) extra.hasNeverLeft = false;
    switch (answer.kind) {
      case 'ok':
        pace.answered();
        if (answer.value) {
          parts.record(refundId, { kind: 'observed', refund: answer.value }, asked.exchange());
          extra.question.kept(true);
          if (answer.value.amountMinor !== stored.refund.amountMinor) extra.refusal = OTHER_AMOUNT;
        }
        return 1_000;
      case 'refused':
        pace.answered();
        extra.refusal = {
          kind: 'refused',
          httpStatus: answer.httpStatus,
          code: answer.code,
          message: answer.message,
        };
        return 1_000;
      case 'unanswered': {
        const delayMs = pace.unanswered(answer);
        if (!answer.neverSent) extra.lostAtMs = clock.nowMs();
        parts.record(refundId, { kind: 'unanswered', reason: answer.reason }, asked.exchange());
        extra.question.kept(true);
        return delayMs;
      }
    }
  }

  async function look(
    stored: StoredRefund,
    charge: StoredCharge,
    gateway: Gateway,
    { extra }: Watch<Extra>,
    pace: Pace,
  ): Promise<number | null> {
    const { refundId, chargeId } = stored.refund;
    const place = placeOf(charge);
    const asked = await extra.question.ask('read', chargeId, () => gateway.getOrder(place));
    const { answer } = asked;
    if (answer.kind !== 'ok') return pace.unanswered(answer);
    pace.answered();
    extra.question.kept(parts.recordOrder(chargeId, answer.value, asked.exchange()).isNews);
    const after = parts.load(refundId).refund;
    if (isRefundFinal(after.state)) return null;
    if (after.state === 'requested') return requestedDelayMs(after, clock.nowMs());
    // An answer without a list of refunds says nothing of this one.
    if (answer.value.refunds === null) return requestedDelayMs(after, clock.nowMs());
    // Older than the payment: it shows no refund because there was nothing to give back yet.
    if (IS_BEFORE_PAYMENT.test(answer.value.observed.status)) return requestedDelayMs(after, clock.nowMs());
    // Another one is on its way: it may be what this one came to, and the API takes none before it has ended.
    if (answer.value.refunds.some((refund) => isRefundUnderWay(refund.status))) {
      return requestedDelayMs(after, clock.nowMs());
    }
    // The order does not show the refund: nothing of it has been carried out.
    if (extra.refusal !== null) {
      // A request that was lost before may arrive after this refusal, and be taken.
      const isLost = extra.lostAtMs !== null && clock.nowMs() - extra.lostAtMs < LOST_FOR_MS;
      if (isLost) return LOST_LOOK_MS;
      parts.record(refundId, extra.refusal, null);
      return null;
    }
    if (!isReplayableSince(after.preparedAtMs, clock.nowMs())) {
      parts.record(refundId, { kind: 'refused', ...NEVER_MADE }, asked.exchange());
      return null;
    }
    if (after.amountMinor > parts.leftMinor(chargeId)) {
      // Some of it has gone back elsewhere meanwhile.
      parts.record(refundId, { kind: 'refused', ...TOO_MUCH }, asked.exchange());
      return null;
    }
    extra.needsLook = false;
    // The first one goes at once: the look before it was only for what had gone back elsewhere.
    if (extra.hasNeverLeft && extra.rounds === 0) return 0;
    extra.rounds += 1;
    return Math.min(5 * 60_000, 1_000 * 2 ** Math.min(extra.rounds - 1, 10));
  }
}

function placeOf({ charge }: StoredCharge): PaidPlace {
  return {
    orderId: charge.order?.orderId ?? '',
    terminalId: charge.terminalId,
    currency: charge.currency,
    paymentReference: charge.order?.paymentReference ?? null,
  };
}

/** Accepted and not done: looked at every few seconds at first, then less and less often, up to half an hour. */
function requestedDelayMs(refund: Refund, nowMs: number): number {
  const ageMs = Math.max(0, nowMs - refund.changedAtMs);
  if (ageMs < 60_000) return 5_000;
  if (ageMs < 10 * 60_000) return 30_000;
  return ageMs < 2 * 60 * 60_000 ? 5 * 60_000 : 30 * 60_000;
}
