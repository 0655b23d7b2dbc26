import { findBasket, listBasketLines } from './baskets.ts';
import { entryHash, type CanonicalValue, type EntryHeader } from './chain.ts';
import { allRows, statement, type ReadableDb } from './connection.ts';
import { FACT_COLUMNS, FACT_TABLES, type FactTable } from './facts.ts';
import type { JournalBasket, JournalEntry } from './journal-line.ts';
import { invariant } from '#app/lib/assert.ts';
import type { SaleId } from '#app/domain/ids.ts';

interface EntryRow extends EntryHeader {
  readonly prevHash: string;
  readonly hash: string;
}

/**
 * Entries `fromSeq` to `toSeq` as the chain sees them, each read back and hashed again.
 * @throws when one is not what was recorded: a damaged entry does not get a second home.
 */
export function readEntries(db: ReadableDb, fromSeq: number, toSeq: number): JournalEntry[] {
  const entries = allRows<EntryRow>(
    db,
    `SELECT seq, entry_id AS entryId, kind, at_ms AS atMs, business_date AS businessDate, prev_hash AS prevHash, hash
     FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq`,
    fromSeq,
    toSeq,
  );
  const tables = FACT_TABLES.map((table) => [table, readRows(db, table, fromSeq, toSeq)] as const);
  return entries.map((entry) => {
    const rows = tables.flatMap(([table, bySeq]) => {
      const own = bySeq.get(entry.seq);
      return own ? [[table, own] as const] : [];
    });
    invariant(
      entryHash(entry.prevHash, entry, rows) === entry.hash,
      `entry ${entry.seq} is not what was recorded`,
    );
    return { ...entry, rows, basket: basketOf(db, rows) };
  });
}

function readRows(
  db: ReadableDb,
  table: FactTable,
  fromSeq: number,
  toSeq: number,
): Map<number, CanonicalValue[][]> {
  const columns: readonly string[] = FACT_COLUMNS[table];
  const sql = `SELECT ${columns.join(', ')} FROM ${table} WHERE entry_seq BETWEEN ? AND ? ORDER BY entry_seq, rowid`;
  // STRICT tables hold integers, text and null in these columns and nothing else.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  const rows = statement(db, sql).raw().all(fromSeq, toSeq) as CanonicalValue[][];
  const seqIndex = columns.indexOf('entry_seq');
  return Map.groupBy(rows, (row) => Number(row[seqIndex]));
}

/** The goods of the sale that a charge in this entry is to pay for. They are locked while the charge lives. */
function basketOf(db: ReadableDb, rows: JournalEntry['rows']): JournalBasket | null {
  const charge = rows.find(([table]) => table === 'charge')?.[1][0];
  if (!charge) return null;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  const saleId = charge[FACT_COLUMNS.charge.indexOf('sale_id')] as SaleId;
  const basket = findBasket(db, saleId);
  if (!basket) return null;
  return {
    saleId,
    openedAtMs: basket.openedAtMs,
    lines: listBasketLines(db, saleId).map((line) => ({
      productId: line.productId,
      code: line.code,
      name: line.name,
      unitPriceMinor: line.unitPriceMinor,
      taxRateBp: line.taxRateBp,
      quantityMilli: line.quantityMilli,
    })),
  };
}
