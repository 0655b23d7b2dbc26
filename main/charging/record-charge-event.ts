import { basketTotalMinor } from '#app/domain/basket.ts';
import { isFinal, type Charge } from '#app/domain/charge.ts';
import type { ChargeEvent } from '#app/domain/charge-event.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { approvedWithoutSalePostings } from '#app/domain/posting.ts';
import type { Tender } from '#app/domain/sale.ts';
import { invariant } from '#app/lib/assert.ts';
import { findBasket, listBasketLines, updateBasket } from '#main/ledger/baskets.ts';
import {
  chargeAfter,
  chargeEventRow,
  findCharge,
  findLiveChargeOfSale,
  writeChargeState,
  type StoredCharge,
} from '#main/ledger/charges.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import type { Clock, Ids } from '#main/ports.ts';
import { completeSale } from '#main/selling/complete-sale.ts';

/**
 * Appends what happened to a charge, with everything that follows from it, in the caller's transaction:
 * - newly `processed`: the sale is completed with a card tender and gets its number; if the basket has meanwhile been sold,
 *   changed, or has another live charge, the money is booked as approved without a sale;
 * - ended without money: the basket is unlocked.
 *
 * Answers the charge afterwards, the same object when the event said nothing new (then nothing is written).
 */
export function recordChargeEvent(
  db: WritableDb,
  parts: { readonly ledger: Ledger; readonly clock: Pick<Clock, 'nowMs'>; readonly ids: Pick<Ids, 'uuid'> },
  chargeId: ChargeId,
  event: ChargeEvent,
): { readonly stored: StoredCharge; readonly hasChanged: boolean } {
  const { ledger, clock, ids } = parts;
  const before = findCharge(db, chargeId);
  invariant(before !== undefined, `no charge ${chargeId}`);
  const atMs = clock.nowMs();
  const after = chargeAfter(before, event, atMs);
  if (!after) return { stored: before, hasChanged: false };

  const version = before.version + 1;
  const businessDate = ledger.businessDate(atMs);
  const charge_event = [chargeEventRow(chargeId, version, atMs, event)];
  const header = { entryId: ids.uuid(), atMs, businessDate };
  const isNewlyPaid = after.state === 'processed' && before.charge.state !== 'processed';
  let isWithoutSale = before.isWithoutSale;

  // The state goes first: the unlocking below asks whether another charge is live for the same sale.
  writeChargeState(db, after, version, isWithoutSale);
  if (isNewlyPaid && isSaleWaitingFor(db, after)) {
    const completed = completeSale(db, {
      saleId: after.saleId,
      tenders: [cardTender(after)],
      atMs,
      businessDate,
      currency: ledger.identity.currency,
    });
    appendEntry(db, {
      ...header,
      kind: 'sale',
      postings: completed.postings,
      facts: { ...completed.facts, charge_event },
    });
  } else if (isNewlyPaid) {
    isWithoutSale = true;
    appendEntry(db, {
      ...header,
      kind: 'approved_without_sale',
      postings: approvedWithoutSalePostings(after.amountMinor + tipMinor(after)),
      facts: { charge_event },
    });
    writeChargeState(db, after, version, isWithoutSale);
  } else {
    appendEntry(db, { ...header, kind: 'charge', postings: [], facts: { charge_event } });
  }
  if (isFinal(after.state)) unlockBasket(db, after);
  const stored = findCharge(db, chargeId);
  invariant(stored !== undefined, 'the charge was just written');
  return { stored, hasChanged: true };
}

/** The money belongs to the sale when its basket is unsold, still of that amount, and no other charge is running for it. */
function isSaleWaitingFor(db: WritableDb, charge: Charge): boolean {
  const basket = findBasket(db, charge.saleId);
  if (!basket || basket.status === 'sold') return false;
  if (findLiveChargeOfSale(db, charge.saleId) !== undefined) return false;
  const lines = listBasketLines(db, charge.saleId);
  return lines.length > 0 && basketTotalMinor(lines) === charge.amountMinor;
}

function unlockBasket(db: WritableDb, charge: Charge): void {
  const basket = findBasket(db, charge.saleId);
  if (basket?.status !== 'charging') return;
  if (findLiveChargeOfSale(db, charge.saleId) !== undefined) return;
  const isCurrent = basket.isCurrent === 1;
  updateBasket(db, charge.saleId, { status: isCurrent ? 'open' : 'held', isCurrent });
}

function tipMinor(charge: Charge): number {
  return charge.order?.tipMinor ?? 0;
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
