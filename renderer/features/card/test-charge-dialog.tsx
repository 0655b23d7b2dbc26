import { useQueryClient } from '@tanstack/react-query';
import type { ChargeView } from '#app/contract/charging.ts';
import { hasValue } from '#app/domain/mode.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CustomerPicker } from '#renderer/ui/customer-picker.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { terminalName } from '#renderer/ui/terminal-name.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { Window } from '#renderer/ui/window.tsx';
import styles from './card-dialog.module.css';
import { isCancelable, isWaiting } from './charge-stage.ts';
import { ChargeStatus } from './charge-status.tsx';
import { TestRefund } from './test-refund.tsx';
import { useIsPast } from './use-is-past.ts';
import { WaitingForTerminal } from './waiting-for-terminal.tsx';

/** The least amount the country allows, charged on a terminal and given back: the whole way, tried once. */
export function TestChargeDialog(props: { readonly terminalId: string; readonly chargeId: string | null }) {
  const words = useWords();
  const client = useQueryClient();
  const { open, close } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const { terminalId, chargeId } = props;
  const charge = useTillQuery('charging.get', { chargeId: chargeId ?? '' }, { enabled: chargeId !== null });
  const start = useTillCommand('terminals.testCharge', (view) => {
    writeAnswer(client, 'charging.get', { chargeId: view.chargeId }, view);
    open({ kind: 'testCharge', terminalId, chargeId: view.chargeId });
  });
  useRefusedScans();
  if (status === undefined) return null;
  const { model, serial } = terminalName(terminalId);
  const view = charge.data;
  const isUnderWay = view !== undefined && isWaiting(view);
  return (
    <Window
      title={words.t('testCharge.title')}
      size="wide"
      onClose={close}
      badge={<ModeBadge mode={status.mode} isShort />}
    >
      <div className={parts.amountLine}>
        <span>{serial === null ? model : `${model} · ${serial}`}</span>
        <strong data-testid="charge-amount">{words.money(view?.amountMinor ?? status.cardMinMinor)}</strong>
      </div>
      {chargeId === null ? (
        <>
          <p>{words.t('testCharge.text', { amount: words.money(status.cardMinMinor) })}</p>
          <Message tone={hasValue(status.mode) ? 'warning' : 'plain'}>
            {words.t(hasValue(status.mode) ? 'testCharge.text.live' : 'testCharge.text.noValue')}
          </Message>
          {status.mode === 'test' ? <p>{words.t('testCharge.text.test')}</p> : null}
        </>
      ) : null}
      {charge.error === null ? null : (
        <Message tone="problem">{errorText(charge.error, words, status)}</Message>
      )}
      {view === undefined ? null : <Following key={view.chargeId} charge={view} />}
      {start.failure === null ? null : (
        <Message tone="problem">{errorText(start.failure, words, status)}</Message>
      )}
      {status.mode === 'practice' && (view === undefined || isUnderWay) ? (
        <div className={styles.practice}>
          <CustomerPicker />
          <span className={parts.soft}>{words.t('practice.customer.hint')}</span>
        </div>
      ) : null}
      <div className={parts.buttons}>
        {isUnderWay ? <CancelButton charge={view} /> : null}
        <Button onPress={close} keyHint={words.t('keys.escape')} autoFocus={view?.isFinal === true}>
          {words.t(chargeId === null ? 'common.back' : 'common.close')}
        </Button>
        {chargeId === null || isUnpaidEnd(view) ? (
          <Button
            look="primary"
            autoFocus={chargeId === null}
            isPending={start.isPending}
            onPress={() => start.run({ terminalId })}
          >
            {words.t('card.start', { amount: words.money(status.cardMinMinor) })}
          </Button>
        ) : null}
      </div>
    </Window>
  );
}

/** The charge on its way, and the money on its way back. */
function Following({ charge }: { charge: ChargeView }) {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const needsEvidence = useIsPast(charge.settleableFromMs);
  const isPaid = charge.state === 'processed' || charge.state === 'refunded';
  return (
    <>
      {/* It has no sale on purpose: that is nothing to be told. */}
      <ChargeStatus charge={{ ...charge, isWithoutSale: false }} />
      <WaitingForTerminal charge={charge} />
      {charge.isFinal ? null : <p className={parts.soft}>{words.t('testCharge.byItself')}</p>}
      {isPaid ? <TestRefund charge={charge} /> : null}
      {needsEvidence ? (
        <div className={parts.buttons}>
          <Button
            onPress={() =>
              open({
                kind: 'card',
                saleId: null,
                totalMinor: charge.amountMinor,
                chargeId: charge.chargeId,
              })
            }
          >
            {words.t('testCharge.see')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function CancelButton({ charge }: { charge: ChargeView }) {
  const words = useWords();
  const client = useQueryClient();
  const { chargeId } = charge;
  const cancel = useTillCommand('charging.cancel', (view) =>
    writeAnswer(client, 'charging.get', { chargeId }, view),
  );
  return (
    <Button
      look="danger"
      isPending={cancel.isPending}
      isDisabled={!isCancelable(charge)}
      onPress={() => cancel.run({ chargeId })}
    >
      {words.t('card.cancel')}
    </Button>
  );
}

function isUnpaidEnd(charge: ChargeView | undefined): boolean {
  return charge?.isFinal === true && charge.state !== 'processed' && charge.state !== 'refunded';
}
