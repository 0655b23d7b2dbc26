import { paidAs } from '#app/domain/charge-money.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { refundPostings } from '#app/domain/money-back.ts';
import type { ObservedRefund, RefundEvent } from '#app/domain/refund-event.ts';
import {
  applyRefundEvent,
  asRefundId,
  prepareRefund,
  type Refund,
  type RefundId,
  type RefundOrigin,
} from '#app/domain/refund.ts';
import { writeChargeState } from '#main/ledger/charges.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { exchangeRow, type Exchange } from '#main/ledger/exchanges.ts';
import { leftMinor } from '#main/ledger/money-aside.ts';
import {
  findOpenRefundOfCharge,
  findRefundByPointId,
  findUnlistedRefund,
  NOBODY,
  refundedMinor,
  refundEventRow,
  refundRow,
  writeRefundState,
  type StoredRefund,
} from '#main/ledger/refunds.ts';
import { findSaleOfCharge } from '#main/ledger/sales.ts';
import { givenBackMinor } from '#main/ledger/given-back.ts';
import { mustFindCharge, mustFindRefund } from './must-find.ts';
import type { RecordParts } from './record-charge-event.ts';

/**
 * Appends what happened to a refund, in the caller's transaction. When the money has gone back it is booked: out of what
 * Mercado Pago owes, and back from sales and tax, or from where the money without a sale was put aside.
 * Answers the refund afterwards, and whether anything was news.
 */
export function recordRefundEvent(
  db: WritableDb,
  parts: RecordParts,
  refundId: RefundId,
  event: RefundEvent,
  exchange: Exchange | null,
): { readonly stored: StoredRefund; readonly isNews: boolean } {
  const before = mustFindRefund(db, refundId);
  const atMs = parts.clock.nowMs();
  const after = applyRefundEvent(before.refund, event, atMs);
  // More than was paid cannot go back: an answer that says so is not believed.
  const isNews = after !== before.refund && !isTooMuch(db, before.refund, after);
  if (!isNews) return { stored: before, isNews };
  const version = before.version + 1;
  const refund_event = [refundEventRow(refundId, version, atMs, event)];
  append(
    db,
    parts,
    atMs,
    before.refund.chargeId,
    { refund_event },
    exchange,
    bookingOf(db, before.refund, after),
  );
  writeRefundState(db, after, version);
  releaseMoneyAside(db, after);
  return { stored: mustFindRefund(db, refundId), isNews };
}

/**
 * Compares the refunds an answer shows with the ledger's: those it has move on; the one that is open takes the first unknown of
 * its amount; any other was made on the terminal or in the app and is booked as such. Answers the refunds that changed.
 */
export function recordObservedRefunds(
  db: WritableDb,
  parts: RecordParts,
  chargeId: ChargeId,
  observed: readonly ObservedRefund[],
  exchange: Exchange | null,
  canBeOurs: (refundId: RefundId) => boolean,
): readonly RefundId[] {
  const changed: RefundId[] = [];
  let left = exchange;
  const record = (refundId: RefundId, refund: ObservedRefund): void => {
    const { isNews } = recordRefundEvent(db, parts, refundId, { kind: 'observed', refund }, left);
    if (!isNews) return;
    changed.push(refundId);
    left = null;
  };
  for (const refund of observed.filter((each) => each.amountMinor > 0)) {
    const known =
      findRefundByPointId(db, chargeId, refund.pointRefundId) ??
      openRefundOf(db, chargeId, refund, canBeOurs) ??
      findUnlistedRefund(db, chargeId, refund.amountMinor);
    // More than was paid cannot have gone back: such a list is not believed.
    if (known === undefined && !isRoomFor(db, chargeId, refund.amountMinor)) continue;
    record(known ?? addFoundRefund(db, parts, chargeId, refund, 'elsewhere'), refund);
  }
  return changed;
}

