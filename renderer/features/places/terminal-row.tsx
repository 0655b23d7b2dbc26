import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Terminal } from '#app/contract/charging.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { SETTABLE_MODES, type SettableMode } from '#app/domain/terminal-mode.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckIcon, WarnIcon } from '#renderer/ui/icons.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import page from '#renderer/ui/page.module.css';
import { terminalName } from '#renderer/ui/terminal-name.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import styles from './places.module.css';
import { RestartSteps } from './restart-steps.tsx';
import { useRestarts } from './restart-store.ts';

/** One terminal: what it is, how it does, and what can be done with it. */
export function TerminalRow({ terminal, status }: { terminal: Terminal; status: TillStatus }) {
  const words = useWords();
  const client = useQueryClient();
  const open = useNavigation((state) => state.open);
  const { awaited: allAwaited, wait, done } = useRestarts();
  const asked = useRef<SettableMode>('PDV');
  const choose = useTillCommand('till.setTerminal', (after) => {
    writeAnswer(client, 'till.status', {}, after);
  });
  const { terminalId, operatingMode, health } = terminal;
  const setMode = useTillCommand('terminals.setMode', (after) => {
    writeAnswer(client, 'terminals.list', {}, after);
    wait(terminalId, asked.current);
  });
  const { model, serial } = terminalName(terminalId);
  const isChosen = terminalId === status.terminalId;
  /** A mode that waits for the terminal to be restarted. */
  const awaited = allAwaited[terminalId];
  const isPdv = operatingMode === 'PDV';
  const other: SettableMode = isPdv ? 'STANDALONE' : 'PDV';
  const failure = choose.failure ?? setMode.failure;
  /** Names what the button is for: the same words stand beside every terminal. */
  const label = (text: string) => `${text}: ${model} ${serial ?? ''}`.trim();
  return (
    <div
      className={styles.terminal}
      data-testid="terminal"
      data-terminal={terminalId}
      data-health={health}
      data-operating-mode={operatingMode}
    >
      <p className={styles.head}>
        <strong>{model}</strong>
        {isChosen ? <span className={styles.chosen}>{words.t('terminal.chosen')}</span> : null}
      </p>
      <p className={`${page.soft} ${page.small}`}>
        {serial === null ? null : `${words.t('terminals.serial', { serial })} · `}
        {modeText(operatingMode, words)}
      </p>
      <p className={styles.health}>
        {health === 'ready' ? <CheckIcon /> : <WarnIcon />}
        {words.t(`terminal.health.${health}`)}
      </p>
      {health === 'ready' ? null : (
        <p className={`${page.soft} ${page.small}`}>{words.t(`terminal.health.${health}.next`)}</p>
      )}
      {failure === null ? null : <Message tone="problem">{errorText(failure, words, status)}</Message>}
      {awaited === undefined ? null : (
        <RestartSteps
          mode={awaited}
          onDone={() => {
            done(terminalId);
            void client.invalidateQueries({ queryKey: ['terminals.list'] });
          }}
        />
      )}
      <div className={page.buttons}>
        {isChosen ? null : (
          <Button
            size="small"
            look={isPdv ? 'primary' : 'plain'}
            label={label(words.t('terminals.choose'))}
            isPending={choose.isPending}
            onPress={() => choose.run({ terminalId })}
          >
            {words.t('terminals.choose')}
          </Button>
        )}
        <Button
          size="small"
          look={isPdv ? 'plain' : 'primary'}
          label={label(words.t(isPdv ? 'terminals.setStandalone' : 'terminals.setPdv'))}
          isPending={setMode.isPending}
          onPress={() => {
            done(terminalId);
            asked.current = other;
            setMode.run({ terminalId, mode: other });
          }}
        >
          {words.t(isPdv ? 'terminals.setStandalone' : 'terminals.setPdv')}
        </Button>
        <Button
          size="small"
          label={label(words.t('terminals.test'))}
          isDisabled={!isPdv || awaited !== undefined}
          onPress={() => open({ kind: 'testCharge', terminalId, chargeId: null })}
        >
          {words.t('terminals.test')}
        </Button>
      </div>
    </div>
  );
}

function modeText(operatingMode: string, words: Words): string {
  const known = SETTABLE_MODES.find((each) => each === operatingMode);
  return known === undefined
    ? words.t('card.terminal.mode.other', { mode: shortText(operatingMode, 30) })
    : words.t(`terminals.mode.${known}`);
}
