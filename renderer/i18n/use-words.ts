import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '#app/domain/money.ts';
import type { Language } from '#app/domain/site.ts';
import { LANGUAGES } from '#app/i18n/catalogues.ts';
import * as format from '#app/i18n/format.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';

/** Sentences, money, numbers and times as this till writes them: language of the person, currency and zone of the shop. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const status = useTillQuery('till.status', {}).data;
  const language: Language = LANGUAGES.find((each) => each === i18n.language) ?? 'es-AR';
  const currency: Currency = status?.currency ?? 'ARS';
  const timeZone = status?.timeZone ?? 'UTC';
  return useMemo(
    () => ({
      t,
      language,
      currency,
      decimalMark: format.decimalMarkOf(language),
      money: (amountMinor: number) => format.formatMoney(amountMinor, currency, language),
      amountInput: (amountMinor: number) => format.formatAmountInput(amountMinor, currency, language),
      quantity: (quantityMilli: number) => format.formatQuantity(quantityMilli, language),
      count: (count: number) => format.formatCount(count, language),
      rate: (rateBp: number) => format.formatTaxRate(rateBp, language),
      dateTime: (atMs: number) => format.formatDateTime(atMs, timeZone, language),
      time: (atMs: number) => format.formatTime(atMs, timeZone).slice(0, 5),
      date: format.formatDate,
    }),
    [t, language, currency, timeZone],
  );
}

export type Words = ReturnType<typeof useWords>;
