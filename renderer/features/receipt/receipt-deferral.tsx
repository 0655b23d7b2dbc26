import type { DeferralMove } from '#app/contract/deferrals.ts';
import type { SaleReceipt } from '#app/contract/selling.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { collectedMinor, deferralEnd } from '#renderer/ui/deferral-end.ts';
import { pendingNumber } from '#renderer/ui/pending-number.ts';
import styles from './receipt-dialog.module.css';
import { TenderRefunds } from './tender-refunds.tsx';

type Deferral = NonNullable<SaleReceipt['deferral']>;

/** Over the paper of a sale that was not paid, or never will be: that it is so, and the number it is or was collected by. */
export function UnpaidHead({ deferral, words }: { deferral: Deferral; words: Words }) {
  const end = deferralEnd(deferral);
  if (end === 'collected') return null;
  const { returnedMinor, writtenOffMinor } = deferral;
  const isPart = collectedMinor(deferral) > 0;
  return (
    <div className={styles.unpaid} data-testid="receipt-unpaid" data-end={end}>
      {end === 'returned' ? (
        <strong>{words.t('receipt.unpaid.returned', { amount: words.money(returnedMinor) })}</strong>
      ) : (
        <strong className={styles.stamp}>{words.t(isPart ? 'receipt.unpaid.part' : 'receipt.unpaid')}</strong>
      )}
      {end === 'writtenOff' ? (
        <strong>{words.t('receipt.unpaid.writtenOff', { amount: words.money(writtenOffMinor) })}</strong>
      ) : null}
      <strong>{words.t('receipt.unpaid.number', { number: pendingNumber(deferral.number) })}</strong>
      {end !== null || deferral.promisedDate === null ? null : (
        <span>{words.t('receipt.unpaid.promised', { date: words.date(deferral.promisedDate) })}</span>
      )}
    </div>
  );
}

/** What became of what was owed since, and what of it is left. */
export function DeferralLines({ deferral, words }: { deferral: Deferral; words: Words }) {
  const { deferralId } = deferral;
  const end = deferralEnd(deferral);
  const detail = useTillQuery('deferrals.get', { deferralId }).data;
  const hand = detail?.deferral.hand ?? null;
  const isSlipOpen = hand !== null && hand.state !== 'settled' && hand.state !== 'withdrawn';
  return (
    <>
      {(detail?.moves ?? []).map((move) => (
        <Move key={move.position} move={move} words={words} />
      ))}
      {end === null ? (
        <p className={styles.total}>
          <span>{words.t('receipt.unpaid.owed')}</span>
          <span data-testid="receipt-owed">{words.money(deferral.owedMinor)}</span>
        </p>
      ) : null}
      {end === 'collected' ? <p data-testid="receipt-settled">{words.t('receipt.settled')}</p> : null}
      {isSlipOpen && end === null ? <p className={styles.soft}>{words.t('receipt.unpaid.slip')}</p> : null}
    </>
  );
}

function Move({ move, words }: { move: DeferralMove; words: Words }) {
  const text =
    move.kind === 'other' && move.method !== null
      ? words.t('receipt.move.other', { method: words.t(`tender.method.${move.method}`) })
      : words.t(`receipt.move.${move.kind}`);
  return (
    <>
      <p className={styles.pair} data-testid="receipt-move" data-move={move.kind}>
        <span>
          {text} · {words.dateTime(move.atMs)}
        </span>
        <span>{words.money(move.amountMinor)}</span>
      </p>
      {move.isByEvidence ? <p className={styles.soft}>{words.t('receipt.byEvidence')}</p> : null}
      {move.chargeId === null ? null : <TenderRefunds chargeId={move.chargeId} words={words} />}
    </>
  );
}
