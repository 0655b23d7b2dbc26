import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchWords } from '#app/domain/catalogue/fold.ts';
import type { ProductDraft } from '#app/domain/catalogue/product-draft.ts';
import type { CatalogueStore } from '#main/catalogue/catalogue-store.ts';
import { createLedgerCatalogueStore } from '#main/catalogue/ledger-catalogue-store.ts';
import { openLedger } from '#main/ledger/ledger.ts';
import { createMemoryStore } from '#test/unit/main/catalogue/memory-store.ts';

interface Opened {
  readonly store: CatalogueStore;
  /** Runs an import as its caller does. */
  readonly transaction: <T>(work: () => T) => T;
  readonly close: () => void;
}

const OPENERS: Readonly<Record<string, () => Opened>> = {
  'in memory': () => ({ store: createMemoryStore(), transaction: (work) => work(), close: () => undefined }),
  'in the ledger file': () => {
    const folder = mkdtempSync(join(tmpdir(), 'mostrador-store-'));
    const ledger = openLedger({
      file: join(folder, 'ledger.sqlite'),
      identity: { site: 'MLA', currency: 'ARS', timeZone: 'UTC', cutOverHour: 4, mode: 'practice' },
      newLedgerId: randomUUID,
      nowMs: () => 0,
    });
    return {
      store: createLedgerCatalogueStore(ledger.db),
      transaction: (work) => ledger.write(work),
      close: () => {
        ledger.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

const draft = (over: Partial<ProductDraft> = {}): ProductDraft => ({
  code: '0007790001',
  name: 'Azúcar Ledesma "clásica" 1 kg',
  category: 'Almacén',
  priceMinor: 129_990,
  taxRateBp: 2100,
  stockMilli: 12_000,
  line: 2,
  ...over,
});

describe.each(Object.entries(OPENERS))('a catalogue store %s', (_name, open) => {
  let opened: Opened;
  beforeEach(() => {
    opened = open();
  });
  afterEach(() => {
    opened.close();
  });

  const importAll = (...drafts: readonly ProductDraft[]) =>
    opened.transaction(() => opened.store.upsertProducts(drafts));
  const namesFor = (query: string): string[] =>
    opened.store.search(searchWords(query), 50).map((product) => product.name);

  it('adds what is new, changes what differs, and leaves the rest', () => {
    expect(importAll(draft(), draft({ code: 'B' }))).toEqual({ newCount: 2, changedCount: 0 });
    expect(importAll(draft(), draft({ code: 'B', priceMinor: 1 }))).toEqual({ newCount: 0, changedCount: 1 });
    expect(opened.store.countProducts()).toBe(2);
  });

  it('keeps leading zeros and finds a code whatever its case and outer spaces', () => {
    importAll(draft(), draft({ code: 'Abc-1' }));
    expect(opened.store.productsByCode(['0007790001']).get('0007790001')?.code).toBe('0007790001');
    expect(opened.store.productsByCode(['7790001']).size).toBe(0);
    expect([...opened.store.productsByCode([' ABC-1 ']).keys()]).toEqual(['abc-1']);
  });

  it('keeps the id of a product that is imported again', () => {
    importAll(draft());
    const before = opened.store.productsByCode(['0007790001']).get('0007790001')?.productId;
    importAll(draft({ name: 'Otro nombre' }));
    expect(opened.store.productsByCode(['0007790001']).get('0007790001')?.productId).toBe(before);
  });

  it('keeps stock and category that a file says nothing about', () => {
    importAll(draft());
    expect(importAll(draft({ stockMilli: null, category: null }))).toEqual({ newCount: 0, changedCount: 0 });
    expect(importAll(draft({ stockMilli: null, category: null, priceMinor: 5 }))).toMatchObject({
      changedCount: 1,
    });
    expect(opened.store.productsByCode(['0007790001']).get('0007790001')).toMatchObject({
      stockMilli: 12_000,
      category: 'Almacén',
      priceMinor: 5,
    });
  });

  it.each(['azucar', 'AZÚCAR', 'cla led', 'uca', 'le az', '"clas', 'a', '1 kg', '7790001'])(
    'finds a product by %s',
    (query) => {
      importAll(draft(), draft({ code: 'B', name: 'Yerba' }));
      expect(namesFor(query)).toContain('Azúcar Ledesma "clásica" 1 kg');
    },
  );

  it.each([
    '%',
    '_%',
    'NEAR(',
    'a AND',
    '*',
    '^az',
    '-x',
    'name:azu',
    "'; DROP TABLE product;--",
    '\\',
    '""',
  ])('takes %s literally', (query) => {
    importAll(draft({ name: 'Azucar' }));
    expect(namesFor(query)).toEqual([]);
  });

  it('answers at most as many as asked for', () => {
    importAll(...Array.from({ length: 30 }, (_, index) => draft({ code: `C${index}` })));
    expect(opened.store.search(['azucar'], 7)).toHaveLength(7);
    expect(opened.store.search(['a'], 7)).toHaveLength(7);
  });
});
