import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { usePayableBasket } from '#renderer/ui/use-payable-basket.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';
import styles from './card-dialog.module.css';
import { TerminalPicker } from './terminal-picker.tsx';

/** A second charge on one sale or terminal is refused with the first one, so that it can be looked at. */
function chargeInTheWay(failure: unknown): string | null {
  const chargeId = failure instanceof CallFailure ? failure.error.params.chargeId : undefined;
  return typeof chargeId === 'string' ? chargeId : null;
}

/** The amount and the terminal, before anything is sent. */
export function StartCharge({ saleId, totalMinor }: { saleId: string; totalMinor: number }) {
  const words = useWords();
  const client = useQueryClient();
  const { open, close } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const [isChoosing, setIsChoosing] = useState(false);
  const start = useTillCommand('charging.start', (charge) => {
    writeAnswer(client, 'charging.get', { chargeId: charge.chargeId }, charge);
    open({ kind: 'card', saleId, totalMinor, chargeId: charge.chargeId });
  });
  usePayableBasket('card', saleId, totalMinor, start.isPending);
  const terminalId = status?.terminalId ?? null;
  const liveChargeId = chargeInTheWay(start.failure);

  if (terminalId === null || isChoosing) {
    return <TerminalPicker onChosen={() => setIsChoosing(false)} onBack={close} />;
  }
  return (
    <>
      <div className={`${parts.sunken} ${styles.terminal}`}>
        <span>
          {words.t('card.terminal')}: <span className={styles.terminalName}>{visibleText(terminalId)}</span>
        </span>
        <Button size="small" onPress={() => setIsChoosing(true)}>
          {words.t('card.terminal.change')}
        </Button>
      </div>
      {start.failure === null ? null : (
        <Message tone="problem">{errorText(start.failure, words, status)}</Message>
      )}
      {liveChargeId === null ? null : (
        <Button onPress={() => open({ kind: 'card', saleId: null, totalMinor, chargeId: liveChargeId })}>
          {words.t('till.charge.open')}
        </Button>
      )}
      <div className={parts.buttons}>
        <Button size="large" onPress={close} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
        <span className={parts.grow}>
          <Button
            look="primary"
            size="large"
            isWide
            autoFocus
            isPending={start.isPending}
            keyHint={words.t('keys.enter')}
            onPress={() => start.run({ saleId, amountMinor: totalMinor, terminalId })}
          >
            {words.t('card.start', { amount: words.money(totalMinor) })}
          </Button>
        </span>
      </div>
    </>
  );
}
