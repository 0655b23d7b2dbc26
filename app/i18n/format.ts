import { assertNever, invariant } from '#app/lib/assert.ts';
import type { DecimalMark } from '#app/domain/decimal-input.ts';
import { CURRENCY_EXPONENT, isAmountMinor, type Currency } from '#app/domain/money.ts';
import type { Language } from '#app/domain/site.ts';

/**
 * Numbers, money and dates as the shops of each language write them. Tables and not Intl: the digits of an amount are cut
 * from the integer itself, so no float is ever made, and a paper printed today reads the same after an ICU update.
 */
interface Notation {
  readonly decimal: DecimalMark;
  readonly group: '.' | ',';
  /** Between the currency symbol and the digits; a no-break space where there is one. */
  readonly symbolGap: '' | '\u00a0';
  /** Between a number and the per cent sign. */
  readonly percentGap: '' | '\u00a0';
}

const NOTATION: Readonly<Record<Language, Notation>> = {
  'es-AR': { decimal: ',', group: '.', symbolGap: '\u00a0', percentGap: '\u00a0' },
  'pt-BR': { decimal: ',', group: '.', symbolGap: '\u00a0', percentGap: '' },
  'es-MX': { decimal: '.', group: ',', symbolGap: '', percentGap: '' },
  en: { decimal: '.', group: ',', symbolGap: '', percentGap: '' },
};

/** The symbol each country's own shops write. A till has one currency, so `$` is never ambiguous on its screen. */
const SYMBOL: Readonly<Record<Currency, string>> = { ARS: '$', BRL: 'R$', MXN: '$', CLP: '$' };

/** The mark a person of `language` types between whole and fraction. */
export function decimalMarkOf(language: Language): DecimalMark {
  return NOTATION[language].decimal;
}

/** An amount in minor units with its symbol: `$ 1.234,50`, `R$ 1.234,50`, `$1,234.50`; negative `-$ 1.234,50`. */
export function formatMoney(amountMinor: number, currency: Currency, language: Language): string {
  const notation = NOTATION[language];
  const sign = amountMinor < 0 ? '-' : '';
  const digits = formatAmountDigits(Math.abs(amountMinor), currency, language);
  return `${sign}${SYMBOL[currency]}${notation.symbolGap}${digits}`;
}

/** {@link formatMoney} without the symbol: for columns under a heading that names the currency. */
export function formatAmountDigits(amountMinor: number, currency: Currency, language: Language): string {
  invariant(isAmountMinor(amountMinor), `not an amount: ${amountMinor}`);
  const sign = amountMinor < 0 ? '-' : '';
  const { whole, fraction } = splitDigits(Math.abs(amountMinor), CURRENCY_EXPONENT[currency]);
  const notation = NOTATION[language];
  return `${sign}${grouped(whole, notation.group)}${fraction === '' ? '' : notation.decimal + fraction}`;
}

/** An amount in minor units as text for an input field: no symbol, no grouping (`1234,50`). */
export function formatAmountInput(amountMinor: number, currency: Currency, language: Language): string {
  invariant(isAmountMinor(amountMinor) && amountMinor >= 0, `not an amount to type: ${amountMinor}`);
  const { whole, fraction } = splitDigits(amountMinor, CURRENCY_EXPONENT[currency]);
  return fraction === '' ? whole : `${whole}${NOTATION[language].decimal}${fraction}`;
}

/** Thousandths as a quantity without surplus zeros: 2000 is `2`, 1250 is `1,25`. */
export function formatQuantity(quantityMilli: number, language: Language): string {
  invariant(Number.isSafeInteger(quantityMilli), `not a quantity: ${quantityMilli}`);
  return trimmedDecimal(quantityMilli, 3, NOTATION[language]);
}

/** A count with groups: 20000 is `20.000`. */
export function formatCount(count: number, language: Language): string {
  invariant(Number.isSafeInteger(count), `not a count: ${count}`);
  return trimmedDecimal(count, 0, NOTATION[language]);
}

/** Basis points as a rate: 1050 is `10,5 %` in es-AR, `10.5%` in en. */
export function formatTaxRate(rateBp: number, language: Language): string {
  invariant(Number.isSafeInteger(rateBp), `not a rate: ${rateBp}`);
  const notation = NOTATION[language];
  return `${trimmedDecimal(rateBp, 2, notation)}${notation.percentGap}%`;
}

/** An instant in the shop's zone, 24 hours: `21/11/2026 15:04`. `atMs` is UTC milliseconds, `timeZone` an IANA name. */
export function formatDateTime(atMs: number, timeZone: string, language: Language): string {
  const { day, month, year, hour, minute } = zonedParts(atMs, timeZone);
  switch (language) {
    case 'es-AR':
    case 'es-MX':
    case 'pt-BR':
    case 'en':
      return `${day}/${month}/${year} ${hour}:${minute}`;
    default:
      return assertNever(language, 'language');
  }
}

/** The time alone, with seconds: `15:04:09`. */
export function formatTime(atMs: number, timeZone: string): string {
  const { hour, minute, second } = zonedParts(atMs, timeZone);
  return `${hour}:${minute}:${second}`;
}

/** A business date (`YYYY-MM-DD`) as `dd/mm/yyyy`: the order of all three countries, kept in English for the same shop. */
export function formatDate(businessDate: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(businessDate);
  invariant(match !== null, `not a business date: ${businessDate}`);
  return `${match[3] ?? ''}/${match[2] ?? ''}/${match[1] ?? ''}`;
}

function splitDigits(magnitude: number, exponent: number): { whole: string; fraction: string } {
  if (exponent === 0) return { whole: String(magnitude), fraction: '' };
  const digits = String(magnitude).padStart(exponent + 1, '0');
  return { whole: digits.slice(0, -exponent), fraction: digits.slice(-exponent) };
}

function grouped(whole: string, group: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, group);
}

function trimmedDecimal(value: number, exponent: number, notation: Notation): string {
  const { whole, fraction } = splitDigits(Math.abs(value), exponent);
  const shortFraction = fraction.replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  return `${sign}${grouped(whole, notation.group)}${shortFraction === '' ? '' : notation.decimal + shortFraction}`;
}

type ZonedPart = 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second';

const zonedFormats = new Map<string, Intl.DateTimeFormat>();

/** Intl only turns the instant into the zone's calendar; the order and the marks are ours. */
function zonedParts(atMs: number, timeZone: string): Record<ZonedPart, string> {
  let format = zonedFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    zonedFormats.set(timeZone, format);
  }
  const parts = format.formatToParts(atMs);
  const valueOf = (name: ZonedPart) => parts.find((part) => part.type === name)?.value ?? '';
  return {
    day: valueOf('day'),
    month: valueOf('month'),
    year: valueOf('year'),
    hour: valueOf('hour'),
    minute: valueOf('minute'),
    second: valueOf('second'),
  };
}
