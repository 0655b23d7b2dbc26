import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { CustomerPicker } from '#renderer/ui/customer-picker.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { pendingNumber } from '#renderer/ui/pending-number.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';
import { Window } from '#renderer/ui/window.tsx';
import styles from './card-dialog.module.css';
import { isWaiting } from './charge-stage.ts';
import { DeferralChargeProgress } from './deferral-charge-progress.tsx';
import { StartDeferralCharge } from './start-deferral-charge.tsx';

/** All or part of what a customer owes, from the amount to its end. Leaving it leaves the charge running, and the deferral shows it. */
export function DeferralChargeDialog(props: {
  readonly deferralId: string;
  readonly amountMinor: number;
  readonly chargeId: string | null;
}) {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const { deferralId, chargeId } = props;
  const status = useTillQuery('till.status', {}).data;
  const detail = useTillQuery('deferrals.get', { deferralId });
  const charge = useTillQuery('charging.get', { chargeId: chargeId ?? '' }, { enabled: chargeId !== null });
  useRefusedScans();

  const view = charge.data;
  const deferral = detail.data?.deferral;
  const failure = charge.error ?? detail.error;
  const back = () => open({ kind: 'deferral', deferralId });
  return (
    <Window
      title={words.t('deferrals.charge.title')}
      size="wide"
      onClose={back}
      badge={<ModeBadge mode={status?.mode} isShort />}
    >
      <div className={parts.amountLine}>
        <span>
          {deferral === undefined
            ? words.t('common.amount')
            : [
                `${words.t('deferrals.column.number')} ${pendingNumber(deferral.number)}`,
                visibleText(deferral.name ?? ''),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
        </span>
        <strong data-testid="charge-amount">{words.money(view?.amountMinor ?? props.amountMinor)}</strong>
      </div>
      {failure === null ? null : <Message tone="problem">{errorText(failure, words, status)}</Message>}
      {chargeId === null && deferral !== undefined ? (
        <StartDeferralCharge deferral={deferral} amountMinor={props.amountMinor} onBack={back} />
      ) : null}
      {view === undefined || deferral === undefined ? null : (
        <DeferralChargeProgress charge={view} deferral={deferral} onBack={back} />
      )}
      {status?.mode === 'practice' && (view === undefined || isWaiting(view)) ? (
        <div className={styles.practice}>
          <CustomerPicker />
          <span className={parts.soft}>{words.t('practice.customer.hint')}</span>
        </div>
      ) : null}
    </Window>
  );
}
