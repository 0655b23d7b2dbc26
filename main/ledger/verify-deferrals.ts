import { isPaid } from '#app/domain/charge-money.ts';
import { returnPostings } from '#app/domain/money-back.ts';
import { collectionPostings, type Posting } from '#app/domain/posting.ts';
import { findCharge } from './charges.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';
import { customerCommitment, findSaltedCustomer } from './deferral-customers.ts';
import { listDeferrals, listMoves, type StoredDeferral, type StoredMove } from './deferrals.ts';
import { createGivenBack, type GivenBackSoFar } from './given-back-so-far.ts';
import type { LedgerDamage } from './ledger-damage.ts';
import { wasPutAside } from './money-aside.ts';
import { findLink } from './payment-links.ts';
import { findSale } from './sales.ts';

/** Each deferral is what its sale was not paid, never more came off it than was owed, and all that is owed is the balance of its account. */
export function deferralDamage(db: ReadableDb): LedgerDamage | undefined {
  const ofSales = createGivenBack(db);
  let expectedNumber = 1;
  let owedMinor = 0;
  for (const deferral of listDeferrals(db)) {
    const seq = captureSeq(db, deferral);
    if (deferral.number !== expectedNumber) {
      return { seq, what: `deferral ${expectedNumber} is missing before deferral ${deferral.number}` };
    }
    expectedNumber += 1;
    owedMinor += deferral.owedMinor;
    const what = captureDamage(db, deferral) ?? customerDamage(db, deferral);
    if (what !== undefined) return { seq, what };
    const damage = moveDamage(db, deferral, ofSales);
    if (damage) return damage;
  }
  const unpaid = getRow<{ seq: number }>(
    db,
    `SELECT tender.entry_seq AS seq FROM tender WHERE kind = 'deferred'
       AND NOT EXISTS (SELECT 1 FROM deferral WHERE deferral.sale_id = tender.sale_id) LIMIT 1`,
  );
  if (unpaid) return { seq: unpaid.seq, what: 'it sells on a deferral that is not there' };
  const sql = `SELECT coalesce(sum(amount_minor), 0) AS sum FROM posting WHERE account = 'deferred'`;
  const bookedMinor = getRow<{ sum: number }>(db, sql)?.sum ?? 0;
  if (bookedMinor !== owedMinor) {
    return {
      seq: null,
      what: `the account of what is owed holds ${bookedMinor}, the deferrals owe ${owedMinor}`,
    };
  }
  return linkDamage(db);
}

function captureSeq(db: ReadableDb, { deferralId }: StoredDeferral): number | null {
  const sql = 'SELECT entry_seq AS seq FROM deferral WHERE deferral_id = ?';
  return getRow<{ seq: number }>(db, sql, deferralId)?.seq ?? null;
}

function captureDamage(db: ReadableDb, deferral: StoredDeferral): string | undefined {
  const row = getRow<{ amountMinor: number | null; isOfEntry: 0 | 1 }>(
    db,
    `SELECT (SELECT sum(tender.amount_minor) FROM tender
             WHERE tender.sale_id = deferral.sale_id AND tender.kind = 'deferred') AS amountMinor,
            deferral.entry_seq = (SELECT sale.entry_seq FROM sale WHERE sale.sale_id = deferral.sale_id) AS isOfEntry
     FROM deferral WHERE deferral_id = ?`,
    deferral.deferralId,
  );
  const isExact = row?.amountMinor === deferral.amountMinor && row.isOfEntry === 1;
  return isExact ? undefined : `deferral ${deferral.number} is not what its sale was not paid`;
}

/** What is left of a customer is what was written down of them; erased or lost with a file, nothing is. */
function customerDamage(db: ReadableDb, deferral: StoredDeferral): string | undefined {
  const salted = findSaltedCustomer(db, deferral.deferralId);
  if (salted === undefined) return undefined;
  if (deferral.isErased) return `the customer of deferral ${deferral.number} was erased and is still there`;
  return customerCommitment(salted) === deferral.customerCommitment
    ? undefined
    : `the customer of deferral ${deferral.number} is not the one that was written down`;
}

