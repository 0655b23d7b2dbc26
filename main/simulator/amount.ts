/** Whole digits without leading zeros, then at most two decimals (Point API, Create order). */
const DECIMAL = /^(0|[1-9]\d{0,11})(?:\.(\d{1,2}))?$/;

/**
 * Reads a decimal string into integer minor units, or undefined when it is not one the API accepts.
 * `exponent` is the number of decimals of the currency; digits beyond it are refused.
 */
export function parseAmountMinor(text: string, exponent: number): number | undefined {
  const match = DECIMAL.exec(text);
  const whole = match?.[1];
  if (whole === undefined) return undefined;
  const decimals = match?.[2] ?? '';
  if (decimals.length > exponent) return undefined;
  return Number(whole + decimals.padEnd(exponent, '0'));
}

/** Writes integer minor units as a decimal string with every decimal of the currency. */
export function formatAmountMinor(amountMinor: number, exponent: number): string {
  const digits = String(amountMinor).padStart(exponent + 1, '0');
  if (exponent === 0) return digits;
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
