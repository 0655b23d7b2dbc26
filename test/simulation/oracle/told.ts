import type { ChargeView } from '#app/contract/charging.ts';
import { asChargeId } from '#app/domain/ids.ts';
import { isReplayableSince } from '#app/domain/charge-step.ts';
import { isAskedOn, isFinal, needsWatch } from '#app/domain/charge.ts';
import { findCharge } from '#main/ledger/charges.ts';
import type { TruthOrder } from '#main/simulator/simulator.ts';
import { textIn, type RunEvidence } from './evidence-of-run.ts';
import { isUnknowable } from './money.ts';

const ENDS_WITHOUT_MONEY = ['failed', 'canceled', 'expired'] as const;

/** I12. The screen calls a charge declined, cancelled or expired only when the acquirer has, and never sent only when it was not. */
export function onlyProvenEnds(
  view: ChargeView,
  orders: readonly TruthOrder[],
  isUnderWay: boolean,
): string | undefined {
  if (!view.isFinal || view.isByEvidence) return undefined;
  if (view.state === 'processed' || view.state === 'refunded') return undefined;
  const order = orders.find((each) => each.externalReference === view.chargeId);
  if (view.orderId === null) {
    if (order !== undefined)
      return `charge ${view.chargeId} is shown as ${view.state}; order ${order.id} exists`;
    return isUnderWay
      ? `charge ${view.chargeId} is shown as ${view.state}; its order is on the way`
      : undefined;
  }
  const isProven =
    order?.history.some(({ status }) => ENDS_WITHOUT_MONEY.some((end) => end === status)) === true;
  return isProven
    ? undefined
    : `charge ${view.chargeId} is shown as ${view.state}; the acquirer never said so`;
}

/** I13. A cancellation is a wish: in the end the ledger says what the acquirer says. */
export function acquirerHasTheLastWord(evidence: RunEvidence): string | undefined {
  if (!evidence.isSettled) return undefined;
  const orders = new Map(evidence.truth.map((order) => [order.externalReference, order]));
  for (const row of evidence.rows('charge_state')) {
    const chargeId = textIn(row, 'charge_id');
    const state = textIn(row, 'state');
    const stored = findCharge(evidence.db, asChargeId(chargeId));
    if (row.is_open === 1 || stored?.charge.evidence !== null) continue;
    const order = orders.get(chargeId);
    if (order !== undefined && isUnknowable(evidence, order)) continue;
    const status = order?.status;
    const isPaidThere = status === 'processed' || status === 'refunded';
    const isPaidHere = state === 'processed' || state === 'refunded';
    if (isPaidThere !== isPaidHere) {
      return `charge ${chargeId} is ${state}, the acquirer says ${status ?? 'nothing'}`;
    }
  }
  return undefined;
}

/**
 * I11. Once faults have stopped for long enough, every charge has ended, or waits for a person for a reason that the screen says: the
 * acquirer cannot tell, an answer contradicts what was sent, or the request is too old to be repeated.
 */
export function everythingComesToAnEnd(evidence: RunEvidence): string | undefined {
  if (!evidence.isSettled) return undefined;
  for (const row of evidence.rows('charge_state')) {
    const stored = findCharge(evidence.db, asChargeId(textIn(row, 'charge_id')));
    if (stored === undefined) continue;
    const { charge } = stored;
    if (isFinal(charge.state)) {
      // What a person signed for is asked about for a day more.
      if (needsWatch(charge) && !isAskedOn(charge)) {
        return `charge ${charge.chargeId} is ${charge.state} and was not looked at again`;
      }
      continue;
    }
    const isForAPerson =
      charge.state === 'action_required' ||
      charge.state === 'quarantined' ||
      // Without a key, a request that was lost is looked for and not repeated; not finding it proves nothing.
      (charge.order === null && stored.gateway === 'intents') ||
      (charge.order === null && !isReplayableSince(charge.preparedAtMs, evidence.wallMs));
    if (!isForAPerson) {
      const seen = charge.order?.status ?? charge.unansweredReason ?? 'nothing';
      return `charge ${charge.chargeId} is still ${charge.state} (${seen}) and waits for nobody`;
    }
  }
  return undefined;
}
