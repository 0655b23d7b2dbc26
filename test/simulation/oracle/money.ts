import type { ReadableDb } from '#main/ledger/connection.ts';
import type { TruthOrder } from '#main/simulator/simulator.ts';
import { groupBy, numberIn, textIn, type Row, type RunEvidence } from './evidence-of-run.ts';

interface LedgerCharge {
  readonly chargeId: string;
  readonly saleId: string;
  readonly state: string;
  readonly isPaid: boolean;
  readonly isOpen: boolean;
  readonly isWatched: boolean;
  readonly isWithoutSale: boolean;
  /** What its money was taken for: the tender of a sale, or something off what was owed of one. */
  readonly taken: Row | undefined;
}

function chargesOf(evidence: RunEvidence): Map<string, LedgerCharge> {
  const taken = new Map(
    [...evidence.rows('tender'), ...evidence.rows('deferral_move')].flatMap((row) =>
      (row.charge_id ?? null) === null ? [] : [[textIn(row, 'charge_id'), row] as const],
    ),
  );
  return new Map(
    evidence.rows('charge_state').map((row) => {
      const chargeId = textIn(row, 'charge_id');
      const state = textIn(row, 'state');
      const charge: LedgerCharge = {
        chargeId,
        saleId: textIn(row, 'sale_id'),
        state,
        isPaid: state === 'processed' || state === 'refunded',
        isOpen: row.is_open === 1,
        isWatched: row.needs_watch === 1,
        isWithoutSale: row.is_without_sale === 1,
        taken: taken.get(chargeId),
      };
      return [chargeId, charge] as const;
    }),
  );
}

/**
 * I1. Nobody pays twice: a charge has one order at the acquirer; of all that was paid for a sale, its own tenders, and what was charged later of what it owed, are at most its total,
 * and the rest is either put aside for the customer or still open; and no sale and no terminal has two live charges.
 */
export function neverTwice(evidence: RunEvidence): string | undefined {
  const charges = chargesOf(evidence);
  const amounts = new Map(
    evidence.rows('charge').map((row) => [textIn(row, 'charge_id'), numberIn(row, 'amount_minor')]),
  );
  for (const [reference, orders] of groupBy(evidence.truth, (order) => order.externalReference)) {
    if (orders.length > 1) return `charge ${reference} has ${String(orders.length)} orders at the acquirer`;
    const wanted = amounts.get(reference);
    const asked = orders[0]?.amountMinor;
    if (wanted !== undefined && asked !== wanted) {
      return `charge ${reference} is of ${String(wanted)}, the acquirer was asked for ${String(asked)}`;
    }
  }
  const sales = new Map(
    evidence.rows('sale').map((row) => [textIn(row, 'sale_id'), numberIn(row, 'total_minor')]),
  );
  const paid = evidence.truth.filter((order) => order.chargedMinor > order.refundedMinor);
  const bySale = groupBy(paid, (order) => charges.get(order.externalReference)?.saleId ?? '');
  for (const [saleId, orders] of bySale) {
    const total = sales.get(saleId) ?? 0;
    const own = orders.filter((order) => charges.get(order.externalReference)?.taken !== undefined);
    const ownMinor = own.reduce((sum, order) => sum + order.chargedMinor - order.tipMinor, 0);
    if (ownMinor > total) return `sale ${saleId} of ${String(total)} took ${String(ownMinor)} from cards`;
  }
  const live = evidence.rows('charge_state').filter((row) => row.locks_sale === 1);
  for (const [saleId, rows] of groupBy(live, (row) => textIn(row, 'sale_id'))) {
    if (rows.length > 1) return `sale ${saleId} has ${String(rows.length)} live charges`;
  }
  const holding = evidence.rows('charge_state').filter((row) => row.holds_terminal === 1);
  for (const [terminalId, rows] of groupBy(holding, (row) => textIn(row, 'terminal_id'))) {
    if (rows.length > 1) return `terminal ${terminalId} has ${String(rows.length)} live charges`;
  }
  return undefined;
}

/** The same of the moment, asked each time a charge has changed: who is charged twice is so for seconds. */
export function oneLiveCharge(db: ReadableDb): string | undefined {
  const sql = `SELECT 'sale ' || sale_id FROM charge_state WHERE locks_sale = 1 GROUP BY sale_id HAVING count(*) > 1
     UNION ALL
     SELECT 'terminal ' || terminal_id FROM charge_state WHERE holds_terminal = 1 GROUP BY terminal_id HAVING count(*) > 1`;
  const twice = db.prepare<[], string>(sql).pluck().get();
  return twice === undefined ? undefined : `${twice} has several live charges`;
}

/** I2. Nothing paid is lost: what the acquirer has processed is in the ledger, or the till is still asking or showing it as open. */
export function neverLost(evidence: RunEvidence): string | undefined {
  const charges = chargesOf(evidence);
  for (const order of evidence.truth) {
    if (order.status !== 'processed' && order.status !== 'refunded') continue;
    const charge = charges.get(order.externalReference);
    if (charge === undefined) return `order ${order.id} was paid and its charge is not in the ledger`;
    const isBooked = charge.isPaid && (charge.taken !== undefined || charge.isWithoutSale);
    const isToBeFound = isUnknowable(evidence, order) || (charge.isWatched && !evidence.isSettled);
    const isPending = charge.isOpen || isToBeFound;
    if (!isBooked && !isPending && order.refundedMinor < order.chargedMinor) {
      return `order ${order.id} was paid; charge ${charge.chargeId} is ${charge.state} and nobody asks any more`;
    }
  }
  return undefined;
}

