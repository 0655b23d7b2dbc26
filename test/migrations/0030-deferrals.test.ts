import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asSaleId } from '#app/domain/ids.ts';
import { floatPostings, salePostings } from '#app/domain/posting.ts';
import { taxShares } from '#app/domain/tax.ts';
import { openConnection, openTransaction } from '#main/ledger/connection.ts';
import { appendEntry, chainHead } from '#main/ledger/entries.ts';
import { writeIdentity } from '#main/ledger/identity.ts';
import { openLedger } from '#main/ledger/ledger.ts';
import { migrate, userVersion } from '#main/ledger/migrate.ts';
import { MIGRATIONS } from '#main/ledger/migrations/index.ts';
import { findSale, saleFacts } from '#main/ledger/sales.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { createFakeIds } from '#test/fakes/fake-ids.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-0030-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const AT_MS = Date.UTC(2026, 5, 1, 15);
const IDENTITY = {
  site: 'MLA',
  currency: 'ARS',
  timeZone: 'America/Argentina/Buenos_Aires',
  cutOverHour: 4,
  mode: 'live',
} as const;
const SALE_ID = asSaleId('3f0e4f3c-5b0f-4a53-9a53-0c6f7a6f3f11');

/** A ledger as the version before left it: a float and a cash sale. */
function writeOlderLedger(file: string): ReturnType<typeof chainHead> {
  const ids = createFakeIds(7);
  const db = openConnection(file, 'write');
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version <= 20),
    () => undefined,
  );
  const lines = [
    {
      position: 1,
      code: '1',
      name: 'Café',
      unitPriceMinor: 1_210_00,
      quantityMilli: 1000,
      taxRateBp: 2100,
      totalMinor: 1_210_00,
    },
  ];
  const cash = { kind: 'cash', amountMinor: 1_210_00, receivedMinor: 2_000_00, changeMinor: 790_00 } as const;
  const taxes = taxShares(lines);
  const businessDate = '2026-06-01';
  const entry = { atMs: AT_MS, businessDate } as const;
  db.transaction(() => {
    const writable = openTransaction(db);
    writeIdentity(writable, { ...IDENTITY, ledgerId: ids.uuid(), createdAtMs: AT_MS });
    appendEntry(writable, {
      ...entry,
      entryId: ids.uuid(),
      kind: 'shift_opened',
      postings: floatPostings(5_000_00),
      facts: {
        shift: [
          {
            shift_id: ids.uuid(),
            opened_at_ms: AT_MS,
            business_date: businessDate,
            float_minor: 5_000_00,
          },
        ],
      },
    });
    const sale = {
      saleId: SALE_ID,
      number: 1,
      completedAtMs: AT_MS,
      businessDate,
      totalMinor: 1_210_00,
      lines,
      taxes,
      tenders: [cash],
    };
    appendEntry(writable, {
      ...entry,
      entryId: ids.uuid(),
      kind: 'sale',
      postings: salePostings([{ ...cash, tipMinor: 0, wasPutAside: false }], taxes),
      facts: saleFacts(sale, 'ARS', [1]),
    });
  }).immediate();
  const head = chainHead(db);
  db.close();
  return head;
}

it('keeps every entry and its hash, with a copy of the file beside it', () => {
  const file = join(folder, 'ledger.sqlite');
  const before = writeOlderLedger(file);
  const ids = createFakeIds(8);
  const ledger = openLedger({
    file,
    identity: IDENTITY,
    newLedgerId: () => ids.uuid(),
    nowMs: () => AT_MS + 1000,
  });
  expect(userVersion(ledger.db)).toBe(MIGRATIONS.at(-1)?.version);
  expect(chainHead(ledger.db)).toEqual(before);
  expect(verifyLedger(ledger.db)).toMatchObject({ ok: true, entryCount: 2 });
  expect(findSale(ledger.db, SALE_ID)?.tenders).toMatchObject([{ kind: 'cash', changeMinor: 790_00 }]);
  ledger.close();
  expect(existsSync(file)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('20'))).not.toEqual([]);
});

it('guards the tables it made again and those it adds', () => {
  const file = join(folder, 'ledger.sqlite');
  writeOlderLedger(file);
  const db = openConnection(file, 'write');
  migrate(db, MIGRATIONS, () => undefined);
  for (const table of ['entry', 'posting', 'tender']) {
    expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow('append-only');
  }
  db.close();
});
