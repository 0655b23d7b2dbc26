import type { TillStatus } from '#app/contract/status.ts';
import { assertNever } from '#app/lib/assert.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { shortText } from '#renderer/ui/visible-text.ts';

/** Longest name of an account in the window's frame. */
const NAME_LENGTH = 40;

/** What the window's frame says: that nothing here is money, or whose money it is; then the program's name. */
export function windowTitle(status: Pick<TillStatus, 'mode' | 'account'>, t: Words['t']): string {
  return [subjectOf(status, t), t('shell.name')].filter((part) => part !== '').join(' – ');
}

function subjectOf({ mode, account }: Pick<TillStatus, 'mode' | 'account'>, t: Words['t']): string {
  switch (mode) {
    case 'practice':
    case 'test':
      return t(`mode.${mode}.title`);
    case 'live':
      return account === null ? '' : shortText(account.nickname, NAME_LENGTH);
    default:
      return assertNever(mode, 'mode');
  }
}
