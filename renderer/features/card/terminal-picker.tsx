import { useQueryClient } from '@tanstack/react-query';
import type { Terminal } from '#app/contract/charging.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { CheckIcon, WarnIcon } from '#renderer/ui/icons.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { terminalName } from '#renderer/ui/terminal-name.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';
import styles from './card-dialog.module.css';
import { ChargingSettings } from './charging-settings.tsx';

/** The account's terminals, asked of Mercado Pago now, and how each does; the one chosen stays this till's. */
export function TerminalPicker(props: { readonly onChosen: () => void; readonly onBack: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { close, go } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const list = useTillQuery('terminals.list', {}, { isFresh: true });
  const choose = useTillCommand('till.setTerminal', (after) => {
    writeAnswer(client, 'till.status', {}, after);
    props.onChosen();
  });
  const failure = choose.failure ?? list.error;
  const terminals = list.data?.terminals ?? [];
  const focusId = focusedFirst(terminals, status?.terminalId ?? null);
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
        {terminals.map((terminal) => (
          <li key={terminal.terminalId}>
            <Choice
              terminal={terminal}
              isChosen={terminal.terminalId === status?.terminalId}
              takesFocus={terminal.terminalId === focusId}
              isDisabled={choose.isPending}
              onChoose={() => choose.run({ terminalId: terminal.terminalId })}
            />
          </li>
        ))}
      </ul>
      {status === undefined ? null : <ChargingSettings status={status} />}
      <div>
        <Button
          look="quiet"
          size="small"
          onPress={() => {
            close();
            go('account');
          }}
        >
          {words.t('terminals.manage')}
        </Button>
      </div>
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

function Choice(props: {
  readonly terminal: Terminal;
  readonly isChosen: boolean;
  readonly takesFocus: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
}) {
  const words = useWords();
  const { terminal } = props;
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={props.isChosen}
      autoFocus={props.takesFocus}
      disabled={props.isDisabled}
      onClick={props.onChoose}
      data-health={terminal.health}
    >
      <span className={styles.choiceHead}>
        <span>
          <strong>{visibleText(terminal.terminalId)}</strong>{' '}
          <span className={parts.soft}>{terminalName(terminal.terminalId).model}</span>
        </span>
        {props.isChosen ? <span className={styles.chosen}>{words.t('terminal.chosen')}</span> : null}
      </span>
      <span className={styles.health}>
        {terminal.health === 'ready' ? <CheckIcon /> : <WarnIcon />}
        {words.t(`terminal.health.${terminal.health}`)}
      </span>
      <span className={parts.soft}>
        {words.t(`terminal.health.${terminal.health}.next`)}
        {modeText(terminal, words)}
        {terminal.medianPickUpMs === null
          ? null
          : ` ${words.t('terminal.pickUp', { seconds: pickUpSeconds(terminal.medianPickUpMs, words) })}.`}
      </span>
    </button>
  );
}

/** The terminal in use, or the first that can be used. */
function focusedFirst(terminals: readonly Terminal[], chosenId: string | null): string | undefined {
  const chosen = terminals.find((terminal) => terminal.terminalId === chosenId);
  const ready = terminals.find((terminal) => terminal.health === 'ready');
  return (chosen ?? ready ?? terminals[0])?.terminalId;
}

/** Tenths of a second are as much as anybody can use. */
function pickUpSeconds(medianMs: number, words: Words): string {
  return words.quantity(Math.max(100, Math.round(medianMs / 100) * 100));
}

/** A mode nobody documented, as the API wrote it; the two known ones are in the health. */
function modeText({ operatingMode }: Terminal, words: Words): string {
  if (operatingMode === 'PDV' || operatingMode === 'STANDALONE') return '';
  return ` ${words.t('card.terminal.mode.other', { mode: visibleText(operatingMode) })}`;
}
