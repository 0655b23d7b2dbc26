/**
 * Answers of statements that only read, kept until a table they read is written: SQLite would answer the same again, and a
 * simulation asks much more often than anything changes. Rows are frozen, so that nobody changes what another one gets.
 */
export interface StatementMemo {
  /** The answer, from memory or from `ask`. */
  read(statement: object, method: string, sql: string, args: readonly unknown[], ask: () => unknown): unknown;
  /** This statement has been carried out, or has failed: what it may have changed is forgotten. */
  written(sql: string, hasFailed: boolean): void;
}

interface Known {
  readonly tables: readonly string[];
  stamp: number;
  readonly answers: Map<string, unknown>;
}

/** Longer answers are not kept. */
const MOST_ROWS = 200;
const MOST_ANSWERS = 300;
const READS_TABLES_ONLY = /^\s*SELECT\b(?!.*\b(?:sqlite_|pragma_|random|changes|date|time|MATCH\b))/is;
const CHANGES_NOTHING = /^\s*(?:SELECT|BEGIN|COMMIT|PRAGMA|VACUUM)/i;

export function createStatementMemo(): StatementMemo {
  const knownOf = new WeakMap<object, Known | 'not kept'>();
  /** Counts the writes of each table; of those that are not named, all are counted. */
  const writes = new Map<string, number>();
  let writesOfAny = 0;

  function stampOf(tables: readonly string[]): number {
    let sum = writesOfAny;
    for (const table of tables) sum += writes.get(table) ?? 0;
    return sum;
  }

  return {
    read: (statement, method, sql, args, ask) => {
      let known = knownOf.get(statement);
      if (known === undefined) {
        known = READS_TABLES_ONLY.test(sql)
          ? { tables: tablesIn(sql), stamp: -1, answers: new Map() }
          : 'not kept';
        knownOf.set(statement, known);
      }
      if (known === 'not kept') return ask();
      const stamp = stampOf(known.tables);
      if (known.stamp !== stamp || known.answers.size > MOST_ANSWERS) known.answers.clear();
      known.stamp = stamp;
      const key = args.length === 1 && typeof args[0] === 'string' ? args[0] : method + JSON.stringify(args);
      if (known.answers.has(key)) return copyOf(known.answers.get(key));
      const answer = ask();
      if (!Array.isArray(answer) || answer.length <= MOST_ROWS) known.answers.set(key, frozen(answer));
      return copyOf(answer);
    },
    written: (sql, hasFailed) => {
      if (!hasFailed && CHANGES_NOTHING.test(sql)) return;
      const table = hasFailed
        ? undefined
        : /^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+(\w+)/i.exec(sql)?.[1];
      if (table === undefined || table.startsWith('product')) writesOfAny += 1;
      else writes.set(table, (writes.get(table) ?? 0) + 1);
    },
  };
}

function tablesIn(sql: string): string[] {
  return [...sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/gi)].map(([, table = '']) => table);
}

function frozen(answer: unknown): unknown {
  if (Array.isArray(answer)) for (const row of answer) Object.freeze(row);
  else if (typeof answer === 'object') Object.freeze(answer);
  return answer;
}

function copyOf(answer: unknown): unknown {
  return Array.isArray(answer) ? [...(answer as readonly unknown[])] : answer;
}
