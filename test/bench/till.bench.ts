import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { searchWords } from '#app/domain/catalogue/fold.ts';
import { createCatalogueService } from '#main/catalogue/catalogue-service.ts';
import { createLedgerCatalogueStore } from '#main/catalogue/ledger-catalogue-store.ts';
import { openLedger } from '#main/ledger/ledger.ts';
import { findProductByCode, searchProducts } from '#main/ledger/products.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { createBasketService } from '#main/selling/basket-service.ts';
import { createSellingService } from '#main/selling/selling-service.ts';
import { createShiftService } from '#main/shift/shift-service.ts';

const CATALOGUE = readFileSync(fileURLToPath(new URL('../fixtures/catalogo-ar-20k.csv', import.meta.url)));
const clock = { nowMs: () => Date.now() };
const ids = { uuid: () => randomUUID() };

function openFilledShop() {
  const ledger = openLedger({
    file: join(mkdtempSync(join(tmpdir(), 'mostrador-bench-')), 'ledger.sqlite'),
    identity: {
      site: 'MLA',
      currency: 'ARS',
      timeZone: 'America/Argentina/Buenos_Aires',
      cutOverHour: 4,
      mode: 'practice',
    },
    newLedgerId: ids.uuid,
    nowMs: clock.nowMs,
  });
  const catalogue = createCatalogueService({
    store: createLedgerCatalogueStore(ledger.db),
    ids,
    usualTaxRatesBp: null,
  });
  const preview = () => catalogue.preview({ fileName: 'c.csv', contentBase64: CATALOGUE.toString('base64') });
  const { importId } = preview();
  ledger.write(() => catalogue.importPreviewed(importId));
  createShiftService({ ledger, clock, ids }).open({ requestId: randomUUID(), floatMinor: 0 });
  return {
    ledger,
    preview,
    baskets: createBasketService({ ledger, clock, ids }),
    selling: createSellingService({ ledger, clock, ids }),
  };
}

const shop = openFilledShop();
const add = (saleId: string, productId: number) =>
  shop.baskets.add({ requestId: randomUUID(), saleId, product: { productId }, quantityMilli: 1000 });

function sellThree(): void {
  const { saleId } = shop.baskets.current();
  add(saleId, 1);
  add(saleId, 2);
  const { totalMinor } = add(saleId, 3);
  shop.selling.payCash({ requestId: randomUUID(), saleId, totalMinor, receivedMinor: totalMinor });
}

test('20,000 products', async ({ bench }) => {
  await bench('find a scanned code', () => {
    findProductByCode(shop.ledger.db, '7790001582683');
  }).run();
  await bench('search two words', () => {
    searchProducts(shop.ledger.db, searchWords('azúcar led'), 8);
  }).run();
  await bench('search one letter', () => {
    searchProducts(shop.ledger.db, searchWords('z'), 8);
  }).run();
  await bench('preview the whole file', () => {
    shop.preview();
  }).run();
});

test('the ledger', async ({ bench }) => {
  await bench('a durable sale of three lines, from an empty basket (four commits)', sellThree).run();
  await bench('verify what those sales left', () => {
    verifyLedger(shop.ledger.db);
  }).run();
});
