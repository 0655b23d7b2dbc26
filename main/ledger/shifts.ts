import type { Shift } from '#app/contract/day.ts';
import { getRow, type ReadableDb } from './connection.ts';

const SHIFT_COLUMNS =
  'shift.shift_id AS shiftId, shift.opened_at_ms AS openedAtMs, shift.business_date AS businessDate, shift.float_minor AS floatMinor';

/** The shift that has not been closed; at most one. */
export function findOpenShift(db: ReadableDb): Shift | undefined {
  return getRow(
    db,
    `SELECT ${SHIFT_COLUMNS} FROM shift LEFT JOIN day_close ON day_close.shift_id = shift.shift_id
     WHERE day_close.shift_id IS NULL ORDER BY shift.opened_at_ms DESC LIMIT 1`,
  );
}
