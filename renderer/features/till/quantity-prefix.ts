import { isQuantityMilli, ONE_PIECE_MILLI } from '#app/domain/basket.ts';
import { parseDecimal, type DecimalMark } from '#app/domain/decimal-input.ts';

export interface SearchText {
  readonly quantityMilli: number;
  readonly text: string;
}

/** Reads `3*gaseosa` or `1,250*` as a quantity before what is looked for; without one, or with a wrong one, it is one piece. */
export function readSearchText(typed: string, mark: DecimalMark): SearchText {
  const star = typed.indexOf('*');
  if (star > 0) {
    const quantity = parseDecimal(typed.slice(0, star), mark, 3);
    if (quantity.ok && isQuantityMilli(quantity.value)) {
      return { quantityMilli: quantity.value, text: typed.slice(star + 1).trim() };
    }
  }
  return { quantityMilli: ONE_PIECE_MILLI, text: typed.trim() };
}
