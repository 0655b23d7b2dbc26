import { CURRENCY_EXPONENT, fromWireAmount, toWireAmount, type Currency } from '#app/domain/money.ts';

/**
 * Decimals of amounts in Chilean pesos, which the Point API does not document: none, as the currency has, or two, as in the
 * other countries' examples.
 */
export type ChileDecimals = 'none' | 'two';

/** The Orders API's amount of `amountMinor`; see {@link toWireAmount}. */
export function writeOrderAmount(amountMinor: number, currency: Currency, chile: ChileDecimals): string {
  const text = toWireAmount(amountMinor, currency);
  return CURRENCY_EXPONENT[currency] === 0 && chile === 'two' ? `${text}.00` : text;
}

/**
 * Minor units of an amount of the Payments API, which is a JSON number in currency units. Read from its shortest decimal text,
 * which is what the API wrote as long as it has no more than 15 digits; no arithmetic is done on it. Undefined for what
 * is no such amount: negative, without end, or with more decimals than the currency has.
 */
export function readNumberAmount(units: number, currency: Currency): number | undefined {
  return fromWireAmount(String(units), currency);
}

/** The same amount as a JSON number: digits, never a float. */
export function writeNumberAmount(amountMinor: number, currency: Currency): string {
  return toWireAmount(amountMinor, currency);
}
