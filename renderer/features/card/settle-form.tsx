import { useState } from 'react';
import type { ChargeView } from '#app/contract/charging.ts';
import { APPROVER_ROLES, type ApproverRole } from '#app/domain/charge-event.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './card-dialog.module.css';

type Outcome = 'charged' | 'not_charged';

/** What the person in charge read on the terminal, signed: the only way to close a charge the API cannot close. */
export function SettleForm(props: {
  readonly charge: ChargeView;
  readonly onSettled: (charge: ChargeView) => void;
}) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [approver, setApprover] = useState('');
  const [role, setRole] = useState<ApproverRole>('owner');
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const settle = useTillCommand('charging.settle', props.onSettled);
  const isComplete =
    outcome !== null &&
    approver.trim() !== '' &&
    reason.trim() !== '' &&
    (outcome === 'not_charged' || reference.trim() !== '');

  return (
    <form
      className={styles.settle}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        settle.run({
          chargeId: props.charge.chargeId,
          outcome,
          approver: approver.trim(),
          role,
          reason: reason.trim(),
          reference: reference.trim(),
        });
      }}
    >
      <h3>{words.t('settle.title')}</h3>
      <fieldset className={styles.outcomes}>
        <legend>{words.t('settle.outcome')}</legend>
        {(['charged', 'not_charged'] as const).map((each) => (
          <label key={each} className={styles.outcome}>
            <input type="radio" name="outcome" checked={outcome === each} onChange={() => setOutcome(each)} />
            {words.t(`settle.${each}`)}
          </label>
        ))}
      </fieldset>
      <div className={styles.two}>
        <TextField
          label={words.t('settle.approver')}
          value={approver}
          onChange={setApprover}
          maxLength={80}
        />
        <TextField
          label={words.t('settle.reference')}
          value={reference}
          onChange={setReference}
          maxLength={80}
          description={words.t('settle.reference.required')}
        />
      </div>
      <Select
        label={words.t('role.label')}
        isStacked
        value={role}
        options={APPROVER_ROLES.map((each) => ({ value: each, text: words.t(`role.${each}`) }))}
        onChange={setRole}
      />
      <TextField
        label={words.t('settle.reason')}
        value={reason}
        onChange={setReason}
        description={words.t('settle.reason.example')}
      />
      {settle.failure === null ? null : (
        <Message tone="problem">{errorText(settle.failure, words, status)}</Message>
      )}
      <Button type="submit" look="primary" isWide isDisabled={!isComplete} isPending={settle.isPending}>
        {words.t('settle.button')}
      </Button>
    </form>
  );
}
