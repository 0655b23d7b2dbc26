import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { deferralObstacle } from '#renderer/ui/deferral-obstacle.ts';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { AwayWarning } from './away-warning.tsx';
import { ChargeForm } from './charge-form.tsx';
import { isLiveAlready } from './repeat-question.tsx';
import { useGoToAccount } from './use-go-to-account.ts';
import { useShownReach } from './use-shown-reach.ts';

/** The amount and the terminal, before anything is sent; and what happened meanwhile in another window. */
export function StartDeferralCharge(props: {
  readonly deferral: DeferralView;
  readonly amountMinor: number;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const client = useQueryClient();
  const open = useNavigation((state) => state.open);
  const status = useTillQuery('till.status', {}).data;
  const reach = useShownReach();
  const goToAccount = useGoToAccount();
  const { deferral, amountMinor, onBack } = props;
  const { deferralId, liveChargeId, owedMinor } = deferral;
  const show = (chargeId: string) => open({ kind: 'deferralCharge', deferralId, amountMinor, chargeId });
  const start = useTillCommand('deferrals.charge', (charge) => {
    writeAnswer(client, 'charging.get', { chargeId: charge.chargeId }, charge);
    show(charge.chargeId);
  });

  const obstacle = deferralObstacle(deferral);
  // Its own charge is live a moment before this dialog is told so.
  if (!start.isPending && (start.failure === null || isLiveAlready(start.failure))) {
    if (liveChargeId !== null) {
      return (
        <Elsewhere sentence={words.t('deferrals.charge.running')} onBack={onBack}>
          <Button look="primary" autoFocus onPress={() => show(liveChargeId)}>
            {words.t('deferrals.obstacle.charge.see')}
          </Button>
        </Elsewhere>
      );
    }
    if (obstacle === 'slip' || obstacle === 'link') {
      return <Elsewhere sentence={words.t(`deferrals.obstacle.${obstacle}`)} onBack={onBack} />;
    }
    if (owedMinor < amountMinor) {
      return (
        <Elsewhere
          sentence={
            owedMinor === 0
              ? words.t('deferrals.charge.settled')
              : words.t('deferrals.charge.changed', { amount: words.money(owedMinor) })
          }
          onBack={onBack}
        />
      );
    }
    if (reach === 'not_connected') {
      return (
        <Elsewhere sentence={words.t('card.away.not_connected')} onBack={onBack}>
          <Button look="primary" autoFocus onPress={goToAccount} keyHint="Alt 5">
            {words.t('account.open')}
          </Button>
        </Elsewhere>
      );
    }
    if (status !== undefined && amountMinor < status.cardMinMinor) {
      return (
        <Elsewhere
          sentence={words.t('card.belowMinimum', { min: words.money(status.cardMinMinor) })}
          onBack={onBack}
        />
      );
    }
  }
  return (
    <ChargeForm
      status={status}
      amountMinor={amountMinor}
      failure={start.failure}
      isPending={start.isPending}
      isGuarded
      onStart={(terms) => start.run({ deferralId, amountMinor, ...terms })}
      onForget={start.forget}
      onSee={(chargeId) => {
        if (isLiveAlready(start.failure)) show(chargeId);
        else open({ kind: 'card', saleId: null, totalMinor: amountMinor, chargeId });
      }}
      onBack={onBack}
    >
      <AwayWarning reach={reach} />
    </ChargeForm>
  );
}

/** Somebody was quicker, or the card cannot be charged: nothing is sent from here. */
function Elsewhere(props: {
  readonly sentence: string;
  readonly onBack: () => void;
  readonly children?: ReactNode;
}) {
  const words = useWords();
  return (
    <div data-testid="charge-elsewhere">
      <Message tone="warning">{props.sentence}</Message>
      <div className={parts.buttons}>
        <Button
          autoFocus={props.children === undefined}
          onPress={props.onBack}
          keyHint={words.t('keys.escape')}
        >
          {words.t('common.back')}
        </Button>
        {props.children}
      </div>
    </div>
  );
}
