import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TillError } from '#app/contract/errors.ts';
import { openConnection } from '#main/ledger/connection.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { FACT_COLUMNS, FACT_TABLES } from '#main/ledger/facts.ts';
import { LedgerFileError } from '#main/ledger/ledger-file-error.ts';
import { openLedger, type Ledger } from '#main/ledger/ledger.ts';

let folder: string;
let file: string;
const IDENTITY = {
  site: 'MLA',
  currency: 'ARS',
  timeZone: 'America/Argentina/Buenos_Aires',
  cutOverHour: 4,
  mode: 'practice',
} as const;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-ledger-'));
  file = join(folder, 'ledger.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = (identity: Parameters<typeof openLedger>[0]['identity'] = IDENTITY): Ledger =>
  openLedger({ file, identity, newLedgerId: randomUUID, nowMs: () => 1_767_000_000_000 });

const appendFloat = (ledger: Ledger, amountMinor = 100): void => {
  ledger.write((db) => {
    appendEntry(db, {
      entryId: randomUUID(),
      kind: 'shift_opened',
      atMs: 1,
      businessDate: '2026-01-05',
      postings: [
        { account: 'drawer', taxRateBp: null, amountMinor },
        { account: 'safe', taxRateBp: null, amountMinor: -amountMinor },
      ],
      facts: {},
    });
  });
};

describe('a connection', () => {
  it('is still synchronous=FULL in WAL mode after a write on a reopened file', () => {
    open().close();
    const again = open();
    appendFloat(again);
    expect(again.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(again.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(again.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(again.db.pragma('trusted_schema', { simple: true })).toBe(0);
    again.close();
    const reader = openConnection(file, 'read');
    reader.prepare('SELECT count(*) FROM entry').get();
    expect(reader.pragma('synchronous', { simple: true })).toBe(2);
    reader.close();
  });

  it('would have fallen to NORMAL had nobody said FULL, which is why every connection says it', () => {
    open().close();
    const plain = new Database(file);
    plain.exec('CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (1)');
    expect(plain.pragma('synchronous', { simple: true })).toBe(1);
    plain.close();
  });
});

describe('facts', () => {
  it('are named to the last column in the list that is hashed', () => {
    const ledger = open();
    const withEntry = ledger.db
      .prepare<[], { name: string }>(
        `SELECT t.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
         WHERE t.schema = 'main' AND c.name = 'entry_seq'`,
      )
      .all()
      .map((row) => row.name);
    expect(withEntry.sort()).toEqual([...FACT_TABLES].sort());
    for (const table of FACT_TABLES) {
      const columns = ledger.db
        .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map((row) => row.name);
      expect([...FACT_COLUMNS[table]].sort(), table).toEqual(columns.sort());
    }
    ledger.close();
  });

  it.each([...FACT_TABLES, 'entry', 'identity'])('in %s can be neither changed nor deleted', (table) => {
    const ledger = open();
    const triggers = ledger.db
      .prepare<[string], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`,
      )
      .all(table)
      .map((row) => row.name);
    expect(triggers).toEqual(expect.arrayContaining([`${table}_no_update`, `${table}_no_delete`]));
    ledger.close();
  });

  it('refuse an update and a delete with a reason', () => {
    const ledger = open();
    appendFloat(ledger);
    expect(() => ledger.db.exec('UPDATE posting SET amount_minor = 5')).toThrow('posting is append-only');
    expect(() => ledger.db.exec('DELETE FROM entry')).toThrow('entry is append-only');
    ledger.close();
  });

  it('do not go in when they do not balance', () => {
    const ledger = open();
    expect(() =>
      ledger.write((db) =>
        appendEntry(db, {
          entryId: randomUUID(),
          kind: 'sale',
          atMs: 1,
          businessDate: '2026-01-05',
          postings: [{ account: 'drawer', taxRateBp: null, amountMinor: 1 }],
          facts: {},
        }),
      ),
    ).toThrow('do not balance');
    expect(ledger.db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(0);
    ledger.close();
  });
});

describe('a command', () => {
  it('with the same request id answers the first output and changes nothing', () => {
    const ledger = open();
    const request = { requestId: randomUUID(), method: 'shift.open', input: { floatMinor: 100 } };
    let runs = 0;
    const work = (): { run: number } => {
      runs += 1;
      return { run: runs };
    };
    expect(ledger.once(request, work)).toEqual({ run: 1 });
    expect(ledger.once(request, work)).toEqual({ run: 1 });
    expect(runs).toBe(1);
    ledger.close();
  });

  it('with the same request id and another input or method is refused', () => {
    const ledger = open();
    const request = { requestId: randomUUID(), method: 'shift.open', input: { floatMinor: 100 } };
    ledger.once(request, () => null);
    expect(() => ledger.once({ ...request, input: { floatMinor: 101 } }, () => null)).toThrow(
      'request_reused',
    );
    expect(() => ledger.once({ ...request, method: 'day.close' }, () => null)).toThrow('request_reused');
    ledger.close();
  });

  it('that fails leaves its request id free', () => {
    const ledger = open();
    const request = { requestId: randomUUID(), method: 'm', input: {} };
    expect(() =>
      ledger.once(request, () => {
        throw new TillError('basket_empty');
      }),
    ).toThrow('basket_empty');
    expect(ledger.once(request, () => 'done')).toBe('done');
    ledger.close();
  });

  it('that finds the disk full says so, and nothing of it has happened', () => {
    const ledger = open();
    appendFloat(ledger);
    const pages = Number(ledger.db.pragma('page_count', { simple: true }));
    ledger.db.pragma(`max_page_count = ${pages}`);
    const before = ledger.db.prepare('SELECT count(*) FROM entry').pluck().get();
    expect(() => {
      ledger.write((db) => {
        for (let index = 0; index < 2_000; index += 1) {
          appendEntry(db, {
            entryId: randomUUID(),
            kind: 'charge',
            atMs: index,
            businessDate: '2026-01-05',
            postings: [],
            facts: {},
          });
        }
      });
    }).toThrow('ledger_write_failed');
    expect(ledger.db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(before);
    ledger.close();
  });
});

describe('opening a file', () => {
  const problemOf = (action: () => unknown): string => {
    try {
      action();
    } catch (error) {
      if (error instanceof LedgerFileError) return error.problem;
      throw error;
    }
    return 'none';
  };

  it('that is text names it damaged and leaves it as it is', () => {
    writeFileSync(file, 'this is no database at all, only some text that is long enough to look at');
    expect(problemOf(open)).toMatch(/damaged|unreadable/);
  });

  it('of a newer program is refused', () => {
    open().close();
    const db = new Database(file);
    db.pragma('user_version = 9990');
    db.close();
    expect(problemOf(open)).toBe('newer');
  });

  it('of another program is refused', () => {
    const db = new Database(file);
    db.exec('CREATE TABLE note (text TEXT)');
    db.close();
    expect(problemOf(open)).toBe('not_a_ledger');
  });

  it('of another country or mode is refused', () => {
    open().close();
    expect(problemOf(() => open({ ...IDENTITY, site: 'MLB', currency: 'BRL' }))).toBe('other_shop');
    expect(problemOf(() => open({ ...IDENTITY, mode: 'live' }))).toBe('other_shop');
  });

  it('whose facts nothing guards any more is refused', () => {
    open().close();
    const db = new Database(file);
    db.exec('DROP TRIGGER posting_no_update');
    db.close();
    expect(problemOf(open)).toBe('damaged');
  });

  it('keeps what was written before', () => {
    const first = open();
    appendFloat(first, 700);
    const { ledgerId } = first.identity;
    first.close();
    const second = open();
    expect(second.identity.ledgerId).toBe(ledgerId);
    expect(second.db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(1);
    second.close();
  });

  it('is readable by its owner only', async () => {
    open().close();
    const { stat } = await import('node:fs/promises');
    const mode = (await stat(file)).mode & 0o777;
    expect(process.platform === 'win32' || mode === 0o600).toBe(true);
  });

  it('that was copied while open still opens', () => {
    const ledger = open();
    appendFloat(ledger);
    ledger.db.pragma('wal_checkpoint(TRUNCATE)');
    const copy = join(folder, 'copy.sqlite');
    copyFileSync(file, copy);
    ledger.close();
    const db = openConnection(copy, 'read');
    expect(db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(1);
    db.close();
  });
});
