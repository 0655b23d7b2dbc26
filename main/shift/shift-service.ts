import type { Input, Output } from '#app/contract/contract.ts';
import type { Shift } from '#app/contract/day.ts';
import { TillError } from '#app/contract/errors.ts';
import { floatPostings } from '#app/domain/posting.ts';
import { invariant } from '#app/lib/assert.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { findOpenShift } from '#main/ledger/shifts.ts';
import type { Clock, Ids } from '#main/ports.ts';

export interface ShiftService {
  current(): Output<'shift.current'>;
  open(input: Input<'shift.open'>): Shift;
}

export function createShiftService(parts: {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
}): ShiftService {
  const { ledger, clock, ids } = parts;
  return {
    current: () => ({ shift: findOpenShift(ledger.db) ?? null }),

    open: (input) =>
      ledger.once({ requestId: input.requestId, method: 'shift.open', input }, (db) => {
        if (findOpenShift(db)) throw new TillError('shift_already_open');
        const atMs = clock.nowMs();
        const businessDate = ledger.businessDate(atMs);
        appendEntry(db, {
          entryId: ids.uuid(),
          kind: 'shift_opened',
          atMs,
          businessDate,
          postings: floatPostings(input.floatMinor),
          facts: {
            shift: [
              {
                shift_id: ids.uuid(),
                opened_at_ms: atMs,
                business_date: businessDate,
                float_minor: input.floatMinor,
              },
            ],
          },
        });
        const shift = findOpenShift(db);
        invariant(shift !== undefined, 'the shift was just opened');
        return shift;
      }),
  };
}
