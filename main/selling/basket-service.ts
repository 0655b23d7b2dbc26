import type { Basket as BasketView, HeldBasket } from '#app/contract/selling.ts';
import type { Input, Output } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import {
  basketTotalMinor,
  isQuantityMilli,
  lineTotalMinor,
  MAX_BASKET_TOTAL_MINOR,
} from '#app/domain/basket.ts';
import { asSaleId, asProductId, type SaleId } from '#app/domain/ids.ts';
import { taxShares } from '#app/domain/tax.ts';
import { invariant } from '#app/lib/assert.ts';
import {
  deleteBasket,
  deleteBasketLine,
  deleteBasketLines,
  findBasket,
  findCurrentBasket,
  insertBasketLine,
  insertCurrentBasket,
  listBasketLines,
  listHeldBaskets,
  updateBasket,
  updateLineQuantity,
  type BasketRow,
} from '#main/ledger/baskets.ts';
import { findLastChargeOfSale } from '#main/ledger/charges.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { findProductByCode, findProductById } from '#main/ledger/products.ts';
import type { Clock, Ids } from '#main/ports.ts';

export interface BasketService {
  current(): BasketView;
  add(input: Input<'basket.add'>): BasketView;
  setQuantity(input: Input<'basket.setQuantity'>): BasketView;
  removeLine(input: Input<'basket.removeLine'>): BasketView;
  clear(input: Input<'basket.clear'>): BasketView;
  hold(input: Input<'basket.hold'>): BasketView;
  held(): Output<'basket.held'>;
  resume(input: Input<'basket.resume'>): BasketView;
}

/**
 * The basket lives in the ledger file and not on the screen: whatever is in it is still there after the power comes back.
 * Every method answers the basket as it is afterwards.
 */
export function createBasketService(parts: {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
}): BasketService {
  const { ledger, clock, ids } = parts;

  const edit = (
    method: string,
    input: { readonly requestId: string; readonly saleId: string },
    work: (db: WritableDb, saleId: SaleId) => void,
  ): BasketView =>
    ledger.once({ requestId: input.requestId, method, input }, (db) => {
      const basket = editableBasket(db, asSaleId(input.saleId));
      work(db, basket.saleId);
      const view = viewBasket(db, retireWhenEmptied(db, basket, ids, clock));
      if (view.totalMinor > MAX_BASKET_TOTAL_MINOR) {
        throw new TillError('basket_total_too_large', { maxMinor: MAX_BASKET_TOTAL_MINOR });
      }
      return view;
    });

  return {
    current: () => {
      const existing = findCurrentBasket(ledger.db);
      if (existing) return viewBasket(ledger.db, existing.saleId);
      return ledger.write((db) => viewBasket(db, openCurrentBasket(db, ids, clock)));
    },

    add: (input) =>
      edit('basket.add', input, (db, saleId) => {
        addProduct(db, saleId, input.product, input.quantityMilli);
      }),

    setQuantity: (input) =>
      edit('basket.setQuantity', input, (db, saleId) => {
        if (!updateLineQuantity(db, saleId, input.lineId, input.quantityMilli))
          throw new TillError('line_not_found');
      }),

    removeLine: (input) =>
      edit('basket.removeLine', input, (db, saleId) => {
        if (!deleteBasketLine(db, saleId, input.lineId)) throw new TillError('line_not_found');
      }),

    clear: (input) => edit('basket.clear', input, deleteBasketLines),

    hold: (input) =>
      ledger.once({ requestId: input.requestId, method: 'basket.hold', input }, (db) => {
        const current = findCurrentBasket(db);
        if (current?.saleId !== input.saleId) throw new TillError('basket_not_found');
        putAside(db, current);
        return viewBasket(db, openCurrentBasket(db, ids, clock));
      }),

    held: () => ({ baskets: listHeldBaskets(ledger.db).map((row) => viewHeldBasket(ledger.db, row)) }),

    resume: (input) =>
      ledger.once({ requestId: input.requestId, method: 'basket.resume', input }, (db) => {
        const wanted = findBasket(db, asSaleId(input.saleId));
        if (!wanted || wanted.status === 'sold') throw new TillError('basket_not_found');
        const current = findCurrentBasket(db);
        if (current && current.saleId !== wanted.saleId) putAside(db, current);
        const status = wanted.status === 'charging' ? 'charging' : 'open';
        updateBasket(db, wanted.saleId, { status, isCurrent: true });
        return viewBasket(db, wanted.saleId);
      }),
  };
}

