import Database from 'better-sqlite3';
import { createStatementMemo, type StatementMemo } from './statement-memo.ts';

/** Stands before and after every statement that runs in this thread, `BEGIN`, `COMMIT` and pragmas among them. */
export interface StatementWatch {
  /** May throw, in which case the statement does not run. */
  before(sql: string, db: Database.Database): void;
  /** May throw, in which case the statement has run. */
  after(sql: string, db: Database.Database): void;
}

let current: StatementWatch | undefined;
let memo: StatementMemo | undefined = createStatementMemo();
let isInstalled = false;

/** Puts `watch` in the place of the one before; undefined for none. Installs itself into better-sqlite3 the first time. */
export function watchStatements(watch: StatementWatch | undefined): void {
  if (!isInstalled) install();
  isInstalled = true;
  current = watch;
}

/** Whether answers are taken from memory where SQLite would give the same again: they are, unless somebody compares. */
export function rememberAnswers(isWanted: boolean): void {
  memo = isWanted ? createStatementMemo() : undefined;
}

/** Runs `work` unseen: the simulation itself looks into the ledger. */
export function unwatched<T>(work: () => T): T {
  const before = current;
  current = undefined;
  try {
    return work();
  } finally {
    current = before;
  }
}

function install(): void {
  const db = new Database(':memory:');
  const prototype: unknown = Object.getPrototypeOf(db.prepare('SELECT 1'));
  db.close();
  if (typeof prototype !== 'object' || prototype === null)
    throw new Error('better-sqlite3 has no statements');
  for (const method of ['run', 'get', 'all']) wrap(prototype, method, sourceOf, databaseOf);
  wrap(
    Database.prototype,
    'exec',
    () => 'exec',
    (self) => self,
  );
}

function wrap(
  prototype: object,
  method: string,
  sqlOf: (self: object) => string,
  dbOf: (self: object) => unknown,
): void {
  const original: unknown = Reflect.get(prototype, method);
  if (typeof original !== 'function') throw new Error(`better-sqlite3 has no ${method}`);
  const carryOut = (self: object, sql: string, args: unknown[]): unknown => {
    if (memo === undefined) return Reflect.apply(original, self, args);
    if (method !== 'run' && method !== 'exec') {
      return memo.read(self, method, sql, args, () => Reflect.apply(original, self, args));
    }
    let hasFailed = true;
    try {
      const result: unknown = Reflect.apply(original, self, args);
      hasFailed = false;
      return result;
    } finally {
      memo.written(sql, hasFailed);
    }
  };
  const watched = function (this: object, ...args: unknown[]): unknown {
    const watch = current;
    const sql = sqlOf(this);
    if (watch === undefined) return carryOut(this, sql, args);
    const db = dbOf(this);
    if (!(db instanceof Database)) throw new Error('a statement without a database');
    watch.before(sql, db);
    const result = carryOut(this, sql, args);
    watch.after(sql, db);
    return result;
  };
  Reflect.set(prototype, method, watched);
}

const sources = new WeakMap<object, string>();

function sourceOf(statement: object): string {
  let source = sources.get(statement);
  if (source === undefined) {
    source = String(Reflect.get(statement, 'source'));
    sources.set(statement, source);
  }
  return source;
}

function databaseOf(statement: object): unknown {
  return Reflect.get(statement, 'database');
}
