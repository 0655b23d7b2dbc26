import { isQuantityMilli, ONE_PIECE_MILLI } from '#app/domain/basket.ts';
import { parseDecimal, type DecimalMark } from '#app/domain/decimal-input.ts';

export interface SearchText {
  readonly quantityMilli: number;
  readonly text: string;
  /** What was typed before the star, when it is meant as a quantity and is none: nothing may be added then. */
  readonly wrongQuantity: string | null;
}

/** Reads `3*gaseosa` or `1,250*` as a quantity before what is looked for; without one it is one piece. */
export function readSearchText(typed: string, mark: DecimalMark): SearchText {
  const star = typed.indexOf('*');
  const before = star > 0 ? typed.slice(0, star).trim() : '';
  if (/^[\d.,]+$/.test(before)) {
    const quantity = parseDecimal(before, mark, 3);
    const isGood = quantity.ok && isQuantityMilli(quantity.value);
    return {
      quantityMilli: isGood ? quantity.value : ONE_PIECE_MILLI,
      text: typed.slice(star + 1).trim(),
      wrongQuantity: isGood ? null : before,
    };
  }
  return { quantityMilli: ONE_PIECE_MILLI, text: typed.trim(), wrongQuantity: null };
}
