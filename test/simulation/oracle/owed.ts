import { foldCharge, locksSale } from '#app/domain/charge.ts';
import { asChargeId } from '#app/domain/ids.ts';
import { findCharge, readChargeHistory } from '#main/ledger/charges.ts';
import { groupBy, numberIn, textIn, type Row, type RunEvidence } from './evidence-of-run.ts';

/**
 * I14. What is owed: of each deferral, what was captured is what has come off it and what is still owed, never less than nothing; it is
 * what its sale was not paid; each step books what it took off; and all that is owed is the balance of its account.
 */
export function owedIsExact(evidence: RunEvidence): string | undefined {
  const tenders = groupBy(
    evidence.rows('tender').filter((row) => row.kind === 'deferred'),
    (row) => textIn(row, 'sale_id'),
  );
  const moves = groupBy(evidence.rows('deferral_move'), (row) => textIn(row, 'deferral_id'));
  const bookedAt = new Map<number, number>();
  for (const row of evidence.rows('posting')) {
    if (row.account !== 'deferred') continue;
    const seq = numberIn(row, 'entry_seq');
    bookedAt.set(seq, (bookedAt.get(seq) ?? 0) + numberIn(row, 'amount_minor'));
  }
  let owed = 0;
  let steps = 0;
  for (const row of evidence.rows('deferral')) {
    const number = String(row.number);
    const amount = numberIn(row, 'amount_minor');
    const unpaid = sumOf(tenders.get(textIn(row, 'sale_id')) ?? []);
    if (unpaid !== amount)
      return `deferral ${number} of ${String(amount)}, its sale left ${String(unpaid)} unpaid`;
    if (bookedAt.get(numberIn(row, 'entry_seq')) !== amount) return `deferral ${number} is not booked`;
    let left = amount;
    const own = moves.get(textIn(row, 'deferral_id')) ?? [];
    for (const [index, move] of own.entries()) {
      if (numberIn(move, 'position') !== index + 1)
        return `deferral ${number} misses step ${String(index + 1)}`;
      left -= numberIn(move, 'amount_minor');
      if (left < 0) return `deferral ${number} owes ${String(left)} after ${textIn(move, 'kind')}`;
      const booked = -(bookedAt.get(numberIn(move, 'entry_seq')) ?? 0);
      if (booked !== move.amount_minor) {
        return `deferral ${number}: ${textIn(move, 'kind')} of ${String(move.amount_minor)} is booked as ${String(booked)}`;
      }
    }
    owed += left;
    steps += own.length;
  }
  if (steps !== evidence.rows('deferral_move').length) return 'a step is of no deferral';
  const balance = [...bookedAt.values()].reduce((total, each) => total + each, 0);
  if (balance !== owed) return `${String(owed)} is owed, the account holds ${String(balance)}`;
  const unnamed = [...tenders.values()].flat().length - evidence.rows('deferral').length;
  return unnamed === 0 ? undefined : `${String(unnamed)} unpaid sales are owed by nobody`;
}

interface Span {
  readonly what: string;
  readonly fromSeq: number;
  readonly untilSeq: number;
}

/**
 * I14. One way at a time: while a charge runs, while the payment of a slip is looked for and while a link can be paid, nothing else is
 * begun and nothing else is taken; and no charge was begun for more than was owed.
 */
export function oneWayAtATime(evidence: RunEvidence): string | undefined {
  const moves = groupBy(evidence.rows('deferral_move'), (row) => textIn(row, 'deferral_id'));
  const charges = groupBy(evidence.rows('charge'), (row) => textIn(row, 'sale_id'));
  const slips = groupBy(evidence.rows('hand_slip'), (row) => textIn(row, 'deferral_id'));
  const links = groupBy(evidence.rows('payment_link'), (row) => textIn(row, 'deferral_id'));
  for (const deferral of evidence.rows('deferral')) {
    const deferralId = textIn(deferral, 'deferral_id');
    const own = moves.get(deferralId) ?? [];
    const ofSale = charges.get(textIn(deferral, 'sale_id')) ?? [];
    const later = ofSale.filter((row) => seqOf(row) > seqOf(deferral));
    const spans: Span[] = [
      ...ofSale.map((row) => chargeSpan(evidence, row)),
      ...(slips.get(deferralId) ?? []).map((row) => slipSpan(evidence, row, own)),
      ...(links.get(deferralId) ?? []).map((row) => linkSpan(evidence, row)),
    ];
    const begun = [
      ...spans
        .map(({ what, fromSeq }) => ({ what, atSeq: fromSeq }))
        .filter(({ atSeq }) => atSeq > seqOf(deferral)),
      ...own
        .filter((row) => /^(?:cash|other|returned|written_off)$/.test(textIn(row, 'kind')))
        .map((row) => ({ what: textIn(row, 'kind'), atSeq: seqOf(row) })),
    ];
    for (const { what, atSeq } of begun) {
      const inTheWay = spans.find(({ fromSeq, untilSeq }) => fromSeq < atSeq && atSeq < untilSeq);
      if (inTheWay) return `deferral ${String(deferral.number)}: ${what} was begun during ${inTheWay.what}`;
    }
    for (const row of later) {
      const before = own.filter((move) => seqOf(move) < seqOf(row));
      const owed = numberIn(deferral, 'amount_minor') - sumOf(before);
      if (numberIn(row, 'amount_minor') > owed) {
        return `deferral ${String(deferral.number)} owed ${String(owed)} and was charged ${String(row.amount_minor)}`;
      }
    }
  }
  return undefined;
}

