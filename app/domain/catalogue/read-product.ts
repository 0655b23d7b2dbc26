import { parseDecimal, type DecimalMark, type DecimalProblem } from '../decimal-input.ts';
import { MAX_TAX_RATE_BP } from '../tax.ts';
import type { CatalogueColumn } from './column.ts';
import type { HeaderPositions } from './header.ts';
import { importProblem, type ImportProblem, type ImportProblemCode } from './import-problem.ts';
import type { ProductDraft } from './product-draft.ts';
import { hasVisibleCharacter, isGarbled, isPrintable } from './text-quality.ts';

export const MAX_CODE_LENGTH = 64;
export const MAX_NAME_LENGTH = 200;
export const MAX_CATEGORY_LENGTH = 100;
/** 9,999,999.99: what one piece may cost. */
export const MAX_PRICE_MINOR = 999_999_999;
/** 9,999,999.999 pieces, in either direction. */
export const MAX_STOCK_MILLI = 9_999_999_999;

export interface FileLine {
  /** Where the line begins in the file. */
  readonly line: number;
  readonly fields: readonly string[];
}

export type ProductResult =
  | { readonly ok: true; readonly draft: ProductDraft }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

type Cell<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: ImportProblemCode };

/** Reads one line of a catalogue. Everything wrong with it is said at once, so that a file is mended in one go. */
export function readProduct(row: FileLine, positions: HeaderPositions, mark: DecimalMark): ProductResult {
  const problems: ImportProblem[] = [];
  const read = <Value>(
    column: CatalogueColumn,
    position: number | null,
    parse: (text: string) => Cell<Value>,
    otherwise: Value,
  ): Value => {
    const text = position === null ? '' : (row.fields[position] ?? '');
    const cell = parse(text);
    if (cell.ok) return cell.value;
    problems.push(importProblem(cell.problem, { line: row.line, column, value: text }));
    return otherwise;
  };
  const draft: ProductDraft = {
    code: read('code', positions.code, readCode, ''),
    name: read('name', positions.name, readName, ''),
    category: positions.category === null ? null : read('category', positions.category, readCategory, ''),
    priceMinor: read('price', positions.price, (text) => readPrice(text, mark), 0),
    taxRateBp: read('tax', positions.tax, (text) => readTaxRate(text, mark), 0),
    stockMilli:
      positions.stock === null ? null : read('stock', positions.stock, (text) => readStock(text, mark), 0),
    line: row.line,
  };
  return problems.length === 0 ? { ok: true, draft } : { ok: false, problems };
}

function value<Value>(found: Value): Cell<Value> {
  return { ok: true, value: found };
}

function refused(problem: ImportProblemCode): { readonly ok: false; readonly problem: ImportProblemCode } {
  return { ok: false, problem };
}

/** Code points, as a person counts characters better than UTF-16 does. */
function isLonger(text: string, length: number): boolean {
  return text.length > length && Array.from(text).length > length;
}

/** 1 to 64 printable characters without spaces. `7,79E+12` is what a spreadsheet makes of an EAN: the digits are gone, so it is refused. */
function readCode(text: string): Cell<string> {
  const code = text.trim();
  if (code === '') return refused('code_empty');
  if (isGarbled(code)) return refused('text_garbled');
  if (isLonger(code, MAX_CODE_LENGTH)) return refused('code_too_long');
  if (!/^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(code)) return refused('code_invalid');
  if (/^\d+(?:[.,]\d+)?E\+\d+$/i.test(code)) return refused('code_invalid');
  return value(code);
}

function readName(text: string): Cell<string> {
  const name = text.trim();
  if (name === '') return refused('name_empty');
  if (isGarbled(name)) return refused('text_garbled');
  if (isLonger(name, MAX_NAME_LENGTH)) return refused('name_too_long');
  if (!isPrintable(name) || !hasVisibleCharacter(name)) return refused('name_invalid');
  return value(name);
}

function readCategory(text: string): Cell<string> {
  const category = text.trim();
  if (isGarbled(category)) return refused('text_garbled');
  if (isLonger(category, MAX_CATEGORY_LENGTH) || !isPrintable(category)) return refused('category_invalid');
  return value(category);
}

const PRICE_PROBLEM: Readonly<Record<DecimalProblem, ImportProblemCode>> = {
  empty: 'price_empty',
  not_a_number: 'price_not_a_number',
  negative: 'price_negative',
  too_many_decimals: 'price_too_many_decimals',
  ambiguous: 'price_ambiguous',
  too_large: 'price_too_large',
};

/** Minor units. Zero is a price (a gift, a deposit bag); the site's currencies have two decimals. */
function readPrice(text: string, mark: DecimalMark): Cell<number> {
  const price = parseDecimal(text, mark, 2);
  if (!price.ok) return refused(PRICE_PROBLEM[price.problem]);
  return price.value > MAX_PRICE_MINOR ? refused('price_too_large') : value(price.value);
}

/** Percent with up to two decimals, a `%` after it or not, to basis points. */
function readTaxRate(text: string, mark: DecimalMark): Cell<number> {
  const rate = parseDecimal(text.trim().replace(/\s*%$/, ''), mark, 2);
  return rate.ok && rate.value <= MAX_TAX_RATE_BP ? value(rate.value) : refused('tax_invalid');
}

/** Pieces with up to three decimals to thousandths; below zero when more was sold than counted in. An empty cell is zero. */
function readStock(text: string, mark: DecimalMark): Cell<number> {
  const trimmed = text.trim();
  if (trimmed === '') return value(0);
  const isNegative = trimmed.startsWith('-');
  const stock = parseDecimal(isNegative ? trimmed.slice(1) : trimmed, mark, 3);
  if (!stock.ok || stock.value > MAX_STOCK_MILLI) return refused('stock_invalid');
  return value(isNegative && stock.value !== 0 ? -stock.value : stock.value);
}
