import { basketTotalMinor } from '#app/domain/basket.ts';
import { isPaid, paidMinor, tipMinor } from '#app/domain/charge-money.ts';
import { isFinal, type Charge } from '#app/domain/charge.ts';
import type { ChargeEvent } from '#app/domain/charge-event.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { approvedWithoutSalePostings, lateTipPostings, type Posting } from '#app/domain/posting.ts';
import type { Tender } from '#app/domain/sale.ts';
import { findBasket, listBasketLines, updateBasket } from '#main/ledger/baskets.ts';
import {
  chargeAfter,
  chargeEventRow,
  findLiveChargeOfSale,
  listChargesWithoutSale,
  writeChargeState,
  type StoredCharge,
} from '#main/ledger/charges.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { appendEntry, type NewEntry } from '#main/ledger/entries.ts';
import { exchangeRow, type Exchange } from '#main/ledger/exchanges.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { planRecheck } from '#main/ledger/rechecks.ts';
import { refundedMinor } from '#main/ledger/refunds.ts';
import type { Clock, Ids } from '#main/ports.ts';
import { completeSale } from '#main/selling/complete-sale.ts';
import { mustFindCharge } from './must-find.ts';

/** What recording an event brought about, for those who show it or go on with it. */
export interface RecordedEvent {
  readonly stored: StoredCharge;
  /** Every charge the event changed, its own first; empty when it said nothing new and nothing was written. */
  readonly changed: readonly ChargeId[];
}

