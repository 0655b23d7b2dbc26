import { paidMinor } from '#app/domain/charge-money.ts';
import type { Charge } from '#app/domain/charge.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { getRow, type ReadableDb } from './connection.ts';
import { refundedMinor } from './refunds.ts';
import { findTakingSeq } from './sales.ts';

/** The charge was approved when its sale had gone another way. */
export function wasPutAside(db: ReadableDb, chargeId: ChargeId): boolean {
  const sql = `SELECT 1 AS found FROM charge_event JOIN entry ON entry.seq = charge_event.entry_seq
     WHERE charge_event.charge_id = ? AND entry.kind = 'approved_without_sale'`;
  return getRow<{ found: 1 }>(db, sql, chargeId) !== undefined;
}

/** What is left of a charge's payment, minor units: what was paid without what has gone back. */
export function leftMinor(db: ReadableDb, charge: Charge): number {
  return paidMinor(charge) - refundedMinor(db, charge.chargeId).doneMinor;
}

/** Its money was put aside, no sale has taken it since, and it has not gone back whole. */
export function isWithoutSale(db: ReadableDb, charge: Charge): boolean {
  const isSold = findTakingSeq(db, charge.chargeId) !== undefined;
  return !isSold && wasPutAside(db, charge.chargeId) && leftMinor(db, charge) > 0;
}
