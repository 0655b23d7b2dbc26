import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChargeRefunds, ChargeView } from '#app/contract/charging.ts';
import { APPROVER_ROLES, type ApproverRole } from '#app/domain/charge-event.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AmountField } from '#renderer/ui/amount-field.tsx';
import { readAmount } from '#renderer/ui/read-amount.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './refund-dialog.module.css';

/** How much goes back, who approves it and why. Nothing is sent without all three. */
export function RefundForm(props: {
  readonly charge: ChargeView;
  readonly refunds: ChargeRefunds;
  /** Mercado Pago is being asked what went back already: it can be filled in meanwhile, and sent after. */
  readonly isAsking: boolean;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const client = useQueryClient();
  const status = useTillQuery('till.status', {}).data;
  const { charge, refunds } = props;
  const { refundableMinor, isOnlyTotal } = refunds;
  const all = words.amountInput(refundableMinor);
  const [text, setText] = useState('');
  const [approver, setApprover] = useState('');
  const [role, setRole] = useState<ApproverRole>('owner');
  const [reason, setReason] = useState('');
  const refund = useTillCommand('charging.refund', () => {
    void client.invalidateQueries({ queryKey: ['charging.refunds'] });
  });

  const read = readAmount(isOnlyTotal ? all : text, words);
  const amountMinor = read?.ok === true && read.value > 0 ? read.value : null;
  const isTooMuch = amountMinor !== null && amountMinor > refundableMinor;
  const isComplete =
    amountMinor !== null && !isTooMuch && !props.isAsking && approver.trim() !== '' && reason.trim() !== '';

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        refund.run({
          chargeId: charge.chargeId,
          amountMinor,
          approver: approver.trim(),
          role,
          reason: reason.trim(),
        });
      }}
    >
      {isOnlyTotal ? (
        <Message tone="plain">
          {words.t(charge.isWithoutSale ? 'refund.onlyTotal.noSale' : 'refund.onlyTotal.tip')}
        </Message>
      ) : (
        <div className={styles.amountRow}>
          <AmountField
            label={words.t('refund.amount')}
            text={text}
            onChange={setText}
            words={words}
            autoFocus
          />
          <Button onPress={() => setText(all)}>
            {words.t('refund.all', { amount: words.money(refundableMinor) })}
          </Button>
        </div>
      )}
      {isTooMuch ? (
        <Message tone="warning">
          {words.t('refund.tooMuch', { amount: words.money(refundableMinor) })}
        </Message>
      ) : null}
      <div className={styles.two}>
        <TextField
          label={words.t('refund.approver')}
          value={approver}
          onChange={setApprover}
          maxLength={80}
          autoFocus={isOnlyTotal}
        />
        <Select
          label={words.t('role.label')}
          isStacked
          value={role}
          options={APPROVER_ROLES.map((each) => ({ value: each, text: words.t(`role.${each}`) }))}
          onChange={setRole}
        />
      </div>
      <TextField
        label={words.t('settle.reason')}
        value={reason}
        onChange={setReason}
        description={words.t('refund.reason.example')}
      />
      {refund.failure === null ? null : (
        <Message tone="problem">{errorText(refund.failure, words, status)}</Message>
      )}
      <p className={parts.soft}>
        {charge.isWithoutSale ? null : `${words.t('refund.stock')} `}
        {words.t('refund.goOn')}
      </p>
      <div className={`${parts.buttons} ${styles.buttons}`}>
        <Button onPress={props.onBack} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
        <Button
          type="submit"
          look="primary"
          isDisabled={!isComplete}
          isPending={refund.isPending}
          keyHint={words.t('keys.enter')}
        >
          {amountMinor === null
            ? words.t('refund.confirm.empty')
            : words.t('refund.confirm', { amount: words.money(amountMinor) })}
        </Button>
      </div>
    </form>
  );
}
