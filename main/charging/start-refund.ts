import type { Input } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import { asChargeId, type ChargeId } from '#app/domain/ids.ts';
import { asRefundId, prepareRefund, type RefundId } from '#app/domain/refund.ts';
import { findCharge, type StoredCharge } from '#main/ledger/charges.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import {
  findOpenRefundOfCharge,
  refundedMinor,
  refundEventRow,
  refundRow,
  writeRefundState,
} from '#main/ledger/refunds.ts';
import type { Gateway } from '#main/point/gateway.ts';
import type { Clock, Ids } from '#main/ports.ts';
import { paidMinorOf } from './record-refunds.ts';

/** Point API, Refund order: 90 days after the payment. */
export const REFUND_WINDOW_MS = 90 * 24 * 60 * 60 * 1000;

/** What may go back of a charge. */
export interface Refundable {
  readonly paidMinor: number;
  readonly refundedMinor: number;
  readonly refundableMinor: number;
  readonly isOnlyTotal: boolean;
}

/** Minor units; nothing is refundable of a charge that was not paid, or whose payment the API has not shown. */
export function refundableOf(db: ReadableDb, stored: StoredCharge): Refundable {
  const { charge } = stored;
  const isPaid = charge.state === 'processed' || charge.state === 'refunded';
  const paidMinor = isPaid ? paidMinorOf(stored) : 0;
  const { doneMinor, claimedMinor } = refundedMinor(db, charge.chargeId);
  const canAsk = charge.state === 'processed' && isShownPaid(stored);
  return {
    paidMinor,
    refundedMinor: doneMinor,
    refundableMinor: canAsk ? Math.max(0, paidMinor - claimedMinor) : 0,
    // A part is asked for by the payment's id in the order, which an answer may not have shown.
    isOnlyTotal:
      (charge.order?.tipMinor ?? 0) > 0 ||
      stored.isWithoutSale ||
      (stored.gateway === 'orders' && charge.order?.paymentId === null),
  };
}

/** An owner's word is not enough to ask the API for money back: it must have shown the payment. */
function isShownPaid({ charge }: StoredCharge): boolean {
  return charge.order !== null && (charge.order.status === 'processed' || charge.order.status === 'refunded');
}

/**
 * Commits the intent of a refund: its row, its first event and the exact request, before any byte goes out. Refuses what the API
 * would refuse: more than is left, a part of a payment with a tip, one older than 90 days.
 */
export function startRefund(
  db: WritableDb,
  parts: {
    readonly ledger: Ledger;
    readonly gatewayOf: (stored: StoredCharge) => Pick<Gateway, 'refundBody'>;
    readonly clock: Pick<Clock, 'nowMs'>;
    readonly ids: Pick<Ids, 'uuid'>;
  },
  input: Input<'charging.refund'>,
): RefundId {
  const { ledger, clock, ids } = parts;
  const chargeId = asChargeId(input.chargeId);
  const stored = mustFind(db, chargeId);
  const { charge } = stored;
  const nowMs = clock.nowMs();
  const { paidMinor, refundableMinor, isOnlyTotal } = refundableOf(db, stored);
  if (charge.state !== 'processed' || !isShownPaid(stored)) {
    throw new TillError('refund_not_possible', { state: charge.state });
  }
  if (findOpenRefundOfCharge(db, chargeId) !== undefined) throw new TillError('refund_under_way');
  if (nowMs - charge.preparedAtMs > REFUND_WINDOW_MS) throw new TillError('refund_too_late');
  if (input.amountMinor > refundableMinor) throw new TillError('refund_too_much', { refundableMinor });
  if (isOnlyTotal && input.amountMinor !== refundableMinor) {
    throw new TillError('refund_only_total', { refundableMinor });
  }
  ledger.assertRoom();
  // Without an amount the API gives back all: asked for only while nothing has gone back, so that nothing is left to reading.
  const isTotal = input.amountMinor === paidMinor;
  const terms = {
    refundId: asRefundId(ids.uuid()),
    chargeId,
    amountMinor: input.amountMinor,
    isTotal,
    origin: 'till' as const,
    preparedAtMs: nowMs,
  };
  const requestBody = parts.gatewayOf(stored).refundBody({
    amountMinor: isTotal ? null : input.amountMinor,
    currency: charge.currency,
    paymentId: charge.order?.paymentId ?? null,
  });
  appendEntry(db, {
    entryId: ids.uuid(),
    kind: 'refund',
    atMs: nowMs,
    businessDate: ledger.businessDate(nowMs),
    postings: [],
    facts: {
      refund: [
        refundRow({
          terms,
          approval: { approver: input.approver, role: input.role, reason: input.reason },
          requestBody,
        }),
      ],
      refund_event: [refundEventRow(terms.refundId, 1, nowMs, { kind: 'prepared' })],
    },
  });
  writeRefundState(db, prepareRefund(terms), 1);
  return terms.refundId;
}

function mustFind(db: ReadableDb, chargeId: ChargeId): StoredCharge {
  const stored = findCharge(db, chargeId);
  if (!stored) throw new TillError('charge_not_found');
  return stored;
}
