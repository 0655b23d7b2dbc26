import type { DeferralView } from '#app/contract/deferrals.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { deferralEnd } from '#renderer/ui/deferral-end.ts';
import {
  deferralObstacle,
  isLinkInTheMaking,
  type DeferralObstacle,
} from '#renderer/ui/deferral-obstacle.ts';
import { SETTLING_STEPS, type DeferralStep } from './deferral-step.ts';
import styles from './deferrals.module.css';

/** Every step that can be begun; what cannot be begun says why above. */
export function DeferralActions(props: {
  readonly deferral: DeferralView;
  readonly onStep: (step: DeferralStep) => void;
}) {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const { deferral, onStep } = props;
  const { deferralId, liveChargeId, owedMinor } = deferral;
  const obstacle = deferralObstacle(deferral);
  // Whoever has paid, or is paying now, is not reminded; by the link they may be.
  const canRemind = obstacle === null || obstacle === 'link';
  return (
    <section className={styles.section} aria-label={words.t('deferrals.actions')}>
      <h3>{words.t('deferrals.actions')}</h3>
      {obstacle === null ? null : (
        <div data-testid="obstacle" data-obstacle={obstacle}>
          <Message tone={obstacle === 'settled' ? endTone(deferral) : 'warning'}>
            <span>{obstacleText(obstacle, deferral, words)}</span>{' '}
            {liveChargeId === null ? null : (
              <Button
                size="small"
                autoFocus
                onPress={() =>
                  open({ kind: 'deferralCharge', deferralId, amountMinor: owedMinor, chargeId: liveChargeId })
                }
              >
                {words.t('deferrals.obstacle.charge.see')}
              </Button>
            )}
          </Message>
        </div>
      )}
      <div className={styles.actions}>
        {obstacle === 'settled'
          ? null
          : SETTLING_STEPS.map((step) => (
              <Button
                key={step}
                size={step === 'charge' ? 'normal' : 'small'}
                look={step === 'charge' ? 'primary' : 'plain'}
                autoFocus={step === 'charge' && obstacle === null}
                isDisabled={obstacle !== null}
                onPress={() => onStep(step)}
              >
                {words.t(`deferrals.action.${step}`)}
              </Button>
            ))}
        {canRemind ? (
          <Button size="small" onPress={() => onStep('reminder')}>
            {words.t('deferrals.action.reminder')}
          </Button>
        ) : null}
        {deferral.isErased ? null : (
          <Button size="small" look="quiet" onPress={() => onStep('erase')}>
            {words.t('deferrals.action.erase')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Green is for money that came in. */
function endTone(deferral: DeferralView): 'good' | 'plain' {
  return deferralEnd(deferral) === 'collected' ? 'good' : 'plain';
}

function obstacleText(obstacle: DeferralObstacle, deferral: DeferralView, words: Words): string {
  const { returnedMinor, writtenOffMinor } = deferral;
  const end = deferralEnd(deferral);
  if (obstacle === 'settled' && end === 'returned') {
    return words.t('deferrals.ended.returned', { amount: words.money(returnedMinor) });
  }
  if (obstacle === 'settled' && end === 'writtenOff') {
    return words.t('deferrals.ended.writtenOff', { amount: words.money(writtenOffMinor) });
  }
  if (obstacle === 'link' && isLinkInTheMaking(deferral)) return words.t('deferrals.obstacle.making');
  return words.t(`deferrals.obstacle.${obstacle}`);
}
