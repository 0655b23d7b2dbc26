import { useState } from 'react';
import type { OtherMethod } from '#app/domain/deferral.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';
import { OtherMethodFields } from '#renderer/ui/other-method-fields.tsx';
import { isReadableText } from '#renderer/ui/visible-text.ts';
import { PartAmount } from './part-amount.tsx';
import { partOfOwed } from '#renderer/ui/part-of-owed.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

/** All or part of it by a tender that is neither cash nor the Point terminal. */
export function OtherPartForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const { deferralId, owedMinor } = deferral;
  const [text, setText] = useState(() => words.amountInput(owedMinor));
  const [method, setMethod] = useState<OtherMethod>('transfer');
  const [reference, setReference] = useState('');
  const amountMinor = partOfOwed(text, owedMinor, words);
  const amount = amountMinor === null ? '' : words.money(amountMinor);
  const isComplete = amountMinor !== null && isReadableText(reference);
  const pay = useTillCommand('deferrals.payOther', () => onDone(words.t('deferrals.other.done', { amount })));
  return (
    <StepForm
      title={words.t('deferrals.action.other')}
      confirm={words.t('deferrals.other.confirm', { amount })}
      isComplete={isComplete}
      isPending={pay.isPending}
      failure={pay.failure}
      onBack={onBack}
      onConfirm={() => {
        if (isComplete) pay.run({ deferralId, amountMinor, method, reference: reference.trim() });
      }}
    >
      <PartAmount owedMinor={owedMinor} text={text} onChange={setText} />
      <OtherMethodFields
        method={method}
        reference={reference}
        onMethod={setMethod}
        onReference={setReference}
      />
      <Message tone="plain">{words.t('deferrals.other.check')}</Message>
    </StepForm>
  );
}
