import type { DeferralView } from '#app/contract/deferrals.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { isLinkOpen } from '#renderer/ui/deferral-obstacle.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';

/**
 * A friendly note for the customer: what is open, from when, what was agreed. It names no consequence of not paying, whatever the
 * date: in Brazil and Argentina consumer law forbids collecting by threat or shame (CDC art. 42; Ley 24.240 art. 8 bis).
 */
export function reminderText(
  deferral: Pick<DeferralView, 'name' | 'owedMinor' | 'businessDate' | 'promisedDate' | 'link'>,
  words: Words,
): string {
  const { t } = words;
  const name = visibleText(deferral.name ?? '');
  const url = deferral.link?.state === 'open' ? deferral.link.url : null;
  return [
    name === '' ? t('reminder.hello') : t('reminder.helloName', { name }),
    t('reminder.owed', {
      date: words.date(deferral.businessDate),
      amount: words.money(deferral.owedMinor),
    }),
    ...(deferral.promisedDate === null
      ? []
      : [t('reminder.promised', { date: words.date(deferral.promisedDate) })]),
    ...(url === null ? [] : [t('reminder.link', { url })]),
    // Whoever may pay by a link is not asked to pay another way too.
    ...(isLinkOpen(deferral) ? [] : [t('reminder.pay')]),
    t('reminder.thanks'),
  ].join(' ');
}
