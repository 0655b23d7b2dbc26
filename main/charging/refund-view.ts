import type { ChargeRefunds, RefundView } from '#app/contract/charging.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { findRefund, listRefundsOfCharge, type StoredRefund } from '#main/ledger/refunds.ts';
import { refundableOf } from './start-refund.ts';

/** A refund as the renderer sees it. */
export function viewRefund(stored: StoredRefund): RefundView {
  const { refund, approval } = stored;
  return {
    refundId: refund.refundId,
    chargeId: refund.chargeId,
    amountMinor: refund.amountMinor,
    isTotal: refund.isTotal,
    state: refund.state,
    origin: refund.origin,
    ...approval,
    refusal: refund.refusal,
    unansweredReason: refund.unansweredReason,
    pointRefundId: refund.pointRefundId,
    preparedAtMs: refund.preparedAtMs,
    changedAtMs: refund.changedAtMs,
  };
}

/** Every refund of a charge, oldest first. */
export function viewRefundsOf(db: ReadableDb, stored: StoredCharge): readonly RefundView[] {
  return listRefundsOfCharge(db, stored.charge.chargeId).flatMap((refundId) => {
    const found = findRefund(db, refundId);
    return found ? [viewRefund(found)] : [];
  });
}

export function viewChargeRefunds(db: ReadableDb, stored: StoredCharge): ChargeRefunds {
  const { chargeId, currency } = stored.charge;
  return { chargeId, currency, ...refundableOf(db, stored), refunds: [...viewRefundsOf(db, stored)] };
}
