import type { DayReport } from '#app/contract/day.ts';
import type { Account } from '#app/domain/posting.ts';
import type { ChargeState } from '#app/domain/charge.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { foldCharge } from '#app/domain/charge.ts';
import { TENDER_KINDS } from '#app/domain/sale.ts';
import { findCharge, readChargeHistory } from './charges.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';

/** Balance of an account over the whole ledger, minor units; debit positive. */
export function accountBalance(db: ReadableDb, account: Account): number {
  const sql = 'SELECT coalesce(sum(amount_minor), 0) AS balance FROM posting WHERE account = ?';
  return getRow<{ balance: number }>(db, sql, account)?.balance ?? 0;
}

/**
 * A day's figures cover every entry after the close before it, and not a shift's own: an approval that arrives between a close
 * and the next opening belongs to the next Z and to no other. Answers the last close's sequence number, 0 before the first.
 */
export function periodStart(db: ReadableDb): number {
  const sql = 'SELECT coalesce(max(entry_seq), 0) AS seq FROM day_close';
  return getRow<{ seq: number }>(db, sql)?.seq ?? 0;
}

export function periodSales(db: ReadableDb, fromSeq: number): DayReport['sales'] {
  const row = getRow<DayReport['sales']>(
    db,
    `SELECT count(*) AS count, coalesce(sum(total_minor), 0) AS totalMinor, min(number) AS firstNumber,
            max(number) AS lastNumber
     FROM sale WHERE entry_seq > ?`,
    fromSeq,
  );
  return row ?? { count: 0, totalMinor: 0, firstNumber: null, lastNumber: null };
}

/** How the sales of the period were paid when they were made; one row a tender kind, every kind always there. */
export function periodTenders(db: ReadableDb, fromSeq: number): DayReport['tenders'] {
  const rows = allRows<DayReport['tenders'][number]>(
    db,
    `SELECT tender.kind, count(*) AS count, sum(tender.amount_minor) AS amountMinor
     FROM sale JOIN tender ON tender.sale_id = sale.sale_id WHERE sale.entry_seq > ? GROUP BY tender.kind`,
    fromSeq,
  );
  return TENDER_KINDS.map(
    (kind) => rows.find((row) => row.kind === kind) ?? { kind, count: 0, amountMinor: 0 },
  );
}

export function periodCardMethods(db: ReadableDb, fromSeq: number): DayReport['cardMethods'] {
  return allRows(
    db,
    `SELECT tender.payment_method_id AS paymentMethodId, tender.payment_method_type AS paymentMethodType,
            count(*) AS count, sum(tender.amount_minor) AS amountMinor
     FROM sale JOIN tender ON tender.sale_id = sale.sale_id
     WHERE sale.entry_seq > ? AND tender.kind = 'card'
     GROUP BY tender.payment_method_id, tender.payment_method_type ORDER BY amountMinor DESC, paymentMethodId`,
    fromSeq,
  );
}

/** Tips taken, less those given back. */
export function periodTips(db: ReadableDb, fromSeq: number): number {
  const sql = `SELECT coalesce(-sum(amount_minor), 0) AS tips FROM posting WHERE account = 'tips' AND entry_seq > ?`;
  return getRow<{ tips: number }>(db, sql, fromSeq)?.tips ?? 0;
}

/** Charges booked on an owner's word: for a sale, or for what was owed of one. */
export function periodEvidence(db: ReadableDb, fromSeq: number): DayReport['byEvidence'] {
  const row = getRow<DayReport['byEvidence']>(
    db,
    `SELECT count(*) AS count, coalesce(sum(amount_minor), 0) AS amountMinor FROM (
       SELECT amount_minor FROM tender WHERE entry_seq > :fromSeq AND is_by_evidence = 1
       UNION ALL
       SELECT amount_minor FROM deferral_move WHERE entry_seq > :fromSeq AND is_by_evidence = 1
     )`,
    { fromSeq },
  );
  return {
    ...(row ?? { count: 0, amountMinor: 0 }),
    notCharged: periodNotCharged(db, fromSeq),
    ...periodEvidenceChecks(db, fromSeq),
  };
}

