import type { Approval } from '#app/contract/deferrals.ts';
import type { DeferralId } from '#app/domain/deferral.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { deleteCustomer } from '#main/ledger/deferral-customers.ts';
import { mustFindDeferral } from './collectable.ts';
import { appendDeferralEntry, type DeferralParts } from './deferral-entry.ts';

/**
 * Forgets who a deferral is of: name, contact and note with the salt that tied them to the ledger. That somebody was forgotten, and who
 * saw to it, is a fact like any other; a second time changes nothing.
 */
export function eraseCustomer(
  db: WritableDb,
  parts: DeferralParts,
  id: DeferralId,
  { approver, role, reason }: Approval,
): void {
  const { deferralId, isErased } = mustFindDeferral(db, id);
  if (isErased) return;
  const atMs = parts.clock.nowMs();
  deleteCustomer(db, deferralId);
  const deferral_erasure = [{ deferral_id: deferralId, approver, role, reason }];
  appendDeferralEntry(db, parts, atMs, { deferral_erasure });
}
