import { invariant } from '#app/lib/assert.ts';
import type { ReadableDb } from './connection.ts';
import { LedgerFileError } from './ledger-file-error.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings a file to the newest schema: each migration in its own IMMEDIATE transaction together with `user_version`, in
 * order, stopping at the first failure. A file that is newer than this program is refused and not touched.
 *
 * @param backUp makes a copy of the file; called once, before the first migration of a file that has content.
 * @throws LedgerFileError `newer` or `not_a_ledger`
 */
export function migrate(
  db: ReadableDb,
  migrations: readonly Migration[],
  backUp: (fromVersion: number) => void,
): void {
  const current = userVersion(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) throw new LedgerFileError('newer', `schema ${current}, this program knows ${newest}`);
  if (current === 0 && hasTables(db))
    throw new LedgerFileError('not_a_ledger', 'a database of another program');
  assertMonotone(migrations);
  const pending = migrations.filter((migration) => migration.version > current);
  if (pending.length === 0) return;
  if (current > 0) backUp(current);
  // A table that is made again is dropped in between; references are checked at the end of each migration instead.
  db.pragma('foreign_keys = OFF');
  try {
    for (const migration of pending) runMigration(db, migration);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function runMigration(db: ReadableDb, migration: Migration): void {
  db.transaction(() => {
    db.exec(migration.sql);
    db.pragma(`user_version = ${migration.version}`);
    const broken = db.pragma('foreign_key_check');
    invariant(
      Array.isArray(broken) && broken.length === 0,
      `migration ${migration.version} breaks a reference`,
    );
  }).immediate();
}

export function userVersion(db: ReadableDb): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function hasTables(db: ReadableDb): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

function assertMonotone(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1]?.version ?? 0;
    invariant(migration.version > before, `migration ${migration.version} is out of order`);
  });
}
