import { useEffect } from 'react';
import type { ChargeView } from '#app/contract/charging.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { CustomerPicker } from '#renderer/ui/customer-picker.tsx';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { PracticeBadge } from '#renderer/ui/practice-badge.tsx';
import { Window } from '#renderer/ui/window.tsx';
import styles from './card-dialog.module.css';
import { ChargeProgress } from './charge-progress.tsx';
import { StartCharge } from './start-charge.tsx';

/** The simulated customer may still decide something. */
function isWaiting(charge: ChargeView): boolean {
  return !charge.isFinal && charge.state !== 'action_required' && charge.state !== 'quarantined';
}

/** From the amount to its end. Without `chargeId` nothing has been sent; without `saleId` it is looked at from a list. */
export function CardDialog(props: {
  readonly saleId: string | null;
  readonly totalMinor: number;
  readonly chargeId: string | null;
}) {
  const words = useWords();
  const { open, close } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const charge = useTillQuery(
    'charging.get',
    { chargeId: props.chargeId ?? '' },
    { enabled: props.chargeId !== null },
  );
  useRefusedScans();

  const view = charge.data;
  const isBooked = view?.state === 'processed' && view.saleNumber !== null && props.saleId !== null;
  const bookedSaleId = isBooked ? view.saleId : null;
  useEffect(() => {
    if (bookedSaleId !== null) open({ kind: 'receipt', saleId: bookedSaleId, isNew: true });
  }, [bookedSaleId, open]);

  const canLeave = view === undefined ? charge.error !== null || props.chargeId === null : true;
  // A charge of the basket in front is not left by accident: its own buttons say how.
  const isHeldHere = view !== undefined && !view.isFinal && props.saleId !== null;

  return (
    <Window
      title={words.t('card.title')}
      size="wide"
      {...(canLeave && !isHeldHere ? { onClose: close } : {})}
      badge={status?.isPractice === true ? <PracticeBadge isShort /> : null}
    >
      <div className={parts.amountLine}>
        <span>{words.t('common.amount')}</span>
        <strong data-testid="charge-amount">{words.money(view?.amountMinor ?? props.totalMinor)}</strong>
      </div>
      {charge.error === null ? null : (
        <>
          <Message tone="problem">{errorText(charge.error, words, status)}</Message>
          <div className={parts.buttons}>
            <Button onPress={close} keyHint={words.t('keys.escape')}>
              {words.t('common.back')}
            </Button>
            <Button look="primary" onPress={() => void charge.refetch()}>
              {words.t('common.retry')}
            </Button>
          </div>
        </>
      )}
      {props.chargeId === null && props.saleId !== null ? (
        <StartCharge saleId={props.saleId} totalMinor={props.totalMinor} />
      ) : null}
      {view === undefined ? null : <ChargeProgress charge={view} isFromList={props.saleId === null} />}
      {status?.isPractice === true && (view === undefined || isWaiting(view)) ? (
        <div className={styles.practice}>
          <CustomerPicker />
          <span className={parts.soft}>{words.t('practice.customer.hint')}</span>
        </div>
      ) : null}
    </Window>
  );
}
