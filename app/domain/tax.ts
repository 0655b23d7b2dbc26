import { invariant } from '#app/lib/assert.ts';
import { scaleMinor } from './money.ts';

/** The part of an amount sold under one rate. Shelf prices include tax, so `baseMinor + taxMinor` is what was charged. */
export interface TaxShare {
  readonly rateBp: number;
  readonly baseMinor: number;
  readonly taxMinor: number;
}

/** Highest tax rate a product may carry: 100 %. */
export const MAX_TAX_RATE_BP = 10_000;

/**
 * Splits tax-inclusive totals by rate into base and tax. The tax of a rate is taken once, on the rate's total and not
 * line by line, so that a receipt's lines cannot add up to a cent more or less than its tax table. Rates come out highest first.
 */
export function taxShares(
  lines: Iterable<{ readonly taxRateBp: number; readonly totalMinor: number }>,
): TaxShare[] {
  const grossByRate = new Map<number, number>();
  for (const line of lines) {
    invariant(
      line.taxRateBp >= 0 && line.taxRateBp <= MAX_TAX_RATE_BP,
      `tax rate ${line.taxRateBp} is out of range`,
    );
    grossByRate.set(line.taxRateBp, (grossByRate.get(line.taxRateBp) ?? 0) + line.totalMinor);
  }
  return [...grossByRate]
    .sort(([a], [b]) => b - a)
    .map(([rateBp, grossMinor]) => {
      const taxMinor = scaleMinor(grossMinor, rateBp, 10_000 + rateBp);
      return { rateBp, baseMinor: grossMinor - taxMinor, taxMinor };
    });
}
