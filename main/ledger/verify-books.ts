import { lineTotalMinor } from '#app/domain/basket.ts';
import { foldCharge, holdsTerminal, isOpen, locksSale, needsWatch } from '#app/domain/charge.ts';
import type { ChargeId, SaleId } from '#app/domain/ids.ts';
import { salePostings } from '#app/domain/posting.ts';
import type { Tender } from '#app/domain/sale.ts';
import { taxShares } from '#app/domain/tax.ts';
import { findCharge, readChargeHistory } from './charges.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';
import type { LedgerDamage } from './ledger-damage.ts';
import { isWithoutSale, leftMinor, wasPutAside } from './money-aside.ts';
import { findSale } from './sales.ts';
import { deferralDamage } from './verify-deferrals.ts';
import { refundDamage } from './verify-refunds.ts';

/** The first place where the books contradict each other, whoever wrote them: sales, charges, baskets and closes. */
export function booksDamage(db: ReadableDb): LedgerDamage | undefined {
  return (
    saleDamage(db) ??
    chargeDamage(db) ??
    deferralDamage(db) ??
    refundDamage(db) ??
    basketDamage(db) ??
    closeDamage(db)
  );
}

/** Each sale has the next number, adds up in every way it can be added up, and is booked as its tenders and taxes say. */
function saleDamage(db: ReadableDb): LedgerDamage | undefined {
  let expectedNumber = 1;
  const sales = allRows<{ saleId: SaleId; seq: number; number: number; currency: string; own: string }>(
    db,
    `SELECT sale.sale_id AS saleId, sale.entry_seq AS seq, sale.number, sale.currency, identity.currency AS own
     FROM sale, identity ORDER BY sale.number`,
  );
  for (const { saleId, seq, number, currency, own } of sales) {
    if (number !== expectedNumber) {
      return { seq, what: `sale ${expectedNumber} is missing before sale ${number}` };
    }
    expectedNumber += 1;
    const sale = findSale(db, saleId);
    if (!sale) return { seq, what: `sale ${number} cannot be read` };
    const sums = [
      sum(sale.lines.map(lineTotalMinor)),
      sum(sale.lines.map((line) => line.totalMinor)),
      sum(sale.tenders.map((tender) => tender.amountMinor)),
    ];
    const isExact =
      currency === own &&
      sums.every((each) => each === sale.totalMinor) &&
      sale.tenders.every(isChangeExact) &&
      JSON.stringify(sale.taxes) === JSON.stringify(taxShares(sale.lines));
    if (!isExact) return { seq, what: `sale ${number} does not add up` };
    if (!isBookedAs(db, seq, sale.tenders, sale.taxes)) {
      return { seq, what: `the postings of sale ${number} are not those of its tenders and taxes` };
    }
  }
  const orphan = getRow<{ seq: number }>(
    db,
    `SELECT seq FROM entry WHERE kind = 'sale' AND NOT EXISTS (SELECT 1 FROM sale WHERE sale.entry_seq = entry.seq) LIMIT 1`,
  );
  return orphan && { seq: orphan.seq, what: 'it is the entry of a sale that is not there' };
}

function isChangeExact(tender: Tender): boolean {
  return tender.kind !== 'cash' || tender.receivedMinor - tender.changeMinor === tender.amountMinor;
}

function isBookedAs(
  db: ReadableDb,
  seq: number,
  tenders: readonly Tender[],
  taxes: Parameters<typeof salePostings>[1],
): boolean {
  const booked = tenders.map((tender) => ({
    kind: tender.kind,
    amountMinor: tender.amountMinor,
    tipMinor: tender.kind === 'card' ? tender.tipMinor : 0,
    wasPutAside: tender.kind === 'card' && wasPutAside(db, tender.chargeId),
  }));
  const expected = salePostings(booked, taxes).map((each) => [
    each.account,
    each.taxRateBp,
    each.amountMinor,
  ]);
  const posted = db
    .prepare('SELECT account, tax_rate_bp, amount_minor FROM posting WHERE entry_seq = ? ORDER BY position')
    .raw()
    .all(seq);
  return JSON.stringify(posted) === JSON.stringify(expected);
}

interface ChargeStateRow {
  readonly chargeId: ChargeId;
  readonly seq: number;
  readonly isSold: 0 | 1;
  readonly state: string | null;
  readonly version: number | null;
  readonly saleId: string | null;
  readonly terminalId: string | null;
  readonly flags: string | null;
}

