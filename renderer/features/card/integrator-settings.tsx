import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { isIntegratorId } from './integrator-id.ts';

/** What Mercado Pago attributes charges to, for those who integrate for others; empty for everybody else. */
export function IntegratorSettings({ status }: { status: TillStatus }) {
  const words = useWords();
  const client = useQueryClient();
  const [platformId, setPlatformId] = useState(status.integrator.platformId ?? '');
  const [integratorId, setIntegratorId] = useState(status.integrator.integratorId ?? '');
  const [isSaved, setIsSaved] = useState(false);
  const set = useTillCommand('till.setIntegrator', (after) => {
    writeAnswer(client, 'till.status', {}, after);
    setIsSaved(true);
  });
  const isFit = isIntegratorId(platformId) && isIntegratorId(integratorId);
  const field = (name: 'platformId' | 'integratorId', value: string, onChange: (text: string) => void) => ({
    label: words.t(`integrator.${name}`),
    value,
    maxLength: 64,
    problem: isIntegratorId(value) ? undefined : words.t('integrator.wrong'),
    onChange: (text: string) => {
      setIsSaved(false);
      onChange(text.trim());
    },
  });
  return (
    <form
      className={parts.stack}
      data-testid="integrator-settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isFit) return;
        set.run({
          platformId: platformId === '' ? null : platformId,
          integratorId: integratorId === '' ? null : integratorId,
        });
      }}
    >
      <p className={parts.soft}>{words.t('integrator.text')}</p>
      <TextField {...field('platformId', platformId, setPlatformId)} />
      <TextField {...field('integratorId', integratorId, setIntegratorId)} />
      {set.failure === null ? null : (
        <Message tone="problem">{errorText(set.failure, words, status)}</Message>
      )}
      <div className={parts.buttons}>
        <span role="status" className={parts.grow}>
          {isSaved ? words.t('integrator.saved') : null}
        </span>
        <Button type="submit" isPending={set.isPending} isDisabled={!isFit}>
          {words.t('integrator.save')}
        </Button>
      </div>
    </form>
  );
}
