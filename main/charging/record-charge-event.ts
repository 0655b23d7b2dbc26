import { basketTotalMinor } from '#app/domain/basket.ts';
import { isPaid, paidMinor, tipMinor } from '#app/domain/charge-money.ts';
import { isFinal, type Charge } from '#app/domain/charge.ts';
import type { ChargeEvent } from '#app/domain/charge-event.ts';
import type { ChargeId, SaleId } from '#app/domain/ids.ts';
import {
  approvedWithoutSalePostings,
  collectionPostings,
  lateTipPostings,
  type Posting,
} from '#app/domain/posting.ts';
import type { Tender } from '#app/domain/sale.ts';
import { assertNever } from '#app/lib/assert.ts';
import { findBasket, listBasketLines, updateBasket } from '#main/ledger/baskets.ts';
import {
  chargeAfter,
  chargeEventRow,
  findLiveChargeOfSale,
  listChargesWithoutSale,
  writeChargeState,
  type StoredCharge,
} from '#main/ledger/charges.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import { findDeferralOfSale, moveRow, type StoredDeferral } from '#main/ledger/deferrals.ts';
import { appendEntry, type NewEntry } from '#main/ledger/entries.ts';
import { exchangeRow, type Exchange } from '#main/ledger/exchanges.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { closeAskedRow, findLastLink } from '#main/ledger/payment-links.ts';
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
 * - newly `processed`: the sale is completed with a card tender and gets its number; a sale that had been captured without a
 *   payment owes that much less; if the basket has meanwhile been sold, changed, or has another live charge, the money is put aside
 *   as approved without a sale, and that other charge is asked to cancel;
 * - ended without money: the basket is unlocked, or what was put aside for its sale is taken now.
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
  const claim = isNewlyPaid && after.state !== 'refunded' ? claimOn(db, after) : null;
  const isPutAside = isNewlyPaid && claim === null;
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
  } else if (claim !== null) {
    take(db, parts, atMs, after, claim, facts, false);
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

/** What is waiting for a charge's money: its basket, or what is still owed of its sale. */
type Claim = { readonly kind: 'basket' } | { readonly kind: 'deferral'; readonly deferral: StoredDeferral };

function claimOn(db: ReadableDb, charge: Charge): Claim | null {
  // The charge itself is shown as live until its end has been written.
  const live = findLiveChargeOfSale(db, charge.saleId);
  if (live !== undefined && live !== charge.chargeId) return null;
  if (isBasketWaitingFor(db, charge)) return { kind: 'basket' };
  const deferral = findDeferralOfSale(db, charge.saleId);
  return deferral !== undefined && deferral.owedMinor >= charge.amountMinor
    ? { kind: 'deferral', deferral }
    : null;
}

function take(
  db: WritableDb,
  parts: RecordParts,
  atMs: number,
  charge: Charge,
  claim: Claim,
  facts: EntryContent['facts'],
  wasPutAside: boolean,
): void {
  switch (claim.kind) {
    case 'basket':
      sell(db, parts, atMs, charge, facts, wasPutAside);
      return;
    case 'deferral':
      collect(db, parts, atMs, charge, claim.deferral, facts, wasPutAside);
      return;
    default:
      assertNever(claim, 'claim');
  }
}

/** Takes the charge off what its sale owes, in one entry with `facts`. */
function collect(
  db: WritableDb,
  parts: RecordParts,
  atMs: number,
  charge: Charge,
  { deferralId }: StoredDeferral,
  facts: EntryContent['facts'],
  wasPutAside: boolean,
): void {
  const move = {
    kind: 'charged' as const,
    amountMinor: charge.amountMinor,
    chargeId: charge.chargeId,
    tipMinor: tipMinor(charge),
    isByEvidence: charge.evidence !== null,
    paymentId: charge.order?.paymentReference ?? null,
    reference: charge.evidence?.reference ?? null,
  };
  const link = findLastLink(db, deferralId);
  // What has been paid is not to be paid a second time by a link that is still open.
  const ends = link?.state === 'open' ? { payment_link_event: [closeAskedRow(link, atMs)] } : {};
  append(db, parts, atMs, {
    kind: 'deferral',
    postings: collectionPostings(
      wasPutAside ? 'approved_without_sale' : 'card_receivable',
      move.amountMinor,
      move.tipMinor,
    ),
    facts: { ...facts, ...ends, deferral_move: [moveRow(db, deferralId, move)] },
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

/** Unlocks the basket of a charge that has ended, and takes an earlier attempt's approval that was put aside for its sale. */
function releaseBasket(db: WritableDb, parts: RecordParts, ended: Charge): readonly ChargeId[] {
  if (findLiveChargeOfSale(db, ended.saleId) !== undefined) return [];
  const basket = findBasket(db, ended.saleId);
  if (basket?.status === 'charging') {
    const isCurrent = basket.isCurrent === 1;
    updateBasket(db, ended.saleId, { status: isCurrent ? 'open' : 'held', isCurrent });
  } else if (findDeferralOfSale(db, ended.saleId) === undefined) {
    return [];
  }
  return takeMoneyAside(db, parts, ended.saleId);
}

/** Takes an approval that was put aside for a sale, when the sale is waiting for that much now. Answers the charges it took. */
export function takeMoneyAside(db: WritableDb, parts: RecordParts, saleId: SaleId): readonly ChargeId[] {
  for (const chargeId of listChargesWithoutSale(db, saleId)) {
    const aside = mustFindCharge(db, chargeId);
    // Money that is on its way back pays for nothing.
    if (refundedMinor(db, chargeId).claimedMinor > 0) continue;
    const claim = claimOn(db, aside.charge);
    if (claim === null) continue;
    take(db, parts, parts.clock.nowMs(), aside.charge, claim, {}, true);
    writeChargeState(db, aside.charge, aside.version, false);
    return [chargeId];
  }
  return [];
}

/** The money belongs to the basket when it is unsold and still of that amount. */
function isBasketWaitingFor(db: ReadableDb, charge: Charge): boolean {
  const basket = findBasket(db, charge.saleId);
  if (!basket || basket.status === 'sold') return false;
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
