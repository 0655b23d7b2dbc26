import { TillError } from '#app/contract/errors.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import type { RefundId } from '#app/domain/refund.ts';
import { invariant } from '#app/lib/assert.ts';
import { findCharge, type StoredCharge } from '#main/ledger/charges.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { findRefund, type StoredRefund } from '#main/ledger/refunds.ts';

/** @throws TillError `charge_not_found` */
export function mustFindCharge(db: ReadableDb, chargeId: ChargeId): StoredCharge {
  const stored = findCharge(db, chargeId);
  if (!stored) throw new TillError('charge_not_found');
  return stored;
}

/** Nobody outside names a refund: one that is not there is a fault of the program. */
export function mustFindRefund(db: ReadableDb, refundId: RefundId): StoredRefund {
  const stored = findRefund(db, refundId);
  invariant(stored !== undefined, `no refund ${refundId}`);
  return stored;
}
