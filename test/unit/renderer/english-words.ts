import i18next from 'i18next';
import { catalogues, LANGUAGES } from '#app/i18n/catalogues.ts';
import { decimalMarkOf, formatAmountInput, formatDateTime, formatMoney } from '#app/i18n/format.ts';
import type { Words } from '#renderer/i18n/use-words.ts';

/** The words of an English screen over a shop in Argentina, without a screen. */
export async function englishWords(): Promise<Words> {
  const english = i18next.createInstance();
  await english.init({
    lng: 'en',
    resources: Object.fromEntries(LANGUAGES.map((each) => [each, { translation: catalogues[each] }])),
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return {
    t: english.t,
    language: 'en',
    currency: 'ARS',
    decimalMark: decimalMarkOf('en'),
    money: (amountMinor) => formatMoney(amountMinor, 'ARS', 'en'),
    amountInput: (amountMinor) => formatAmountInput(amountMinor, 'ARS', 'en'),
    quantity: String,
    count: String,
    rate: String,
    dateTime: (atMs) => formatDateTime(atMs, 'UTC', 'en'),
    time: String,
    date: String,
  };
}
