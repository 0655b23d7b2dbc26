import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendEntry } from '#main/ledger/entries.ts';
import { openLedger, type Ledger } from '#main/ledger/ledger.ts';
import { RESERVE_BYTES } from '#main/ledger/room.ts';
import { verifyLedger } from '#main/ledger/verify.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-faults-'));
  file = join(folder, 'ledger.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = (options: { readonly freeBytes?: (folder: string) => number } = {}): Ledger =>
  openLedger({
    file,
    identity: {
      site: 'MLA',
      currency: 'ARS',
      timeZone: 'America/Argentina/Buenos_Aires',
      cutOverHour: 4,
      mode: 'practice',
    },
    newLedgerId: randomUUID,
    nowMs: () => 1_767_000_000_000,
    ...options,
  });

const append = (ledger: Ledger): number =>
  ledger.write((db) => {
    const content = { kind: 'charge', postings: [], facts: {} } as const;
    return appendEntry(db, { entryId: randomUUID(), atMs: 1, businessDate: '2026-01-05', ...content }).seq;
  });

/** A write in which the disk fails, as SQLite reports it. */
const failingWrite = (ledger: Ledger): (() => void) => {
  return () => {
    ledger.write((db) => {
      const content = { kind: 'charge', postings: [], facts: {} } as const;
      appendEntry(db, { entryId: randomUUID(), atMs: 1, businessDate: '2026-01-05', ...content });
      throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
    });
  };
};

/** Something else that reaches into the file while the till runs, past every guard. */
function tamper(sql: string): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

describe('an almost full disk', () => {
  it('refuses with its own code what could not be booked any more', () => {
    const asked: string[] = [];
    let free = RESERVE_BYTES;
    const ledger = open({
      freeBytes: (where) => {
        asked.push(where);
        return free;
      },
    });
    expect(() => {
      ledger.assertRoom();
    }).not.toThrow();
    free = RESERVE_BYTES - 1;
    expect(() => {
      ledger.assertRoom();
    }).toThrow('disk_full');
    expect(asked).toEqual([folder, folder]);
    ledger.close();
  });

  it('is told from one with room by the system’s own figure', () => {
    const ledger = open();
    expect(() => {
      ledger.assertRoom();
    }).not.toThrow();
    ledger.close();
  });
});

describe('after an I/O error in a write', () => {
  it('the next write goes on when everything acknowledged is still there', () => {
    const ledger = open();
    append(ledger);
    expect(failingWrite(ledger)).toThrow('ledger_write_failed');
    expect(append(ledger)).toBe(2);
    expect(append(ledger)).toBe(3);
    expect(verifyLedger(ledger.db)).toMatchObject({ ok: true, entryCount: 3 });
    ledger.close();
  });

  it('nothing is written while an acknowledged entry is missing', () => {
    const ledger = open();
    append(ledger);
    append(ledger);
    expect(failingWrite(ledger)).toThrow('ledger_write_failed');
    tamper('DROP TRIGGER entry_no_delete; DELETE FROM entry WHERE seq = 2');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(() => append(ledger)).toThrow(
        expect.objectContaining({
          code: 'ledger_write_failed',
          params: { reason: 'entry 2 was acknowledged and is not there' },
        }),
      );
    }
    expect(ledger.db.prepare('SELECT max(seq) FROM entry').pluck().get()).toBe(1);
    ledger.close();
  });

  it('nothing is written while the end of the chain is not what was recorded', () => {
    const ledger = open();
    for (let count = 0; count < 3; count += 1) append(ledger);
    expect(failingWrite(ledger)).toThrow('ledger_write_failed');
    tamper('DROP TRIGGER entry_no_update; UPDATE entry SET at_ms = 2 WHERE seq = 2');
    expect(() => append(ledger)).toThrow('ledger_write_failed');
    tamper('UPDATE entry SET at_ms = 1 WHERE seq = 2');
    expect(append(ledger)).toBe(4);
    ledger.close();
  });

  it('nothing is written while the file is not sound, wherever that is', () => {
    const ledger = open();
    append(ledger);
    expect(failingWrite(ledger)).toThrow('ledger_write_failed');
    ledger.db.pragma('wal_checkpoint(TRUNCATE)');
    const page = Number(
      ledger.db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'product'`).pluck().get(),
    );
    const pageSize = Number(ledger.db.pragma('page_size', { simple: true }));
    const fd = openSync(file, 'r+');
    writeSync(fd, Buffer.alloc(pageSize, 0xff), 0, pageSize, (page - 1) * pageSize);
    closeSync(fd);
    expect(() => append(ledger)).toThrow('ledger_write_failed');
    expect(ledger.db.prepare('SELECT max(seq) FROM entry').pluck().get()).toBe(1);
    ledger.db.close();
  });

  it('what else went wrong in a write is not taken for one', () => {
    const ledger = open();
    append(ledger);
    append(ledger);
    expect(() =>
      ledger.write(() => {
        throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
      }),
    ).toThrow('ledger_write_failed');
    tamper('DROP TRIGGER entry_no_update; UPDATE entry SET at_ms = 2 WHERE seq = 1');
    // No second look was taken: that is for a disk that may have lost what it had.
    expect(append(ledger)).toBe(3);
    ledger.close();
  });
});
