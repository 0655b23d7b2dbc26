import { foldCharge } from '#app/domain/charge.ts';
import { salePostings, type Account } from '#app/domain/posting.ts';
import type { ChargeId, SaleId } from '#app/domain/ids.ts';
import {
  entryHash,
  genesisHash,
  type CanonicalRows,
  type CanonicalValue,
  type EntryHeader,
} from './chain.ts';
import { findCharge, readChargeHistory } from './charges.ts';
import { allRows, type ReadableDb } from './connection.ts';
import { FACT_COLUMNS, FACT_TABLES, type FactTable } from './facts.ts';
import { findIdentity } from './identity.ts';
import { findSale } from './sales.ts';

/** What is wrong, and with which row. `seq` is the entry's number in the chain, null when it is the file. */
export interface LedgerDamage {
  readonly seq: number | null;
  readonly what: string;
}

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
 * zero, sales whose parts disagree, and charge states that their events do not fold to.
 */
export function verifyLedger(db: ReadableDb): VerifyResult {
  const damage = fileDamage(db) ?? chainDamage(db) ?? saleDamage(db) ?? chargeDamage(db);
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

/** Each sale's lines, taxes and tenders add up to its total, its number follows the one before, its postings are its own. */
function saleDamage(db: ReadableDb): LedgerDamage | undefined {
  let expectedNumber = 1;
  const sales = allRows<{ saleId: SaleId; seq: number; number: number }>(
    db,
    'SELECT sale_id AS saleId, entry_seq AS seq, number FROM sale ORDER BY number',
  );
  for (const { saleId, seq, number } of sales) {
    if (number !== expectedNumber)
      return { seq, what: `sale ${expectedNumber} is missing before sale ${number}` };
    expectedNumber += 1;
    const sale = findSale(db, saleId);
    if (!sale) return { seq, what: `sale ${number} cannot be read` };
    const sums = [
      sum(sale.lines.map((line) => line.totalMinor)),
      sum(sale.taxes.map((share) => share.baseMinor + share.taxMinor)),
      sum(sale.tenders.map((tender) => tender.amountMinor)),
    ];
    if (sums.some((each) => each !== sale.totalMinor)) return { seq, what: `sale ${number} does not add up` };
    const expected = salePostings(
      sale.tenders.map((tender) => ({ ...tender, tipMinor: tender.kind === 'card' ? tender.tipMinor : 0 })),
      sale.taxes,
    ).map((each) => [each.account, each.taxRateBp, each.amountMinor]);
    const posted = db
      .prepare('SELECT account, tax_rate_bp, amount_minor FROM posting WHERE entry_seq = ? ORDER BY position')
      .raw()
      .all(seq);
    if (JSON.stringify(posted) !== JSON.stringify(expected)) {
      return { seq, what: `the postings of sale ${number} are not those of its tenders and taxes` };
    }
  }
  return undefined;
}

/** The mutable row of each charge says what its events fold to. */
function chargeDamage(db: ReadableDb): LedgerDamage | undefined {
  const rows = allRows<{ chargeId: ChargeId; seq: number; state: string | null; version: number | null }>(
    db,
    `SELECT charge.charge_id AS chargeId, charge.entry_seq AS seq, charge_state.state, charge_state.version
     FROM charge LEFT JOIN charge_state ON charge_state.charge_id = charge.charge_id ORDER BY charge.entry_seq`,
  );
  for (const row of rows) {
    const stored = findCharge(db, row.chargeId);
    const history = readChargeHistory(db, row.chargeId);
    const state = stored && foldCharge(stored.charge, history).state;
    if (state !== row.state || history.length !== row.version) {
      return {
        seq: row.seq,
        what: `charge ${row.chargeId} is shown as ${row.state ?? 'nothing'}, its events say ${state ?? '?'}`,
      };
    }
  }
  return undefined;
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
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
