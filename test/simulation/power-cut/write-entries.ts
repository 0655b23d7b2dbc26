import { randomUUID } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { floatPostings } from '#app/domain/posting.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { openPowerCutLedger } from './power-cut-ledger.ts';

/** Appends entries and notes each one's number in `acks` once it is committed, then dies. */
const [folder = '', count = '0', synchronous = 'FULL', journal = 'journal'] = process.argv.slice(2);
const ledger = openPowerCutLedger(folder, journal === 'journal');
ledger.db.pragma(`synchronous = ${synchronous}`);
// Many checkpoints in a short run.
ledger.db.pragma('wal_autocheckpoint = 20');
const acks = openSync(join(folder, 'acks'), 'a');
for (let index = 1; index <= Number(count); index += 1) {
  const { seq } = ledger.write((db) =>
    appendEntry(db, {
      entryId: randomUUID(),
      kind: 'shift_opened',
      atMs: index,
      businessDate: '2026-01-05',
      postings: floatPostings(100),
      facts: {},
    }),
  );
  writeSync(acks, `${seq}\n`);
}
process.kill(process.pid, 'SIGKILL');