export interface RecordParts {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

/**
 * Appends what happened to a charge, with everything that follows from it, in the caller's transaction:
 * - newly `processed`: the sale is completed with a card tender and gets its number; if the basket has meanwhile been sold,
 *   changed, or has another live charge, the money is put aside as approved without a sale, and that other charge is asked to
 *   cancel;
 * - ended without money: the basket is unlocked, or sold with an approval that was put aside for it.
 */
export function recordChargeEvent(
  db: WritableDb,
  parts: RecordParts,
  before: StoredCharge,
  event: ChargeEvent,
  exchange: Exchange | null,
): RecordedEvent {
  const { chargeId } = before.charge;
  const atMs = parts.clock.nowMs();
  const after = chargeAfter(before, event, atMs);
  if (!after) return { stored: before, changed: [] };

  const version = before.version + 1;
  const facts = {
    charge_event: [chargeEventRow(chargeId, version, atMs, event)],
    ...(exchange === null ? {} : { exchange: [exchangeRow(db, chargeId, exchange)] }),
  };
  const isNewlyPaid = isPaid(after) && !isPaid(before.charge);
  // Money that was taken and has gone back already never was the sale's.
  const isPutAside = isNewlyPaid && (after.state === 'refunded' || !isSaleWaitingFor(db, after));
  const changed = [chargeId];

  // The state goes first: what follows asks whether another charge is live for the same sale.
  writeChargeState(db, after, version, before.isWithoutSale || isPutAside);
  if (isPutAside) {
    const postings = approvedWithoutSalePostings(paidMinor(after));
    append(db, parts, atMs, { kind: 'approved_without_sale', postings, facts });
    const rival = findLiveChargeOfSale(db, after.saleId);
    if (rival !== undefined) {
      // The customer has paid: the second attempt must not be paid as well. If it is all the same, it is the one with the sale.
      changed.push(...recordChargeEvent(db, parts, mustFindCharge(db, rival), ASK_TO_CANCEL, null).changed);
    }
  } else if (isNewlyPaid) {
    sell(db, parts, atMs, after, facts, false);
  } else {
    append(db, parts, atMs, { kind: 'charge', postings: latePostings(before.charge, after), facts });
  }
  const recheckMs = isNewlyPaid
    ? RECHECK_AFTER_MS
    : isNewlyEnded(before.charge, after)
      ? ENDED_RECHECK_AFTER_MS
      : null;
  if (recheckMs !== null) planRecheck(db, chargeId, atMs + recheckMs);
  if (isFinal(after.state)) changed.push(...releaseBasket(db, parts, after));
  return { stored: mustFindCharge(db, chargeId), changed };
}

/** A payment is read again a day later, and every day for a week: it may have been given back on the terminal or in the app. */
export const RECHECK_AFTER_MS = 24 * 60 * 60 * 1000;

/** An order that ended without money is read again an hour later, and a day later: approvals have come after that end. */
export const ENDED_RECHECK_AFTER_MS = 60 * 60 * 1000;

const ASK_TO_CANCEL: ChargeEvent = { kind: 'cancel_asked', by: 'till' };

function isNewlyEnded(before: Charge, after: Charge): boolean {
  const isKnownNow = after.order !== null && (before.order === null || !isFinal(before.state));
  return isFinal(after.state) && !isPaid(after) && isKnownNow;
}

/** A tip that a later answer was the first to show. */
function latePostings(before: Charge, after: Charge): readonly Posting[] {
  return isPaid(before) && isPaid(after) ? lateTipPostings(tipMinor(after) - tipMinor(before)) : [];
}

type EntryContent = Pick<NewEntry, 'kind' | 'postings' | 'facts'>;

function append(db: WritableDb, parts: RecordParts, atMs: number, content: EntryContent): void {
  appendEntry(db, {
    entryId: parts.ids.uuid(),
    atMs,
    businessDate: parts.ledger.businessDate(atMs),
    ...content,
  });
}

/** Completes the charge's sale, in one entry with `facts`. */
function sell(
  db: WritableDb,
  parts: RecordParts,
  atMs: number,
  charge: Charge,
  facts: EntryContent['facts'],
  wasPutAside: boolean,
): void {
  const completed = completeSale(db, {
    saleId: charge.saleId,
    tenders: [cardTender(charge)],
    wasPutAside,
    atMs,
    businessDate: parts.ledger.businessDate(atMs),
    currency: parts.ledger.identity.currency,
  });
  append(db, parts, atMs, {
    kind: 'sale',
    postings: completed.postings,
    facts: { ...completed.facts, ...facts },
  });
}

/** Unlocks the basket of a charge that has ended; or sells it, when an earlier attempt's approval was put aside for it. */
function releaseBasket(db: WritableDb, parts: RecordParts, ended: Charge): readonly ChargeId[] {
  const basket = findBasket(db, ended.saleId);
  if (basket?.status !== 'charging') return [];
  if (findLiveChargeOfSale(db, ended.saleId) !== undefined) return [];
  const isCurrent = basket.isCurrent === 1;
  updateBasket(db, ended.saleId, { status: isCurrent ? 'open' : 'held', isCurrent });
  for (const chargeId of listChargesWithoutSale(db, ended.saleId)) {
    const aside = mustFindCharge(db, chargeId);
    // Money that is on its way back pays for nothing.
    if (refundedMinor(db, chargeId).claimedMinor > 0) continue;
    if (!isSaleWaitingFor(db, aside.charge)) continue;
    sell(db, parts, parts.clock.nowMs(), aside.charge, {}, true);
    writeChargeState(db, aside.charge, aside.version, false);
    return [chargeId];
  }
  return [];
}

/** The money belongs to the sale when its basket is unsold, still of that amount, and no other charge is running for it. */
function isSaleWaitingFor(db: WritableDb, charge: Charge): boolean {
  const basket = findBasket(db, charge.saleId);
  if (!basket || basket.status === 'sold') return false;
  // The charge itself is shown as live until its end has been written.
  const live = findLiveChargeOfSale(db, charge.saleId);
  if (live !== undefined && live !== charge.chargeId) return false;
  const lines = listBasketLines(db, charge.saleId);
  return lines.length > 0 && basketTotalMinor(lines) === charge.amountMinor;
}

function cardTender(charge: Charge): Tender {
  const order = charge.order;
  return {
    kind: 'card',
    amountMinor: charge.amountMinor,
    tipMinor: tipMinor(charge),
    chargeId: charge.chargeId,
    paymentMethodId: order?.paymentMethodId ?? null,
    paymentMethodType: order?.paymentMethodType ?? null,
    installments: order?.installments ?? null,
    lastDigits: order?.lastDigits ?? null,
    paymentReference: order?.paymentReference ?? charge.evidence?.reference ?? null,
    isByEvidence: charge.evidence !== null,
  };
}
