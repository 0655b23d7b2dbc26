import { useState } from 'react';
import type { OtherMethod } from '#app/domain/deferral.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import { FormButtons } from '#renderer/ui/form-buttons.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { usePayableBasket } from '#renderer/ui/use-payable-basket.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { isReadableText } from '#renderer/ui/visible-text.ts';
import { Window } from '#renderer/ui/window.tsx';
import { MethodChoice } from './method-choice.tsx';
import styles from './other-dialog.module.css';

/** Completes the sale with money that neither the drawer nor the Point terminal sees: a person has to look whether it came. */
export function OtherDialog({ saleId, totalMinor }: { saleId: string; totalMinor: number }) {
  const words = useWords();
  const { open, close } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const [method, setMethod] = useState<OtherMethod>('transfer');
  const [reference, setReference] = useState('');
  const pay = useTillCommand('selling.payOther', () => open({ kind: 'receipt', saleId, isNew: true }));
  useRefusedScans();
  usePayableBasket('other', saleId, totalMinor, pay.isPending);
  const isReadable = isReadableText(reference);

  return (
    <Window title={words.t('other.title')} onClose={close} badge={<ModeBadge mode={status?.mode} isShort />}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReadable) pay.run({ saleId, totalMinor, method, reference: reference.trim() });
        }}
      >
        <div className={parts.amountLine}>
          <span>{words.t('common.total')}</span>
          <strong>{words.money(totalMinor)}</strong>
        </div>
        <MethodChoice method={method} onChange={setMethod} />
        <TextField
          label={words.t('tender.reference')}
          description={words.t('tender.reference.hint')}
          value={reference}
          onChange={setReference}
          maxLength={80}
          problem={isReadable ? undefined : words.t('defer.unreadable')}
        />
        <Message tone="plain">{words.t('other.check')}</Message>
        {pay.failure === null ? null : (
          <Message tone="problem">{errorText(pay.failure, words, status)}</Message>
        )}
        <FormButtons
          confirm={words.t('other.confirm', { amount: words.money(totalMinor) })}
          isPending={pay.isPending}
          onBack={close}
        />
      </form>
    </Window>
  );
}
