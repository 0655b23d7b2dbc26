import type { ReadableDb } from '#main/ledger/connection.ts';
import type { TruthOrder, TruthPayment } from '#main/simulator/simulator.ts';
import type { Acknowledged } from '../counter.ts';

/** A row as SQLite has it. */
export type Row = Readonly<Record<string, string | number | null>>;

/** What is looked at when a run is judged: the file, the acquirer's truth, and what people were told. */
export interface RunEvidence {
  readonly db: ReadableDb;
  /** Every row of a table in the order it was written; empty for a table that is not there. */
  readonly rows: (table: string) => readonly Row[];
  readonly truth: readonly TruthOrder[];
  readonly acknowledged: readonly Acknowledged[];
  readonly bodiesByKey: ReadonlyMap<string, ReadonlySet<string>>;
  /** What was given back in the acquirer's app, by charge, in minor units. */
  readonly givenBackElsewhere: ReadonlyMap<string, number>;
  /** Charges whose approval came after their end: found within a day. */
  readonly approvedLate: ReadonlySet<string>;
  /** The last that the till was told of this order was an old answer: what has happened since it cannot know. */
  readonly isDeceived: (orderId: string) => boolean;
  /** Faults have stopped and everything has had its time: nothing may be pending any more. */
  readonly isSettled: boolean;
  /** And a day has passed since, by a clock that nobody has set: what is found within a day has been found. */
  readonly isDayLater: boolean;
  /** Of the till's clock. */
  readonly wallMs: number;
  /** The till's clock has always shown the acquirer's time. */
  readonly isClockTrue: boolean;
  /** What the acquirer took that no order asked for: on the terminal by hand, and by payment links. */
  readonly payments: readonly TruthPayment[];
}

export function gatherEvidence(parts: Omit<RunEvidence, 'rows'>): RunEvidence {
  const read = new Map<string, readonly Row[]>();
  const tables = new Set(
    parts.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[],
  );
  return {
    ...parts,
    rows: (table) => {
      let rows = read.get(table);
      if (rows === undefined) {
        rows = tables.has(table)
          ? (parts.db.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all() as Row[])
          : [];
        read.set(table, rows);
      }
      return rows;
    },
  };
}

export function numberIn(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : Number.NaN;
}

export function textIn(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
