import type { ReactNode } from 'react';
import type { RefundView } from '#app/contract/charging.ts';
import { roleText } from '#app/i18n/charge-history.ts';
import { refundRefusalReasonOf } from '#app/i18n/reasons.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import { shortText } from '#renderer/ui/visible-text.ts';
import styles from './refund-dialog.module.css';

/** Every refund of a payment with its state in plain words. Only `done` is ever said to have gone back. */
export function RefundList(props: {
  readonly refunds: readonly RefundView[];
  /** Beside the heading. */
  readonly children: ReactNode;
}) {
  const { refunds } = props;
  const words = useWords();
  return (
    <section className={styles.list} aria-label={words.t('refund.list')}>
      <div className={styles.refundHead}>
        <h3>{words.t('refund.list')}</h3>
        {props.children}
      </div>
      {refunds.length === 0 ? <p className={parts.soft}>{words.t('refund.none')}</p> : null}
      <ul aria-live="polite">
        {refunds.map((refund) => (
          <li
            key={refund.refundId}
            className={styles.refund}
            data-testid="refund"
            data-refund-state={refund.state}
          >
            <p className={styles.refundHead}>
              <strong>{words.t(`refund.state.${refund.state}`)}</strong>
              <strong>{words.money(refund.amountMinor)}</strong>
            </p>
            <p>{sentences(refund, words).join(' ')}</p>
            <p className={parts.soft}>{circumstances(refund, words).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentences(refund: RefundView, words: Words): readonly string[] {
  const said = [words.t(`refund.state.${refund.state}.text`)];
  if (refund.refusal !== null) {
    said.push(words.t(`refund.refusal.${refundRefusalReasonOf(refund.refusal)}`));
  }
  if (refund.state === 'unknown' && refund.unansweredReason !== null) {
    said.push(words.t(`charge.unanswered.${refund.unansweredReason}`));
  }
  return said;
}

function circumstances(refund: RefundView, words: Words): readonly string[] {
  const { refusal } = refund;
  return [
    words.dateTime(refund.preparedAtMs),
    words.t(`refund.origin.${refund.origin}`),
    ...(refund.approver === ''
      ? []
      : [
          words.t('refund.by', {
            approver: shortText(refund.approver, 80),
            role: roleText(refund.role, words.t),
            reason: shortText(refund.reason, 200),
          }),
        ]),
    ...(refund.pointRefundId === null ? [] : [shortText(refund.pointRefundId, 60)]),
    ...(refusal === null
      ? []
      : [words.t('charge.refusal.code', { code: shortText(refusal.code, 80), status: refusal.httpStatus })]),
  ];
}
