import type { DeferralId } from '#app/domain/deferral.ts';
import { allRows, run, type ReadableDb, type WritableDb } from './connection.ts';

/** The list that is being charged one by one, in its order. No fact: what was charged of it is in the moves. */
export function listQueue(db: ReadableDb): DeferralId[] {
  return allRows<{ deferralId: DeferralId }>(
    db,
    'SELECT deferral_id AS deferralId FROM deferral_queue ORDER BY position',
  ).map((row) => row.deferralId);
}

export function writeQueue(db: WritableDb, deferralIds: readonly DeferralId[]): void {
  run(db, 'DELETE FROM deferral_queue');
  const sql = 'INSERT INTO deferral_queue (position, deferral_id) VALUES (?, ?)';
  for (const [index, deferralId] of deferralIds.entries()) run(db, sql, index + 1, deferralId);
}

export function leaveQueue(db: WritableDb, deferralId: DeferralId): void {
  run(db, 'DELETE FROM deferral_queue WHERE deferral_id = ?', deferralId);
}
