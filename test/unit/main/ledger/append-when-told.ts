import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { writeSync } from 'node:fs';
import { TillError } from '#app/contract/errors.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { openLedger } from '#main/ledger/ledger.ts';

/** Appends an entry for each line it reads, and says what came of it: `{seq}` or `{failed}`, and how the journal is. */
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
  journal: { folder: process.argv[3] ?? '', log: { info: () => undefined, warn: () => undefined } },
});

function append(): number {
  return ledger.write((db) => {
    const content = { kind: 'charge', postings: [], facts: {} } as const;
    return appendEntry(db, { entryId: randomUUID(), atMs: 1, businessDate: '2026-01-05', ...content }).seq;
  });
}

function answer(): object {
  try {
    return { seq: append(), journal: ledger.journalHealth().state };
  } catch (error) {
    if (!(error instanceof TillError)) throw error;
    return { failed: error.code, reason: error.params.reason, journal: ledger.journalHealth().state };
  }
}

createInterface(process.stdin).on('line', () => {
  writeSync(1, `${JSON.stringify(answer())}\n`);
});
