import { invariant } from '#app/lib/assert.ts';

/**
 * Money is an integer of minor units (cents, centavos) beside a currency. No float ever holds an amount: decimal
 * text is parsed digit by digit, and products of an amount and a rate are taken in BigInt.
 */
export type Currency = 'ARS' | 'BRL' | 'MXN' | 'CLP';

/**
 * Digits after the decimal mark, by currency. A table and not Intl: Intl follows common usage and changes with the
 * ICU version (it answers 0 for COP, where ISO 4217 says 2), and the wire format may not follow it.
 */
export const CURRENCY_EXPONENT: Readonly<Record<Currency, 0 | 2>> = { ARS: 2, BRL: 2, MXN: 2, CLP: 0 };

/** 2^51: two amounts of this size can be added, and the sum halved, without leaving the exact integers. */
export const MAX_AMOUNT_MINOR = 2 ** 51;

export function isAmountMinor(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= MAX_AMOUNT_MINOR;
}

/** Sum of amounts in minor units. Throws when a term or the sum is not an exact amount. */
export function sumMinor(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) {
    invariant(isAmountMinor(amount), `not an amount: ${amount}`);
    total += amount;
    invariant(isAmountMinor(total), 'sum of amounts is out of range');
  }
  return total;
}

/** `amount × numerator ÷ denominator`, rounded half away from zero, exact at every size. */
export function scaleMinor(amountMinor: number, numerator: number, denominator: number): number {
  invariant(
    Number.isSafeInteger(amountMinor) && Number.isSafeInteger(numerator),
    'scaleMinor takes integers',
  );
  invariant(Number.isSafeInteger(denominator) && denominator > 0, 'scaleMinor needs a positive denominator');
  const product = BigInt(amountMinor) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  const result = Number(product < 0n ? -rounded : rounded);
  invariant(isAmountMinor(result), 'scaled amount is out of range');
  return result;
}

/**
 * Splits an amount in proportion to `weights` by largest remainder: the parts add up to the amount exactly, and ties
 * go to the earlier part. `allocateMinor(1000, [1, 1, 1])` is `[334, 333, 333]`.
 */
export function allocateMinor(amountMinor: number, weights: readonly number[]): number[] {
  invariant(isAmountMinor(amountMinor) && amountMinor >= 0, 'allocateMinor takes an amount of zero or more');
  const totalWeight = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  invariant(
    totalWeight > 0n && weights.every((weight) => weight >= 0),
    'allocateMinor needs a positive weight',
  );
  const shares = weights.map((weight, index) => {
    const product = BigInt(amountMinor) * BigInt(weight);
    return { index, part: product / totalWeight, remainder: product % totalWeight };
  });
  let left = BigInt(amountMinor) - shares.reduce((sum, share) => sum + share.part, 0n);
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return shares.map((share) => Number(share.part));
}

/**
 * The Point API's amount: a decimal string with a full stop and the currency's digits (`"1234.50"`), made from the
 * integer alone. Two decimals are always sent, because editions of the API's page disagree on whether fewer are valid.
 */
export function toWireAmount(amountMinor: number, currency: Currency): string {
  invariant(isAmountMinor(amountMinor) && amountMinor >= 0, 'a wire amount is zero or more');
  const exponent = CURRENCY_EXPONENT[currency];
  if (exponent === 0) return String(amountMinor);
  const digits = String(amountMinor).padStart(exponent + 1, '0');
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * Reads the API's decimal string back to minor units. The API writes `"120"`, `"120.5"` and `"120.50"` for the same
 * amount; anything else (signs, spaces, exponents, more digits than the currency has) is `undefined`.
 */
export function fromWireAmount(text: string, currency: Currency): number | undefined {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const exponent = CURRENCY_EXPONENT[currency];
  const fraction = match[2] ?? '';
  if (fraction.length > exponent && !/^0*$/.test(fraction.slice(exponent))) return undefined;
  const minor = Number(`${match[1] ?? ''}${fraction.slice(0, exponent).padEnd(exponent, '0')}`);
  return isAmountMinor(minor) ? minor : undefined;
}
