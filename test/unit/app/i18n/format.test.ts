import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmount } from '#app/domain/decimal-input.ts';
import { LANGUAGES } from '#app/i18n/catalogues.ts';
import {
  decimalMarkOf,
  formatAmountDigits,
  formatAmountInput,
  formatCount,
  formatDate,
  formatDateTime,
  formatMoney,
  formatQuantity,
  formatTaxRate,
  formatTime,
} from '#app/i18n/format.ts';

/** A no-break space, as the formats use it. */
const gap = '\u00a0';

describe('money', () => {
  test('is written as the shops of each country write it', () => {
    expect(formatMoney(123_456_789, 'ARS', 'es-AR')).toBe(`$${gap}1.234.567,89`);
    expect(formatMoney(123_456_789, 'BRL', 'pt-BR')).toBe(`R$${gap}1.234.567,89`);
    expect(formatMoney(123_456_789, 'MXN', 'es-MX')).toBe('$1,234,567.89');
    expect(formatMoney(123_450, 'ARS', 'en')).toBe('$1,234.50');
    expect(formatMoney(123_450, 'BRL', 'en')).toBe('R$1,234.50');
  });

  test('has its sign before the symbol and no sign at zero', () => {
    expect(formatMoney(-123_450, 'ARS', 'es-AR')).toBe(`-$${gap}1.234,50`);
    expect(formatMoney(-123_450, 'BRL', 'pt-BR')).toBe(`-R$${gap}1.234,50`);
    expect(formatMoney(-0, 'ARS', 'es-AR')).toBe(`$${gap}0,00`);
  });

  test('keeps cents below one and groups only complete thousands', () => {
    expect(formatMoney(5, 'ARS', 'es-AR')).toBe(`$${gap}0,05`);
    expect(formatMoney(99_999, 'MXN', 'es-MX')).toBe('$999.99');
    expect(formatMoney(100_000, 'MXN', 'es-MX')).toBe('$1,000.00');
  });

  test('has no decimals where the currency has none', () => {
    expect(formatMoney(1_234_567, 'CLP', 'es-AR')).toBe(`$${gap}1.234.567`);
  });

  test('is exact at every size: the digits are those of the integer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 51 }), fc.constantFrom(...LANGUAGES), (amount, language) => {
        const digits = formatAmountDigits(amount, 'ARS', language).replace(/\D/g, '');
        return digits === String(amount).padStart(3, '0');
      }),
    );
  });

  test('written for a field, reads back to the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999_999 }),
        fc.constantFrom(...LANGUAGES),
        (amount, language) => {
          const text = formatAmountInput(amount, 'ARS', language);
          const read = parseAmount(text, decimalMarkOf(language), 'ARS');
          return read.ok && read.value === amount;
        },
      ),
    );
  });

  test('refuses what is not an amount', () => {
    expect(() => formatMoney(1.5, 'ARS', 'es-AR')).toThrow('not an amount');
    expect(() => formatMoney(2 ** 52, 'ARS', 'es-AR')).toThrow('not an amount');
  });
});

test('quantities and counts drop surplus zeros and keep groups', () => {
  expect(formatQuantity(2_000, 'es-AR')).toBe('2');
  expect(formatQuantity(1_250, 'es-AR')).toBe('1,25');
  expect(formatQuantity(1_250, 'es-MX')).toBe('1.25');
  expect(formatQuantity(-1_500, 'pt-BR')).toBe('-1,5');
  expect(formatQuantity(1, 'en')).toBe('0.001');
  expect(formatCount(20_000, 'es-AR')).toBe('20.000');
});

test('tax rates keep half points', () => {
  expect(formatTaxRate(1_050, 'es-AR')).toBe(`10,5${gap}%`);
  expect(formatTaxRate(2_100, 'es-AR')).toBe(`21${gap}%`);
  expect(formatTaxRate(1_600, 'es-MX')).toBe('16%');
  expect(formatTaxRate(0, 'pt-BR')).toBe('0%');
});

describe('times', () => {
  const afternoonMs = Date.UTC(2026, 10, 21, 18, 4, 9);

  test('are the shop’s own, in 24 hours, in every language', () => {
    for (const language of LANGUAGES) {
      expect(formatDateTime(afternoonMs, 'America/Argentina/Buenos_Aires', language)).toBe(
        '21/11/2026 15:04',
      );
    }
    expect(formatTime(afternoonMs, 'America/Mexico_City')).toBe('12:04:09');
  });

  test('midnight is 00:00 and belongs to the new day', () => {
    const midnightMs = Date.UTC(2026, 10, 21, 3, 0);
    expect(formatDateTime(midnightMs, 'America/Sao_Paulo', 'pt-BR')).toBe('21/11/2026 00:00');
  });

  test('a business date is turned round without a zone', () => {
    expect(formatDate('2026-01-05')).toBe('05/01/2026');
    expect(() => formatDate('5/1/2026')).toThrow('not a business date');
  });
});
