import type { Account } from '#app/domain/posting.ts';
import {
  entryHash,
  genesisHash,
  type CanonicalRows,
  type CanonicalValue,
  type EntryHeader,
} from './chain.ts';
import { allRows, type ReadableDb } from './connection.ts';
import { FACT_COLUMNS, FACT_TABLES, type FactTable } from './facts.ts';
import { findUnguardedTable } from './guards.ts';
import { findIdentity } from './identity.ts';
import { userVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { booksDamage } from './verify-books.ts';
import type { LedgerDamage } from './ledger-damage.ts';

export type VerifyResult =
  | {
      readonly ok: true;
      readonly entryCount: number;
      readonly headHash: string;
      readonly currency: string;
      /** Minor units, debit positive. */
      readonly balances: Readonly<Record<Account, number>>;
    }
  | { readonly ok: false; readonly damage: LedgerDamage };

/**
 * Recomputes everything the ledger claims, from the first entry on, and answers the first thing that does not hold:
 * SQLite's own structure, the chain over every column of every fact, gaps, rows no entry brought, postings that do not sum to
 * zero, tables that nothing guards, and books that contradict each other (`booksDamage`).
 */
export function verifyLedger(db: ReadableDb): VerifyResult {
  const damage = fileDamage(db) ?? chainDamage(db) ?? booksDamage(db);
  if (damage) return { ok: false, damage };
  const head = allRows<{ seq: number; hash: string }>(
    db,
    'SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1',
  )[0];
  const identity = findIdentity(db);
  return {
    ok: true,
    entryCount: head?.seq ?? 0,
    headHash: head?.hash ?? (identity ? genesisHash(identity) : ''),
    currency: identity?.currency ?? '',
    balances: balances(db),
  };
}

function fileDamage(db: ReadableDb): LedgerDamage | undefined {
  const check = String(db.pragma('quick_check(1)', { simple: true }));
  if (check !== 'ok') return { seq: null, what: `SQLite: ${check}` };
  const broken = db.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0) {
    return { seq: null, what: `a row refers to one that is gone: ${JSON.stringify(broken[0])}` };
  }
  const newest = MIGRATIONS.at(-1)?.version ?? 0;
  if (userVersion(db) > newest)
    return { seq: null, what: 'it is of a newer program: verify it with that one' };
  const unguarded = findUnguardedTable(db);
  if (unguarded !== undefined) return { seq: null, what: `nothing keeps ${unguarded} from being changed` };
  return findIdentity(db) ? undefined : { seq: null, what: 'the ledger has no identity' };
}

interface EntryRow extends EntryHeader {
  readonly prevHash: string;
  readonly hash: string;
}

/** Walks the entries and every fact table side by side, in entry order, so that a ledger of any size is read once. */
function chainDamage(db: ReadableDb): LedgerDamage | undefined {
  const identity = findIdentity(db);
  if (!identity) return { seq: null, what: 'the ledger has no identity' };
  const tables = FACT_TABLES.map((table) => factCursor(db, table));
  try {
    let prevHash = genesisHash(identity);
    let expectedSeq = 1;
    const entries = db
      .prepare<[], EntryRow>(
        `SELECT seq, entry_id AS entryId, kind, at_ms AS atMs, business_date AS businessDate, prev_hash AS prevHash, hash
         FROM entry ORDER BY seq`,
      )
      .iterate();
    for (const entry of entries) {
      if (entry.seq !== expectedSeq) return { seq: expectedSeq, what: `entry ${expectedSeq} is missing` };
      if (entry.prevHash !== prevHash)
        return { seq: entry.seq, what: 'it does not follow the entry before it' };
      const rows: CanonicalRows = tables
        .map((cursor) => [cursor.table, cursor.take(entry.seq)] as const)
        .filter(([, taken]) => taken.length > 0);
      if (entryHash(prevHash, entry, rows) !== entry.hash) {
        return { seq: entry.seq, what: 'its content is not what was recorded' };
      }
      const sum = sumOfPostings(rows);
      if (sum !== 0) return { seq: entry.seq, what: `its postings sum to ${sum}` };
      prevHash = entry.hash;
      expectedSeq += 1;
    }
    const stray = tables.map((cursor) => cursor.peek()).find((row) => row !== undefined);
    return stray && { seq: stray.seq, what: `a row of ${stray.table} belongs to no entry` };
  } finally {
    for (const cursor of tables) cursor.close();
  }
}

interface FactCursor {
  readonly table: FactTable;
  /** The rows of entry `seq`, in the order they were written; rows of an earlier one stay in front as strays. */
  take(seq: number): CanonicalValue[][];
  peek(): { readonly table: FactTable; readonly seq: number } | undefined;
  close(): void;
}

function factCursor(db: ReadableDb, table: FactTable): FactCursor {
  const columns: readonly string[] = FACT_COLUMNS[table];
  const seqIndex = columns.indexOf('entry_seq');
  const rows = db
    .prepare<[], CanonicalValue[]>(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY entry_seq, rowid`)
    .raw()
    .iterate();
  let next = rows.next();
  const seqOf = (row: CanonicalValue[]): number => Number(row[seqIndex]);
  return {
    table,
    take: (seq) => {
      const taken: CanonicalValue[][] = [];
      while (!next.done && seqOf(next.value) === seq) {
        taken.push(next.value);
        next = rows.next();
      }
      return taken;
    },
    peek: () => (next.done ? undefined : { table, seq: seqOf(next.value) }),
    close: () => {
      rows.return?.();
    },
  };
}

function sumOfPostings(rows: CanonicalRows): number {
  const amountIndex = FACT_COLUMNS.posting.indexOf('amount_minor');
  const postings = rows.find(([table]) => table === 'posting')?.[1] ?? [];
  return postings.reduce((sum, row) => sum + Number(row[amountIndex]), 0);
}

function balances(db: ReadableDb): Record<Account, number> {
  const rows = allRows<{ account: Account; balance: number }>(
    db,
    'SELECT account, sum(amount_minor) AS balance FROM posting GROUP BY account',
  );
  const balanceOf = (account: Account): number => rows.find((row) => row.account === account)?.balance ?? 0;
  return {
    drawer: balanceOf('drawer'),
    safe: balanceOf('safe'),
    card_receivable: balanceOf('card_receivable'),
    sales: balanceOf('sales'),
    tax: balanceOf('tax'),
    tips: balanceOf('tips'),
    over_short: balanceOf('over_short'),
    approved_without_sale: balanceOf('approved_without_sale'),
    returns: balanceOf('returns'),
    deferred: balanceOf('deferred'),
    other_tender: balanceOf('other_tender'),
    written_off: balanceOf('written_off'),
  };
}