/** An approval after the end, before a day has passed since or when the till was shown an old answer the last time it asked. */
export function isUnknowable(
  { approvedLate, isDayLater, isDeceived }: RunEvidence,
  order: TruthOrder,
): boolean {
  return approvedLate.has(order.externalReference) && (!isDayLater || isDeceived(order.id));
}

/** I3. Nothing is invented: each card payment in the ledger is one the acquirer took, of the same amount and currency. */
export function neverInvented(evidence: RunEvidence): string | undefined {
  const charges = chargesOf(evidence);
  const orders = new Map(evidence.truth.map((order) => [order.externalReference, order]));
  const currency = evidence.rows('identity')[0]?.currency;
  const saleOf = new Map(
    evidence.rows('deferral').map((row) => [textIn(row, 'deferral_id'), textIn(row, 'sale_id')]),
  );
  for (const charge of charges.values()) {
    if (!charge.isPaid) continue;
    const order = orders.get(charge.chargeId);
    if (order === undefined || order.chargedMinor === 0) {
      return `charge ${charge.chargeId} is ${charge.state} and the acquirer took nothing`;
    }
    if (order.currency !== currency) return `charge ${charge.chargeId} was taken in ${order.currency}`;
    const { taken } = charge;
    if (taken === undefined) continue;
    const saleId = textIn(taken, 'sale_id') || (saleOf.get(textIn(taken, 'deferral_id')) ?? '');
    if (saleId !== charge.saleId) {
      return `charge ${charge.chargeId} of sale ${charge.saleId} pays for ${saleId}`;
    }
    // A signature says that the amount was taken, and nothing about a tip.
    if (taken.is_by_evidence === 1) continue;
    const booked = numberIn(taken, 'amount_minor') + tipMinorOf(evidence, charge.chargeId, taken);
    if (booked !== order.chargedMinor) {
      return `charge ${charge.chargeId} is booked as ${String(booked)}, ${String(order.chargedMinor)} was taken`;
    }
  }
  return undefined;
}

/** What was booked as the tip of a charge: with its sale, or later, when it became known. */
function tipMinorOf(evidence: RunEvidence, chargeId: string, taken: Row): number {
  const entries = new Set(
    evidence.rows('charge_event').flatMap((row) => (row.charge_id === chargeId ? [row.entry_seq] : [])),
  );
  entries.add(taken.entry_seq ?? null);
  return -sumOf(
    evidence.rows('posting').filter((row) => row.account === 'tips' && entries.has(row.entry_seq ?? null)),
    'amount_minor',
  );
}

/** I5. Every entry, every sale, every day and the whole ledger sum to zero, in whole minor units of one currency. */
export function alwaysBalanced(evidence: RunEvidence): string | undefined {
  const days = new Map(
    evidence.rows('entry').map((row) => [String(numberIn(row, 'seq')), textIn(row, 'business_date')]),
  );
  const currency = evidence.rows('identity')[0]?.currency;
  const postings = evidence.rows('posting');
  for (const row of postings) {
    if (!Number.isSafeInteger(row.amount_minor)) return `a posting of ${String(row.amount_minor)}`;
    if (row.currency !== currency) return `a posting in ${String(row.currency)}`;
  }
  const sums: readonly (readonly [string, (row: Row) => string])[] = [
    ['entry', (row) => String(numberIn(row, 'entry_seq'))],
    ['day', (row) => days.get(String(numberIn(row, 'entry_seq'))) ?? ''],
  ];
  for (const [name, keyOf] of sums) {
    for (const [key, rows] of groupBy(postings, keyOf)) {
      const sum = rows.reduce((total, row) => total + numberIn(row, 'amount_minor'), 0);
      if (sum !== 0) return `${name} ${key} sums to ${String(sum)}`;
    }
  }
  const tenders = groupBy(evidence.rows('tender'), (row) => textIn(row, 'sale_id'));
  const lines = groupBy(evidence.rows('sale_line'), (row) => textIn(row, 'sale_id'));
  const bySeq = groupBy(postings, (row) => String(numberIn(row, 'entry_seq')));
  for (const sale of evidence.rows('sale')) {
    const saleId = textIn(sale, 'sale_id');
    const total = numberIn(sale, 'total_minor');
    const tendered = sumOf(tenders.get(saleId) ?? [], 'amount_minor');
    const goods = sumOf(lines.get(saleId) ?? [], 'total_minor');
    const credited = (bySeq.get(String(numberIn(sale, 'entry_seq'))) ?? [])
      .filter((row) => row.account === 'sales' || row.account === 'tax')
      .reduce((sum, row) => sum - numberIn(row, 'amount_minor'), 0);
    if (tendered !== total || goods !== total || credited !== total) {
      return `sale ${String(sale.number)} of ${String(total)}: tenders ${String(tendered)}, goods ${String(goods)}, booked ${String(credited)}`;
    }
  }
  return undefined;
}

function sumOf(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + numberIn(row, column), 0);
}
