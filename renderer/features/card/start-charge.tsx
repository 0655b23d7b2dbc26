import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NO_OPTIONS, type ChargeOptions } from '#app/domain/charge-options.ts';
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
import { ChargeOptionsForm } from './charge-options-form.tsx';
import { chargeNamedBy, isRepeatQuestion, RepeatQuestion } from './repeat-question.tsx';
import { TerminalPicker } from './terminal-picker.tsx';
import { isTicketNumber } from './ticket-number.ts';

/** The amount and the terminal, before anything is sent. */
export function StartCharge({ saleId, totalMinor }: { saleId: string; totalMinor: number }) {
  const words = useWords();
  const client = useQueryClient();
  const { open, close } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const [isChoosing, setIsChoosing] = useState(false);
  /** Null until something is changed: what the till remembers is what is sent. */
  const [chosen, setChosen] = useState<ChargeOptions | null>(null);
  const start = useTillCommand('charging.start', (charge) => {
    writeAnswer(client, 'charging.get', { chargeId: charge.chargeId }, charge);
    open({ kind: 'card', saleId, totalMinor, chargeId: charge.chargeId });
  });
  usePayableBasket('card', saleId, totalMinor, start.isPending);
  const terminalId = status?.terminalId ?? null;

  if (status === undefined || terminalId === null || isChoosing) {
    return (
      <TerminalPicker
        onChosen={() => {
          // The generation of the API may be another one now, with options of its own.
          setChosen(null);
          start.forget();
          setIsChoosing(false);
        }}
        onBack={terminalId === null ? close : () => setIsChoosing(false)}
      />
    );
  }
  const options = chosen ?? { ...NO_OPTIONS, printsOnTerminal: status.printsOnTerminal };
  const namedChargeId = chargeNamedBy(start.failure);
  const isAsking = isRepeatQuestion(start.failure);
  const see =
    namedChargeId === null
      ? null
      : () => open({ kind: 'card', saleId: null, totalMinor, chargeId: namedChargeId });
  const run = (isRepeatMeant: boolean) => {
    start.run({ saleId, amountMinor: totalMinor, terminalId, options, isRepeatMeant });
  };
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
      {isAsking ? null : (
        <ChargeOptionsForm rules={status.chargeRules} options={options} onChange={setChosen} />
      )}
      {start.failure === null ? null : (
        <Message tone={isAsking ? 'warning' : 'problem'}>{errorText(start.failure, words, status)}</Message>
      )}
      {isAsking ? (
        <RepeatQuestion
          isPending={start.isPending}
          onBack={start.forget}
          onSee={see}
          onConfirm={() => run(true)}
        />
      ) : (
        <>
          {see === null ? null : <Button onPress={see}>{words.t('till.charge.open')}</Button>}
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
                isDisabled={!isTicketNumber(options.ticketNumber ?? '')}
                isPending={start.isPending}
                keyHint={words.t('keys.enter')}
                onPress={() => run(false)}
              >
                {words.t('card.start', { amount: words.money(totalMinor) })}
              </Button>
            </span>
          </div>
        </>
      )}
    </>
  );
}