/** The mutable row of each charge says what its events fold to, and where its money is. */
function chargeDamage(db: ReadableDb): LedgerDamage | undefined {
  const rows = allRows<ChargeStateRow>(
    db,
    `SELECT charge.charge_id AS chargeId, charge.entry_seq AS seq, charge_state.state, charge_state.version,
            charge_state.sale_id AS saleId, charge_state.terminal_id AS terminalId,
            is_open || locks_sale || holds_terminal || needs_watch || is_without_sale AS flags,
            EXISTS (SELECT 1 FROM tender WHERE tender.charge_id = charge.charge_id)
              OR EXISTS (SELECT 1 FROM deferral_move WHERE deferral_move.charge_id = charge.charge_id) AS isSold
     FROM charge LEFT JOIN charge_state ON charge_state.charge_id = charge.charge_id ORDER BY charge.entry_seq`,
  );
  for (const row of rows) {
    const stored = findCharge(db, row.chargeId);
    if (!stored) return { seq: row.seq, what: `charge ${row.chargeId} is shown nowhere` };
    const history = readChargeHistory(db, row.chargeId);
    const charge = foldCharge(stored.charge, history);
    const isAside = isWithoutSale(db, charge);
    const flags = [isOpen(charge), locksSale(charge), holdsTerminal(charge), needsWatch(charge), isAside]
      .map((flag) => (flag ? 1 : 0))
      .join('');
    const isShown =
      charge.state === row.state &&
      history.length === row.version &&
      charge.saleId === row.saleId &&
      charge.terminalId === row.terminalId &&
      flags === row.flags;
    if (!isShown) {
      return {
        seq: row.seq,
        what: `charge ${row.chargeId} is shown as ${row.state ?? 'nothing'}, its events say ${charge.state}`,
      };
    }
    if (charge.state === 'processed' && row.isSold === 0 && !isAside && leftMinor(db, charge) > 0) {
      return { seq: row.seq, what: `the money of charge ${row.chargeId} is in no sale and not put aside` };
    }
  }
  return undefined;
}

/** A basket is sold exactly when its sale is there, and an unsold one is locked exactly while a charge locks it. */
function basketDamage(db: ReadableDb): LedgerDamage | undefined {
  const wrong = getRow<{ saleId: string }>(
    db,
    `SELECT basket.sale_id AS saleId FROM basket
     WHERE (basket.status = 'sold') <> EXISTS (SELECT 1 FROM sale WHERE sale.sale_id = basket.sale_id)
        OR (basket.status = 'charging') <>
           (basket.status <> 'sold' AND
            EXISTS (SELECT 1 FROM charge_state WHERE charge_state.sale_id = basket.sale_id AND locks_sale = 1))
     LIMIT 1`,
  );
  return wrong && { seq: null, what: `basket ${wrong.saleId} does not stand as its sale and charges say` };
}

/** Closes are numbered without a gap, and each report's figures are those of the rows it covers. */
function closeDamage(db: ReadableDb): LedgerDamage | undefined {
  const closes = allRows<CloseRow>(
    db,
    `SELECT z_number AS zNumber, entry_seq AS seq, expected_minor AS expectedMinor, counted_minor AS countedMinor,
            json_extract(report, '$.zNumber') AS reportNumber,
            json_extract(report, '$.sales.totalMinor') AS reportTotalMinor,
            json_extract(report, '$.cash.expectedMinor') AS reportExpectedMinor,
            json_extract(report, '$.cash.countedMinor') AS reportCountedMinor,
            json_extract(report, '$.deferrals.owed.amountMinor') AS reportOwedMinor,
            coalesce(lag(entry_seq) OVER (ORDER BY z_number), 0) AS fromSeq
     FROM day_close ORDER BY z_number`,
  );
  for (const [index, close] of closes.entries()) {
    const { seq, zNumber } = close;
    if (zNumber !== index + 1) return { seq, what: `Z ${index + 1} is missing before Z ${zNumber}` };
    const sold = balance(
      db,
      'SELECT sum(total_minor) AS sum FROM sale WHERE entry_seq > ? AND entry_seq < ?',
      close.fromSeq,
      seq,
    );
    const drawer = balance(
      db,
      `SELECT sum(amount_minor) AS sum FROM posting WHERE account = 'drawer' AND entry_seq > ? AND entry_seq < ?`,
      0,
      seq,
    );
    const isExact =
      close.reportNumber === zNumber &&
      close.reportTotalMinor === sold &&
      close.expectedMinor === drawer &&
      close.reportExpectedMinor === drawer &&
      close.reportCountedMinor === close.countedMinor;
    if (!isExact) return { seq, what: `the figures of Z ${zNumber} are not those of its sales and cash` };
    const owed = balance(
      db,
      `SELECT sum(amount_minor) AS sum FROM posting WHERE account = 'deferred' AND entry_seq > ? AND entry_seq < ?`,
      0,
      seq,
    );
    // A report from before sales could be left unpaid says nothing of what is owed.
    if ((close.reportOwedMinor ?? 0) !== owed) {
      return { seq, what: `Z ${zNumber} does not say what was owed at its close` };
    }
  }
  return undefined;
}

interface CloseRow {
  readonly zNumber: number;
  readonly seq: number;
  readonly fromSeq: number;
  readonly expectedMinor: number;
  readonly countedMinor: number;
  readonly reportNumber: number | null;
  readonly reportTotalMinor: number | null;
  readonly reportExpectedMinor: number | null;
  readonly reportCountedMinor: number | null;
  readonly reportOwedMinor: number | null;
}

function balance(db: ReadableDb, sql: string, fromSeq: number, toSeq: number): number {
  return getRow<{ sum: number | null }>(db, sql, fromSeq, toSeq)?.sum ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
