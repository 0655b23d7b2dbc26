import type { DeferralView } from '#app/contract/deferrals.ts';
import type { MessageKey } from '#app/i18n/messages.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import { deferralEnd } from '#renderer/ui/deferral-end.ts';
import { isLinkOpen, isSlipOpen } from '#renderer/ui/deferral-obstacle.ts';

/** Who owes, as far as it is known and may be shown. */
export function customerText(deferral: Pick<DeferralView, 'name' | 'isErased'>, words: Words): string {
  const name = shortText(deferral.name ?? '', 80);
  if (name !== '') return name;
  return words.t(deferral.isErased ? 'deferrals.erased' : 'deferrals.noName');
}

/** What it waits for, or how it ended, in one phrase. */
export function stateKey(deferral: DeferralView): MessageKey {
  if (deferral.liveChargeId !== null) return 'deferrals.state.charging';
  if (isLinkOpen(deferral)) return 'deferrals.state.link';
  if (isSlipOpen(deferral)) {
    if (deferral.hand?.state === 'candidates') return 'deferrals.state.slipChoice';
    return deferral.hand?.state === 'none' ? 'deferrals.state.slipNone' : 'deferrals.state.slip';
  }
  const end = deferralEnd(deferral);
  if (end === null) return 'deferrals.state.open';
  return end === 'collected' ? 'deferrals.state.settled' : `deferrals.state.${end}`;
}

/** Business days since the capture. */
export function ageText(ageDays: number, words: Words): string {
  if (ageDays === 0) return words.t('deferrals.age.today');
  return ageDays === 1
    ? words.t('deferrals.age.one')
    : words.t('deferrals.age.many', { n: words.count(ageDays) });
}
