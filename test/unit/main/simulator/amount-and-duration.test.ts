import { describe, expect, it } from 'vitest';

import { formatAmountMinor, parseAmountMinor } from '#main/simulator/amount.ts';
import { parseDurationMs } from '#main/simulator/duration.ts';

describe('amounts', () => {
  it('are the same after reading what was written, for every cent up to 1,000.00', () => {
    for (let amountMinor = 0; amountMinor <= 100_000; amountMinor += 1) {
      const text = formatAmountMinor(amountMinor, 2);
      if (parseAmountMinor(text, 2) !== amountMinor) throw new Error(`${text} is not ${amountMinor}`);
    }
    expect(formatAmountMinor(5, 2)).toBe('0.05');
    expect(formatAmountMinor(1_500, 0)).toBe('1500');
  });

  it('have no more decimals than the currency', () => {
    expect(parseAmountMinor('10', 0)).toBe(10);
    expect(parseAmountMinor('10.5', 0)).toBeUndefined();
    expect(parseAmountMinor('999999999999.99', 2)).toBe(99_999_999_999_999);
  });
});

describe('durations', () => {
  it.each([
    ['PT30S', 30_000],
    ['PT15M', 900_000],
    ['PT3H', 10_800_000],
    ['PT1H1M1S', 3_661_000],
    ['PT', undefined],
    ['P1D', undefined],
    ['PT1.5S', undefined],
    ['pt1s', undefined],
    ['PT1S1M', undefined],
  ])('read %s as %s milliseconds', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });
});
