import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import styles from './receipt-dialog.module.css';

/** What went back of a card payment, and what is under way; refunds that brought nothing are not on the paper. */
export function TenderRefunds({ chargeId, words }: { chargeId: string; words: Words }) {
  const refunds = useTillQuery('charging.refunds', { chargeId }).data?.refunds ?? [];
  return (
    <>
      {refunds
        .filter((refund) => refund.state !== 'failed' && refund.state !== 'rejected')
        .map((refund) => (
          <p
            key={refund.refundId}
            className={styles.pair}
            data-testid="receipt-refund"
            data-refund-state={refund.state}
          >
            <span>
              {refund.state === 'done'
                ? words.t('receipt.refund')
                : words.t('receipt.refund.open', { state: words.t(`refund.state.${refund.state}`) })}
              {' · '}
              {words.dateTime(refund.changedAtMs)}
            </span>
            <span>{words.money(refund.state === 'done' ? -refund.amountMinor : refund.amountMinor)}</span>
          </p>
        ))}
    </>
  );
}
