import { groupBy, numberIn, textIn, type Row, type RunEvidence } from './evidence-of-run.ts';

const DAY_MS = 86_400_000;

/** What a close must say of sales that were left unpaid, by the report's own paths: made from rows alone, up to the close's own. */
export function foldDeferrals(evidence: RunEvidence, fromSeq: number, close: Row): Record<string, unknown> {
  const untilSeq = seqOf(close);
  const before = (table: string): readonly Row[] =>
    evidence.rows(table).filter((row) => seqOf(row) < untilSeq);
  const isOfDay = (row: Row): boolean => seqOf(row) > fromSeq;
  const moves = before('deferral_move');
  const today = moves.filter(isOfDay);
  const ofKind = (...kinds: readonly string[]): readonly Row[] =>
    today.filter((row) => kinds.includes(textIn(row, 'kind')));

  const deferrals = before('deferral');
  const saleDates = new Map(
    before('sale').map((row) => [textIn(row, 'sale_id'), textIn(row, 'business_date')]),
  );
  const dates = new Map(
    deferrals.map((row) => [textIn(row, 'deferral_id'), saleDates.get(textIn(row, 'sale_id')) ?? '']),
  );
  const dateOf = (row: Row): string => dates.get(textIn(row, 'deferral_id')) ?? '';

  const closedOn = shopDate(evidence, numberIn(close, 'closed_at_ms'));
  const owed = deferrals.flatMap((row) => {
    const own = moves.filter((move) => move.deferral_id === row.deferral_id);
    const left = numberIn(row, 'amount_minor') - sum(own);
    return left > 0 ? [{ age: ageInDays(dateOf(row), closedOn), left }] : [];
  });
  const aged = (bucket: string, least: number, most: number) => {
    const own = owed.filter(({ age }) => age >= least && age <= most);
    return { bucket, count: own.length, amountMinor: own.reduce((total, each) => total + each.left, 0) };
  };

  return {
    'cash.collectedMinor': sum(ofKind('cash')),
    otherMethods: otherMethods(before('tender').filter(isOfDay), ofKind('other')),
    'deferrals.owedBeforeMinor': sum(
      evidence.rows('posting').filter((row) => row.account === 'deferred' && seqOf(row) <= fromSeq),
    ),
    'deferrals.captured': figure(deferrals.filter(isOfDay)),
    'deferrals.charged': figure(ofKind('charged')),
    'deferrals.byHand': figure(ofKind('by_hand')),
    'deferrals.byLink': figure(ofKind('by_link')),
    'deferrals.collected': [...groupBy(ofKind('charged', 'by_hand', 'by_link'), dateOf)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([businessDate, rows]) => ({ businessDate, ...figure(rows) })),
    'deferrals.converted.cash': figure(ofKind('cash')),
    'deferrals.converted.other': figure(ofKind('other')),
    'deferrals.returned': figure(ofKind('returned')),
    'deferrals.writtenOff': figure(ofKind('written_off')),
    'deferrals.paidTooMuch': paidTooMuch(before('payment_link_event')),
    'deferrals.openSlips': figure(openSlips(before('hand_slip'), moves, before('hand_slip_withdrawal'))),
    'deferrals.owed': { count: owed.length, amountMinor: owed.reduce((total, each) => total + each.left, 0) },
    'deferrals.ages': [
      aged('today', 0, 0),
      aged('days_1_7', 1, 7),
      aged('days_8_30', 8, 30),
      aged('over_30', 31, Infinity),
    ],
  };
}

