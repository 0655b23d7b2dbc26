import { invariant } from '#app/lib/assert.ts';
import { balanced, type Posting } from '#app/domain/posting.ts';
import {
  entryHash,
  genesisHash,
  type CanonicalRows,
  type CanonicalValue,
  type EntryHeader,
  type EntryKind,
} from './chain.ts';
import { getRow, run, type ReadableDb, type WritableDb } from './connection.ts';
import { FACT_COLUMNS, FACT_TABLES, type Facts, type FactTable } from './facts.ts';
import { readIdentity } from './identity.ts';

export interface NewEntry {
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly atMs: number;
  readonly businessDate: string;
  readonly postings: readonly Posting[];
  readonly facts: Omit<Facts, 'posting'>;
}

export interface AppendedEntry {
  readonly seq: number;
  readonly hash: string;
}

/** The last link: sequence 0 and the genesis hash while the ledger is empty. */
export function chainHead(db: ReadableDb): AppendedEntry {
  const row = getRow<AppendedEntry>(db, 'SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1');
  return row ?? { seq: 0, hash: genesisHash(readIdentity(db)) };
}

/**
 * Appends one entry with its postings and facts, linked to the one before. The only way a fact enters the ledger. Must run
 * inside a transaction. Postings must sum to zero; an entry without money (a step of a charge) has none.
 */
export function appendEntry(db: WritableDb, entry: NewEntry): AppendedEntry {
  invariant(db.inTransaction, 'an entry is appended inside a transaction');
  const { currency } = readIdentity(db);
  const head = chainHead(db);
  const seq = head.seq + 1;
  const facts: Facts = {
    ...entry.facts,
    posting: balanced(entry.postings).map((each, index) => ({
      position: index + 1,
      account: each.account,
      tax_rate_bp: each.taxRateBp,
      amount_minor: each.amountMinor,
      currency,
    })),
  };
  const rows = canonicalRows(facts, seq);
  const hash = entryHash(head.hash, { seq, ...entry }, rows);
  insertEntry(db, { seq, ...entry }, head.hash, hash, rows);
  return { seq, hash };
}

/** Writes an entry whose hash is known, and nothing else: what {@link appendEntry} made, or what a restore brings back. */
export function insertEntry(
  db: WritableDb,
  header: EntryHeader,
  prevHash: string,
  hash: string,
  rows: CanonicalRows,
): void {
  run(
    db,
    `INSERT INTO entry (seq, entry_id, kind, at_ms, business_date, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    header.seq,
    header.entryId,
    header.kind,
    header.atMs,
    header.businessDate,
    prevHash,
    hash,
  );
  for (const [table, tableRows] of rows) {
    const sql = insertSql(table);
    for (const row of tableRows) run(db, sql, ...row);
  }
}

/** `INSERT` of a fact table, its columns in the order they are hashed. */
function insertSql(table: FactTable): string {
  const columns: readonly string[] = FACT_COLUMNS[table];
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

function canonicalRows(facts: Facts, seq: number): CanonicalRows {
  const rows: [FactTable, CanonicalValue[][]][] = [];
  for (const table of FACT_TABLES) {
    const tableRows: readonly Readonly<Record<string, CanonicalValue>>[] = facts[table] ?? [];
    if (tableRows.length > 0) rows.push([table, tableRows.map((row) => canonicalRow(table, row, seq))]);
  }
  return rows;
}

function canonicalRow(
  table: FactTable,
  row: Readonly<Record<string, CanonicalValue>>,
  seq: number,
): CanonicalValue[] {
  return FACT_COLUMNS[table].map((column) => {
    if (column === 'entry_seq') return seq;
    const value = row[column];
    invariant(value !== undefined, `${table}.${column} is missing`);
    // SQLite stores UTF-8, in which half a surrogate pair does not exist: what is hashed is what will be read back.
    return typeof value === 'string' ? value.toWellFormed() : value;
  });
}
