import type { Product } from '#app/contract/catalogue.ts';
import type { ProductDraft } from '#app/domain/catalogue/product-draft.ts';

/** How many products an import added, and how many it changed. Those it left as they were count in neither. */
export interface ImportCounts {
  readonly newCount: number;
  readonly changedCount: number;
}

/**
 * What the catalogue asks of the ledger file. Everything is synchronous, so an import can run inside the transaction that
 * stores its request id. Two codes name one product when their `codeKey` is equal.
 */
export interface CatalogueStore {
  countProducts(): number;
  /** The products that have one of `codes`, by `codeKey` of their code. Codes nobody has are not in the map. Takes any number. */
  productsByCode(codes: readonly string[]): ReadonlyMap<string, Product>;
  /**
   * Products whose `searchText` contains every one of `foldedWords` (at least one, from `searchWords`), taken literally:
   * no character is an operator. At most `limit`.
   */
  search(foldedWords: readonly string[], limit: number): readonly Product[];
  /**
   * Adds the drafts whose code is new and overwrites those that differ (`isSameProduct`), the code's spelling included. All
   * of them or, when it throws, none: the caller's transaction decides.
   */
  upsertProducts(drafts: readonly ProductDraft[]): ImportCounts;
}
