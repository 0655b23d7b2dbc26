import type { Approval } from '#app/contract/deferrals.ts';
import type { Input } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import { changeMinor } from '#app/domain/basket.ts';
import { asDeferralId, type DeferralId } from '#app/domain/deferral.ts';
import { returnPostings } from '#app/domain/money-back.ts';
import { collectionPostings, type Posting } from '#app/domain/posting.ts';
import { invariant } from '#app/lib/assert.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { listMoves, moveRow, type MoveFacts } from '#main/ledger/deferrals.ts';
import type { Facts } from '#main/ledger/facts.ts';
import { givenBackMinor } from '#main/ledger/given-back.ts';
import { takeFromStock } from '#main/ledger/products.ts';
import { findSale, listSoldGoods } from '#main/ledger/sales.ts';
import { findOpenShift } from '#main/ledger/shifts.ts';
import { MAX_CHANGE_MINOR } from '#main/selling/selling-service.ts';
import { collectableDeferral, collectablePart, mustFindDeferral } from './collectable.ts';
import { appendDeferralEntry, type DeferralParts } from './deferral-entry.ts';

/** Takes something off what is owed, in one entry, in the caller's transaction. */
export function takeOff(
  db: WritableDb,
  parts: DeferralParts,
  deferralId: DeferralId,
  move: MoveFacts,
  postings: readonly Posting[],
  facts: Omit<Facts, 'posting' | 'deferral_move'> = {},
): void {
  parts.ledger.assertRoom();
  invariant(
    move.amountMinor <= mustFindDeferral(db, deferralId).owedMinor,
    'more is taken off a deferral than it owes',
  );
  const moved = { ...facts, deferral_move: [moveRow(db, deferralId, move)] };
  appendDeferralEntry(db, parts, parts.clock.nowMs(), moved, postings);
}

export function payInCash(db: WritableDb, parts: DeferralParts, input: Input<'deferrals.payCash'>): void {
  const { amountMinor, receivedMinor } = input;
  assertShift(db);
  const { deferralId } = collectablePart(db, asDeferralId(input.deferralId), amountMinor);
  if (receivedMinor < amountMinor) {
    throw new TillError('cash_too_little', { missingMinor: amountMinor - receivedMinor });
  }
  const change = changeMinor(amountMinor, receivedMinor);
  if (change > MAX_CHANGE_MINOR) throw new TillError('cash_too_much', { changeMinor: change });
  const move: MoveFacts = { kind: 'cash', amountMinor, receivedMinor, changeMinor: change };
  takeOff(db, parts, deferralId, move, collectionPostings('drawer', amountMinor, 0));
}

export function payOtherwise(db: WritableDb, parts: DeferralParts, input: Input<'deferrals.payOther'>): void {
  const { amountMinor, method } = input;
  assertShift(db);
  const { deferralId } = collectablePart(db, asDeferralId(input.deferralId), amountMinor);
  const reference = input.reference === '' ? null : input.reference;
  const move: MoveFacts = { kind: 'other', amountMinor, method, reference };
  takeOff(db, parts, deferralId, move, collectionPostings('other_tender', amountMinor, 0));
}

/** The goods go back into stock, and what is still owed of them is void. */
export function returnGoods(db: WritableDb, parts: DeferralParts, id: DeferralId, approval: Approval): void {
  const { deferralId, saleId, owedMinor } = collectableDeferral(db, id);
  // Charges go back by refunds; the till has no way to give anything else back, and goods in stock again must not stay sold.
  if (listMoves(db, deferralId).some((move) => move.kind !== 'charged')) {
    throw new TillError('return_partly_paid');
  }
  const sale = findSale(db, saleId);
  invariant(sale !== undefined, 'a deferral is of a sale');
  const postings = returnPostings(sale.taxes, givenBackMinor(db, saleId), owedMinor);
  takeOff(db, parts, deferralId, { kind: 'returned', amountMinor: owedMinor, approval }, postings);
  for (const { productId, quantityMilli } of listSoldGoods(db, saleId)) {
    takeFromStock(db, productId, -quantityMilli);
  }
}

/** Nobody will pay what is left. */
export function writeOff(db: WritableDb, parts: DeferralParts, id: DeferralId, approval: Approval): void {
  const { deferralId, owedMinor } = collectableDeferral(db, id);
  const postings = collectionPostings('written_off', owedMinor, 0);
  takeOff(db, parts, deferralId, { kind: 'written_off', amountMinor: owedMinor, approval }, postings);
}

function assertShift(db: WritableDb): void {
  if (!findOpenShift(db)) throw new TillError('shift_not_open');
}
