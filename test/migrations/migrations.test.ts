import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '#main/ledger/connection.ts';
import { migrate, userVersion } from '#main/ledger/migrate.ts';
import { MIGRATIONS } from '#main/ledger/migrations/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-migrations-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const connect = () => openConnection(join(folder, 'ledger.sqlite'), 'write');

describe('released migrations', () => {
  // No version has been released with a schema yet. At the first release the hash of each migration goes here, and stays.
  const FROZEN: Readonly<Record<number, string>> = {};

  it('are never changed after they were shipped', () => {
    for (const migration of MIGRATIONS) {
      const frozen = FROZEN[migration.version];
      const hash = createHash('sha256').update(migration.sql).digest('hex');
      expect(frozen ?? hash).toBe(hash);
    }
    expect(
      Object.keys(FROZEN).every((version) => MIGRATIONS.some((each) => String(each.version) === version)),
    ).toBe(true);
  });

  it('bring an empty file to the newest schema, and are not run again', () => {
    const db = connect();
    let backups = 0;
    const backUp = (): void => {
      backups += 1;
    };
    migrate(db, MIGRATIONS, backUp);
    expect(userVersion(db)).toBe(MIGRATIONS.at(-1)?.version);
    migrate(db, MIGRATIONS, backUp);
    expect(backups).toBe(0);
    db.close();
  });
});

describe('the runner', () => {
  const step = (version: number, sql: string) => ({ version, name: `step-${version}`, sql });

  it('backs up a file with content once before it changes it', () => {
    const db = connect();
    const first = [step(10, 'CREATE TABLE a (x INTEGER) STRICT')];
    migrate(db, first, () => undefined);
    const backups: number[] = [];
    migrate(
      db,
      [
        ...first,
        step(20, 'CREATE TABLE b (x INTEGER) STRICT'),
        step(30, 'CREATE TABLE c (x INTEGER) STRICT'),
      ],
      (from) => backups.push(from),
    );
    expect(backups).toEqual([10]);
    expect(userVersion(db)).toBe(30);
    db.close();
  });

  it('stops at a migration that fails, with the file at the one before', () => {
    const db = connect();
    const steps = [
      step(10, 'CREATE TABLE a (x INTEGER) STRICT'),
      step(20, 'CREATE TABLE b (x INTEGER) STRICT; nonsense'),
    ];
    expect(() => {
      migrate(db, steps, () => undefined);
    }).toThrow();
    expect(userVersion(db)).toBe(10);
    expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'b'`).pluck().get()).toBe(0);
    db.close();
  });

  it('refuses migrations out of order', () => {
    const db = connect();
    expect(() => {
      migrate(db, [step(20, ''), step(10, '')], () => undefined);
    }).toThrow('out of order');
    db.close();
  });

  it('does not touch a file newer than the program', () => {
    const db = connect();
    db.pragma('user_version = 9990');
    expect(() => {
      migrate(db, MIGRATIONS, () => undefined);
    }).toThrow('newer');
    db.close();
    expect(existsSync(join(folder, 'ledger.sqlite'))).toBe(true);
  });
});
