import { useQueryClient } from '@tanstack/react-query';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { visibleText } from '#renderer/ui/visible-text.ts';
import styles from './card-dialog.module.css';

/** The account's terminals, asked of Mercado Pago now; the one chosen stays this till's. */
export function TerminalPicker(props: { readonly onChosen: () => void; readonly onBack: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const status = useTillQuery('till.status', {}).data;
  const list = useTillQuery('terminals.list', {});
  const choose = useTillCommand('till.setTerminal', (after) => {
    writeAnswer(client, 'till.status', {}, after);
    props.onChosen();
  });
  const failure = choose.failure ?? list.error;
  const terminals = list.data?.terminals ?? [];
  return (
    <>
      <p>{words.t('card.terminal.choose')}</p>
      {list.isFetching && terminals.length === 0 ? (
        <p className={parts.soft}>{words.t('card.terminal.searching')}</p>
      ) : null}
      {failure === null ? null : <Message tone="problem">{errorText(failure, words, status)}</Message>}
      {list.isSuccess && terminals.length === 0 ? (
        <Message tone="warning">{words.t('card.terminal.none')}</Message>
      ) : null}
      <ul className={styles.terminals}>
        {terminals.map((terminal, index) => (
          <li key={terminal.terminalId}>
            <button
              type="button"
              className={styles.choice}
              autoFocus={index === 0}
              disabled={choose.isPending}
              onClick={() => choose.run({ terminalId: terminal.terminalId })}
            >
              <strong>{visibleText(terminal.terminalId)}</strong>
              <span className={parts.soft}>{modeText(terminal.operatingMode, words)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={parts.buttons}>
        <Button onPress={props.onBack} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
        <Button isPending={list.isFetching} onPress={() => void list.refetch()}>
          {words.t('card.terminal.refresh')}
        </Button>
      </div>
    </>
  );
}

function modeText(mode: string, words: Words): string {
  if (mode === 'PDV') return words.t('card.terminal.mode.PDV');
  if (mode === 'STANDALONE') return words.t('card.terminal.mode.STANDALONE');
  return words.t('card.terminal.mode.other', { mode: visibleText(mode) });
}
