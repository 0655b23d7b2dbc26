import { useQueryClient } from '@tanstack/react-query';
import type { ChargeView } from '#app/contract/charging.ts';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { pendingNumber } from '#renderer/ui/pending-number.ts';

/** What is left after a charge has ended, and where to go: again, the rest, the next of the list, or back. */
export function DeferralChargeEnd(props: {
  readonly charge: ChargeView;
  readonly deferral: DeferralView;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const client = useQueryClient();
  const { open, close } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const queue = useTillQuery('deferrals.queue', {}).data?.deferrals ?? [];
  const { charge, deferral, onBack } = props;
  const { deferralId, owedMinor } = deferral;
  const isPaid = charge.state === 'processed' || charge.state === 'refunded';
  const isQueued = queue.some((each) => each.deferralId === deferralId);
  const next = queue.find((each) => each.deferralId !== deferralId);

  const begin = (of: Pick<DeferralView, 'deferralId'>, amountMinor: number) =>
    open({ kind: 'deferralCharge', deferralId: of.deferralId, amountMinor, chargeId: null });
  const skip = useTillCommand('deferrals.skip', (left) => {
    writeAnswer(client, 'deferrals.queue', {}, left);
    const [first] = left.deferrals;
    if (first === undefined) close();
    else begin(first, first.owedMinor);
  });
  const againMinor = Math.min(charge.amountMinor, owedMinor);
  return (
    <>
      {isPaid ? (
        <p className={parts.sunken} role="status" data-testid="charge-left">
          <strong>
            {owedMinor === 0
              ? words.t('deferrals.charge.done')
              : words.t('deferrals.charge.left', { amount: words.money(owedMinor) })}
          </strong>
        </p>
      ) : null}
      {skip.failure === null ? null : (
        <Message tone="problem">{errorText(skip.failure, words, status)}</Message>
      )}
      <div className={parts.buttons}>
        <Button onPress={onBack} keyHint={words.t('keys.escape')} autoFocus={isPaid && next === undefined}>
          {words.t('deferrals.charge.back')}
        </Button>
        {!isPaid && isQueued && next !== undefined ? (
          <Button isPending={skip.isPending} onPress={() => skip.run({ deferralId })}>
            {words.t('deferrals.queue.skipNext')}
          </Button>
        ) : null}
        {isPaid && owedMinor > 0 ? (
          <Button onPress={() => begin(deferral, owedMinor)}>
            {words.t('deferrals.charge.rest', { amount: words.money(owedMinor) })}
          </Button>
        ) : null}
        {isPaid && next !== undefined ? (
          <Button
            look="primary"
            autoFocus
            onPress={() => begin(next, next.owedMinor)}
            keyHint={words.t('keys.enter')}
          >
            {words.t('deferrals.queue.goNext', {
              number: pendingNumber(next.number),
              amount: words.money(next.owedMinor),
            })}
          </Button>
        ) : null}
        {!isPaid && againMinor > 0 ? (
          <Button
            look="primary"
            autoFocus
            onPress={() => begin(deferral, againMinor)}
            keyHint={words.t('keys.enter')}
          >
            {words.t('card.again')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
