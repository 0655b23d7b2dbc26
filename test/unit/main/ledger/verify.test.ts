import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '#main/ledger/connection.ts';
import { FACT_COLUMNS, FACT_TABLES, type FactTable } from '#main/ledger/facts.ts';
import { verifyLedger, type VerifyResult } from '#main/ledger/verify.ts';
import { everyDeferral } from '#test/fakes/every-deferral.ts';
import { fillBasket, openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

const VERIFY = fileURLToPath(new URL('../../../../main/ledger/verify-cli.ts', import.meta.url));

/** A ledger with every kind of fact in it: float, cash sale, card sale given back in two parts, deferrals, closed day. */
let shop: Shop;
let copies = 0;

beforeAll(async () => {
  shop = await openShop();
  stockAndOpen(shop);
  const first = fillBasket(shop);
  shop.run().selling.payCash({
    requestId: randomUUID(),
    saleId: first.saleId,
    totalMinor: first.totalMinor,
    receivedMinor: 9_000_00,
  });
  const charge = startCharge(shop);
  await shop.advance(10_000);
  for (const amountMinor of [1_000_01, 7_300_39]) {
    shop.run().charging.refund({
      requestId: randomUUID(),
      chargeId: charge.chargeId,
      amountMinor,
      approver: 'La dueña',
      role: 'owner',
      reason: 'Devolución',
    });
    await shop.advance(30_000);
  }
  await everyDeferral(shop);
  shop.run().days.close({ requestId: randomUUID(), countedMinor: 18_000_00, acceptsUnresolved: false });
  shop.run().ledger.db.pragma('wal_checkpoint(TRUNCATE)');
});
afterAll(async () => {
  await shop.close();
});

/** Edits a copy of the ledger as somebody with a database browser would: triggers dropped first. */
function tampered(
  edit: (db: Database.Database) => void,
  putsGuardsBack = true,
): {
  readonly file: string;
  readonly result: VerifyResult;
} {
  copies += 1;
  const file = `${shop.folder}/copy-${copies}.sqlite`;
  shop.run().ledger.db.exec(`VACUUM INTO '${file}'`);
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  const guards = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_no_%'`,
    )
    .all();
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  edit(db);
  if (putsGuardsBack) for (const { sql } of guards) db.exec(sql);
  db.close();
  const reader = openConnection(file, 'read');
  const result = verifyLedger(reader);
  reader.close();
  return { file, result };
}

