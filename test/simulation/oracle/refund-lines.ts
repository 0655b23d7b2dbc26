import { groupBy, numberIn, textIn, type Row, type RunEvidence } from './evidence-of-run.ts';

const HAS_ENDED = ['processed', 'approved', 'failed', 'rejected', 'cancelled'];

/** I8. What a close says of money that went back is what its rows say, made again from rows alone. */
export function refundLinesAreExact(evidence: RunEvidence): string | undefined {
  let fromSeq = 0;
  for (const close of evidence.rows('day_close')) {
    const untilSeq = numberIn(close, 'entry_seq');
    const report: unknown = JSON.parse(textIn(close, 'report'));
    const wanted: Record<string, unknown> = {
      ...foldPeriod(evidence, fromSeq, untilSeq),
      refundsUnderWay: underWayAt(evidence, untilSeq),
    };
    for (const [name, value] of Object.entries(wanted)) {
      const found: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, name) : null;
      if (JSON.stringify(found) !== JSON.stringify(value)) {
        return `Z ${String(close.z_number)}: ${name} is ${JSON.stringify(found)}, its rows say ${JSON.stringify(value)}`;
      }
    }
    fromSeq = untilSeq;
  }
  return undefined;
}

function foldPeriod(evidence: RunEvidence, fromSeq: number, untilSeq: number) {
  const isOfPeriod = (row: Row): boolean => seqOf(row) > fromSeq && seqOf(row) < untilSeq;
  const refundEntries = new Set(
    evidence.rows('entry').flatMap((row) => (row.kind === 'refund' ? [numberIn(row, 'seq')] : [])),
  );
  // Goods that came back before they were paid: no money goes back, what was sold does.
  const returnEntries = new Set(
    evidence.rows('deferral_move').flatMap((row) => (row.kind === 'returned' ? [seqOf(row)] : [])),
  );
  const ofPeriod = evidence.rows('posting').filter(isOfPeriod);
  const postings = ofPeriod.filter((row) => refundEntries.has(seqOf(row)));
  const originOf = new Map(evidence.rows('refund').map((row) => [row.refund_id, textIn(row, 'origin')]));
  const originAt = new Map(
    evidence.rows('refund_event').map((row) => [seqOf(row), originOf.get(row.refund_id ?? null) ?? '']),
  );
  const back = postings.filter((row) => row.account === 'card_receivable');
  const taxed = ofPeriod.filter(
    (row) =>
      (refundEntries.has(seqOf(row)) || returnEntries.has(seqOf(row))) &&
      (row.account === 'returns' || row.account === 'tax'),
  );
  return {
    refunds: [...groupBy(back, (row) => originAt.get(seqOf(row)) ?? '')]
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .map(([origin, rows]) => ({ origin, count: rows.length, amountMinor: -sumOf(rows) })),
    refundTaxes: [...groupBy(taxed, (row) => String(numberIn(row, 'tax_rate_bp')))]
      .sort(([a], [b]) => Number(b) - Number(a))
      .map(([rate, rows]) => ({
        rateBp: Number(rate),
        baseMinor: sumOf(rows.filter((row) => row.account === 'returns')),
        taxMinor: sumOf(rows.filter((row) => row.account === 'tax')),
      })),
  };
}

/** Refunds of any day that had not ended by then, by their events alone. */
function underWayAt(evidence: RunEvidence, untilSeq: number): { count: number; amountMinor: number } {
  const events = groupBy(
    evidence.rows('refund_event').filter((row) => seqOf(row) < untilSeq),
    (row) => textIn(row, 'refund_id'),
  );
  const open = evidence
    .rows('refund')
    .filter((row) => seqOf(row) < untilSeq && !(events.get(textIn(row, 'refund_id')) ?? []).some(isEnd));
  return {
    count: open.length,
    amountMinor: open.reduce((sum, row) => sum + numberIn(row, 'amount_minor'), 0),
  };
}

function isEnd(event: Row): boolean {
  if (event.kind === 'refused') return true;
  const status = /"status":"(\w+)"/.exec(textIn(event, 'detail'))?.[1] ?? '';
  return event.kind === 'observed' && HAS_ENDED.includes(status);
}

function seqOf(row: Row): number {
  return numberIn(row, 'entry_seq');
}

function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + numberIn(row, 'amount_minor'), 0);
}
