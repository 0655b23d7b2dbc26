import { MAX_IMPORT_BYTES, type ImportPreview, type Product } from '#app/contract/catalogue.ts';
import { TillError } from '#app/contract/errors.ts';
import { codeKey } from '#app/domain/catalogue/code-key.ts';
import { searchWords } from '#app/domain/catalogue/fold.ts';
import type { Ids } from '#main/ports.ts';
import type { CatalogueStore, ImportCounts } from './catalogue-store.ts';
import { previewImport, type PreparedImport } from './import-preview.ts';

export interface CatalogueService {
  /**
   * Says what importing a file would do, and remembers it until the next preview. Changes nothing. Throws
   * `import_too_large` above 16 MiB; everything else that is wrong with the file is in the preview's problems.
   */
  preview(input: { readonly fileName: string; readonly contentBase64: string }): ImportPreview;
  /**
   * Writes the previewed products, all of them. Synchronous, for the caller's transaction; the preview is kept, so a
   * transaction that rolls back can be tried again. Throws `import_not_found` for any but the latest preview and
   * `import_has_problems` while it has any.
   */
  importPreviewed(importId: string): ImportCounts;
  /** Products for what the cashier typed, the one with exactly that code first; none for a query without words. */
  search(input: { readonly text: string; readonly limit: number }): readonly Product[];
  countProducts(): number;
}

export function createCatalogueService(parts: {
  readonly store: CatalogueStore;
  readonly ids: Pick<Ids, 'uuid'>;
  /** Of the shop's country; null where any rate may be right. */
  readonly usualTaxRatesBp: readonly number[] | null;
}): CatalogueService {
  const { store, ids, usualTaxRatesBp } = parts;
  let latest: PreparedImport | null = null;

  return {
    preview(input) {
      const bytes = Buffer.from(input.contentBase64, 'base64');
      if (bytes.length > MAX_IMPORT_BYTES) {
        throw new TillError('import_too_large', { bytes: bytes.length, maxBytes: MAX_IMPORT_BYTES });
      }
      latest = previewImport({
        importId: ids.uuid(),
        fileName: input.fileName,
        bytes,
        usualTaxRatesBp,
        existing: (codes) => store.productsByCode(codes),
      });
      return latest.preview;
    },

    importPreviewed(importId) {
      if (latest?.preview.importId !== importId) throw new TillError('import_not_found');
      const { preview, drafts } = latest;
      if (preview.problemCount > 0) {
        throw new TillError('import_has_problems', { count: preview.problemCount });
      }
      return store.upsertProducts(drafts);
    },

    search(input) {
      const words = searchWords(input.text);
      if (words.length === 0) return [];
      const exact = store.productsByCode([input.text]).get(codeKey(input.text));
      const found = store.search(words, input.limit);
      if (exact === undefined) return found;
      return [exact, ...found.filter((product) => product.productId !== exact.productId)].slice(
        0,
        input.limit,
      );
    },

    countProducts: () => store.countProducts(),
  };
}
