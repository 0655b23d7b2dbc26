import { useState, type ReactNode } from 'react';
import { NO_OPTIONS, type ChargeOptions } from '#app/domain/charge-options.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { visibleText } from '#renderer/ui/visible-text.ts';
import styles from './card-dialog.module.css';
import { ChargeOptionsForm } from './charge-options-form.tsx';
import { chargeNamedBy, isLiveAlready, isRepeatQuestion, RepeatQuestion } from './repeat-question.tsx';
import { SendButton } from './send-button.tsx';
import { TerminalPicker } from './terminal-picker.tsx';
import { isTicketNumber } from './ticket-number.ts';

export interface ChargeTerms {
  readonly terminalId: string;
  readonly options: ChargeOptions;
  readonly isRepeatMeant: boolean;
}

/** Terminal, options and the button that sends an amount, whatever it is charged for. Nothing is sent before it is pressed. */
export function ChargeForm(props: {
  readonly status: TillStatus | undefined;
  readonly amountMinor: number;
  readonly failure: Error | null;
  readonly isPending: boolean;
  /** What came before is confirmed by the same key: its second press must not send this. */
  readonly isGuarded?: boolean;
  readonly onStart: (terms: ChargeTerms) => void;
  /** Forgets the failure: another terminal was chosen, or nothing is to be repeated. */
  readonly onForget: () => void;
  /** Shows the charge that is in the way, or that this one may repeat. */
  readonly onSee: (chargeId: string) => void;
  readonly onBack: () => void;
  /** Above the buttons. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const { status, failure } = props;
  const [isChoosing, setIsChoosing] = useState(false);
  /** Null until something is changed: what the till remembers is what is sent. */
  const [chosen, setChosen] = useState<ChargeOptions | null>(null);
  const terminalId = status?.terminalId ?? null;

  if (status === undefined || terminalId === null || isChoosing) {
    return (
      <TerminalPicker
        onChosen={() => {
          // The generation of the API may be another one now, with options of its own.
          setChosen(null);
          props.onForget();
          setIsChoosing(false);
        }}
        onBack={terminalId === null ? props.onBack : () => setIsChoosing(false)}
      />
    );
  }
  const options = chosen ?? { ...NO_OPTIONS, printsOnTerminal: status.printsOnTerminal };
  const namedChargeId = chargeNamedBy(failure);
  const isAsking = isRepeatQuestion(failure);
  const isLive = isLiveAlready(failure);
  const see = namedChargeId === null ? null : () => props.onSee(namedChargeId);
  const start = (isRepeatMeant: boolean) => props.onStart({ terminalId, options, isRepeatMeant });
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
      {failure === null ? null : (
        <Message tone={isAsking ? 'warning' : 'problem'}>{errorText(failure, words, status)}</Message>
      )}
      {props.children}
      {isAsking ? (
        <RepeatQuestion
          isPending={props.isPending}
          onBack={props.onForget}
          onSee={see}
          onConfirm={() => start(true)}
        />
      ) : (
        <>
          {see === null ? null : (
            <Button key={String(isLive)} look={isLive ? 'primary' : 'plain'} autoFocus={isLive} onPress={see}>
              {words.t('till.charge.open')}
            </Button>
          )}
          <div className={parts.buttons}>
            <Button size="large" onPress={props.onBack} keyHint={words.t('keys.escape')}>
              {words.t('common.back')}
            </Button>
            {isLive ? null : (
              <SendButton
                amountMinor={props.amountMinor}
                isGuarded={props.isGuarded ?? false}
                isDisabled={!isTicketNumber(options.ticketNumber ?? '')}
                isPending={props.isPending}
                onPress={() => start(false)}
              />
            )}
          </div>
        </>
      )}
    </>
  );
}
