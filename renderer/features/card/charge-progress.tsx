import { useQueryClient } from '@tanstack/react-query';
import type { ChargeView } from '#app/contract/charging.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';
import { ChargeButtons } from './charge-buttons.tsx';
import { ChargeStatus } from './charge-status.tsx';
import { ChargeWays } from './charge-ways.tsx';
import { chargeNamedBy, isRepeatQuestion, RepeatQuestion } from './repeat-question.tsx';
import { SettleForm } from './settle-form.tsx';
import { useIsPast } from './use-is-past.ts';
import { WaitingForTerminal } from './waiting-for-terminal.tsx';

/** Follows a charge: where it is, what that means, and what can be done. */
export function ChargeProgress({ charge, isFromList }: { charge: ChargeView; isFromList: boolean }) {
  const words = useWords();
  const client = useQueryClient();
  const { open } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const basket = useTillQuery('basket.current', {}).data;
  const keep = (view: ChargeView) => writeAnswer(client, 'charging.get', { chargeId: view.chargeId }, view);
  const cancel = useTillCommand('charging.cancel', keep);
  const again = useTillCommand('charging.start', (view) => {
    keep(view);
    open({ kind: 'card', saleId: view.saleId, totalMinor: view.amountMinor, chargeId: view.chargeId });
  });

  const failure = cancel.failure ?? again.failure;
  const isAsking = isRepeatQuestion(again.failure);
  const namedChargeId = chargeNamedBy(again.failure);
  const repeat = (isRepeatMeant: boolean) => {
    if (basket === undefined) return;
    const terminalId = status?.terminalId ?? charge.terminalId;
    const { saleId, options } = charge;
    again.run({ saleId, amountMinor: basket.totalMinor, terminalId, options, isRepeatMeant });
  };
  const needsEvidence = useIsPast(charge.settleableFromMs);
  const isOwnBasket = basket?.saleId === charge.saleId;

  return (
    <>
      <ChargeStatus charge={charge} />
      <WaitingForTerminal charge={charge} />
      {failure === null ? null : (
        <Message tone={isAsking ? 'warning' : 'problem'}>{errorText(failure, words, status)}</Message>
      )}
      {needsEvidence ? <SettleForm charge={charge} onSettled={keep} /> : null}
      {isAsking ? (
        <RepeatQuestion
          isPending={again.isPending}
          onBack={again.forget}
          onSee={
            namedChargeId === null
              ? null
              : () =>
                  open({
                    kind: 'card',
                    saleId: null,
                    totalMinor: charge.amountMinor,
                    chargeId: namedChargeId,
                  })
          }
          onConfirm={() => repeat(true)}
        />
      ) : (
        <>
          <ChargeWays charge={charge} basket={isFromList ? undefined : basket} />
          <ChargeButtons
            key={charge.isFinal ? 'ended' : 'live'}
            charge={charge}
            isFromList={isFromList}
            isOwnBasket={isOwnBasket}
            isBusy={cancel.isPending || again.isPending}
            onCancel={() => cancel.run({ chargeId: charge.chargeId })}
            onAgain={() => repeat(false)}
          />
        </>
      )}
    </>
  );
}
