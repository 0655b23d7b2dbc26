import { isShownPaid } from '#app/domain/charge-money.ts';
import { isTestCharge } from '#app/domain/charge.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import type { RefundId } from '#app/domain/refund.ts';
import { listUnresolvedCharges } from '#main/ledger/charges.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { listRefundsOfCharge } from '#main/ledger/refunds.ts';
import { mustFindCharge } from './must-find.ts';
import { refundableOf, startRefund } from './start-refund.ts';

export type TestRefundParts = Parameters<typeof startRefund>[1] & { readonly ledger: Ledger };

/** Paid test charges that nobody has begun to give back. One whose refund was refused is a person's affair. */
export function listTestsToGiveBack(db: ReadableDb): readonly ChargeId[] {
  return listUnresolvedCharges(db).filter((chargeId) => isToGiveBack(db, chargeId));
}

export function isToGiveBack(db: ReadableDb, chargeId: ChargeId): boolean {
  const { charge } = mustFindCharge(db, chargeId);
  const isPaidTest = isTestCharge(charge) && charge.state === 'processed' && isShownPaid(charge);
  return isPaidTest && listRefundsOfCharge(db, chargeId).length === 0;
}

/** Commits the refund of a paid test charge, whole; the caller follows it. Undefined when there is nothing to give back. */
export function giveTestBack(
  parts: TestRefundParts,
  chargeId: ChargeId,
  reason: string,
): RefundId | undefined {
  return parts.ledger.write((db) => {
    if (!isToGiveBack(db, chargeId)) return undefined;
    const { refundableMinor } = refundableOf(db, mustFindCharge(db, chargeId));
    return startRefund(db, parts, {
      chargeId,
      amountMinor: refundableMinor,
      approver: 'Mostrador',
      role: 'owner',
      reason,
    });
  });
}
