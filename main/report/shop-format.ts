import { Temporal } from 'temporal-polyfill';
import { assertNever } from '#app/lib/assert.ts';
import type { DecimalMark } from '#app/domain/decimal-input.ts';
import type { Language } from '#app/domain/site.ts';

/** How a shop's spreadsheet expects a CSV file: Windows takes both marks from the country, and they exclude each other. */
export interface ShopFormat {
  readonly delimiter: ';' | ',';
  readonly decimalMark: DecimalMark;
  readonly dateOrder: 'day-month-year' | 'year-month-day';
}

export function shopFormat(language: Language): ShopFormat {
  switch (language) {
    case 'es-AR':
    case 'pt-BR':
      return { delimiter: ';', decimalMark: ',', dateOrder: 'day-month-year' };
    case 'es-MX':
      return { delimiter: ',', decimalMark: '.', dateOrder: 'day-month-year' };
    case 'en':
      return { delimiter: ',', decimalMark: '.', dateOrder: 'year-month-day' };
    default:
      return assertNever(language, 'language');
  }
}

/** A business date (`YYYY-MM-DD`) as the shop writes it. */
export function dateText(date: string, format: ShopFormat): string {
  return format.dateOrder === 'year-month-day' ? date : date.split('-').toReversed().join('/');
}

/** An instant as date and time of the shop's zone, to the second: `21/11/2026 15:04:05`. */
export function instantText(atMs: number, timeZone: string, format: ShopFormat): string {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'second' });
  return `${dateText(local.toPlainDate().toString(), format)} ${time}`;
}
