import type { Words } from '#renderer/i18n/use-words.ts';
import { useNotices } from '#renderer/ui/notices.ts';
import { shortText } from '#renderer/ui/visible-text.ts';

/** Says that what stands before the star is no quantity. What was typed stays, to be corrected. */
export function showWrongQuantity(quantity: string, words: Words): void {
  const text = words.t('till.quantity.wrong', { text: shortText(quantity, 20) });
  useNotices.getState().show({ tone: 'problem', text });
}