describe('verify', () => {
  it('finds a ledger sound, with balances that sum to zero', () => {
    const { result } = tampered(() => undefined);
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    expect(result.entryCount).toBeGreaterThan(5);
    expect(result.balances).toMatchObject({ drawer: 0, card_receivable: 24_600_80, returns: 14_300_88 });
    expect(Object.values(result.balances).reduce((sum, each) => sum + each, 0)).toBe(0);
  });

  const cells = FACT_TABLES.flatMap((table) => FACT_COLUMNS[table].map((column) => [table, column] as const));
  it.each(cells)('notices a changed %s.%s', (table, column) => {
    const { result } = tampered((db) => {
      changeCell(db, table, column);
    });
    expect(result.ok).toBe(false);
  });

  it.each([...FACT_TABLES, 'entry'])('notices a row deleted from %s', (table) => {
    const { result } = tampered((db) => {
      db.exec(`DELETE FROM ${table} WHERE rowid = (SELECT max(rowid) FROM ${table})`);
    });
    // The last entry alone could be cut off unseen if its rows went with it; its rows are still there.
    expect(result.ok).toBe(false);
  });

  it('names the entry whose price was edited', () => {
    const { result } = tampered((db) => {
      db.exec('UPDATE sale_line SET unit_price_minor = unit_price_minor - 1 WHERE rowid = 1');
    });
    expect(result).toMatchObject({
      ok: false,
      damage: { seq: 2, what: 'its content is not what was recorded' },
    });
  });

  it('notices rows added to an entry, and rows of no entry', () => {
    const addTo = (seq: string): VerifyResult =>
      tampered((db) => {
        db.exec(
          `INSERT INTO posting (entry_seq, position, account, tax_rate_bp, amount_minor, currency)
           VALUES (${seq}, 90, 'drawer', NULL, 100, 'ARS'), (${seq}, 91, 'safe', NULL, -100, 'ARS')`,
        );
      }).result;
    expect(addTo('2').ok).toBe(false);
    expect(addTo('999999').ok).toBe(false);
  });

  it('notices two entries swapped', () => {
    const { result } = tampered((db) => {
      db.exec(`UPDATE entry SET seq = -1 WHERE seq = 2; UPDATE entry SET seq = 2 WHERE seq = 3;
               UPDATE entry SET seq = 3 WHERE seq = -1`);
    });
    expect(result.ok).toBe(false);
  });

  it('notices a charge shown in another state than its events say', () => {
    const { result } = tampered((db) => {
      db.exec(`UPDATE charge_state SET state = 'failed'`);
    });
    expect(result).toMatchObject({ ok: false });
  });

  it('notices that nothing guards the facts any more', () => {
    const { result } = tampered(() => undefined, false);
    expect(result).toMatchObject({
      ok: false,
      damage: { what: 'nothing keeps identity from being changed' },
    });
  });

  it.each([
    ['a charge taken out of the watch', `UPDATE charge_state SET needs_watch = 1`],
    ['a charge shown as open', `UPDATE charge_state SET is_open = 1`],
    ['money shown as put aside', `UPDATE charge_state SET is_without_sale = 1`],
    ['a charge moved to another sale', `UPDATE charge_state SET sale_id = 'x'`],
    ['a sold basket opened again', `UPDATE basket SET status = 'held' WHERE status = 'sold'`],
    ['a basket locked by no charge', `UPDATE basket SET status = 'charging' WHERE is_current = 1`],
  ])('notices %s, although nothing of it is in the chain', (_name, sql) => {
    shop.run().baskets.current();
    const { result } = tampered((db) => {
      expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    });
    expect(result.ok).toBe(false);
  });

  it('notices another identity', () => {
    const { result } = tampered((db) => {
      db.exec(`UPDATE identity SET mode = 'live'`);
    });
    expect(result.ok).toBe(false);
  });
});

describe('npm run verify', () => {
  it('prints the head and the balances, and ends with 0', () => {
    const { file } = tampered(() => undefined);
    const output = execFileSync(process.execPath, [VERIFY, file], { encoding: 'utf8' });
    expect(output).toMatch(/^sound: \d+ entries, head [0-9a-f]{64}\n/);
    expect(output).toContain('returns 1430088 ARS\n');
  });

  it('prints the first wrong row, and ends with 1', () => {
    const { file } = tampered((db) => {
      db.exec('UPDATE tender SET amount_minor = amount_minor + 1 WHERE rowid = 1');
    });
    const ended = spawnSync(process.execPath, [VERIFY, file], { encoding: 'utf8' });
    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(/^damaged: entry 2: /);
  });

  it('does not vouch for a file of a newer program', () => {
    const { file } = tampered((db) => {
      db.pragma('user_version = 9990');
    });
    const ended = spawnSync(process.execPath, [VERIFY, file], { encoding: 'utf8' });
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain('newer program');
  });

  it('ends with 2 when there is no file, and 1 when it is no database', () => {
    expect(spawnSync(process.execPath, [VERIFY, '/nowhere/at/all.sqlite']).status).toBe(2);
    expect(spawnSync(process.execPath, [VERIFY]).status).toBe(2);
    expect(spawnSync(process.execPath, [VERIFY, VERIFY]).status).toBe(1);
  });
});

function changeCell(db: Database.Database, table: FactTable, column: string): void {
  const before = db
    .prepare(`SELECT ${column} FROM ${table} WHERE rowid = (SELECT min(rowid) FROM ${table})`)
    .pluck()
    .get();
  const value = typeof before === 'number' ? before + 1_000 : typeof before === 'string' ? `${before}x` : 7;
  db.pragma('ignore_check_constraints = ON');
  const changed = db
    .prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = (SELECT min(rowid) FROM ${table})`)
    .run(value).changes;
  expect(changed, `${table} has no row`).toBe(1);
}
