import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { Select } from '#renderer/ui/select.tsx';
import styles from './card-dialog.module.css';

/** How new charges are made: the generation of the API, and whether the terminal prints unless a charge says otherwise. */
export function ChargingSettings({ status }: { status: TillStatus }) {
  const words = useWords();
  const client = useQueryClient();
  /** What was chosen and is on its way: shown at once, and given up when the till does not take it. */
  const [sending, setSending] = useState<Pick<TillStatus, 'gateway' | 'printsOnTerminal'> | null>(null);
  const set = useTillCommand('till.setCharging', (after) => {
    writeAnswer(client, 'till.status', {}, after);
    // Each generation has its own list of terminals.
    void client.invalidateQueries({ queryKey: ['terminals.list'] });
    setSending(null);
  });
  const { gateway, printsOnTerminal } = set.failure === null ? (sending ?? status) : status;
  const send = (chosen: Pick<TillStatus, 'gateway' | 'printsOnTerminal'>) => {
    setSending(chosen);
    set.run(chosen);
  };
  return (
    <fieldset className={styles.settings}>
      <legend>{words.t('charging.settings.title')}</legend>
      {status.gateways.length < 2 ? null : (
        <Select
          label={words.t('charging.gateway')}
          value={gateway}
          isDisabled={set.isPending}
          options={status.gateways.map((each) => ({
            value: each,
            text: words.t(`charging.gateway.${each}`),
          }))}
          onChange={(chosen) => send({ gateway: chosen, printsOnTerminal })}
        />
      )}
      <label className={styles.outcome}>
        <input
          type="checkbox"
          checked={printsOnTerminal}
          disabled={set.isPending}
          onChange={(event) => send({ gateway, printsOnTerminal: event.target.checked })}
        />
        {words.t('options.print')}
      </label>
      <p className={parts.soft}>{words.t('charging.settings.hint')}</p>
      {set.failure === null ? null : (
        <Message tone="problem">{errorText(set.failure, words, status)}</Message>
      )}
    </fieldset>
  );
}
