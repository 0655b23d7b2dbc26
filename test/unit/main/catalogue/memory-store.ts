import type { Product } from '#app/contract/catalogue.ts';
import { codeKey } from '#app/domain/catalogue/code-key.ts';
import { searchText } from '#app/domain/catalogue/fold.ts';
import { importedProduct, isSameProduct } from '#app/domain/catalogue/product-draft.ts';
import type { CatalogueStore } from '#main/catalogue/catalogue-store.ts';

/** A catalogue in memory, by the words of {@link CatalogueStore}. */
export function createMemoryStore(): CatalogueStore & { products(): readonly Product[] } {
  const byKey = new Map<string, Product>();
  return {
    products: () => [...byKey.values()],
    countProducts: () => byKey.size,
    productsByCode(codes) {
      const found = codes.flatMap((code) => {
        const product = byKey.get(codeKey(code));
        return product === undefined ? [] : [[codeKey(code), product] as const];
      });
      return new Map(found);
    },
    search(words, limit) {
      const isFound = (product: Product): boolean =>
        words.every((word) => searchText(product).includes(word));
      return [...byKey.values()].filter(isFound).slice(0, limit);
    },
    upsertProducts(drafts) {
      const counts = { newCount: 0, changedCount: 0 };
      for (const draft of drafts) {
        const existing = byKey.get(codeKey(draft.code));
        const fields = importedProduct(draft, existing);
        if (existing === undefined) counts.newCount += 1;
        else if (!isSameProduct(existing, fields)) counts.changedCount += 1;
        byKey.set(codeKey(draft.code), { productId: existing?.productId ?? byKey.size + 1, ...fields });
      }
      return counts;
    },
  };
}
