import type { Words } from '#renderer/i18n/use-words.ts';
import { readAmount } from './read-amount.ts';

/** What was typed as a part of what is owed, in minor units; null when it is not one. */
export function partOfOwed(text: string, owedMinor: number, words: Words): number | null {
  const read = readAmount(text, words);
  return read?.ok === true && read.value > 0 && read.value <= owedMinor ? read.value : null;
}
