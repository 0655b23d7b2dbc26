import type { Approval } from '#app/contract/deferrals.ts';
import type { DeferralId } from '#app/domain/deferral.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { deleteCustomer } from '#main/ledger/deferral-customers.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { mustFindDeferral } from './collectable.ts';
import type { DeferralParts } from './take-off.ts';

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
  appendEntry(db, {
    entryId: parts.ids.uuid(),
    kind: 'deferral',
    atMs,
    businessDate: parts.ledger.businessDate(atMs),
    postings: [],
    facts: { deferral_erasure: [{ deferral_id: deferralId, approver, role, reason }] },
  });
}
