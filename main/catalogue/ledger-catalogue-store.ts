import { openTransaction, type ReadableDb } from '#main/ledger/connection.ts';
import { countProducts, findProductsByCode, searchProducts, upsertProducts } from '#main/ledger/products.ts';
import type { CatalogueStore } from './catalogue-store.ts';

/** The catalogue's store over the ledger file. `upsertProducts` works inside the transaction its caller has open. */
export function createLedgerCatalogueStore(db: ReadableDb): CatalogueStore {
  return {
    countProducts: () => countProducts(db),
    productsByCode: (codes) => findProductsByCode(db, codes),
    search: (words, limit) => searchProducts(db, words, limit),
    upsertProducts: (drafts) => upsertProducts(openTransaction(db), drafts),
  };
}
