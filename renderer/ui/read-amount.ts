import { parseAmount, type DecimalResult } from '#app/domain/decimal-input.ts';
import type { Words } from '#renderer/i18n/use-words.ts';

/** What a person typed, read with the marks of the language; null while there is nothing to read. */
export function readAmount(text: string, words: Words): DecimalResult | null {
  return text.trim() === '' ? null : parseAmount(text, words.decimalMark, words.currency);
}

/** What is wrong with it, in words. */
export function amountProblem(result: DecimalResult | null, words: Words): string | undefined {
  if (result === null || result.ok || result.problem === 'empty') return undefined;
  return words.t(`cash.problem.${result.problem}`, { example: words.amountInput(123450) });
}
