import type { DeferralMove } from '#app/contract/deferrals.ts';
import { roleText } from '#app/i18n/charge-history.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { shortText } from '#renderer/ui/visible-text.ts';

/** What is known of a step beside its kind, time and amount. */
export function moveDetails(move: DeferralMove, words: Words): readonly string[] {
  const { t } = words;
  return [
    ...(move.method === null ? [] : [t(`tender.method.${move.method}`)]),
    ...(move.reference === null || move.reference === '' ? [] : [shortText(move.reference, 80)]),
    ...(move.receivedMinor === null || move.changeMinor === null
      ? []
      : [
          t('deferrals.move.change', {
            received: words.money(move.receivedMinor),
            change: words.money(move.changeMinor),
          }),
        ]),
    ...(move.paymentId === null ? [] : [t('deferrals.move.payment', { id: shortText(move.paymentId, 40) })]),
    ...(move.approval === null
      ? []
      : [
          t('deferrals.fact.approval', {
            approver: shortText(move.approval.approver, 80),
            role: roleText(move.approval.role, t),
            reason: shortText(move.approval.reason, 200),
          }),
        ]),
    ...(move.isByEvidence ? [t('deferrals.move.evidence')] : []),
  ];
}
