import type { ChargeView } from '#app/contract/charging.ts';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { useNavigation } from '#renderer/ui/navigation.ts';
import styles from './deferrals.module.css';

/** Every charge that was tried, with how it ended, its history, and the way to give its money back. */
export function DeferralCharges(props: {
  readonly deferral: DeferralView;
  readonly charges: readonly ChargeView[];
}) {
  const words = useWords();
  const { open, dialog } = useNavigation();
  const { charges, deferral } = props;
  const { deferralId } = deferral;
  if (charges.length === 0) return null;
  return (
    <section className={styles.section} aria-label={words.t('deferrals.charges')}>
      <h3>{words.t('deferrals.charges')}</h3>
      <ul>
        {charges.map(({ chargeId, state, isFinal, amountMinor, preparedAtMs }) => (
          <li
            key={chargeId}
            className={`${styles.move} ${styles.moveHead}`}
            data-testid="tried"
            data-charge-state={state}
          >
            <span>
              <strong>{words.t(`charge.state.${state}.title`)}</strong> {words.money(amountMinor)}
              <br />
              <span className={parts.soft}>{words.dateTime(preparedAtMs)}</span>
            </span>
            <span className={styles.actions}>
              {isFinal ? null : (
                <Button
                  size="small"
                  onPress={() => open({ kind: 'deferralCharge', deferralId, amountMinor, chargeId })}
                >
                  {words.t('deferrals.obstacle.charge.see')}
                </Button>
              )}
              {state === 'processed' ? (
                <Button size="small" onPress={() => open({ kind: 'refund', chargeId, back: dialog })}>
                  {words.t('refund.button')}
                </Button>
              ) : null}
              <Button size="small" onPress={() => open({ kind: 'history', chargeId, back: dialog })}>
                {words.t('history.button')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