/** An empty current basket, made when there is none. */
export function openCurrentBasket(
  db: WritableDb,
  ids: Pick<Ids, 'uuid'>,
  clock: Pick<Clock, 'nowMs'>,
): SaleId {
  const existing = findCurrentBasket(db);
  if (existing) return existing.saleId;
  const saleId = asSaleId(ids.uuid());
  insertCurrentBasket(db, saleId, clock.nowMs());
  return saleId;
}

/**
 * A basket that was emptied after a charge was tried for it gives its id up: an approval that arrives late must not pay for what the
 * next customer puts in. Answers the id of the basket to go on with.
 */
function retireWhenEmptied(
  db: WritableDb,
  basket: BasketRow,
  ids: Pick<Ids, 'uuid'>,
  clock: Pick<Clock, 'nowMs'>,
): SaleId {
  const isCurrent = basket.isCurrent === 1;
  const isEmptied = listBasketLines(db, basket.saleId).length === 0;
  if (!isCurrent || !isEmptied || findLastChargeOfSale(db, basket.saleId) === undefined) return basket.saleId;
  deleteBasket(db, basket.saleId);
  return openCurrentBasket(db, ids, clock);
}

/** Refuses what cannot be edited: no such basket, sold, or locked by a charge. */
export function editableBasket(db: ReadableDb, saleId: SaleId): BasketRow {
  const basket = findBasket(db, saleId);
  if (!basket || basket.status === 'sold') throw new TillError('basket_not_found');
  if (basket.status === 'charging') throw new TillError('basket_locked');
  return basket;
}

/** A basket with lines or a live charge waits among the held; an empty one is nothing to come back to. */
function putAside(db: WritableDb, current: BasketRow): void {
  if (current.status !== 'charging' && listBasketLines(db, current.saleId).length === 0) {
    deleteBasket(db, current.saleId);
    return;
  }
  const status = current.status === 'charging' ? 'charging' : 'held';
  updateBasket(db, current.saleId, { status, isCurrent: false });
}

function addProduct(
  db: WritableDb,
  saleId: SaleId,
  wanted: Input<'basket.add'>['product'],
  quantityMilli: number,
): void {
  const product =
    'code' in wanted ? findProductByCode(db, wanted.code) : findProductById(db, wanted.productId);
  if (!product)
    throw new TillError('product_not_found', 'code' in wanted ? { code: wanted.code } : { code: '' });
  const same = listBasketLines(db, saleId).find(
    (line) =>
      line.productId === product.productId &&
      line.unitPriceMinor === product.priceMinor &&
      line.taxRateBp === product.taxRateBp,
  );
  if (same) {
    const raised = same.quantityMilli + quantityMilli;
    if (!isQuantityMilli(raised))
      throw new TillError('basket_total_too_large', { maxMinor: MAX_BASKET_TOTAL_MINOR });
    updateLineQuantity(db, saleId, same.lineId, raised);
    return;
  }
  insertBasketLine(db, saleId, {
    productId: asProductId(product.productId),
    code: product.code,
    name: product.name,
    unitPriceMinor: product.priceMinor,
    taxRateBp: product.taxRateBp,
    quantityMilli,
  });
}

export function viewBasket(db: ReadableDb, saleId: SaleId): BasketView {
  const row = findBasket(db, saleId);
  invariant(row !== undefined && row.status !== 'sold', 'a sold basket is a sale');
  const lines = listBasketLines(db, saleId).map((line) => ({ ...line, totalMinor: lineTotalMinor(line) }));
  return {
    saleId,
    status: row.status,
    lines,
    totalMinor: basketTotalMinor(lines),
    taxes: taxShares(lines),
    chargeId: findLastChargeOfSale(db, saleId) ?? null,
  };
}

function viewHeldBasket(db: ReadableDb, row: BasketRow): HeldBasket {
  const lines = listBasketLines(db, row.saleId);
  return {
    saleId: row.saleId,
    status: row.status === 'charging' ? 'charging' : 'held',
    lineCount: lines.length,
    totalMinor: basketTotalMinor(lines),
    openedAtMs: row.openedAtMs,
    chargeId: findLastChargeOfSale(db, row.saleId) ?? null,
  };
}
