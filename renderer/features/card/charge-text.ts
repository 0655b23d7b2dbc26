import type { ChargeView } from '#app/contract/charging.ts';
import { isOrderStatus } from '#app/domain/charge.ts';
import { declineReasonOf, refusalReasonOf } from '#app/i18n/reasons.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { shortText } from '#renderer/ui/visible-text.ts';

export interface ChargeText {
  readonly title: string;
  /** Sentences in the order they matter: what it is, why, what to do next. */
  readonly sentences: readonly string[];
  /** Codes as the API wrote them, for support and for what has no sentence. */
  readonly raw: readonly string[];
}

/** Everything a person is told about a charge, from its view alone. */
export function chargeText(charge: ChargeView, words: Words): ChargeText {
  const { t } = words;
  const sentences: string[] = [];
  const raw: string[] = [];

  if (charge.state === 'failed') {
    const reason = declineReasonOf(charge.paymentDetail);
    sentences.push(t(`decline.${reason}.reason`), t('charge.state.failed.text'), t(`decline.${reason}.next`));
    if (charge.paymentDetail !== null && reason === 'other') {
      raw.push(t('decline.code', { code: shortText(charge.paymentDetail, 80) }));
    }
  } else {
    sentences.push(t(`charge.state.${charge.state}.text`));
  }
  if (charge.state === 'rejected' && charge.refusal !== null) {
    sentences.push(t(`charge.refusal.${refusalReasonOf(charge.refusal)}`));
    raw.push(
      t('charge.refusal.code', {
        code: shortText(charge.refusal.code, 80),
        status: charge.refusal.httpStatus,
      }),
    );
    if (charge.refusal.message !== '') raw.push(shortText(charge.refusal.message, 160));
  }
  if (charge.contradiction !== null) {
    const { field, expected, got } = charge.contradiction;
    sentences.push(
      t('charge.contradiction', { field, expected: shortText(expected, 60), got: shortText(got, 60) }),
    );
  }
  if (!charge.isFinal) {
    if (charge.isCancelAccepted) sentences.push(t('charge.cancelAccepted'));
    if (charge.cancelRefusedCode !== null) sentences.push(t('charge.cancelRefused'));
    if (charge.unansweredReason !== null && (charge.isUnreachable || charge.state === 'unknown')) {
      sentences.push(t(`charge.unanswered.${charge.unansweredReason}`));
    }
    if (charge.isUnreachable && charge.state !== 'unknown') sentences.push(t('card.unreachable'));
    if (charge.orderStatus !== null && !isOrderStatus(charge.orderStatus)) {
      raw.push(t('card.rawStatus', { status: shortText(charge.orderStatus, 80) }));
    }
  }
  if (charge.isWithoutSale) sentences.push(t('charge.withoutSale'));
  if (charge.isByEvidence) sentences.push(t('charge.byEvidence'));
  if (charge.evidenceCheck !== null) sentences.push(t(`charge.evidence.${charge.evidenceCheck}`));
  if (charge.orderId !== null) raw.push(t('card.order', { order: shortText(charge.orderId, 60) }));
  return { title: t(`charge.state.${charge.state}.title`), sentences, raw };
}