function periodNotCharged(db: ReadableDb, fromSeq: number): number {
  const sql = `SELECT count(*) AS count FROM charge_event
     WHERE kind = 'settled_by_evidence' AND json_extract(detail, '$.outcome') = 'not_charged' AND entry_seq > ?`;
  return getRow<{ count: number }>(db, sql, fromSeq)?.count ?? 0;
}

/** What the API said in the period of charges that an owner had settled, in this period or before. */
function periodEvidenceChecks(
  db: ReadableDb,
  fromSeq: number,
): Pick<DayReport['byEvidence'], 'confirmed' | 'contradicted'> {
  const charges = allRows<{ chargeId: ChargeId }>(
    db,
    `SELECT DISTINCT settled.charge_id AS chargeId FROM charge_event AS settled
     JOIN charge_event AS later ON later.charge_id = settled.charge_id AND later.version > settled.version
     WHERE settled.kind = 'settled_by_evidence' AND later.kind = 'order_observed' AND later.entry_seq > ?`,
    fromSeq,
  );
  const checks = charges.flatMap(({ chargeId }) => {
    const stored = findCharge(db, chargeId);
    if (!stored) return [];
    const earlier = readChargeHistory(db, chargeId).filter((each) => each.entrySeq <= fromSeq);
    const before = earlier.length === 0 ? null : foldCharge(stored.charge, earlier).evidence?.check;
    const now = stored.charge.evidence?.check;
    return now === before ? [] : [now];
  });
  return {
    confirmed: checks.filter((check) => check === 'confirmed').length,
    contradicted: checks.filter((check) => check === 'contradicted').length,
  };
}

/** Money that went back in the period, by where it was asked for; only what is booked. */
export function periodRefunds(db: ReadableDb, fromSeq: number): DayReport['refunds'] {
  return allRows(
    db,
    `SELECT refund.origin, count(*) AS count, sum(-posting.amount_minor) AS amountMinor
     FROM entry
     JOIN posting ON posting.entry_seq = entry.seq AND posting.account = 'card_receivable'
     JOIN refund_event ON refund_event.entry_seq = entry.seq
     JOIN refund ON refund.refund_id = refund_event.refund_id
     WHERE entry.kind = 'refund' AND entry.seq > ? GROUP BY refund.origin ORDER BY refund.origin DESC`,
    fromSeq,
  );
}

/** Sales and tax taken back in the period, by rate: given back to the card, or of goods that came back unpaid. */
export function periodRefundTaxes(db: ReadableDb, fromSeq: number): DayReport['refundTaxes'] {
  return allRows(
    db,
    `SELECT posting.tax_rate_bp AS rateBp,
            coalesce(sum(CASE WHEN posting.account = 'returns' THEN posting.amount_minor END), 0) AS baseMinor,
            coalesce(sum(CASE WHEN posting.account = 'tax' THEN posting.amount_minor END), 0) AS taxMinor
     FROM entry JOIN posting ON posting.entry_seq = entry.seq
     WHERE entry.kind IN ('refund', 'deferral') AND entry.seq > ? AND posting.account IN ('returns', 'tax')
     GROUP BY posting.tax_rate_bp ORDER BY posting.tax_rate_bp DESC`,
    fromSeq,
  );
}

/** Refunds of any day that the API has not carried out or refused yet. */
export function refundsUnderWay(db: ReadableDb): DayReport['refundsUnderWay'] {
  const row = getRow<DayReport['refundsUnderWay']>(
    db,
    `SELECT count(*) AS count, coalesce(sum(refund.amount_minor), 0) AS amountMinor
     FROM refund_state JOIN refund USING (refund_id)
     WHERE refund_state.state NOT IN ('done', 'failed', 'rejected')`,
  );
  return row ?? { count: 0, amountMinor: 0 };
}

