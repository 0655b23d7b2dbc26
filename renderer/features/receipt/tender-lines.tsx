import type { SaleTender } from '#app/contract/selling.ts';
import { paymentMethodText } from '#app/i18n/payment-method.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';
import styles from './receipt-dialog.module.css';
import { TenderRefunds } from './tender-refunds.tsx';

/** How a part of the sale was paid, or that it was not. */
export function TenderLines({ tender, words }: { tender: SaleTender; words: Words }) {
  if (tender.kind === 'cash') {
    return (
      <>
        <p className={styles.pair}>
          <span>
            {words.t('receipt.tender.cash')} · {words.t('receipt.received')}
          </span>
          <span>{words.money(tender.receivedMinor)}</span>
        </p>
        <p className={styles.pair}>
          <span>{words.t('receipt.change')}</span>
          <span>{words.money(tender.changeMinor)}</span>
        </p>
      </>
    );
  }
  if (tender.kind === 'other') {
    return (
      <>
        <p className={styles.pair}>
          <span>{words.t(`tender.method.${tender.method}`)}</span>
          <span>{words.money(tender.amountMinor)}</span>
        </p>
        {tender.reference === null ? null : (
          <p className={styles.soft}>
            {words.t('tender.reference')}: {visibleText(tender.reference)}
          </p>
        )}
      </>
    );
  }
  // What was owed and what became of it is below the tenders.
  if (tender.kind === 'deferred') return null;
  const method = paymentMethodText(tender, words.t);
  const details = [
    method === undefined ? null : visibleText(method),
    tender.lastDigits === null ? null : words.t('receipt.card.ending', { digits: tender.lastDigits }),
    tender.installments !== null && tender.installments > 1
      ? words.t('receipt.installments', { n: tender.installments })
      : null,
    tender.paymentReference === null
      ? null
      : `${words.t('receipt.reference')} ${visibleText(tender.paymentReference)}`,
  ].filter((each) => each !== null);
  return (
    <>
      <p className={styles.pair}>
        <span>{words.t('receipt.tender.card')}</span>
        <span>{words.money(tender.amountMinor)}</span>
      </p>
      {tender.tipMinor > 0 ? (
        <p className={styles.pair}>
          <span>{words.t('receipt.tip')}</span>
          <span>{words.money(tender.tipMinor)}</span>
        </p>
      ) : null}
      {details.length === 0 ? null : <p className={styles.soft}>{details.join(' · ')}</p>}
      {tender.isByEvidence ? <Evidence chargeId={tender.chargeId} words={words} /> : null}
      <TenderRefunds chargeId={tender.chargeId} words={words} />
    </>
  );
}

/** Booked on somebody's word, and what Mercado Pago has said of it since. */
function Evidence({ chargeId, words }: { chargeId: string; words: Words }) {
  const check = useTillQuery('charging.get', { chargeId }).data?.evidenceCheck ?? null;
  const isSaid = check === 'confirmed' || check === 'contradicted' || check === 'unanswered';
  return (
    <p className={styles.soft}>
      {isSaid
        ? `${words.t('charge.byEvidence')} ${words.t(`charge.evidence.${check}`)}`
        : words.t('receipt.byEvidence')}
    </p>
  );
}
