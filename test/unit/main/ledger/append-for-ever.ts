import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { floatPostings } from '#app/domain/posting.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { openLedger } from '#main/ledger/ledger.ts';

/** Appends entries and says each one's number once it is committed, until somebody kills it. */
const ledger = openLedger({
  file: process.argv[2] ?? '',
  identity: {
    site: 'MLA',
    currency: 'ARS',
    timeZone: 'America/Argentina/Buenos_Aires',
    cutOverHour: 4,
    mode: 'practice',
  },
  newLedgerId: randomUUID,
  nowMs: () => Date.now(),
});
for (;;) {
  const { seq } = ledger.write((db) =>
    appendEntry(db, {
      entryId: randomUUID(),
      kind: 'shift_opened',
      atMs: Date.now(),
      businessDate: '2026-01-05',
      postings: floatPostings(100),
      facts: {},
    }),
  );
  writeSync(1, `${seq}\n`);
}
