import { isPaid } from '#app/domain/charge-money.ts';
import type { TillMode } from '#app/domain/mode.ts';
import type { ObservedRefund } from '#app/domain/refund-event.ts';
import type { RefundId } from '#app/domain/refund.ts';
import { chargeAfter, type StoredCharge } from '#main/ledger/charges.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import type { Exchange } from '#main/ledger/exchanges.ts';
import { leftMinor } from '#main/ledger/money-aside.ts';
import { findOpenRefundOfCharge, UNLISTED_SUFFIXES } from '#main/ledger/refunds.ts';
import type { PointOrder } from '#main/point/gateway.ts';
import { mustFindCharge, mustFindRefund } from './must-find.ts';
import { readOrderAnswer } from './read-answer.ts';
import { recordChargeEvent, type RecordedEvent, type RecordParts } from './record-charge-event.ts';
import { recordObservedRefunds } from './record-refunds.ts';

/** Whether an answer says nothing that would be written, as most of a polled order's do. */
export function saysNothingNew(
  known: StoredCharge,
  order: PointOrder,
  mode: TillMode,
  nowMs: number,
): boolean {
  const showsRefunds = (order.refunds ?? []).length > 0 || order.observed.status === 'refunded';
  return !showsRefunds && chargeAfter(known, readOrderAnswer(known, order, mode), nowMs) === undefined;
}

/**
 * Records what an answer showed of an order, its refunds with it, in the caller's transaction. `known` is the charge as it stands
 * before; `canBeOurs`, whether a refund of this till may be one that the answer shows.
 */
export function recordOrder(
  db: WritableDb,
  parts: RecordParts,
  known: StoredCharge,
  order: PointOrder,
  exchange: Exchange,
  canBeOurs: (refundId: RefundId) => boolean,
): RecordedEvent {
  const { chargeId } = known.charge;
  const event = readOrderAnswer(known, order, parts.ledger.identity.mode);
  const recorded = recordChargeEvent(db, parts, known, event, exchange);
  const isNews = recorded.changed.length > 0;
  const refunds = event.kind === 'order_observed' ? refundsIn(db, recorded.stored, order) : [];
  const changed = recordObservedRefunds(db, parts, chargeId, refunds, isNews ? null : exchange, canBeOurs);
  if (changed.length === 0) return recorded;
  return { stored: mustFindCharge(db, chargeId), changed: isNews ? recorded.changed : [chargeId] };
}

/**
 * The refunds an answer tells of. An order that says that it was given back whole, and shows no refund for it, was: one is made
 * of what is left.
 */
function refundsIn(db: ReadableDb, stored: StoredCharge, order: PointOrder): readonly ObservedRefund[] {
  // What was not paid cannot go back, whatever the answer shows.
  if (!isPaid(stored.charge)) return [];
  const shown = order.refunds ?? [];
  if (order.observed.status !== 'refunded' || shown.length > 0) return shown;
  const amountMinor = leftMinor(db, stored.charge);
  const open = findOpenRefundOfCharge(db, stored.charge.chargeId);
  const ours = open === undefined ? null : mustFindRefund(db, open).refund;
  const isOurs = ours?.amountMinor === amountMinor && ours.pointRefundId !== null;
  const pointRefundId = isOurs ? ours.pointRefundId : order.observed.orderId + UNLISTED_SUFFIXES.refunded;
  return [{ pointRefundId, status: 'processed', amountMinor }];
}
