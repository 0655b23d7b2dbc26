import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, parseDecimal, type DecimalMark } from '#app/domain/decimal-input.ts';

const marks: readonly DecimalMark[] = [',', '.'];

/** Writes minor units the way a shop does, from the digits alone. */
function written(minor: number, mark: DecimalMark, isGrouped: boolean): string {
  const digits = String(minor).padStart(3, '0');
  const whole = digits.slice(0, -2);
  const group = mark === ',' ? '.' : ',';
  const shown = isGrouped ? whole.replaceAll(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${shown}${mark}${digits.slice(-2)}`;
}

describe('decimal text', () => {
  it('reads back every amount written with either mark, grouped or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 14 }),
        fc.constantFrom(...marks),
        fc.boolean(),
        fc.constantFrom('', ' ', '\t'),
        (minor, mark, isGrouped, space) => {
          const text = `${space}${written(minor, mark, isGrouped)}${space}`;
          expect(parseDecimal(text, mark, 2)).toEqual({ ok: true, value: minor });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads every cent from 0.00 to 100.00 exactly', () => {
    for (let minor = 0; minor <= 10_000; minor += 1) {
      const result = parseDecimal(written(minor, '.', false), '.', 2);
      if (!result.ok || result.value !== minor) throw new Error(`${minor}: ${JSON.stringify(result)}`);
    }
  });

  it.each([
    ['0,29', 29],
    ['0,57', 57],
    ['8,2', 820],
    ['1.234,56', 123_456],
    ['1234,56', 123_456],
    ['1.234.567', 123_456_700],
    ['007', 700],
  ])('reads %s with a comma as %i', (text, value) => {
    expect(parseDecimal(text, ',', 2)).toEqual({ ok: true, value });
  });

  it.each([
    ['1.234', ',', 'ambiguous'],
    ['1,234', '.', 'ambiguous'],
    ['12.34', ',', 'ambiguous'],
    ['12,34', '.', 'ambiguous'],
    ['1,234.56', ',', 'not_a_number'],
    ['1.234,56', '.', 'not_a_number'],
    ['12.34,56', ',', 'not_a_number'],
    ['1.005', '.', 'too_many_decimals'],
    ['8,165', ',', 'too_many_decimals'],
    ['0,001', ',', 'too_many_decimals'],
    ['-1', ',', 'negative'],
    ['-0', ',', 'negative'],
    ['- 1', ',', 'negative'],
    ['', ',', 'empty'],
    [' \t', ',', 'empty'],
    ['99999999999999', ',', 'too_large'],
    ['99999999999999,99', ',', 'too_large'],
  ] as const)('refuses %j with the mark %s: %s', (text, mark, problem) => {
    expect(parseDecimal(text, mark, 2)).toEqual({ ok: false, problem });
  });

  it.each([
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    '+1',
    '1 234',
    '$12',
    '12.',
    ',5',
    '٣',
    '１２',
    '1_000',
    '1..2',
    '--1',
    '½',
  ])('does not take %j for a number with either mark', (text) => {
    for (const mark of marks) expect(parseDecimal(text, mark, 2)).toMatchObject({ ok: false });
  });

  it('never answers a number that is not an exact integer, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-+ e')) }),
        fc.constantFrom(...marks),
        (text, mark) => {
          const result = parseDecimal(text, mark, 2);
          if (result.ok) {
            expect(Number.isSafeInteger(result.value) && result.value >= 0).toBe(true);
            // What was read has the digits of what was written, in their order.
            expect(String(result.value)).toBe(
              text
                .replaceAll(/\D/g, '')
                .padEnd(digitsWanted(text, mark), '0')
                .replace(/^0+(?=\d)/, ''),
            );
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('reads an amount in the digits of its currency', () => {
    expect(parseAmount('12,5', ',', 'ARS')).toEqual({ ok: true, value: 1250 });
    expect(parseAmount('1500', ',', 'CLP')).toEqual({ ok: true, value: 1500 });
    expect(parseAmount('1500,5', ',', 'CLP')).toEqual({ ok: false, problem: 'too_many_decimals' });
  });
});

/** How many digits the number has once its fraction is filled up to two. */
function digitsWanted(text: string, mark: DecimalMark): number {
  const [whole = '', fraction = ''] = text.split(mark);
  return whole.replaceAll(/\D/g, '').length + Math.max(2, fraction.replaceAll(/\D/g, '').length);
}
