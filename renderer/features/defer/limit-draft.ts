import { parseAmount } from '#app/domain/decimal-input.ts';
import type { DeferralLimits, DeferralRules } from '#app/domain/deferral-rules.ts';
import type { Words } from '#renderer/i18n/use-words.ts';

export const LIMIT_FIELDS = [
  'perSaleMinor',
  'perCustomerMinor',
  'perDayMinor',
  'totalMinor',
] as const satisfies readonly (keyof DeferralLimits)[];
export type LimitField = (typeof LIMIT_FIELDS)[number];

/** Limits as they are typed: empty is no limit, zero asks an owner each time. */
export type LimitDraft = Readonly<Record<LimitField, string>>;

export function draftOf(rules: DeferralRules, words: Words): LimitDraft {
  const text = (field: LimitField): string => {
    const minor = rules.limits[field];
    return minor === null ? '' : words.amountInput(minor);
  };
  return {
    perSaleMinor: text('perSaleMinor'),
    perCustomerMinor: text('perCustomerMinor'),
    perDayMinor: text('perDayMinor'),
    totalMinor: text('totalMinor'),
  };
}

/** The limits in minor units; null while one of them cannot be read as an amount. */
export function readLimits(draft: LimitDraft, words: Words): DeferralLimits | null {
  const read = LIMIT_FIELDS.map((field) =>
    draft[field].trim() === '' ? null : parseAmount(draft[field], words.decimalMark, words.currency),
  );
  if (read.some((each) => each !== null && !each.ok)) return null;
  const [perSaleMinor = null, perCustomerMinor = null, perDayMinor = null, totalMinor = null] = read.map(
    (each) => (each?.ok === true ? each.value : null),
  );
  return { perSaleMinor, perCustomerMinor, perDayMinor, totalMinor };
}
