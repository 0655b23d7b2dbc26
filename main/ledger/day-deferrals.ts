import type { DayDeferrals, DayReport } from '#app/contract/day.ts';
import {
  AGE_BUCKETS,
  ageBucket,
  daysBetween,
  OTHER_METHODS,
  type DeferralMoveKind,
} from '#app/domain/deferral.ts';
import { sumMinor } from '#app/domain/money.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';
import { listOwedDeferrals } from './deferrals.ts';
import { listOpenSlips } from './hand-slips.ts';
import { listSurplusLinks } from './payment-links.ts';

type Figure = DayDeferrals['owed'];

const NOTHING: Figure = { count: 0, amountMinor: 0 };

/**
 * What customers owe, and what has happened to it since the close before, `fromSeq`. `today` is the business day that ages are counted
 * to, `YYYY-MM-DD`.
 */
export function dayDeferrals(db: ReadableDb, fromSeq: number, today: string): DayDeferrals {
  const moved = periodMoves(db, fromSeq);
  return {
    owedBeforeMinor: owedAtMinor(db, fromSeq),
    captured: periodCaptured(db, fromSeq),
    charged: moved('charged'),
    byHand: moved('by_hand'),
    byLink: moved('by_link'),
    collected: periodCollected(db, fromSeq),
    converted: { cash: moved('cash'), other: moved('other') },
    returned: moved('returned'),
    writtenOff: moved('written_off'),
    paidTooMuch: paidTooMuch(db),
    openSlips: figureOf(listOpenSlips(db).map((slip) => slip.amountMinor)),
    ...owedByAge(db, today),
  };
}

/** Tenders of the period that were neither cash nor the Point terminal, by how they came: at a sale, or later for one. */
export function periodOtherMethods(db: ReadableDb, fromSeq: number): DayReport['otherMethods'] {
  const rows = allRows<DayReport['otherMethods'][number]>(
    db,
    `SELECT method, count(*) AS count, sum(amount_minor) AS amountMinor FROM (
       SELECT payment_method_type AS method, amount_minor FROM tender WHERE kind = 'other' AND entry_seq > :fromSeq
       UNION ALL
       SELECT method, amount_minor FROM deferral_move WHERE kind = 'other' AND entry_seq > :fromSeq
     ) GROUP BY method`,
    { fromSeq },
  );
  return OTHER_METHODS.flatMap((method) => rows.find((row) => row.method === method) ?? []);
}

/** The balance of `deferred` after an entry, minor units. */
function owedAtMinor(db: ReadableDb, seq: number): number {
  const sql = `SELECT coalesce(sum(amount_minor), 0) AS owed FROM posting WHERE account = 'deferred' AND entry_seq <= ?`;
  return getRow<{ owed: number }>(db, sql, seq)?.owed ?? 0;
}

function periodCaptured(db: ReadableDb, fromSeq: number): Figure {
  const sql = `SELECT count(*) AS count, coalesce(sum(amount_minor), 0) AS amountMinor FROM deferral WHERE entry_seq > ?`;
  return getRow<Figure>(db, sql, fromSeq) ?? NOTHING;
}

function periodMoves(db: ReadableDb, fromSeq: number): (kind: DeferralMoveKind) => Figure {
  const rows = allRows<Figure & { readonly kind: DeferralMoveKind }>(
    db,
    `SELECT kind, count(*) AS count, sum(amount_minor) AS amountMinor
     FROM deferral_move WHERE entry_seq > ? GROUP BY kind`,
    fromSeq,
  );
  return (kind) => {
    const { count, amountMinor } = rows.find((row) => row.kind === kind) ?? NOTHING;
    return { count, amountMinor };
  };
}

/** What came in through Mercado Pago in the period, by the business day of the sale it is for. */
function periodCollected(db: ReadableDb, fromSeq: number): DayDeferrals['collected'] {
  return allRows(
    db,
    `SELECT sale.business_date AS businessDate, count(*) AS count, sum(deferral_move.amount_minor) AS amountMinor
     FROM deferral_move
     JOIN deferral ON deferral.deferral_id = deferral_move.deferral_id
     JOIN sale ON sale.sale_id = deferral.sale_id
     WHERE deferral_move.entry_seq > ? AND deferral_move.kind IN ('charged', 'by_hand', 'by_link')
     GROUP BY sale.business_date ORDER BY sale.business_date`,
    fromSeq,
  );
}

function paidTooMuch(db: ReadableDb): Figure {
  return figureOf(listSurplusLinks(db).flatMap((link) => link.surplus.map((payment) => payment.paidMinor)));
}

function owedByAge(db: ReadableDb, today: string): Pick<DayDeferrals, 'owed' | 'ages'> {
  const owed = listOwedDeferrals(db).map(({ businessDate, owedMinor }) => ({
    bucket: ageBucket(daysBetween(businessDate, today)),
    owedMinor,
  }));
  return {
    owed: figureOf(owed.map((each) => each.owedMinor)),
    ages: AGE_BUCKETS.map((bucket) => ({
      bucket,
      ...figureOf(owed.filter((each) => each.bucket === bucket).map((each) => each.owedMinor)),
    })),
  };
}

function figureOf(amounts: readonly number[]): Figure {
  return { count: amounts.length, amountMinor: sumMinor(amounts) };
}
