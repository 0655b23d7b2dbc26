import { groupBy, numberIn, textIn, type Row, type RunEvidence } from './evidence-of-run.ts';

const CARRIED_OUT = ['processed', 'approved'];
const CAME_TO_NOTHING = ['failed', 'rejected'];

/**
 * Money goes back once: only what the acquirer has carried out is booked; of each payment the acquirer gave back what people asked
 * for here and elsewhere and no more; and nothing is said to have been given back elsewhere that was not.
 */
export function backOnlyOnce(evidence: RunEvidence): string | undefined {
  const withPostings = new Set(evidence.rows('posting').map((row) => numberIn(row, 'entry_seq')));
  for (const row of evidence.rows('refund_event')) {
    if (!withPostings.has(numberIn(row, 'entry_seq'))) continue;
    const status = statusIn(row);
    if (!CARRIED_OUT.includes(status)) return `refund ${textIn(row, 'refund_id')} was booked as ${status}`;
  }
  for (const { chargeId, refundedMinor, elsewhereMinor, ofHere, ofElsewhere } of paymentsOf(evidence)) {
    const done = sumOf([...ofHere, ...ofElsewhere], (state) => state === 'done');
    if (done > refundedMinor) {
      return `of charge ${chargeId} ${String(done)} is booked as given back, the acquirer gave ${String(refundedMinor)}`;
    }
    // When money went back elsewhere at the same time, a refund of all that was left is of less than was asked for here.
    const isMixed = elsewhereMinor > 0 && ofHere.length > 0;
    const wanted = sumOf(ofHere, (state) => isMixed || !CAME_TO_NOTHING.includes(state));
    if (refundedMinor > wanted + elsewhereMinor) {
      return `of charge ${chargeId} the acquirer gave ${String(refundedMinor)} back, people wanted ${String(wanted + elsewhereMinor)}`;
    }
    if (!isMixed && sumOf(ofElsewhere, (state) => state === 'done') > elsewhereMinor) {
      return `of charge ${chargeId} more is booked as given back elsewhere than was`;
    }
  }
  return undefined;
}

/** I11 for refunds: once faults have stopped each has ended, and what was asked for here is booked as the acquirer has it. */
export function everyRefundEnds(evidence: RunEvidence): string | undefined {
  if (!evidence.isSettled) return undefined;
  for (const row of evidence.rows('refund_state')) {
    if (row.is_open === 1) return `refund ${textIn(row, 'refund_id')} is still ${textIn(row, 'state')}`;
  }
  const named = new Set(
    evidence
      .rows('charge_event')
      .flatMap((row) => (row.kind === 'order_observed' ? [textIn(row, 'charge_id')] : [])),
  );
  for (const { chargeId, refundedMinor, elsewhereMinor, ofHere, ofElsewhere } of paymentsOf(evidence)) {
    const done = sumOf([...ofHere, ...ofElsewhere], (state) => state === 'done');
    // Of an order that no answer ever named the till cannot read what went back elsewhere.
    const isKnown = elsewhereMinor === 0 || (evidence.isDayLater && named.has(chargeId));
    if (isKnown && done !== refundedMinor) {
      return `of charge ${chargeId} ${String(done)} is booked as given back, the acquirer gave ${String(refundedMinor)}`;
    }
  }
  return undefined;
}

interface Payment {
  readonly chargeId: string;
  readonly refundedMinor: number;
  readonly elsewhereMinor: number;
  readonly ofHere: readonly RefundNow[];
  readonly ofElsewhere: readonly RefundNow[];
}

interface RefundNow {
  readonly amountMinor: number;
  readonly state: string;
  readonly isOfHere: boolean;
}

function paymentsOf(evidence: RunEvidence): Payment[] {
  const states = new Map(
    evidence.rows('refund_state').map((row) => [textIn(row, 'refund_id'), textIn(row, 'state')]),
  );
  const refunds = groupBy(evidence.rows('refund'), (row) => textIn(row, 'charge_id'));
  const charges = new Set(evidence.rows('charge').map((row) => textIn(row, 'charge_id')));
  return evidence.truth.flatMap((order) => {
    const chargeId = order.externalReference;
    if (!charges.has(chargeId)) return [];
    const own = (refunds.get(chargeId) ?? []).map((row) => ({
      amountMinor: numberIn(row, 'amount_minor'),
      state: states.get(textIn(row, 'refund_id')) ?? '',
      isOfHere: row.origin === 'till',
    }));
    return [
      {
        chargeId,
        refundedMinor: order.refundedMinor,
        elsewhereMinor: evidence.givenBackElsewhere.get(chargeId) ?? 0,
        ofHere: own.filter((each) => each.isOfHere),
        ofElsewhere: own.filter((each) => !each.isOfHere),
      },
    ];
  });
}

function sumOf(refunds: readonly RefundNow[], isCounted: (state: string) => boolean): number {
  return refunds.reduce((sum, each) => sum + (isCounted(each.state) ? each.amountMinor : 0), 0);
}

function statusIn(row: Row): string {
  const detail: unknown = JSON.parse(textIn(row, 'detail'));
  const refund: unknown =
    typeof detail === 'object' && detail !== null ? Reflect.get(detail, 'refund') : null;
  return typeof refund === 'object' && refund !== null ? String(Reflect.get(refund, 'status')) : '';
}
