import Database from 'better-sqlite3';
import { invariant } from '#app/lib/assert.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection a reader may use. A writer needs {@link WritableDb}, which only a transaction hands out. */
export type ReadableDb = Database.Database & { readonly [readable]: true };
export type WritableDb = ReadableDb & { readonly [writable]: true };

/** SQLite versions with a bug that could corrupt a WAL database at its reset (fixed in 3.51.3; 3.52.0 was withdrawn). */
function assertSqliteVersion(db: Database.Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const isOld = major < 3 || minor < 51 || (minor === 51 && patch < 3);
  if (isOld || version === '3.52.0')
    throw new Error(`SQLite ${version} may corrupt a ledger; 3.53 or later is needed`);
}

/**
 * Opens a connection with every pragma the ledger relies on. `synchronous=FULL` must be said on every connection: the
 * library is compiled to fall back to NORMAL in WAL mode, where a power cut takes acknowledged sales with it.
 */
export function openConnection(file: string, mode: 'write' | 'read'): ReadableDb {
  const db = new Database(file, { readonly: mode === 'read', fileMustExist: mode === 'read', timeout: 5000 });
  try {
    assertSqliteVersion(db);
    if (mode === 'write') db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    // What is deleted is overwritten: a customer who is erased on request must not be found in the file's free pages.
    db.pragma('secure_delete = ON');
    db.pragma('busy_timeout = 5000');
  } catch (error) {
    db.close();
    throw error;
  }
  // The brand is given here and nowhere else.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  return db as ReadableDb;
}

/** The writable side of a connection whose transaction is open. Throws when none is: nothing is written outside one. */
export function openTransaction(db: ReadableDb): WritableDb {
  invariant(db.inTransaction, 'the ledger is written inside a transaction');
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  return db as WritableDb;
}

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The prepared statement of `sql` on this connection; prepared once. */
export function statement(db: ReadableDb, sql: string): Database.Statement {
  let known = statements.get(db);
  if (!known) {
    known = new Map();
    statements.set(db, known);
  }
  let prepared = known.get(sql);
  if (!prepared) {
    prepared = db.prepare(sql);
    known.set(sql, prepared);
  }
  return prepared;
}

/** One row or undefined. The row's shape is the statement's own; the caller names it beside the SQL. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function getRow<Row>(db: ReadableDb, sql: string, ...params: unknown[]): Row | undefined {
  // SQLite's STRICT tables enforce column types; the SELECT beside the type says the names.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  return statement(db, sql).get(...params) as Row | undefined;
}

export function allRows<Row>(db: ReadableDb, sql: string, ...params: unknown[]): Row[] {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  return statement(db, sql).all(...params) as Row[];
}

export function run(db: WritableDb, sql: string, ...params: unknown[]): number {
  return statement(db, sql).run(...params).changes;
}
