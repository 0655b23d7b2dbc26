import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '#app/domain/decimal-input.ts';
import { decimalText, percentText } from '#main/report/decimal-text.ts';

describe('decimals written from integers', () => {
  it('are read back as the same integer, with either mark', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 15 - 1 }),
        fc.constantFrom(',' as const, '.' as const),
        (minor, mark) => {
          expect(parseDecimal(decimalText(BigInt(minor), 2, mark), mark, 2)).toEqual({
            ok: true,
            value: minor,
          });
          expect(decimalText(BigInt(-minor), 2, mark)).toBe(
            `${minor === 0 ? '' : '-'}${decimalText(BigInt(minor), 2, mark)}`,
          );
        },
      ),
    );
  });

  it.each([
    [2100, '21%'],
    [1050, '10,5%'],
    [1075, '10,75%'],
    [1000, '10%'],
    [10_000, '100%'],
    [5, '0,05%'],
    [0, '0%'],
  ])('show %i basis points as %s', (rateBp, text) => {
    expect(percentText(rateBp, ',')).toBe(text);
  });
});
