import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ChargeView } from '#app/contract/charging.ts';
import { refundRefusalReasonOf } from '#app/i18n/reasons.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { testRefundStage } from './test-refund-stage.ts';

/** Gives a paid test charge back, by itself and once, and says how that goes. What fails is left to a person. */
export function TestRefund({ charge }: { charge: ChargeView }) {
  const words = useWords();
  const client = useQueryClient();
  const open = useNavigation((state) => state.open);
  const status = useTillQuery('till.status', {}).data;
  const { chargeId } = charge;
  const known = useTillQuery('charging.refunds', { chargeId }, { isFresh: true });
  const refund = useTillCommand('charging.refund', () => {
    void client.invalidateQueries({ queryKey: ['charging.refunds'] });
  });
  const hasAsked = useRef(false);
  const refundableMinor = known.data?.refundableMinor ?? 0;
  const stage = known.data === undefined ? null : testRefundStage(known.data);
  const ask = () =>
    refund.run({
      chargeId,
      amountMinor: refundableMinor,
      approver: words.t('shell.name'),
      role: 'owner',
      reason: words.t('testCharge.reason'),
    });

  const askOnce = useEffectEvent(() => {
    if (hasAsked.current) return;
    hasAsked.current = true;
    ask();
  });
  const isKnownToBeToAsk = stage === 'toAsk' && !known.isFetching;
  useEffect(() => {
    if (isKnownToBeToAsk) askOnce();
  }, [isKnownToBeToAsk]);

  const last = known.data?.refunds.at(-1);
  const refusal = last?.refusal ?? null;
  const isLeft = (stage === 'failed' && !known.isFetching) || (refund.failure !== null && !refund.isPending);
  return (
    <div
      data-testid="test-refund"
      data-refund-state={last?.state ?? 'none'}
      className={parts.stack}
      role="status"
    >
      {isLeft ? (
        <>
          <Message tone="problem">
            <p>{words.t('testCharge.notRefunded')}</p>
            {refund.failure === null ? null : <p>{errorText(refund.failure, words, status)}</p>}
            {refusal === null ? null : <p>{words.t(`refund.refusal.${refundRefusalReasonOf(refusal)}`)}</p>}
          </Message>
          <div className={parts.buttons}>
            {refund.canRetry ? (
              <Button isPending={refund.isPending} onPress={ask}>
                {words.t('testCharge.refundAgain')}
              </Button>
            ) : null}
            <Button
              look="primary"
              onPress={() => open({ kind: 'card', saleId: null, totalMinor: charge.amountMinor, chargeId })}
            >
              {words.t('testCharge.see')}
            </Button>
          </div>
        </>
      ) : stage === 'done' ? (
        <Message tone="good">{words.t('testCharge.done')}</Message>
      ) : (
        <Message tone="plain">
          <p>{words.t('testCharge.refunding')}</p>
          {last === undefined ? null : <p>{words.t(`refund.state.${last.state}.text`)}</p>}
        </Message>
      )}
    </div>
  );
}
