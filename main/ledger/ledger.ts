import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { TillError } from '#app/contract/errors.ts';
import { businessDateOf } from '#app/domain/business-date.ts';
import { backUpLedger } from './back-up.ts';
import { invariant } from '#app/lib/assert.ts';
import {
  getRow,
  openConnection,
  openTransaction,
  run,
  type ReadableDb,
  type WritableDb,
} from './connection.ts';
import { findUnguardedTable } from './guards.ts';
import { findIdentity, readIdentity, writeIdentity, type Identity } from './identity.ts';
import { LedgerFileError } from './ledger-file-error.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';

export interface LedgerOptions {
  readonly file: string;
  /** Who the file belongs to; checked against an existing file, written into a new one. */
  readonly identity: Omit<Identity, 'createdAtMs' | 'ledgerId'>;
  readonly newLedgerId: () => string;
  readonly nowMs: () => number;
}

/** An open ledger: one writing connection, synchronous transactions only. */
export interface Ledger {
  readonly file: string;
  readonly identity: Identity;
  readonly db: ReadableDb;
  /**
   * Runs `work` in one IMMEDIATE transaction, durable when it returns. `work` is synchronous: an await inside would let
   * another statement slip into the transaction.
   * @throws TillError `ledger_write_failed` when the file cannot be written; nothing of `work` has happened then.
   */
  write<T>(work: (db: WritableDb) => T): T;
  /**
   * {@link Ledger.write} for a command: the request's id and output are stored in the same transaction, so the same
   * request answers the same output and changes nothing a second time.
   * @throws TillError `request_reused` when the id came with another method or input before.
   */
  once<T>(request: CommandRequest, work: (db: WritableDb) => T): T;
  /** The shop's day an instant belongs to. */
  businessDate(atMs: number): string;
  close(): void;
}

export interface CommandRequest {
  readonly requestId: string;
  readonly method: string;
  /** Everything the command was called with; hashed, not stored. */
  readonly input: unknown;
}

/**
 * Opens the ledger in `file`, making it when missing.
 * @throws LedgerFileError when the file is no ledger, newer than this program, damaged, or another shop's.
 */
export function openLedger(options: LedgerOptions): Ledger {
  mkdirSync(dirname(options.file), { recursive: true });
  const isNew = !existsSync(options.file);
  const db = connect(options.file);
  try {
    if (!isNew) assertSound(db);
    migrate(db, MIGRATIONS, (fromVersion) => {
      backUpLedger(db, options.file, fromVersion);
    });
    const unguarded = findUnguardedTable(db);
    if (unguarded !== undefined)
      throw new LedgerFileError('damaged', `nothing keeps ${unguarded} from being changed`);
    const write = <T>(work: (writable: WritableDb) => T): T => transact(db, work);
    if (!findIdentity(db)) {
      const identity = { ...options.identity, ledgerId: options.newLedgerId(), createdAtMs: options.nowMs() };
      write((writable) => {
        writeIdentity(writable, identity);
      });
    }
    const identity = readIdentity(db);
    assertSameShop(identity, options.identity);
    if (isNew && process.platform !== 'win32') chmodSync(options.file, 0o600);
    return {
      file: options.file,
      identity,
      db,
      write,
      once: (request, work) => write((writable) => runOnce(writable, request, options.nowMs(), work)),
      businessDate: (atMs) => businessDateOf(atMs, identity.timeZone, identity.cutOverHour),
      close: () => {
        // Statistics for the query planner: worth having, not worth failing to close for on a full disk.
        try {
          db.pragma('optimize');
        } catch (error) {
          if (!isStorageError(error)) throw error;
        } finally {
          db.close();
        }
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function connect(file: string): ReadableDb {
  try {
    return openConnection(file, 'write');
  } catch (error) {
    throw new LedgerFileError('unreadable', 'SQLite cannot open it', { cause: error });
  }
}

function assertSound(db: ReadableDb): void {
  try {
    const result = db.pragma('quick_check(1)', { simple: true });
    if (result !== 'ok') throw new LedgerFileError('damaged', String(result));
  } catch (error) {
    if (error instanceof LedgerFileError) throw error;
    throw new LedgerFileError('damaged', error instanceof Error ? error.message : 'unreadable pages', {
      cause: error,
    });
  }
}

function assertSameShop(found: Identity, wanted: LedgerOptions['identity']): void {
  if (found.site !== wanted.site || found.mode !== wanted.mode) {
    throw new LedgerFileError('other_shop', `${found.mode} ${found.site}, not ${wanted.mode} ${wanted.site}`);
  }
}

function transact<T>(db: ReadableDb, work: (writable: WritableDb) => T): T {
  invariant(!db.inTransaction, 'a ledger transaction does not nest');
  try {
    return db.transaction(() => work(openTransaction(db))).immediate();
  } catch (error) {
    if (isStorageError(error)) throw new TillError('ledger_write_failed', { reason: error.code });
    throw error;
  }
}

/** Disk full, I/O error, locked or read-only file: the machine's trouble, not a fault in the program. */
function isStorageError(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN)/.test(error.code)
  );
}

function runOnce<T>(db: WritableDb, request: CommandRequest, nowMs: number, work: (db: WritableDb) => T): T {
  const inputHash = createHash('sha256')
    .update(JSON.stringify([request.method, request.input]))
    .digest('hex');
  const known = getRow<{ inputHash: string; output: string }>(
    db,
    'SELECT input_hash AS inputHash, output FROM request WHERE request_id = ?',
    request.requestId,
  );
  if (known) {
    if (known.inputHash !== inputHash) throw new TillError('request_reused');
    // Written below by this same function for the same method and input; the router parses every output again.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
    return JSON.parse(known.output) as T;
  }
  const output = work(db);
  run(
    db,
    'INSERT INTO request (request_id, method, input_hash, output, at_ms) VALUES (?, ?, ?, ?, ?)',
    request.requestId,
    request.method,
    inputHash,
    JSON.stringify(output),
    nowMs,
  );
  return output;
}
