import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateMinor,
  fromWireAmount,
  MAX_AMOUNT_MINOR,
  scaleMinor,
  sumMinor,
  toWireAmount,
} from '#app/domain/money.ts';

describe('the amount of the wire', () => {
  it('makes the round trip for every cent from 0.01 to 1000.00', () => {
    for (let minor = 1; minor <= 100_000; minor += 1) {
      const text = toWireAmount(minor, 'ARS');
      // The reference counts digits only: whole part and the last two digits.
      const whole = Math.trunc(minor / 100);
      if (text !== `${whole}.${String(minor - whole * 100).padStart(2, '0')}`) {
        throw new Error(`${minor} became ${text}`);
      }
      if (fromWireAmount(text, 'ARS') !== minor) throw new Error(`${text} did not come back as ${minor}`);
    }
  });

  it('makes the round trip for any amount up to the largest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 - 1 }), (minor) => {
        expect(fromWireAmount(toWireAmount(minor, 'BRL'), 'BRL')).toBe(minor);
      }),
    );
  });

  it.each([
    [29, '0.29'],
    [57, '0.57'],
    [101, '1.01'],
    [820, '8.20'],
    [123_450, '1234.50'],
    [999_999_999, '9999999.99'],
  ])('writes %i minor units as %s', (minor, text) => {
    expect(toWireAmount(minor, 'MXN')).toBe(text);
  });

  it('has no decimals in a currency without cents', () => {
    expect(toWireAmount(1500, 'CLP')).toBe('1500');
    expect(fromWireAmount('1500', 'CLP')).toBe(1500);
    expect(fromWireAmount('1500.00', 'CLP')).toBe(1500);
    expect(fromWireAmount('1500.50', 'CLP')).toBeUndefined();
  });

  it('reads the three spellings the API uses for one amount', () => {
    expect(['120', '120.5', '120.50'].map((text) => fromWireAmount(text, 'ARS'))).toEqual([
      12_000, 12_050, 12_050,
    ]);
  });

  it.each([
    '',
    ' ',
    '12.345',
    '-1.00',
    '+1',
    '1e3',
    '0x10',
    '1,50',
    '12.50 ',
    '.5',
    '5.',
    'NaN',
    'Infinity',
    '٣',
    '99999999999999',
  ])('does not read %j', (text) => {
    expect(fromWireAmount(text, 'ARS')).toBeUndefined();
  });

  it('refuses to write what is no amount', () => {
    expect(() => toWireAmount(-1, 'ARS')).toThrow(/zero or more/);
    expect(() => toWireAmount(0.5, 'ARS')).toThrow(/zero or more/);
    expect(() => toWireAmount(Number.MAX_SAFE_INTEGER, 'ARS')).toThrow(/zero or more/);
  });
});

/** Rounds half away from zero by comparing the remainder, another way than the code under test. */
function referenceScale(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  const product = amount * numerator;
  const quotient = product / denominator;
  const remainder = product % denominator;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  return twice >= denominator ? quotient + (product < 0n ? -1n : 1n) : quotient;
}

describe('scaling', () => {
  it('agrees with a BigInt reference at every size and sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1000, max: 20_000 }),
        (amount, numerator, denominator) => {
          expect(BigInt(scaleMinor(amount, numerator, denominator))).toBe(
            referenceScale(BigInt(amount), BigInt(numerator), BigInt(denominator)),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('rounds half away from zero', () => {
    expect(scaleMinor(1, 1, 2)).toBe(1);
    expect(scaleMinor(-1, 1, 2)).toBe(-1);
    expect(scaleMinor(5, 1, 10)).toBe(1);
    expect(scaleMinor(4, 1, 10)).toBe(0);
  });

  it('is exact where a product of doubles would not be', () => {
    expect(scaleMinor(999_999_999, 9_999_000, 1_000_000)).toBe(9_998_999_990);
    expect(scaleMinor(9_007_199_254, 999_999, 1_000_000)).toBe(9_007_190_247);
  });

  it('refuses fractions, a denominator of zero and a result out of range', () => {
    expect(() => scaleMinor(0.5, 1, 1)).toThrow(/integers/);
    expect(() => scaleMinor(1, 1, 0)).toThrow(/denominator/);
    expect(() => scaleMinor(MAX_AMOUNT_MINOR, 2, 1)).toThrow(/out of range/);
  });
});

describe('allocating', () => {
  it('gives parts that add up to the amount, each within one unit of its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc
          .array(fc.integer({ min: 0, max: 10 ** 6 }), { minLength: 1, maxLength: 20 })
          .filter((weights) => weights.some((weight) => weight > 0)),
        (amount, weights) => {
          const parts = allocateMinor(amount, weights);
          const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
          expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
          for (const [index, part] of parts.entries()) {
            const exactTimesTotal = BigInt(amount) * BigInt(weights[index] ?? 0);
            const offTimesTotal = BigInt(part) * total - exactTimesTotal;
            expect(offTimesTotal > -total && offTimesTotal < total).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('splits 10.00 in three as 3.34 + 3.33 + 3.33', () => {
    expect(allocateMinor(1000, [1, 1, 1])).toEqual([334, 333, 333]);
  });

  it('gives nothing to a weight of zero', () => {
    expect(allocateMinor(1, [0, 1, 0])).toEqual([0, 1, 0]);
  });

  it('refuses weights that say nothing', () => {
    expect(() => allocateMinor(100, [0, 0])).toThrow(/positive weight/);
    expect(() => allocateMinor(100, [])).toThrow(/positive weight/);
    expect(() => allocateMinor(100, [3, -1])).toThrow(/positive weight/);
    expect(() => allocateMinor(-1, [1])).toThrow(/zero or more/);
  });
});

describe('summing', () => {
  it('refuses a sum beyond the exact amounts before it is made', () => {
    expect(sumMinor([MAX_AMOUNT_MINOR - 1, 1])).toBe(MAX_AMOUNT_MINOR);
    expect(() => sumMinor([MAX_AMOUNT_MINOR, 1])).toThrow(/out of range/);
    expect(() => sumMinor([0.1, 0.2])).toThrow(/not an amount/);
  });
});
