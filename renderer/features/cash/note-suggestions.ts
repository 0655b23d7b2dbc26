import type { Currency } from '#app/domain/money.ts';

/** Notes and coins in use that a customer is likely to hand over, in minor units, smallest first. */
const NOTES_MINOR: Readonly<Record<Currency, readonly number[]>> = {
  ARS: [100_00, 500_00, 1_000_00, 2_000_00, 10_000_00, 20_000_00],
  BRL: [1_00, 5_00, 10_00, 20_00, 50_00, 100_00, 200_00],
  MXN: [5_00, 20_00, 50_00, 100_00, 200_00, 500_00, 1_000_00],
  CLP: [100, 500, 1_000, 2_000, 5_000, 10_000, 20_000],
};

const MOST = 4;

/**
 * Amounts above the total a customer is likely to hand over: the total rounded up to each note, smallest first. In
 * minor units, at most four, the exact total not among them.
 */
export function suggestReceived(totalMinor: number, currency: Currency): number[] {
  const rounded = NOTES_MINOR[currency].map((note) => Math.ceil(totalMinor / note) * note);
  return [...new Set(rounded)]
    .filter((amount) => amount > totalMinor)
    .sort((a, b) => a - b)
    .slice(0, MOST);
}
