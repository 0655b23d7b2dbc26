import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taxShares } from '#app/domain/tax.ts';

const line = fc.record({
  taxRateBp: fc.constantFrom(0, 500, 1050, 1600, 2100, 2700, 10_000),
  totalMinor: fc.integer({ min: 0, max: 10 ** 9 }),
});

describe('tax contained in prices', () => {
  it('splits every total into a base and a tax that add up to it', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 50 }), (lines) => {
        const shares = taxShares(lines);
        const total = lines.reduce((sum, each) => sum + each.totalMinor, 0);
        expect(shares.reduce((sum, share) => sum + share.baseMinor + share.taxMinor, 0)).toBe(total);
        expect(shares.every((share) => share.baseMinor >= 0 && share.taxMinor >= 0)).toBe(true);
      }),
    );
  });

  it('is within half a cent of gross × rate ÷ (1 + rate) for each rate', () => {
    fc.assert(
      fc.property(line, (only) => {
        const [share] = taxShares([only]);
        const exactTimes = BigInt(only.totalMinor) * BigInt(only.taxRateBp);
        const divisor = BigInt(10_000 + only.taxRateBp);
        const off = BigInt(share?.taxMinor ?? -1) * divisor - exactTimes;
        expect((off < 0n ? -off : off) * 2n <= divisor).toBe(true);
      }),
    );
  });

  it('takes the tax of a rate once, on the rate’s total', () => {
    // Line by line, 0.03 at 21 % holds 0.01 of tax three times over; together 0.09 holds 0.02.
    const lines = [1, 2, 3].map(() => ({ taxRateBp: 2100, totalMinor: 3 }));
    expect(taxShares(lines)).toEqual([{ rateBp: 2100, baseMinor: 7, taxMinor: 2 }]);
  });

  it('lists the rates once each, highest first', () => {
    expect(
      taxShares([
        { taxRateBp: 0, totalMinor: 500 },
        { taxRateBp: 2100, totalMinor: 12_100 },
        { taxRateBp: 1050, totalMinor: 11_050 },
        { taxRateBp: 2100, totalMinor: 12_100 },
      ]),
    ).toEqual([
      { rateBp: 2100, baseMinor: 20_000, taxMinor: 4200 },
      { rateBp: 1050, baseMinor: 10_000, taxMinor: 1050 },
      { rateBp: 0, baseMinor: 500, taxMinor: 0 },
    ]);
  });

  it('refuses a rate above 100 % or below zero', () => {
    expect(() => taxShares([{ taxRateBp: 10_001, totalMinor: 1 }])).toThrow(/out of range/);
    expect(() => taxShares([{ taxRateBp: -1, totalMinor: 1 }])).toThrow(/out of range/);
  });
});
