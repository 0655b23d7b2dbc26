import { useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { PartAmount } from './part-amount.tsx';
import { partOfOwed } from '#renderer/ui/part-of-owed.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

/** How much of it is charged on the terminal; the card dialog sends it. */
export function ChargePartForm({ deferral, onBack }: StepProps) {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const [text, setText] = useState(() => words.amountInput(deferral.owedMinor));
  const amountMinor = partOfOwed(text, deferral.owedMinor, words);
  return (
    <StepForm
      title={words.t('deferrals.action.charge')}
      confirm={words.t('deferrals.charge.next')}
      isComplete={amountMinor !== null}
      isPending={false}
      failure={null}
      onBack={onBack}
      onConfirm={() => {
        if (amountMinor === null) return;
        open({ kind: 'deferralCharge', deferralId: deferral.deferralId, amountMinor, chargeId: null });
      }}
    >
      <PartAmount owedMinor={deferral.owedMinor} text={text} onChange={setText} />
      <p className={parts.soft}>{words.t('deferrals.charge.hint')}</p>
    </StepForm>
  );
}
