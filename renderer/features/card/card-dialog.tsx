import { useEffect } from 'react';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { CustomerPicker } from '#renderer/ui/customer-picker.tsx';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { Window } from '#renderer/ui/window.tsx';
import styles from './card-dialog.module.css';
import { ChargeProgress } from './charge-progress.tsx';
import { isWaiting } from './charge-stage.ts';
import { StartCharge } from './start-charge.tsx';
import { usePermissionGone } from './use-permission-gone.ts';

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
  // A charge of the basket in front is not left by accident: its own buttons say how. One that waits for the account may be.
  const isPermissionGone = usePermissionGone();
  const isHeldHere = view !== undefined && !view.isFinal && props.saleId !== null && !isPermissionGone;

  return (
    <Window
      title={words.t('card.title')}
      size="wide"
      {...(canLeave && !isHeldHere ? { onClose: close } : {})}
      badge={<ModeBadge mode={status?.mode} isShort />}
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
      {status?.mode === 'practice' && (view === undefined || isWaiting(view)) ? (
        <div className={styles.practice}>
          <CustomerPicker />
          <span className={parts.soft}>{words.t('practice.customer.hint')}</span>
        </div>
      ) : null}
    </Window>
  );
}
