import { getRow, type ReadableDb } from './connection.ts';
import { FACT_TABLES } from './facts.ts';

const APPEND_ONLY_TABLES = ['identity', 'entry', ...FACT_TABLES];

/** The first table of facts whose append-only triggers are not both there; undefined when all are. */
export function findUnguardedTable(db: ReadableDb): string | undefined {
  return APPEND_ONLY_TABLES.find((table) => !isGuarded(db, table));
}

function isGuarded(db: ReadableDb, table: string): boolean {
  const sql = `SELECT count(*) AS count FROM sqlite_schema
     WHERE type = 'trigger' AND tbl_name = ? AND name IN (?, ?) AND sql LIKE '%RAISE (ABORT%'`;
  const row = getRow<{ count: number }>(db, sql, table, `${table}_no_update`, `${table}_no_delete`);
  return row?.count === 2;
}