/** What the report says of deferrals contradicts itself, or the account of what is owed. */
export function deferralContradiction(evidence: RunEvidence, close: Row): string | undefined {
  const report: unknown = JSON.parse(textIn(close, 'report'));
  const at = (path: string): number => Number(valueAt(report, `deferrals.${path}`));
  const collected = ['charged', 'byHand', 'byLink'].reduce(
    (total, name) => total + at(`${name}.amountMinor`),
    0,
  );
  const owed =
    at('owedBeforeMinor') +
    at('captured.amountMinor') -
    collected -
    at('converted.cash.amountMinor') -
    at('converted.other.amountMinor') -
    at('returned.amountMinor') -
    at('writtenOff.amountMinor');
  if (at('owed.amountMinor') !== owed)
    return `says ${String(at('owed.amountMinor'))} is owed, its lines ${String(owed)}`;
  const booked = sum(
    evidence.rows('posting').filter((row) => row.account === 'deferred' && seqOf(row) < seqOf(close)),
  );
  if (booked !== owed) return `says ${String(owed)} is owed, its account holds ${String(booked)}`;
  const byDay = sumOfList(valueAt(report, 'deferrals.collected'));
  if (byDay !== collected) return `collected ${String(collected)}, by day ${String(byDay)}`;
  const byAge = sumOfList(valueAt(report, 'deferrals.ages'));
  return byAge === owed ? undefined : `says ${String(owed)} is owed, by age ${String(byAge)}`;
}

function otherMethods(tenders: readonly Row[], moves: readonly Row[]): readonly unknown[] {
  const methods = [
    ...tenders
      .filter((row) => row.kind === 'other')
      .map((row) => [textIn(row, 'payment_method_type'), row] as const),
    ...moves.map((row) => [textIn(row, 'method'), row] as const),
  ];
  return ['transfer', 'other_terminal', 'voucher', 'other'].flatMap((method) => {
    const rows = methods.flatMap(([own, row]) => (own === method ? [row] : []));
    return rows.length === 0 ? [] : [{ method, ...figure(rows) }];
  });
}

function openSlips(
  slips: readonly Row[],
  moves: readonly Row[],
  withdrawals: readonly Row[],
): readonly Row[] {
  const ended = new Set([...moves, ...withdrawals].map((row) => row.slip_id ?? null));
  return slips.filter((row) => !ended.has(row.slip_id ?? null));
}

function paidTooMuch(events: readonly Row[]): { count: number; amountMinor: number } {
  const details = events.map((row) => ({
    kind: row.kind,
    detail: JSON.parse(textIn(row, 'detail')) as unknown,
  }));
  const idsOf = (kind: string): readonly unknown[] =>
    details.flatMap((each) => (each.kind === kind ? [valueAt(each.detail, 'paymentId')] : []));
  const back = new Set(idsOf('given_back'));
  const paidMinor = details.flatMap(({ kind, detail }) =>
    kind === 'paid_too_much' && !back.has(valueAt(detail, 'paymentId'))
      ? [Number(valueAt(detail, 'paidMinor'))]
      : [],
  );
  return { count: paidMinor.length, amountMinor: paidMinor.reduce((total, each) => total + each, 0) };
}

/** The day that the shop's wall says it is, counted from the hour at which the shop's day begins. */
function shopDate(evidence: RunEvidence, atMs: number): string {
  const [identity] = evidence.rows('identity');
  if (identity === undefined) return '';
  const earlier = atMs - numberIn(identity, 'cut_over_hour') * 3_600_000;
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: textIn(identity, 'time_zone'),
    dateStyle: 'short',
  }).format(earlier);
}

function ageInDays(from: string, to: string): number {
  let age = 0;
  for (let date = Date.parse(from); date < Date.parse(to); date += DAY_MS) age += 1;
  return age;
}

function figure(rows: readonly Row[]): { count: number; amountMinor: number } {
  return { count: rows.length, amountMinor: sum(rows) };
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, row) => total + numberIn(row, 'amount_minor'), 0);
}

function sumOfList(list: unknown): number {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.reduce<number>((total, each) => total + Number(valueAt(each, 'amountMinor')), 0);
}

function valueAt(report: unknown, path: string): unknown {
  let value = report;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return value;
}

function seqOf(row: Row): number {
  return numberIn(row, 'entry_seq');
}