export function periodTaxes(db: ReadableDb, fromSeq: number): DayReport['taxes'] {
  return allRows(
    db,
    `SELECT sale_tax.rate_bp AS rateBp, sum(sale_tax.base_minor) AS baseMinor, sum(sale_tax.tax_minor) AS taxMinor
     FROM sale JOIN sale_tax ON sale_tax.sale_id = sale.sale_id
     WHERE sale.entry_seq > ? GROUP BY sale_tax.rate_bp ORDER BY sale_tax.rate_bp DESC`,
    fromSeq,
  );
}

/** How the charges stand that something happened to in the period, or that are still open. */
export function periodCharges(db: ReadableDb, fromSeq: number): DayReport['charges'] {
  return allRows<{ state: ChargeState; count: number; amountMinor: number }>(
    db,
    `SELECT charge_state.state, count(*) AS count, sum(charge.amount_minor) AS amountMinor
     FROM charge_state JOIN charge ON charge.charge_id = charge_state.charge_id
     WHERE charge_state.charge_id IN (
       SELECT charge_id FROM charge_event WHERE entry_seq > ?
       UNION SELECT charge_id FROM charge_state WHERE is_open = 1
     )
     GROUP BY charge_state.state ORDER BY charge_state.state`,
    fromSeq,
  );
}

/** Charges of any day whose end is not known. */
export function openCharges(db: ReadableDb): DayReport['unresolved'] {
  return allRows(
    db,
    `SELECT charge.charge_id AS chargeId, charge.terminal_id AS terminalId, charge.amount_minor AS amountMinor,
            charge_state.state, charge.prepared_at_ms AS preparedAtMs
     FROM charge_state JOIN charge ON charge.charge_id = charge_state.charge_id
     WHERE charge_state.is_open = 1 ORDER BY charge.entry_seq`,
  );
}

/** Approved charges of any day whose money has no sale, tips included, less what has gone back: what the account `approved_without_sale` holds. */
export function chargesWithoutSale(db: ReadableDb): DayReport['approvedWithoutSale'] {
  return allRows(
    db,
    `SELECT charge.charge_id AS chargeId, charge.terminal_id AS terminalId, charge_state.state,
            charge.prepared_at_ms AS preparedAtMs,
            -posting.amount_minor - coalesce((
              SELECT sum(refund.amount_minor) FROM refund JOIN refund_state USING (refund_id)
              WHERE refund.charge_id = charge.charge_id AND refund_state.state = 'done'), 0) AS amountMinor
     FROM charge_state
     JOIN charge ON charge.charge_id = charge_state.charge_id
     JOIN charge_event ON charge_event.charge_id = charge_state.charge_id
     JOIN entry ON entry.seq = charge_event.entry_seq AND entry.kind = 'approved_without_sale'
     JOIN posting ON posting.entry_seq = entry.seq AND posting.account = 'approved_without_sale'
     WHERE charge_state.is_without_sale = 1 ORDER BY charge.entry_seq`,
  );
}

export function grandTotal(db: ReadableDb): number {
  const sql = 'SELECT coalesce(sum(total_minor), 0) AS total FROM sale';
  return getRow<{ total: number }>(db, sql)?.total ?? 0;
}

export interface DayCloseRow {
  readonly zNumber: number;
  readonly businessDate: string;
  readonly takenAtMs: number;
  readonly totalMinor: number;
  readonly differenceMinor: number;
}

/** Closed days, newest first. */
export function listDayCloses(db: ReadableDb): DayCloseRow[] {
  return allRows(
    db,
    `SELECT z_number AS zNumber, business_date AS businessDate, closed_at_ms AS takenAtMs,
            json_extract(report, '$.sales.totalMinor') AS totalMinor, counted_minor - expected_minor AS differenceMinor
     FROM day_close ORDER BY z_number DESC LIMIT 200`,
  );
}

/** The report as it was closed, its JSON untouched. */
export function findDayCloseReport(db: ReadableDb, zNumber: number): string | undefined {
  return getRow<{ report: string }>(db, 'SELECT report FROM day_close WHERE z_number = ?', zNumber)?.report;
}

export function nextZNumber(db: ReadableDb): number {
  return (
    getRow<{ next: number }>(db, 'SELECT coalesce(max(z_number), 0) + 1 AS next FROM day_close')?.next ?? 1
  );
}
