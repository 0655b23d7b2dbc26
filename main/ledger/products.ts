import type { Product } from '#app/contract/catalogue.ts';
import { codeKey } from '#app/domain/catalogue/code-key.ts';
import { searchText } from '#app/domain/catalogue/fold.ts';
import { importedProduct, isSameProduct, type ProductDraft } from '#app/domain/catalogue/product-draft.ts';
import type { ProductId } from '#app/domain/ids.ts';
import { allRows, getRow, run, type ReadableDb, type WritableDb } from './connection.ts';

const PRODUCT_COLUMNS = `product_id AS productId, code, name, category, price_minor AS priceMinor,
  tax_rate_bp AS taxRateBp, stock_milli AS stockMilli`;

/** The trigram index finds nothing shorter. */
const SHORTEST_INDEXED_WORD = 3;

export function countProducts(db: ReadableDb): number {
  return getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM product')?.count ?? 0;
}

export function findProductById(db: ReadableDb, productId: ProductId | number): Product | undefined {
  return getRow(db, `SELECT ${PRODUCT_COLUMNS} FROM product WHERE product_id = ?`, productId);
}

export function findProductByCode(db: ReadableDb, code: string): Product | undefined {
  return getRow(db, `SELECT ${PRODUCT_COLUMNS} FROM product WHERE code_key = ?`, codeKey(code));
}

/** The products that have one of `codes`, by `codeKey`; codes nobody has are not in the map. */
export function findProductsByCode(db: ReadableDb, codes: readonly string[]): ReadonlyMap<string, Product> {
  const found = new Map<string, Product>();
  for (const code of codes) {
    const product = findProductByCode(db, code);
    if (product) found.set(codeKey(product.code), product);
  }
  return found;
}

/**
 * Products whose search text contains every folded word, literally, by name. Words of three characters or more go through the
 * trigram index; shorter ones are compared on what it leaves, or on the whole table when there is no longer one.
 */
export function searchProducts(db: ReadableDb, words: readonly string[], limit: number): Product[] {
  const isIndexed = (word: string): boolean => Array.from(word).length >= SHORTEST_INDEXED_WORD;
  const indexed = words.filter(isIndexed);
  const short = words.filter((word) => !isIndexed(word));
  const filters = short.map(() => 'AND instr(search_text, ?) > 0').join(' ');
  if (indexed.length === 0) {
    return allRows(
      db,
      `SELECT ${PRODUCT_COLUMNS} FROM product WHERE 1 = 1 ${filters} ORDER BY name LIMIT ?`,
      ...short,
      limit,
    );
  }
  // Each word a quoted FTS5 string: inside quotes nothing is an operator, and a quote is doubled.
  const match = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  return allRows(
    db,
    `SELECT ${PRODUCT_COLUMNS} FROM product
     WHERE product_id IN (SELECT rowid FROM product_search WHERE product_search MATCH ?) ${filters}
     ORDER BY name LIMIT ?`,
    match,
    ...short,
    limit,
  );
}

/** Adds drafts with a new code and overwrites those that differ. All or, in the caller's transaction, none. */
export function upsertProducts(
  db: WritableDb,
  drafts: readonly ProductDraft[],
): { readonly newCount: number; readonly changedCount: number } {
  let newCount = 0;
  let changedCount = 0;
  for (const draft of drafts) {
    const existing = findProductByCode(db, draft.code);
    const product = importedProduct(draft, existing);
    if (existing && isSameProduct(existing, product)) continue;
    const values = [
      product.code,
      product.name,
      product.category,
      product.priceMinor,
      product.taxRateBp,
      product.stockMilli,
      searchText(product),
    ];
    if (existing) {
      run(
        db,
        `UPDATE product SET code = ?, name = ?, category = ?, price_minor = ?, tax_rate_bp = ?, stock_milli = ?,
           search_text = ? WHERE product_id = ?`,
        ...values,
        existing.productId,
      );
      changedCount += 1;
    } else {
      run(
        db,
        `INSERT INTO product (code, name, category, price_minor, tax_rate_bp, stock_milli, search_text, code_key)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        ...values,
        codeKey(product.code),
      );
      newCount += 1;
    }
  }
  return { newCount, changedCount };
}

/** Takes sold goods out of stock; below zero when more was sold than counted in, which the catalogue shows. Goods that come back are a quantity below zero. */
export function takeFromStock(db: WritableDb, productId: ProductId | number, quantityMilli: number): void {
  run(db, 'UPDATE product SET stock_milli = stock_milli - ? WHERE product_id = ?', quantityMilli, productId);
}
