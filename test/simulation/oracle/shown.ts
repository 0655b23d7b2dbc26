import type { ChargeView } from '#app/contract/charging.ts';
import { numberIn, textIn, type RunEvidence } from './evidence-of-run.ts';

/** Everything that a person should know of is on the list: what has not ended, and money that was put aside and is still here. */
export function everythingOpenIsShown(
  evidence: RunEvidence,
  shown: readonly ChargeView[],
): string | undefined {
  const listed = new Set<string>(shown.map(({ chargeId }) => chargeId));
  const sold = new Set(
    [...evidence.rows('tender'), ...evidence.rows('deferral_move')].map((row) => row.charge_id),
  );
  const orders = new Map(evidence.truth.map((order) => [order.externalReference, order]));
  for (const row of evidence.rows('charge_state')) {
    const chargeId = textIn(row, 'charge_id');
    if (listed.has(chargeId)) continue;
    if (row.is_open === 1) return `charge ${chargeId} is ${textIn(row, 'state')} and on no list`;
    const order = orders.get(chargeId);
    const isHere = order !== undefined && order.chargedMinor > order.refundedMinor;
    if (row.state === 'processed' && isHere && !sold.has(chargeId)) {
      return `the money of charge ${chargeId} is in no sale and on no list`;
    }
  }
  return undefined;
}

/** Another amount is said to have been answered only when it was: the acquirer was asked for the charge's, and took it or nothing. */
export function contradictionsAreReal(evidence: RunEvidence): string | undefined {
  const orders = new Map(evidence.truth.map((order) => [order.externalReference, order]));
  const amounts = new Map(
    evidence.rows('charge').map((row) => [textIn(row, 'charge_id'), numberIn(row, 'amount_minor')]),
  );
  for (const row of evidence.rows('charge_event')) {
    if (row.kind !== 'contradicted' || !textIn(row, 'detail').includes('"field":"amount"')) continue;
    const order = orders.get(textIn(row, 'charge_id'));
    if (order === undefined || order.amountMinor !== amounts.get(order.externalReference)) continue;
    const isRight = order.chargedMinor === 0 || order.chargedMinor === order.amountMinor + order.tipMinor;
    if (isRight) return `charge ${order.externalReference} is kept apart for an amount that nobody answered`;
  }
  return undefined;
}
