import { genesisHash } from './chain.ts';
import { openConnection, type ReadableDb } from './connection.ts';
import { chainHead, type AppendedEntry } from './entries.ts';
import { readIdentity } from './identity.ts';
import { readEntries } from './journal-entries.ts';

/** Entries of the chain's end that are hashed again: those that may still have been in the disk's or the system's cache. */
const TAIL = 100;

/**
 * Looks at a ledger through a second connection after the disk failed a write: whether the file is sound, still has the
 * last entry that was acknowledged, and its end is linked and as recorded. Forces what is only in the write-ahead log into the
 * file and onto the disk, because after a failed sync nobody knows which pages of the log are there. Answers what is wrong.
 */
export function recheckLedger(file: string, acknowledged: AppendedEntry): string | undefined {
  try {
    const db = openConnection(file, 'write');
    try {
      return checkpointed(db) ?? soundness(db) ?? acknowledgedIsThere(db, acknowledged) ?? tailDamage(db);
    } finally {
      db.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkpointed(db: ReadableDb): string | undefined {
  const [row] = db.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
  return row?.busy === 0 ? undefined : 'the log could not be moved into the file';
}

function soundness(db: ReadableDb): string | undefined {
  const check = String(db.pragma('quick_check(1)', { simple: true }));
  return check === 'ok' ? undefined : check;
}

function acknowledgedIsThere(db: ReadableDb, { seq, hash }: AppendedEntry): string | undefined {
  if (seq === 0) return genesisHash(readIdentity(db)) === hash ? undefined : 'the ledger is another one';
  const found = db.prepare<[number], { hash: string }>('SELECT hash FROM entry WHERE seq = ?').get(seq);
  return found?.hash === hash ? undefined : `entry ${seq} was acknowledged and is not there`;
}

/** Reading the entries hashes each of them again. */
function tailDamage(db: ReadableDb): string | undefined {
  const head = chainHead(db);
  const fromSeq = Math.max(1, head.seq - TAIL + 1);
  const tail = readEntries(db, fromSeq, head.seq);
  const broken = tail.find((entry, index) => {
    const before = tail[index - 1];
    return entry.seq !== fromSeq + index || (before !== undefined && entry.prevHash !== before.hash);
  });
  return broken && `entry ${broken.seq} does not follow the one before it`;
}
