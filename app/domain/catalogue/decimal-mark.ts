import type { DecimalMark } from '../decimal-input.ts';
import type { Delimiter } from './delimiter.ts';

export const DECIMAL_MARKS = [',', '.'] as const satisfies readonly DecimalMark[];

/**
 * The mark that `text` can only be read with, if there is one: `12,5` and `1.234,56` need a comma, `12.50` and `1,234,567` a
 * full stop. `1234` says nothing, and `1.234` could be either.
 */
export function evidentMark(text: string): DecimalMark | undefined {
  const digits = text.trim();
  if (/^-?(?:\d+|\d{1,3}(?:\.\d{3})+),\d{1,2}$/.test(digits) || /^-?\d{1,3}(?:\.\d{3}){2,}$/.test(digits))
    return ',';
  if (/^-?(?:\d+|\d{1,3}(?:,\d{3})+)\.\d{1,2}$/.test(digits) || /^-?\d{1,3}(?:,\d{3}){2,}$/.test(digits))
    return '.';
  return undefined;
}

/**
 * One decimal mark for the whole file, so that no line is guessed by itself: what most prices can only be read with; without
 * any such price, what the other numbers say; without those, what spreadsheets write beside the delimiter (`,` beside `;` and
 * TAB, `.` beside `,`). Numbers written the other way are then refused by their line.
 */
export function decideDecimalMark(
  prices: Iterable<string>,
  otherNumbers: Iterable<string>,
  delimiter: Delimiter,
): DecimalMark {
  for (const column of [prices, otherNumbers]) {
    let balance = 0;
    for (const text of column) {
      const mark = evidentMark(text);
      if (mark !== undefined) balance += mark === ',' ? 1 : -1;
    }
    if (balance !== 0) return balance > 0 ? ',' : '.';
  }
  return delimiter === ',' ? '.' : ',';
}
