import type { ChargeView } from '#app/contract/charging.ts';
import { refundRefusalReasonOf } from '#app/i18n/reasons.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { testRefundStage } from './test-refund-stage.ts';

/** How far the till is in giving a paid test charge back. What Mercado Pago refuses is left to a person. */
export function TestRefund({ charge }: { charge: ChargeView }) {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const { chargeId } = charge;
  const known = useTillQuery('charging.refunds', { chargeId }, { isFresh: true });
  const stage = known.data === undefined ? null : testRefundStage(known.data);
  const last = known.data?.refunds.at(-1);
  const refusal = last?.refusal ?? null;
  return (
    <div
      data-testid="test-refund"
      data-refund-state={last?.state ?? 'none'}
      className={parts.stack}
      role="status"
    >
      {stage === 'failed' && !known.isFetching ? (
        <>
          <Message tone="problem">
            <p>{words.t('testCharge.notRefunded')}</p>
            {refusal === null ? null : <p>{words.t(`refund.refusal.${refundRefusalReasonOf(refusal)}`)}</p>}
          </Message>
          <div className={parts.buttons}>
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
