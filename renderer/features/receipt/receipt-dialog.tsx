import { Fragment } from 'react';
import type { SaleReceipt, SaleTender } from '#app/contract/selling.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { useScans } from '#renderer/input/scan-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { TenderRefunds } from './tender-refunds.tsx';
import { paymentMethodText } from '#app/i18n/payment-method.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';
import { Window } from '#renderer/ui/window.tsx';
import styles from './receipt-dialog.module.css';

/** The receipt on screen. Over a sale just made, the next scan is the first product of the next sale. */
export function ReceiptDialog({ saleId, isNew }: { saleId: string; isNew: boolean }) {
  const words = useWords();
  const { open, close, go, queueScan, dialog } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const receipt = useTillQuery('selling.receipt', { saleId });
  useScans((scan) => {
    close();
    go('till');
    queueScan(scan);
  });
  const chargeIds = (receipt.data?.tenders ?? []).flatMap((tender) =>
    tender.kind === 'card' ? [tender.chargeId] : [],
  );
  const title =
    receipt.data === undefined
      ? words.t('receipt.paid')
      : words.t('receipt.title', { number: receipt.data.number });
  return (
    <Window title={title} size="normal" onClose={close} badge={<ModeBadge mode={status?.mode} isShort />}>
      {receipt.error === null ? null : (
        <Message tone="problem">{errorText(receipt.error, words, status)}</Message>
      )}
      {receipt.data === undefined ? null : <Receipt receipt={receipt.data} words={words} isCopy={!isNew} />}
      <div className={parts.buttons}>
        {chargeIds.map((chargeId) => (
          <Fragment key={chargeId}>
            <Button onPress={() => open({ kind: 'refund', chargeId, back: dialog })}>
              {words.t('refund.button')}
            </Button>
            <Button onPress={() => open({ kind: 'history', chargeId, back: dialog })}>
              {words.t('history.button')}
            </Button>
          </Fragment>
        ))}
        <span className={parts.grow}>
          <Button
            look="primary"
            size="large"
            autoFocus
            isWide
            onPress={close}
            keyHint={words.t('keys.enter')}
          >
            {words.t(isNew ? 'receipt.newSale' : 'common.close')}
          </Button>
        </span>
      </div>
    </Window>
  );
}

function Receipt(props: {
  readonly receipt: SaleReceipt;
  readonly words: Words;
  /** Looked at again: the customer has the first one. */
  readonly isCopy: boolean;
}) {
  const { receipt, words } = props;
  const changeMinor = receipt.tenders.reduce(
    (change, tender) => (tender.kind === 'cash' ? tender.changeMinor : change),
    0,
  );
  return (
    <>
      {changeMinor > 0 ? (
        <div className={`${parts.amountLine} ${parts.sunken} ${parts.good}`}>
          <span>{words.t('receipt.change')}</span>
          <strong data-testid="receipt-change">{words.money(changeMinor)}</strong>
        </div>
      ) : null}
      <div
        className={styles.paper}
        data-testid="receipt"
        role="region"
        aria-label={words.t('receipt.title', { number: receipt.number })}
        tabIndex={0}
      >
        <p className={styles.head}>
          <span className={styles.soft}>{words.dateTime(receipt.completedAtMs)}</span>
          {props.isCopy ? <strong>{words.t('receipt.copy')}</strong> : null}
        </p>
        <ul className={styles.lines}>
          {receipt.lines.map((line) => (
            <li key={line.position}>
              <span className={styles.quantity}>{words.quantity(line.quantityMilli)} ×</span>
              <span className={styles.name}>{visibleText(line.name)}</span>
              <span>{words.money(line.totalMinor)}</span>
            </li>
          ))}
        </ul>
        <p className={styles.total}>
          <span>{words.t('receipt.total')}</span>
          <span data-testid="receipt-total">{words.money(receipt.totalMinor)}</span>
        </p>
        {receipt.tenders.map((tender, index) => (
          <Tender key={index} tender={tender} words={words} />
        ))}
        <table className={styles.taxes}>
          <thead>
            <tr>
              <th scope="col">{words.t('receipt.taxes')}</th>
              <th scope="col">{words.t('receipt.base')}</th>
              <th scope="col">{words.t('receipt.tax')}</th>
            </tr>
          </thead>
          <tbody>
            {receipt.taxes.map((tax) => (
              <tr key={tax.rateBp}>
                <th scope="row">{words.rate(tax.rateBp)}</th>
                <td>{words.money(tax.baseMinor)}</td>
                <td>{words.money(tax.taxMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.soft}>
          {words.t('receipt.notFiscal')} · {words.t('receipt.mark')} {visibleText(receipt.ledgerMark)}
        </p>
      </div>
    </>
  );
}

function Tender({ tender, words }: { tender: SaleTender; words: Words }) {
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