/** Books that the acquirer took a payment back, all that was left of it. Answers the refund, undefined when nothing was left. */
export function recordReversal(
  db: WritableDb,
  parts: RecordParts,
  chargeId: ChargeId,
  pointRefundId: string,
  exchange: Exchange | null,
): RefundId | undefined {
  if (findRefundByPointId(db, chargeId, pointRefundId) !== undefined) return undefined;
  const amountMinor = leftMinor(db, mustFindCharge(db, chargeId).charge);
  if (amountMinor <= 0) return undefined;
  const refund = { pointRefundId, status: 'processed', amountMinor };
  const refundId = addFoundRefund(db, parts, chargeId, refund, 'reversal');
  recordRefundEvent(db, parts, refundId, { kind: 'observed', refund }, exchange);
  return refundId;
}

function isRoomFor(db: ReadableDb, chargeId: ChargeId, amountMinor: number): boolean {
  return amountMinor <= leftMinor(db, mustFindCharge(db, chargeId).charge);
}

function openRefundOf(
  db: ReadableDb,
  chargeId: ChargeId,
  observed: ObservedRefund,
  canBeOurs: (refundId: RefundId) => boolean,
): RefundId | undefined {
  const open = findOpenRefundOfCharge(db, chargeId);
  if (open === undefined || !canBeOurs(open)) return undefined;
  const { refund } = mustFindRefund(db, open);
  return refund.pointRefundId === null && refund.amountMinor === observed.amountMinor ? open : undefined;
}

function addFoundRefund(
  db: WritableDb,
  parts: RecordParts,
  chargeId: ChargeId,
  observed: ObservedRefund,
  origin: RefundOrigin,
): RefundId {
  const preparedAtMs = parts.clock.nowMs();
  const terms = {
    refundId: asRefundId(parts.ids.uuid()),
    chargeId,
    amountMinor: observed.amountMinor,
    isTotal: false,
    origin,
    preparedAtMs,
  };
  const facts = {
    refund: [refundRow({ terms, approval: NOBODY, requestBody: '' })],
    refund_event: [refundEventRow(terms.refundId, 1, preparedAtMs, { kind: 'prepared' })],
  };
  append(db, parts, preparedAtMs, chargeId, facts, null, []);
  writeRefundState(db, prepareRefund(terms), 1);
  return terms.refundId;
}

function append(
  db: WritableDb,
  parts: RecordParts,
  atMs: number,
  chargeId: ChargeId,
  facts: Parameters<typeof appendEntry>[1]['facts'],
  exchange: Exchange | null,
  postings: Parameters<typeof appendEntry>[1]['postings'],
): void {
  appendEntry(db, {
    entryId: parts.ids.uuid(),
    kind: 'refund',
    atMs,
    businessDate: parts.ledger.businessDate(atMs),
    postings,
    facts: { ...facts, ...(exchange === null ? {} : { exchange: [exchangeRow(db, chargeId, exchange)] }) },
  });
}

function isTooMuch(db: ReadableDb, before: Refund, after: Refund): boolean {
  if (after.state !== 'done' || before.state === 'done') return false;
  return !isRoomFor(db, after.chargeId, after.amountMinor);
}

function bookingOf(db: ReadableDb, before: Refund, after: Refund): ReturnType<typeof refundPostings> {
  if (after.state !== 'done' || before.state === 'done') return [];
  const { charge } = mustFindCharge(db, after.chargeId);
  const sale = findSaleOfCharge(db, after.chargeId);
  const ofPaymentMinor = refundedMinor(db, after.chargeId).doneMinor;
  const ofSaleMinor = sale === undefined ? 0 : givenBackMinor(db, sale.saleId);
  return refundPostings(
    paidAs(charge, sale?.taxes ?? null),
    { ofPaymentMinor, ofSaleMinor },
    after.amountMinor,
  );
}

/** Money without a sale that has gone back whole is nobody's concern any more. */
function releaseMoneyAside(db: WritableDb, refund: Refund): void {
  if (refund.state !== 'done') return;
  const stored = mustFindCharge(db, refund.chargeId);
  if (!stored.isWithoutSale || leftMinor(db, stored.charge) > 0) return;
  writeChargeState(db, stored.charge, stored.version, false);
}
