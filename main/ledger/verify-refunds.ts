import { paidAs, paidMinor } from '#app/domain/charge-money.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { refundPostings } from '#app/domain/money-back.ts';
import { foldRefund, isFollowed, type RefundId } from '#app/domain/refund.ts';
import { findCharge } from './charges.ts';
import { allRows, type ReadableDb } from './connection.ts';
import type { LedgerDamage } from './ledger-damage.ts';
import { findRefund, readRefundHistory } from './refunds.ts';
import { createGivenBack } from './given-back-so-far.ts';
import { findSaleOfCharge, findTakingSeq } from './sales.ts';

interface RefundRow {
  readonly refundId: RefundId;
  readonly chargeId: ChargeId;
  readonly seq: number;
  readonly state: string | null;
  readonly version: number | null;
  readonly isOpen: 0 | 1 | null;
  readonly pointRefundId: string | null;
  readonly shownChargeId: string | null;
}

interface Booked {
  readonly refundId: RefundId;
  readonly seq: number;
}

/** Each refund is shown as its events say, was booked when it was done and as its payment had been, and none gave back more than was paid. */
export function refundDamage(db: ReadableDb): LedgerDamage | undefined {
  return stateDamage(db) ?? bookingDamage(db);
}

function stateDamage(db: ReadableDb): LedgerDamage | undefined {
  const rows = allRows<RefundRow>(
    db,
    `SELECT refund.refund_id AS refundId, refund.charge_id AS chargeId, refund.entry_seq AS seq, refund_state.state,
            refund_state.version, refund_state.is_open AS isOpen, refund_state.point_refund_id AS pointRefundId,
            refund_state.charge_id AS shownChargeId
     FROM refund LEFT JOIN refund_state ON refund_state.refund_id = refund.refund_id ORDER BY refund.entry_seq`,
  );
  for (const row of rows) {
    const stored = findRefund(db, row.refundId);
    const history = readRefundHistory(db, row.refundId);
    if (!stored) return { seq: row.seq, what: `refund ${row.refundId} cannot be read` };
    const refund = foldRefund(stored.refund, history);
    const isShown =
      refund.state === row.state &&
      history.length === row.version &&
      isFollowed(refund) === (row.isOpen === 1) &&
      refund.pointRefundId === row.pointRefundId &&
      row.chargeId === row.shownChargeId;
    if (!isShown) {
      const what = `refund ${row.refundId} is shown as ${row.state ?? 'nothing'}, its events say ${refund.state}`;
      return { seq: row.seq, what };
    }
    const isBooked = bookingsOf(db, row.refundId).length;
    if (isBooked !== (refund.state === 'done' ? 1 : 0)) {
      return { seq: row.seq, what: `refund ${row.refundId} is ${refund.state} and booked ${isBooked} times` };
    }
  }
  return undefined;
}

/** Follows each charge's bookings in order: what each one posted depends on what had gone back before it. */
function bookingDamage(db: ReadableDb): LedgerDamage | undefined {
  const gone = new Map<ChargeId, number>();
  const ofSales = createGivenBack(db);
  const bookings = allRows<Booked>(
    db,
    `SELECT refund_event.refund_id AS refundId, refund_event.entry_seq AS seq FROM refund_event
     WHERE EXISTS (SELECT 1 FROM posting WHERE posting.entry_seq = refund_event.entry_seq)
     ORDER BY refund_event.entry_seq`,
  );
  for (const { refundId, seq } of bookings) {
    const refund = findRefund(db, refundId)?.refund;
    const charge = refund && findCharge(db, refund.chargeId)?.charge;
    if (!refund || !charge) return { seq, what: 'it books a refund that is not there' };
    const sale = findSaleOfCharge(db, refund.chargeId);
    const isOfSale =
      sale !== undefined && (findTakingSeq(db, refund.chargeId) ?? Number.MAX_SAFE_INTEGER) < seq;
    if (paymentSeq(db, refund.chargeId) >= seq) {
      return { seq, what: `it gives back the payment of charge ${refund.chargeId} before it was booked` };
    }
    const beforeMinor = gone.get(refund.chargeId) ?? 0;
    if (beforeMinor + refund.amountMinor > paidMinor(charge)) {
      return { seq, what: `more of charge ${refund.chargeId} was given back than was paid` };
    }
    gone.set(refund.chargeId, beforeMinor + refund.amountMinor);
    const booked = paidAs(charge, isOfSale ? sale.taxes : null);
    const before = {
      ofPaymentMinor: beforeMinor,
      ofSaleMinor: isOfSale ? ofSales.before(sale.saleId, seq) : 0,
    };
    const expected = refundPostings(booked, before, refund.amountMinor).map((each) => [
      each.account,
      each.taxRateBp,
      each.amountMinor,
    ]);
    const posted = db
      .prepare('SELECT account, tax_rate_bp, amount_minor FROM posting WHERE entry_seq = ? ORDER BY position')
      .raw()
      .all(seq);
    if (JSON.stringify(posted) !== JSON.stringify(expected)) {
      return { seq, what: `the postings of refund ${refundId} are not those of its payment` };
    }
  }
  return undefined;
}

function bookingsOf(db: ReadableDb, refundId: RefundId): readonly Booked[] {
  return allRows<Booked>(
    db,
    `SELECT refund_id AS refundId, entry_seq AS seq FROM refund_event
     WHERE refund_id = ? AND EXISTS (SELECT 1 FROM posting WHERE posting.entry_seq = refund_event.entry_seq)`,
    refundId,
  );
}

/** The entry that booked the charge's money; beyond every entry when none did. */
function paymentSeq(db: ReadableDb, chargeId: ChargeId): number {
  const sql = `SELECT min(charge_event.entry_seq) AS seq FROM charge_event
     JOIN posting ON posting.entry_seq = charge_event.entry_seq
     WHERE charge_event.charge_id = ? AND posting.account = 'card_receivable' AND posting.amount_minor > 0`;
  return allRows<{ seq: number | null }>(db, sql, chargeId)[0]?.seq ?? Number.MAX_SAFE_INTEGER;
}
