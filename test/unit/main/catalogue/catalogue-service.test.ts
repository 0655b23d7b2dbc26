import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_IMPORT_BYTES } from '#app/contract/catalogue.ts';
import { TillError } from '#app/contract/errors.ts';
import { createCatalogueService } from '#main/catalogue/catalogue-service.ts';
import { createMemoryStore } from './memory-store.ts';

const ids = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '33333333-3333-4333-8333-333333333333',
];

function file(text: string) {
  return { fileName: 'catalogo.csv', contentBase64: Buffer.from(text, 'utf8').toString('base64') };
}

function errorOf(action: () => unknown): TillError {
  try {
    action();
  } catch (error) {
    if (error instanceof TillError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('importing a catalogue', () => {
  let store = createMemoryStore();
  let service = createCatalogueService({ usualTaxRatesBp: null, store, ids: { uuid: () => '' } });

  beforeEach(() => {
    store = createMemoryStore();
    let next = 0;
    service = createCatalogueService({
      usualTaxRatesBp: null,
      store,
      ids: { uuid: () => ids[next++] ?? '' },
    });
  });

  const catalogue = 'código;nombre;precio;iva\n007;Ñandú;1.234,50;21\nABC;Café molido;2,00;10,5';

  it('changes nothing by the preview and everything by the import', () => {
    const preview = service.preview(file(catalogue));
    expect(preview.newCount).toBe(2);
    expect(service.countProducts()).toBe(0);
    expect(service.importPreviewed(preview.importId)).toEqual({ newCount: 2, changedCount: 0 });
    expect(store.products()).toEqual([
      {
        productId: 1,
        code: '007',
        name: 'Ñandú',
        category: '',
        priceMinor: 123_450,
        taxRateBp: 2100,
        stockMilli: 0,
      },
      {
        productId: 2,
        code: 'ABC',
        name: 'Café molido',
        category: '',
        priceMinor: 200,
        taxRateBp: 1050,
        stockMilli: 0,
      },
    ]);
  });

  it('can be tried again with the same preview, as after a transaction that rolled back', () => {
    const { importId } = service.preview(file(catalogue));
    service.importPreviewed(importId);
    expect(service.importPreviewed(importId)).toEqual({ newCount: 0, changedCount: 0 });
    expect(service.countProducts()).toBe(2);
  });

  it('previews a second file against what the first one brought', () => {
    service.importPreviewed(service.preview(file(catalogue)).importId);
    const preview = service.preview(
      file('code,name,price,tax\nabc,Café molido,2.50,10.5\n007,Ñandú,1234.50,21\nx,Nuevo,1,21'),
    );
    expect(preview).toMatchObject({ newCount: 1, changedCount: 1, unchangedCount: 1 });
    expect(service.importPreviewed(preview.importId)).toEqual({ newCount: 1, changedCount: 1 });
    expect(store.products()[1]).toMatchObject({ productId: 2, code: 'abc', priceMinor: 250 });
  });

  it('is refused while the file has problems, and imports nothing of it', () => {
    const preview = service.preview(file(`${catalogue}\nXYZ;Malo;-5;21`));
    const error = errorOf(() => service.importPreviewed(preview.importId));
    expect([error.code, error.params]).toEqual(['import_has_problems', { count: 1 }]);
    expect(service.countProducts()).toBe(0);
  });

  it('knows the latest preview only', () => {
    expect(errorOf(() => service.importPreviewed(ids[0] ?? '')).code).toBe('import_not_found');
    const first = service.preview(file(catalogue));
    const second = service.preview(file(catalogue));
    expect(errorOf(() => service.importPreviewed(first.importId)).code).toBe('import_not_found');
    expect(service.importPreviewed(second.importId)).toEqual({ newCount: 2, changedCount: 0 });
  });

  it('does not keep the old preview for a file that could not be read', () => {
    const first = service.preview(file(catalogue));
    service.preview(file('\0'));
    expect(errorOf(() => service.importPreviewed(first.importId)).code).toBe('import_not_found');
  });

  it('refuses a file above 16 MiB without reading it', () => {
    const contentBase64 = Buffer.alloc(MAX_IMPORT_BYTES + 1, 0x61).toString('base64');
    const error = errorOf(() => service.preview({ fileName: 'big.csv', contentBase64 }));
    expect([error.code, error.params]).toEqual([
      'import_too_large',
      { bytes: MAX_IMPORT_BYTES + 1, maxBytes: MAX_IMPORT_BYTES },
    ]);
  });
});

describe('searching the catalogue', () => {
  const store = createMemoryStore();
  const service = createCatalogueService({ usualTaxRatesBp: null, store, ids: { uuid: () => ids[0] ?? '' } });
  service.importPreviewed(
    service.preview(
      file(
        'code;name;price;tax\nA1;Tapa 12 para caja;1,00;21\n12;Pão de açúcar;1,00;21\n120;Caja x 12;1,00;21',
      ),
    ).importId,
  );
  const codes = (text: string, limit = 50) => service.search({ text, limit }).map(({ code }) => code);

  it('finds parts of names in any order, without accents or case', () => {
    expect(codes('CAJA tapa')).toEqual(['A1']);
    expect(codes('acucar PAO')).toEqual(['12']);
  });

  it('puts the product with exactly that code first', () => {
    expect(codes('12')).toEqual(['12', 'A1', '120']);
    expect(codes(' a1 ')).toEqual(['A1']);
    expect(codes('12', 2)).toEqual(['12', 'A1']);
  });

  it('finds nothing for no words', () => {
    expect(codes('  ')).toEqual([]);
  });
});
