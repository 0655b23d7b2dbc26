import type { ChargeId } from '#app/domain/ids.ts';
import { getRow, run, type ReadableDb, type WritableDb } from './connection.ts';

/** Plans when a charge that was paid is read again; null when it is not any more. No fact: it can be planned anew. */
export function planRecheck(db: WritableDb, chargeId: ChargeId, dueAtMs: number | null): void {
  if (dueAtMs === null) {
    run(db, 'DELETE FROM charge_recheck WHERE charge_id = ?', chargeId);
    return;
  }
  run(
    db,
    `INSERT INTO charge_recheck (charge_id, due_at_ms) VALUES (?, ?)
     ON CONFLICT (charge_id) DO UPDATE SET due_at_ms = excluded.due_at_ms`,
    chargeId,
    dueAtMs,
  );
}

/** The charge whose reading is due first. */
export function findNextRecheck(
  db: ReadableDb,
): { readonly chargeId: ChargeId; readonly dueAtMs: number } | undefined {
  const sql =
    'SELECT charge_id AS chargeId, due_at_ms AS dueAtMs FROM charge_recheck ORDER BY due_at_ms LIMIT 1';
  return getRow(db, sql);
}
