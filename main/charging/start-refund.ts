import type { Input } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import { isPaid, isShownPaid, paidMinor as paidMinorOf, tipMinor } from '#app/domain/charge-money.ts';
import { asChargeId } from '#app/domain/ids.ts';
import { asRefundId, prepareRefund, type RefundId } from '#app/domain/refund.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
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
import { mustFindCharge } from './must-find.ts';

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
  const paidMinor = isPaid(charge) ? paidMinorOf(charge) : 0;
  const { doneMinor, claimedMinor } = refundedMinor(db, charge.chargeId);
  const canAsk = charge.state === 'processed' && isShownPaid(charge);
  return {
    paidMinor,
    refundedMinor: doneMinor,
    refundableMinor: canAsk ? Math.max(0, paidMinor - claimedMinor) : 0,
    // A part is asked for by the payment's id in the order, which an answer may not have shown.
    isOnlyTotal:
      tipMinor(charge) > 0 ||
      stored.isWithoutSale ||
      (stored.gateway === 'orders' && charge.order?.paymentId === null),
  };
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
  input: Omit<Input<'charging.refund'>, 'requestId'>,
): RefundId {
  const { ledger, clock, ids } = parts;
  const chargeId = asChargeId(input.chargeId);
  const stored = mustFindCharge(db, chargeId);
  const { charge } = stored;
  const nowMs = clock.nowMs();
  const { paidMinor, refundableMinor, isOnlyTotal } = refundableOf(db, stored);
  if (charge.state !== 'processed' || !isShownPaid(charge)) {
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
