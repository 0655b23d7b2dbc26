import { Fragment } from 'react';
import type { SaleReceipt } from '#app/contract/selling.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { useScans } from '#renderer/input/scan-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { pendingNumber } from '#renderer/ui/pending-number.ts';
import { DeferralLines, UnpaidHead } from './receipt-deferral.tsx';
import { TenderLines } from './tender-lines.tsx';
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
  const deferral = receipt.data?.deferral ?? null;
  const title = receipt.data === undefined ? words.t('receipt.loading') : receiptTitle(receipt.data, words);
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
        {deferral === null || isNew ? null : (
          <Button onPress={() => open({ kind: 'deferral', deferralId: deferral.deferralId })}>
            {words.t('receipt.pending')}
          </Button>
        )}
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

/** A sale that is owed goes by the number of what is pending, and has its own only inside. */
function receiptTitle({ number, deferral }: SaleReceipt, words: Words): string {
  return deferral !== null && deferral.owedMinor > 0
    ? words.t('receipt.unpaid.number', { number: pendingNumber(deferral.number) })
    : words.t('receipt.title', { number });
}

function Receipt(props: {
  readonly receipt: SaleReceipt;
  readonly words: Words;
  /** Looked at again: the customer has the first one. */
  readonly isCopy: boolean;
}) {
  const { receipt, words } = props;
  const { deferral } = receipt;
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
        aria-label={receiptTitle(receipt, words)}
        tabIndex={0}
      >
        {deferral === null ? null : <UnpaidHead deferral={deferral} words={words} />}
        <p className={styles.head}>
          <span className={styles.soft}>
            {words.dateTime(receipt.completedAtMs)}
            {deferral === null ? null : ` · ${words.t('receipt.title', { number: receipt.number })}`}
          </span>
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
          <TenderLines key={index} tender={tender} words={words} />
        ))}
        {deferral === null ? null : <DeferralLines deferral={deferral} words={words} />}
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
