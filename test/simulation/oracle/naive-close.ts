import { groupBy, numberIn, textIn, type Row, type RunEvidence } from './evidence-of-run.ts';
import { deferralContradiction, foldDeferrals } from './naive-deferrals.ts';

/**
 * I8. A day's close is what its rows add up to: the figures are made again here, from rows alone and without SQL, and compared
 * to the cent. Only figures that the report has are compared.
 */
export function closesAreExact(evidence: RunEvidence): string | undefined {
  let fromSeq = 0;
  for (const close of [...evidence.rows('day_close')].sort(
    (a, b) => numberIn(a, 'z_number') - numberIn(b, 'z_number'),
  )) {
    const untilSeq = numberIn(close, 'entry_seq');
    const report: unknown = JSON.parse(textIn(close, 'report'));
    const wanted = {
      ...foldDay(evidence, fromSeq, untilSeq),
      ...foldDeferrals(evidence, fromSeq, close),
    };
    for (const [path, value] of Object.entries(wanted)) {
      const found = valueAt(report, path);
      if (JSON.stringify(found) !== JSON.stringify(value)) {
        return `Z ${String(close.z_number)}: ${path} is ${JSON.stringify(found)}, its rows say ${JSON.stringify(value)}`;
      }
    }
    const owed = sum(
      evidence
        .rows('posting')
        .filter((row) => row.account === 'approved_without_sale' && numberIn(row, 'entry_seq') < untilSeq),
      'amount_minor',
    );
    const listed =
      sumOfList(valueAt(report, 'approvedWithoutSale')) +
      Number(valueAt(report, 'deferrals.paidTooMuch.amountMinor'));
    if (listed !== -owed)
      return `Z ${String(close.z_number)} lists ${String(listed)} without a sale, put aside is ${String(-owed)}`;
    const cash = cashOfDay(evidence, fromSeq, untilSeq);
    const expected = valueAt(report, 'cash.expectedMinor');
    if (expected !== cash)
      return `Z ${String(close.z_number)} expects ${String(expected)} in the drawer, its float and the cash taken are ${String(cash)}`;
    const contradiction = deferralContradiction(evidence, close);
    if (contradiction !== undefined) return `Z ${String(close.z_number)} ${contradiction}`;
    fromSeq = untilSeq;
  }
  return undefined;
}

/** What went into the drawer, which was emptied at the close before. */
function cashOfDay(evidence: RunEvidence, fromSeq: number, untilSeq: number): number {
  const isOfDay = (row: Row): boolean =>
    numberIn(row, 'entry_seq') > fromSeq && numberIn(row, 'entry_seq') < untilSeq;
  const cash = [...evidence.rows('tender'), ...evidence.rows('deferral_move')].filter(
    (row) => row.kind === 'cash' && isOfDay(row),
  );
  return sum(evidence.rows('shift').filter(isOfDay), 'float_minor') + sum(cash, 'amount_minor');
}

function sumOfList(list: unknown): number {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.reduce<number>((total, each) => total + Number(valueAt(each, 'amountMinor')), 0);
}

function foldDay(evidence: RunEvidence, fromSeq: number, untilSeq: number): Record<string, unknown> {
  const isOfDay = (row: Row): boolean =>
    numberIn(row, 'entry_seq') > fromSeq && numberIn(row, 'entry_seq') < untilSeq;
  const isBefore = (row: Row): boolean => numberIn(row, 'entry_seq') < untilSeq;
  const sales = evidence.rows('sale').filter(isOfDay);
  const tenders = evidence.rows('tender').filter(isOfDay);
  const taxes = evidence.rows('sale_tax').filter(isOfDay);
  const ofKind = (kind: string): readonly Row[] => tenders.filter((row) => row.kind === kind);
  const evidenced = [...tenders, ...evidence.rows('deferral_move').filter(isOfDay)].filter(
    (row) => row.is_by_evidence === 1,
  );
  const rates = [...groupBy(taxes, (row) => String(numberIn(row, 'rate_bp')))]
    .sort(([a], [b]) => Number(b) - Number(a))
    .map(([rate, rows]) => ({
      rateBp: Number(rate),
      baseMinor: sum(rows, 'base_minor'),
      taxMinor: sum(rows, 'tax_minor'),
    }));
  const numbers = sales.map((row) => numberIn(row, 'number'));
  return {
    'sales.count': sales.length,
    'sales.totalMinor': sum(sales, 'total_minor'),
    'sales.firstNumber': numbers.length === 0 ? null : Math.min(...numbers),
    'sales.lastNumber': numbers.length === 0 ? null : Math.max(...numbers),
    tenders: ['cash', 'card', 'other', 'deferred'].map((kind) => ({
      kind,
      count: ofKind(kind).length,
      amountMinor: sum(ofKind(kind), 'amount_minor'),
    })),
    // Those that came later and those that went back among them.
    tipsMinor: -sum(
      evidence.rows('posting').filter((row) => isOfDay(row) && row.account === 'tips'),
      'amount_minor',
    ),
    taxes: rates,
    'cash.expectedMinor': sum(
      evidence.rows('posting').filter((row) => isBefore(row) && row.account === 'drawer'),
      'amount_minor',
    ),
    'byEvidence.count': evidenced.length,
    'byEvidence.amountMinor': sum(evidenced, 'amount_minor'),
    grandTotalMinor: sum(evidence.rows('sale').filter(isBefore), 'total_minor'),
    'ledger.entryCount': untilSeq - 1,
  };
}

function sum(rows: readonly Row[], column: string): number {
  let total = 0;
  for (const row of rows) total += numberIn(row, column);
  return total;
}

function valueAt(report: unknown, path: string): unknown {
  let value = report;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return value;
}
