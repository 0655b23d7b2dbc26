import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDecimalMark, evidentMark } from '#app/domain/catalogue/decimal-mark.ts';
import { parseDecimal } from '#app/domain/decimal-input.ts';

describe('the decimal mark of a file', () => {
  it.each([
    ['12,34', ','],
    ['12,3', ','],
    ['1.234,56', ','],
    ['1.234.567', ','],
    ['12.34', '.'],
    ['1,234.56', '.'],
    ['1,234,567', '.'],
    ['1234', undefined],
    ['1.234', undefined],
    ['1,234', undefined],
    ['', undefined],
    ['abc', undefined],
    ['1.2,3.4', undefined],
  ])('is told by %j: %s', (text, mark) => {
    expect(evidentMark(text)).toBe(mark);
  });

  it('is told only by numbers that the other mark could not read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,')), maxLength: 12 }),
        (text) => {
          const mark = evidentMark(text);
          if (mark === undefined) return;
          expect(parseDecimal(text, mark === ',' ? '.' : ',', 2).ok).toBe(false);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('is what most prices say, whatever the delimiter', () => {
    expect(decideDecimalMark(['10,50', '7', '1.234', '9,99', '3.20'], [], ',')).toBe(',');
    expect(decideDecimalMark(['10.50', '7', '1,234', '9.99', '3,20'], [], ';')).toBe('.');
  });

  it('is told by the other numbers when the prices say nothing', () => {
    expect(decideDecimalMark(['10', '20'], ['10.5', '21'], ';')).toBe('.');
  });

  it('goes with the delimiter when nothing else tells it', () => {
    expect(decideDecimalMark(['10', '1.234'], ['21'], ';')).toBe(',');
    expect(decideDecimalMark(['10', '1.234'], ['21'], '\t')).toBe(',');
    expect(decideDecimalMark(['10', '1,234'], ['21'], ',')).toBe('.');
    expect(decideDecimalMark(['10,50', '10.50'], [], ',')).toBe('.');
  });
});
