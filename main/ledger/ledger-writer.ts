import { TillError } from '#app/contract/errors.ts';
import { invariant } from '#app/lib/assert.ts';
import { openTransaction, type ReadableDb, type WritableDb } from './connection.ts';
import { chainHead, type AppendedEntry } from './entries.ts';
import { recheckLedger } from './recheck.ts';
import { isStorageError } from './storage-error.ts';

export interface LedgerWriter {
  /** See `Ledger.write`. */
  readonly write: <T>(work: (db: WritableDb) => T) => T;
  /** The last entry that was acknowledged as written. */
  readonly head: () => AppendedEntry;
}

/**
 * The one way to write. A disk that fails a sync may have lost what it took before, and may say so only once: after an I/O
 * error nothing more is written until a second look has found everything that was acknowledged.
 */
export function createLedgerWriter(db: ReadableDb, file: string): LedgerWriter {
  let head = chainHead(db);
  let isPoisoned = false;

  return {
    head: () => head,
    write: (work) => {
      invariant(!db.inTransaction, 'a ledger transaction does not nest');
      if (isPoisoned) {
        const trouble = recheckLedger(file, head);
        if (trouble !== undefined)
          throw new TillError('ledger_write_failed', { reason: trouble.slice(0, 200) });
        isPoisoned = false;
        // What was not acknowledged may have reached the file all the same; it is the chain's end then.
        head = chainHead(db);
      }
      let next = head;
      try {
        const result = db
          .transaction(() => {
            const writable = openTransaction(db);
            const done = work(writable);
            next = chainHead(writable);
            return done;
          })
          .immediate();
        head = next;
        return result;
      } catch (error) {
        if (!isStorageError(error)) throw error;
        if (error.code.startsWith('SQLITE_IOERR')) isPoisoned = true;
        throw new TillError('ledger_write_failed', { reason: error.code });
      }
    },
  };
}
