import { isPaid } from '#app/domain/charge-money.ts';
import type { Charge } from '#app/domain/charge.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { isRefundUnderWay } from '#app/domain/refund.ts';
import type { GatewayKind } from '#app/domain/site.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import type { Exchange } from '#main/ledger/exchanges.ts';
import type { Gateway, PointOrder } from '#main/point/gateway.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';
import { createFollower, type Follower, type Pace, type Watch } from './follower.ts';
import { createQuestion } from './question.ts';
import { RECHECK_AFTER_MS } from './record-charge-event.ts';

/** How long a payment is read again, once a day: a refund made elsewhere is found within a day of it, for this long. */
export const RECHECKED_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** Between two readings, so that a week's payments do not come all at once. */
const PACE_MS = 5_000;
/** The longest wait for the next one: the machine's clock may be set meanwhile. */
const IDLE_MS = 10 * 60_000;
/** A refund that is on its way, or an end that must be seen twice, is looked at again this soon. */
const SOON_MS = 60_000;
/** Between two tries while nothing answers. */
const OUTAGE_PACE_MS = 5 * 60_000;

export interface RecheckLoopParts {
  readonly gatewayOf: (kind: GatewayKind) => Gateway;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
  readonly log: Log;
  /** The charge whose reading is due first, and when; undefined when none is planned. */
  readonly findNext: () => { readonly chargeId: ChargeId; readonly dueAtMs: number } | undefined;
  readonly load: (chargeId: ChargeId) => StoredCharge;
  readonly plan: (chargeId: ChargeId, dueAtMs: number | null) => void;
  readonly recordOrder: (chargeId: ChargeId, order: PointOrder, exchange: Exchange) => { isNews: boolean };
  /** The acquirer took the payment back. */
  readonly recordReversal: (chargeId: ChargeId, exchange: Exchange) => void;
}

/** Reads orders again after their charges have ended, slowly: for what happens to payments outside the till, and for late approvals. */
export function createRecheckLoop(parts: RecheckLoopParts): Follower<'rechecks', null> {
  const { clock, log } = parts;
  const question = createQuestion(clock, log);
  /** Paid charges whose order was last seen ended without money: believed the second time. */
  const reversedOnce = new Set<ChargeId>();

  return createFollower<'rechecks', null>({
    clock,
    ids: parts.ids,
    log,
    what: 'recheck',
    newExtra: () => null,
    step,
    onReachability: () => undefined,
  });

  async function step(_id: 'rechecks', watch: Watch<null>, pace: Pace): Promise<number | null> {
    const next = parts.findNext();
    const waitMs = next === undefined ? IDLE_MS : next.dueAtMs - clock.nowMs();
    if (next === undefined || waitMs > 0) return Math.min(IDLE_MS, Math.max(PACE_MS, waitMs));
    const { chargeId } = next;
    const stored = parts.load(chargeId);
    const { charge } = stored;
    if (charge.order === null) {
      parts.plan(chargeId, null);
      return PACE_MS;
    }
    watch.isAsking = true;
    const { orderId } = charge.order;
    const { terminalId, currency } = charge;
    const asked = await question.ask('read', chargeId, () =>
      parts.gatewayOf(stored.gateway).getOrder({ orderId, terminalId, currency }),
    );
    const { answer } = asked;
    if (answer.kind !== 'ok') {
      // Without answers it stays first, and all of them wait. What the API refuses to show is given up with its week.
      if (answer.kind === 'unanswered') return Math.max(OUTAGE_PACE_MS, pace.unanswered(answer));
      parts.plan(chargeId, isInItsWeek(charge) ? clock.nowMs() + RECHECK_AFTER_MS : null);
      return PACE_MS;
    }
    pace.answered();
    question.kept(parts.recordOrder(chargeId, answer.value, asked.exchange()).isNews);
    parts.plan(chargeId, nextLookMs(stored, answer.value, asked.exchange()));
    return PACE_MS;
  }

  function isInItsWeek(charge: Charge): boolean {
    return clock.nowMs() - charge.preparedAtMs <= RECHECKED_FOR_MS;
  }

  /** When the payment is read next; null when its week is over. */
  function nextLookMs(stored: StoredCharge, order: PointOrder, exchange: Exchange): number | null {
    const { charge } = stored;
    const { chargeId } = charge;
    const nowMs = clock.nowMs();
    const after = parts.load(chargeId).charge;
    if (!isPaid(after)) {
      return nowMs - charge.preparedAtMs < RECHECK_AFTER_MS ? charge.preparedAtMs + RECHECK_AFTER_MS : null;
    }
    if (isEndWithoutMoney(order) && after.state === 'processed' && after.order?.status === 'processed') {
      if (reversedOnce.delete(chargeId)) parts.recordReversal(chargeId, exchange);
      else {
        reversedOnce.add(chargeId);
        return nowMs + SOON_MS;
      }
    } else {
      reversedOnce.delete(chargeId);
    }
    const hasRefundUnderWay = (order.refunds ?? []).some((refund) => isRefundUnderWay(refund.status));
    if (hasRefundUnderWay) return nowMs + SOON_MS;
    return isInItsWeek(charge) ? nowMs + RECHECK_AFTER_MS : null;
  }
}

/** A paid order that is shown so was reversed (Point API, Status of order: `failed` may be an EMV reversal). */
function isEndWithoutMoney({ observed }: PointOrder): boolean {
  return observed.status === 'failed' || observed.status === 'canceled' || observed.status === 'expired';
}