/** From the charge's commitment to the event that let its sale go. */
function chargeSpan(evidence: RunEvidence, row: Row): Span {
  const chargeId = asChargeId(textIn(row, 'charge_id'));
  const what = `charge ${chargeId}`;
  const fromSeq = seqOf(row);
  const stored = findCharge(evidence.db, chargeId);
  if (stored === undefined) return { what, fromSeq, untilSeq: Infinity };
  const history = readChargeHistory(evidence.db, chargeId);
  const end = history.findIndex(
    (_, index) => !locksSale(foldCharge(stored.charge, history.slice(0, index + 1))),
  );
  return { what, fromSeq, untilSeq: history[end]?.entrySeq ?? Infinity };
}

function slipSpan(evidence: RunEvidence, row: Row, moves: readonly Row[]): Span {
  const ends = [...moves, ...evidence.rows('hand_slip_withdrawal')].filter(
    (each) => each.slip_id === row.slip_id,
  );
  return { what: 'a slip', fromSeq: seqOf(row), untilSeq: Math.min(Infinity, ...ends.map(seqOf)) };
}

/** Who has asked for its end waits for nothing: what comes in by it all the same is put aside. */
const LINK_ENDS = ['close_asked', 'closed', 'refused', 'paid', 'paid_too_much'];

function linkSpan(evidence: RunEvidence, row: Row): Span {
  const end = evidence
    .rows('payment_link_event')
    .find((each) => each.link_id === row.link_id && LINK_ENDS.includes(textIn(each, 'kind')));
  return { what: 'a link', fromSeq: seqOf(row), untilSeq: end === undefined ? Infinity : seqOf(end) };
}

const FULL_STOCK = 1_000_000;

/** I14. Goods: of each product as much is on the shelf as has not been sold, and what came back unpaid is there again. */
export function goodsAreThere(evidence: RunEvidence): string | undefined {
  const returned = new Set(
    evidence.rows('deferral_move').flatMap((row) => (row.kind === 'returned' ? [row.deferral_id] : [])),
  );
  const backSales = new Set(
    evidence.rows('deferral').flatMap((row) => (returned.has(row.deferral_id ?? null) ? [row.sale_id] : [])),
  );
  const gone = new Map<number, number>();
  for (const row of evidence.rows('sale_line')) {
    if (backSales.has(row.sale_id ?? null)) continue;
    const productId = numberIn(row, 'product_id');
    gone.set(productId, (gone.get(productId) ?? 0) + numberIn(row, 'quantity_milli'));
  }
  for (const row of evidence.rows('product')) {
    const wanted = FULL_STOCK - (gone.get(numberIn(row, 'product_id')) ?? 0);
    if (row.stock_milli !== wanted)
      return `of ${textIn(row, 'name')} ${String(row.stock_milli)} is in stock, ${String(wanted)} has not been sold`;
  }
  return undefined;
}

/** I14. Of who was erased nothing is kept; who was not has what was written down, or was lost with a file. */
export function erasedIsGone(evidence: RunEvidence): string | undefined {
  const erased = new Set(evidence.rows('deferral_erasure').map((row) => row.deferral_id));
  const kept = evidence.rows('deferral_customer').find((row) => erased.has(row.deferral_id ?? null));
  return kept && `the customer of deferral ${textIn(kept, 'deferral_id')} was erased and is still there`;
}

function seqOf(row: Row): number {
  return numberIn(row, 'entry_seq');
}

function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + numberIn(row, 'amount_minor'), 0);
}
