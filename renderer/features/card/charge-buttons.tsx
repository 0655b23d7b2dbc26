import type { ChargeView } from '#app/contract/charging.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useShortcuts } from '#renderer/input/use-shortcuts.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { isCancelable } from './charge-stage.ts';

/** What can be done with a charge in its present state. */
export function ChargeButtons(props: {
  readonly charge: ChargeView;
  readonly isFromList: boolean;
  readonly isOwnBasket: boolean;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
}) {
  const words = useWords();
  const { open, close, dialog } = useNavigation();
  const client = useQueryClient();
  const status = useTillQuery('till.status', {}).data;
  const putAside = useTillCommand('basket.hold', (basket) => {
    writeAnswer(client, 'basket.current', {}, basket);
    close();
  });
  const { charge, isOwnBasket } = props;

  const isLive = !charge.isFinal;
  const canCancel = isCancelable(charge);
  const isPaid = charge.state === 'processed' || charge.state === 'refunded';
  const isUnpaidEnd = charge.isFinal && !isPaid;
  const canRepeat = isUnpaidEnd && isOwnBasket && !props.isFromList;
  const hold = () => putAside.run({ saleId: charge.saleId });
  const canHold = isLive && isOwnBasket;

  useShortcuts({
    F4: canHold ? hold : undefined,
    'Ctrl+Delete': canCancel && !props.isBusy ? props.onCancel : undefined,
  });

  return (
    <>
      {putAside.failure === null ? null : (
        <Message tone="problem">{errorText(putAside.failure, words, status)}</Message>
      )}
      {canHold ? <p className={parts.soft}>{words.t('card.holdHint')}</p> : null}
      <div className={parts.buttons}>
        {canCancel ? (
          <Button
            look="danger"
            isPending={props.isBusy}
            onPress={props.onCancel}
            keyHint={`Ctrl ${words.t('keys.delete')}`}
          >
            {words.t('card.cancel')}
          </Button>
        ) : null}
        {canHold ? (
          <Button onPress={hold} keyHint="F4">
            {words.t('card.holdAndNext')}
          </Button>
        ) : null}
        {isLive && !canHold ? (
          <Button onPress={close} keyHint={words.t('keys.escape')}>
            {words.t('common.close')}
          </Button>
        ) : null}
        {isPaid ? (
          <Button onPress={() => open({ kind: 'refund', chargeId: charge.chargeId, back: dialog })}>
            {words.t('refund.button')}
          </Button>
        ) : null}
        {charge.isFinal ? (
          <Button onPress={close} keyHint={words.t('keys.escape')} autoFocus={!canRepeat}>
            {words.t('common.back')}
          </Button>
        ) : null}
        {canRepeat ? (
          <Button
            look="primary"
            autoFocus
            isPending={props.isBusy}
            onPress={props.onAgain}
            keyHint={words.t('keys.enter')}
          >
            {words.t('card.again')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
