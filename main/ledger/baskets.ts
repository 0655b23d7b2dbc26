import type { BasketLine, BasketStatus } from '#app/domain/basket.ts';
import type { ProductId, SaleId } from '#app/domain/ids.ts';
import { allRows, getRow, run, type ReadableDb, type WritableDb } from './connection.ts';

/** A basket as stored; `sold` once its sale is in the ledger. */
export interface BasketRow {
  readonly saleId: SaleId;
  readonly status: BasketStatus | 'sold';
  readonly isCurrent: 0 | 1;
  readonly openedAtMs: number;
}

const BASKET_COLUMNS = 'sale_id AS saleId, status, is_current AS isCurrent, opened_at_ms AS openedAtMs';

export function findCurrentBasket(db: ReadableDb): BasketRow | undefined {
  return getRow(db, `SELECT ${BASKET_COLUMNS} FROM basket WHERE is_current = 1`);
}

export function findBasket(db: ReadableDb, saleId: SaleId): BasketRow | undefined {
  return getRow(db, `SELECT ${BASKET_COLUMNS} FROM basket WHERE sale_id = ?`, saleId);
}

/** Baskets put aside, oldest first, those with a live charge among them. */
export function listHeldBaskets(db: ReadableDb): BasketRow[] {
  return allRows(
    db,
    `SELECT ${BASKET_COLUMNS} FROM basket WHERE status <> 'sold' AND is_current = 0 ORDER BY opened_at_ms, sale_id`,
  );
}

export function listBasketLines(db: ReadableDb, saleId: SaleId): BasketLine[] {
  return allRows(
    db,
    `SELECT line_id AS lineId, product_id AS productId, code, name, unit_price_minor AS unitPriceMinor,
            tax_rate_bp AS taxRateBp, quantity_milli AS quantityMilli
     FROM basket_line WHERE sale_id = ? ORDER BY line_id`,
    saleId,
  );
}

/** Opens an empty basket and makes it the current one; the caller has put the old one aside. */
export function insertCurrentBasket(db: WritableDb, saleId: SaleId, openedAtMs: number): void {
  run(
    db,
    `INSERT INTO basket (sale_id, status, is_current, opened_at_ms) VALUES (?, 'open', 1, ?)`,
    saleId,
    openedAtMs,
  );
}

export function updateBasket(
  db: WritableDb,
  saleId: SaleId,
  change: { readonly status: BasketStatus | 'sold'; readonly isCurrent: boolean },
): void {
  run(
    db,
    'UPDATE basket SET status = ?, is_current = ? WHERE sale_id = ?',
    change.status,
    change.isCurrent ? 1 : 0,
    saleId,
  );
}

export function insertBasketLine(
  db: WritableDb,
  saleId: SaleId,
  line: Omit<BasketLine, 'lineId'> & { readonly productId: ProductId },
): void {
  run(
    db,
    `INSERT INTO basket_line (sale_id, product_id, code, name, unit_price_minor, tax_rate_bp, quantity_milli)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    saleId,
    line.productId,
    line.code,
    line.name,
    line.unitPriceMinor,
    line.taxRateBp,
    line.quantityMilli,
  );
}

/** Answers whether the line was there. */
export function updateLineQuantity(
  db: WritableDb,
  saleId: SaleId,
  lineId: number,
  quantityMilli: number,
): boolean {
  const sql = 'UPDATE basket_line SET quantity_milli = ? WHERE sale_id = ? AND line_id = ?';
  return run(db, sql, quantityMilli, saleId, lineId) > 0;
}

export function deleteBasketLine(db: WritableDb, saleId: SaleId, lineId: number): boolean {
  return run(db, 'DELETE FROM basket_line WHERE sale_id = ? AND line_id = ?', saleId, lineId) > 0;
}

export function deleteBasketLines(db: WritableDb, saleId: SaleId): void {
  run(db, 'DELETE FROM basket_line WHERE sale_id = ?', saleId);
}

/** Removes an empty basket; one with lines is refused by its reference. */
export function deleteBasket(db: WritableDb, saleId: SaleId): void {
  run(db, 'DELETE FROM basket WHERE sale_id = ?', saleId);
}
