import { stringify } from 'csv-stringify/sync';
import type { DayReport } from '#app/contract/day.ts';
import { CURRENCY_EXPONENT } from '#app/domain/money.ts';
import type { Language } from '#app/domain/site.ts';
import { dayRows } from './day-rows.ts';
import { decimalText } from './decimal-text.ts';
import { shopFormat } from './shop-format.ts';

/**
 * A day report as the shop's spreadsheet opens it with a double click: UTF-8 with its mark (Excel reads the system's code
 * page without), CRLF, the country's delimiter and decimal mark, neither thousands separators nor currency signs in amounts.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; negative amounts stay numbers.
 */
export function dayCsv(report: DayReport, language: Language): Uint8Array {
  const { delimiter, decimalMark } = shopFormat(language);
  const digits = CURRENCY_EXPONENT[report.currency];
  const text = stringify([...dayRows(report, language)], {
    bom: true,
    delimiter,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
    // Amounts come as bigint, which the formula guard takes for numbers, and leave as the shop's decimals.
    cast: { bigint: (amountMinor) => decimalText(amountMinor, digits, decimalMark) },
  });
  return new TextEncoder().encode(text);
}
