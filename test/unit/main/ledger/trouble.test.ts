import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchWords } from '#app/domain/catalogue/fold.ts';
import { searchProducts, upsertProducts } from '#main/ledger/products.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { COFFEE, openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  await shop.close();
});

describe('text that UTF-8 cannot hold', () => {
  it('is stored as what will be read back, and the ledger stays sound', async () => {
    stockAndOpen(shop);
    shop.point.setCustomer({ kind: 'slow_issuer' });
    const charge = startCharge(shop);
    await shop.advance(60_000);
    shop.run().charging.settle({
      requestId: randomUUID(),
      chargeId: charge.chargeId,
      outcome: 'charged',
      approver: 'Ana \ud83d',
      role: 'owner',
      reason: 'half a pair \udc00',
      reference: '12\ud83d',
    });
    expect(verifyLedger(shop.run().ledger.db)).toMatchObject({ ok: true });
  });
});

describe('a search', () => {
  it.each(['caf\u0000', '\u0000', '\u0000\u0000molido'])('survives control characters: %j', (text) => {
    const { ledger } = shop.run();
    ledger.write((db) => upsertProducts(db, [COFFEE]));
    const words = searchWords(text);
    expect(words.length === 0 || searchProducts(ledger.db, words, 5).length === 1).toBe(true);
  });
});

describe('a charge whose file fails for a moment', () => {
  it('is followed on when the file can be read again', async () => {
    stockAndOpen(shop);
    const charge = startCharge(shop);
    await shop.advance(1_000);
    const { db } = shop.run().ledger;
    db.exec('ALTER TABLE charge_event RENAME TO charge_event_away');
    await shop.advance(3_000);
    db.exec('ALTER TABLE charge_event_away RENAME TO charge_event');
    await shop.advance(70_000);
    expect(shop.run().charging.get({ chargeId: charge.chargeId })).toMatchObject({
      state: 'processed',
      saleNumber: 1,
    });
    expect(shop.log.lines.some((line) => line.level === 'error')).toBe(true);
  });
});

describe('the copy made before a migration', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mostrador-backup-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not stopped by the rest of one that was killed', async () => {
    const { backUpLedger } = await import('#main/ledger/back-up.ts');
    const file = join(folder, 'ledger.sqlite');
    writeFileSync(`${file}.before-10.backup.partial`, 'the beginning of a copy');
    const { db } = shop.run().ledger;
    backUpLedger(db, file, 10);
    backUpLedger(db, file, 10);
    expect(readdirSync(folder)).toEqual(['ledger.sqlite.before-10.backup']);
  });
});
