import type { ReadableDb, WritableDb } from './connection.ts';
import { chainHead, insertEntry } from './entries.ts';
import type { JournalBasket, JournalEntry } from './journal-line.ts';
import { rebuildDerived } from './restore-derived.ts';

/**
 * Writes entries that a ledger has lost back into it, as they were: same rows, same numbers, same hashes. Each must follow the
 * one before; the first that does not ends it. What is derived from facts is made again. In the caller's transaction.
 *
 * @returns how many were written
 */
export function restoreEntries(db: WritableDb, entries: Iterable<JournalEntry>): number {
  const fromSeq = chainHead(db).seq + 1;
  let count = 0;
  const baskets: JournalBasket[] = [];
  for (const entry of entries) {
    if (!follows(db, entry)) break;
    insertEntry(db, entry, entry.prevHash, entry.hash, entry.rows);
    if (entry.basket) baskets.push(entry.basket);
    count += 1;
  }
  rebuildDerived(db, fromSeq, baskets);
  return count;
}

function follows(db: ReadableDb, entry: JournalEntry): boolean {
  const head = chainHead(db);
  return entry.seq === head.seq + 1 && entry.prevHash === head.hash;
}