function moveDamage(
  db: ReadableDb,
  deferral: StoredDeferral,
  ofSales: GivenBackSoFar,
): LedgerDamage | undefined {
  let leftMinor = deferral.amountMinor;
  for (const [index, move] of listMoves(db, deferral.deferralId).entries()) {
    const seq = moveSeq(db, deferral, move);
    const where = `move ${move.position} of deferral ${deferral.number}`;
    if (move.position !== index + 1) return { seq, what: `a move is missing before ${where}` };
    leftMinor -= move.amountMinor;
    if (leftMinor < 0) return { seq, what: `${where} takes off more than was owed` };
    const expected = postingsOf(db, deferral, move, ofSales.before(deferral.saleId, seq));
    const posted = db
      .prepare('SELECT account, tax_rate_bp, amount_minor FROM posting WHERE entry_seq = ? ORDER BY position')
      .raw()
      .all(seq);
    const booked = expected?.map((each) => [each.account, each.taxRateBp, each.amountMinor]);
    if (booked === undefined || JSON.stringify(posted) !== JSON.stringify(booked)) {
      return { seq, what: `the postings of ${where} are not those of what it was` };
    }
  }
  return undefined;
}

function moveSeq(db: ReadableDb, { deferralId }: StoredDeferral, { position }: StoredMove): number {
  const sql = 'SELECT entry_seq AS seq FROM deferral_move WHERE deferral_id = ? AND position = ?';
  return getRow<{ seq: number }>(db, sql, deferralId, position)?.seq ?? 0;
}

/** What a move had to book; undefined when what it says it was cannot have been. */
function postingsOf(
  db: ReadableDb,
  deferral: StoredDeferral,
  move: StoredMove,
  ofSaleMinor: number,
): readonly Posting[] | undefined {
  switch (move.kind) {
    case 'charged': {
      const charge = move.chargeId === null ? undefined : findCharge(db, move.chargeId)?.charge;
      const isItsOwn = charge?.saleId === deferral.saleId && charge.amountMinor === move.amountMinor;
      if (charge === undefined || !isItsOwn || !isPaid(charge)) return undefined;
      const isAside = wasPutAside(db, charge.chargeId);
      return collectionPostings(
        isAside ? 'approved_without_sale' : 'card_receivable',
        move.amountMinor,
        move.tipMinor,
      );
    }
    case 'by_hand':
    case 'by_link':
      return collectionPostings('card_receivable', move.amountMinor, 0);
    case 'cash': {
      const isExact = (move.receivedMinor ?? 0) - (move.changeMinor ?? 0) === move.amountMinor;
      return isExact ? collectionPostings('drawer', move.amountMinor, 0) : undefined;
    }
    case 'other':
      return collectionPostings('other_tender', move.amountMinor, 0);
    case 'written_off':
      return collectionPostings('written_off', move.amountMinor, 0);
    case 'returned': {
      const sale = findSale(db, deferral.saleId);
      return sale && returnPostings(sale.taxes, ofSaleMinor, move.amountMinor);
    }
  }
}

/** A link is paid exactly when its deferral was, and money that came in by one too much is where such money is put. */
function linkDamage(db: ReadableDb): LedgerDamage | undefined {
  const links = allRows<{ linkId: string; seq: number; moved: number | null }>(
    db,
    `SELECT payment_link.link_id AS linkId, payment_link.entry_seq AS seq,
            (SELECT deferral_move.amount_minor FROM deferral_move WHERE deferral_move.link_id = payment_link.link_id) AS moved
     FROM payment_link ORDER BY payment_link.entry_seq`,
  );
  for (const { linkId, seq, moved } of links) {
    const link = findLink(db, linkId);
    if (!link) return { seq, what: `payment link ${linkId} cannot be read` };
    const paidMinor = link.payment === null ? null : link.amountMinor;
    if (moved !== paidMinor)
      return { seq, what: `payment link ${linkId} is ${link.state} and booked as ${moved ?? 0}` };
  }
  return undefined;
}
