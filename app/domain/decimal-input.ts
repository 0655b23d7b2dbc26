import { CURRENCY_EXPONENT, isAmountMinor, type Currency } from './money.ts';

/** The mark between whole and fraction in the text a shop writes: a comma in es-AR and pt-BR, a full stop in es-MX. */
export type DecimalMark = ',' | '.';

export type DecimalProblem =
  'empty' | 'not_a_number' | 'negative' | 'too_many_decimals' | 'ambiguous' | 'too_large';

export type DecimalResult =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: DecimalProblem };

/**
 * Reads decimal text to an integer of `10^-digits` units, exactly. Groups of three are accepted when they are written
 * with the other mark and complete (`1.234,56`); one group alone with the *other* mark (`1.234` where the comma is
 * decimal) could be read both ways and is refused as ambiguous. Signs, exponents, spaces inside and non-ASCII digits are refused.
 */
export function parseDecimal(text: string, mark: DecimalMark, digits: number): DecimalResult {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: 'empty' };
  if (/^-\s*\d/.test(trimmed)) return { ok: false, problem: 'negative' };
  const group = mark === ',' ? '.' : ',';
  const plain = new RegExp(`^(\\d+)(?:\\${mark}(\\d+))?$`);
  const grouped = new RegExp(`^(\\d{1,3}(?:\\${group}\\d{3})+)(?:\\${mark}(\\d+))?$`);
  const match = plain.exec(trimmed) ?? grouped.exec(trimmed);
  if (!match) {
    const otherMark = new RegExp(`^\\d+\\${group}\\d{1,2}$`);
    return { ok: false, problem: otherMark.test(trimmed) ? 'ambiguous' : 'not_a_number' };
  }
  const whole = (match[1] ?? '').replaceAll(group, '');
  const fraction = match[2] ?? '';
  const isSingleGroup = match[2] === undefined && (match[1] ?? '').split(group).length === 2;
  if (isSingleGroup) return { ok: false, problem: 'ambiguous' };
  if (fraction.length > digits) return { ok: false, problem: 'too_many_decimals' };
  if (whole.length > 13) return { ok: false, problem: 'too_large' };
  const value = Number(`${whole}${fraction.padEnd(digits, '0')}`);
  if (!isAmountMinor(value)) return { ok: false, problem: 'too_large' };
  return { ok: true, value };
}

/** {@link parseDecimal} for an amount of `currency`, in minor units. */
export function parseAmount(text: string, mark: DecimalMark, currency: Currency): DecimalResult {
  return parseDecimal(text, mark, CURRENCY_EXPONENT[currency]);
}
