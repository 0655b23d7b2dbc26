import { useQueryClient } from '@tanstack/react-query';
import type { ChargeView } from '#app/contract/charging.ts';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useShortcuts } from '#renderer/input/use-shortcuts.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { isCancelable } from './charge-stage.ts';
import { ChargeStatus } from './charge-status.tsx';
import { DeferralChargeEnd } from './deferral-charge-end.tsx';
import { SettleForm } from './settle-form.tsx';
import { useIsPast } from './use-is-past.ts';
import { WaitingForTerminal } from './waiting-for-terminal.tsx';

/** Follows a charge of what is owed: where it is, and what can be done until it ends. */
export function DeferralChargeProgress(props: {
  readonly charge: ChargeView;
  readonly deferral: DeferralView;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const client = useQueryClient();
  const status = useTillQuery('till.status', {}).data;
  const { charge, deferral, onBack } = props;
  const { chargeId } = charge;
  const keep = (view: ChargeView) => writeAnswer(client, 'charging.get', { chargeId }, view);
  const cancel = useTillCommand('charging.cancel', keep);
  const needsEvidence = useIsPast(charge.settleableFromMs);
  const canCancel = isCancelable(charge);
  const ask = () => cancel.run({ chargeId });
  useShortcuts({ 'Ctrl+Delete': canCancel && !cancel.isPending ? ask : undefined });
  return (
    <>
      <ChargeStatus charge={charge} />
      <WaitingForTerminal charge={charge} />
      {cancel.failure === null ? null : (
        <Message tone="problem">{errorText(cancel.failure, words, status)}</Message>
      )}
      {needsEvidence ? <SettleForm charge={charge} onSettled={keep} /> : null}
      {charge.isFinal ? (
        <DeferralChargeEnd charge={charge} deferral={deferral} onBack={onBack} />
      ) : (
        <>
          <p className={parts.soft}>{words.t('deferrals.charge.leave')}</p>
          <div className={parts.buttons}>
            {canCancel ? (
              <Button
                look="danger"
                isPending={cancel.isPending}
                onPress={ask}
                keyHint={`Ctrl ${words.t('keys.delete')}`}
              >
                {words.t('card.cancel')}
              </Button>
            ) : null}
            <Button onPress={onBack} keyHint={words.t('keys.escape')}>
              {words.t('deferrals.charge.back')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
