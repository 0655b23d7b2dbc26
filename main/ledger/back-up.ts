import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import type { ReadableDb } from './connection.ts';

/** Copies the ledger beside itself, once for a schema: a copy that is there is of the same schema, and older than any harm. */
export function backUpLedger(db: ReadableDb, file: string, fromVersion: number): void {
  const target = `${file}.before-${fromVersion}.backup`;
  if (!existsSync(target)) copyLedger(db, target);
}

/** A whole copy at `target`, or none: what a crash leaves has another name. */
export function copyLedger(db: ReadableDb, target: string): void {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  db.prepare('VACUUM INTO ?').run(partial);
  if (process.platform !== 'win32') chmodSync(partial, 0o600);
  renameSync(partial, target);
}
