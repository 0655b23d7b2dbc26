import { invariant } from '#app/lib/assert.ts';
import type { ProductId, SaleId } from './ids.ts';
import { isAmountMinor, scaleMinor, sumMinor } from './money.ts';

/** A quantity is an integer of thousandths (1000 = one piece, 1250 = 1.250 kg), so weighed goods need no float. */
export const ONE_PIECE_MILLI = 1000;
/** 9,999 pieces: more on one line is a scanner typing into the quantity. */
export const MAX_QUANTITY_MILLI = 9_999_000;
/** Highest total a basket may reach, in minor units: 9,999,999.99. */
export const MAX_BASKET_TOTAL_MINOR = 999_999_999;

export interface BasketLine {
  readonly lineId: number;
  readonly productId: ProductId;
  readonly code: string;
  readonly name: string;
  /** Tax included. The price when the line was added: a later import does not change what the customer was told. */
  readonly unitPriceMinor: number;
  readonly taxRateBp: number;
  readonly quantityMilli: number;
}

/** `open`: being filled. `held`: put aside for another customer. `charging`: locked by a live charge. */
export type BasketStatus = 'open' | 'held' | 'charging';

export interface Basket {
  readonly saleId: SaleId;
  readonly status: BasketStatus;
  readonly lines: readonly BasketLine[];
}

/** Unit price times quantity in minor units, rounded half up once per line. */
export function lineTotalMinor(line: Pick<BasketLine, 'unitPriceMinor' | 'quantityMilli'>): number {
  return scaleMinor(line.unitPriceMinor, line.quantityMilli, ONE_PIECE_MILLI);
}

export function basketTotalMinor(lines: readonly BasketLine[]): number {
  return sumMinor(lines.map(lineTotalMinor));
}

/** Whether `quantityMilli` is one a line may have: above zero, whole thousandths, under the cap. */
export function isQuantityMilli(quantityMilli: number): boolean {
  return Number.isSafeInteger(quantityMilli) && quantityMilli > 0 && quantityMilli <= MAX_QUANTITY_MILLI;
}

/** Change for cash: what was received less the total, in minor units. The caller has refused too little. */
export function changeMinor(totalMinor: number, receivedMinor: number): number {
  invariant(isAmountMinor(receivedMinor) && receivedMinor >= totalMinor, 'received less than the total');
  return receivedMinor - totalMinor;
}
