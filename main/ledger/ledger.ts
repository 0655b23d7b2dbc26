import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { TillError } from '#app/contract/errors.ts';
import { businessDateOf } from '#app/domain/business-date.ts';
import { backUpLedger } from './back-up.ts';
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
import { findJournaledIdentity } from './journal-inspect.ts';
import type { JournalHealth, JournalOutcome } from './journal-outcome.ts';
import { openJournal, type Journal, type JournalOptions } from './journal.ts';
import { LedgerFileError } from './ledger-file-error.ts';
import { createLedgerWriter, type LedgerWriter } from './ledger-writer.ts';
import { migrate } from './migrate.ts';
import { rebuildStates } from './restore-derived.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { assertRoomFor, freeBytesOn } from './room.ts';
import { isStorageError } from './storage-error.ts';

export interface LedgerOptions {
  readonly file: string;
  /** Who the file belongs to; checked against an existing file, written into a new one. */
  readonly identity: Omit<Identity, 'createdAtMs' | 'ledgerId'>;
  readonly newLedgerId: () => string;
  readonly nowMs: () => number;
  /** Where the entries are written a second time; without it a restored backup is not noticed. */
  readonly journal?: JournalOptions;
  /** Bytes left on the volume of a folder; the system's own answer when not given. */
  readonly freeBytes?: (folder: string) => number;
}

/** An open ledger: one writing connection, synchronous transactions only. */
export interface Ledger {
  readonly file: string;
  readonly identity: Identity;
  readonly db: ReadableDb;
  /** How ledger and journal stood to each other, and what was done; `off` without a journal. */
  readonly journalOutcome: JournalOutcome;
  journalHealth(): JournalHealth;
  /**
   * Runs `work` in one IMMEDIATE transaction, durable when it returns, and then brings the journal up to date. `work` is
   * synchronous: an await inside would let another statement slip into the transaction. After an I/O error the next write first
   * makes sure that what was acknowledged is still there, and fails while it cannot.
   * @throws TillError `ledger_write_failed` when the file cannot be written; nothing of `work` has happened then.
   */
  write<T>(work: (db: WritableDb) => T): T;
  /**
   * {@link Ledger.write} for a command: the request's id and output are stored in the same transaction, so the same
   * request answers the same output and changes nothing a second time.
   * @throws TillError `request_reused` when the id came with another method or input before.
   */
  once<T>(request: CommandRequest, work: (db: WritableDb) => T): T;
  /**
   * To be called before something is started that could not be booked on a full disk.
   * @throws TillError `disk_full` when less than `RESERVE_BYTES` are free on the ledger's volume.
   */
  assertRoom(): void;
  /**
   * Leaves nothing of what was deleted in the files: pages are zeroed as they are let go, and the log of writes, which still has them as
   * they were, is written back and emptied.
   */
  forgetDeleted(): void;
  /** The shop's day an instant belongs to. */
  businessDate(atMs: number): string;
  close(): void;
}

const CheckpointOutcome = z.array(z.object({ busy: z.int() })).max(1);

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
    let migratedFrom = 0;
    migrate(db, MIGRATIONS, (fromVersion) => {
      migratedFrom = fromVersion;
      backUpLedger(db, options.file, fromVersion);
    });
    const unguarded = findUnguardedTable(db);
    if (unguarded !== undefined)
      throw new LedgerFileError('damaged', `nothing keeps ${unguarded} from being changed`);
    if (!findIdentity(db)) {
      const identity = (options.journal &&
        findJournaledIdentity(options.journal.folder, options.identity)) ?? {
        ...options.identity,
        ledgerId: options.newLedgerId(),
        createdAtMs: options.nowMs(),
      };
      db.transaction(() => {
        writeIdentity(openTransaction(db), identity);
      }).immediate();
    }
    const identity = readIdentity(db);
    assertSameShop(identity, options.identity);
    if (migratedFrom > 0) {
      db.transaction(() => {
        rebuildStates(openTransaction(db));
      }).immediate();
    }
    if (isNew && process.platform !== 'win32') chmodSync(options.file, 0o600);
    const writer = createLedgerWriter(db, options.file);
    const journal = options.journal && joinJournal({ ...options.journal, db, identity, options, writer });
    let hasToForget = false;
    /** Not while somebody reads the file, a copying tool for one: then it is tried again after the next writes. */
    const forget = (): void => {
      db.pragma('busy_timeout = 0');
      const [outcome] = CheckpointOutcome.parse(db.pragma('wal_checkpoint(TRUNCATE)'));
      hasToForget = outcome?.busy !== 0;
      db.pragma('busy_timeout = 5000');
    };
    const write = <T>(work: (writable: WritableDb) => T): T => {
      const result = writer.write(work);
      journal?.follow(writer.head());
      if (hasToForget) forget();
      return result;
    };
    return {
      file: options.file,
      identity,
      db,
      get journalOutcome() {
        return journal?.outcome() ?? ({ kind: 'off' } as const);
      },
      journalHealth: () => journal?.health() ?? { state: 'off' },
      write,
      once: (request, work) => write((writable) => runOnce(writable, request, options.nowMs(), work)),
      businessDate: (atMs) => businessDateOf(atMs, identity.timeZone, identity.cutOverHour),
      forgetDeleted: forget,
      assertRoom: () => {
        assertRoomFor((options.freeBytes ?? freeBytesOn)(dirname(options.file)));
      },
      close: () => {
        journal?.close();
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

function joinJournal(
  parts: JournalOptions & {
    readonly db: ReadableDb;
    readonly identity: Identity;
    readonly options: LedgerOptions;
    readonly writer: LedgerWriter;
  },
): Journal {
  const { options, writer, ...rest } = parts;
  try {
    return openJournal({ ...rest, ledgerFile: options.file, nowMs: options.nowMs, write: writer.write });
  } catch (error) {
    // To sell on a ledger that lacks what its journal has would end both stories: it is not opened.
    const isTrouble = isStorageError(error) || error instanceof TillError;
    throw new LedgerFileError(
      isTrouble ? 'unreadable' : 'damaged',
      'what its journal has cannot be brought back',
      {
        cause: error,
      },
    );
  }
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
