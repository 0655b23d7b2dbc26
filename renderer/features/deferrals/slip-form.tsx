import { useState } from 'react';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { SlipFields } from '#renderer/ui/slip-fields.tsx';
import { completeSlip, NO_SLIP, slipAmountMinor } from '#renderer/ui/slip-draft.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

/** The slip of a payment that was taken on the terminal itself. */
export function SlipForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const ownTerminalId = useTillQuery('till.status', {}).data?.terminalId ?? null;
  const [draft, setDraft] = useState(NO_SLIP);
  const { owedMinor } = deferral;
  const slip = completeSlip(draft, ownTerminalId, slipAmountMinor(draft, owedMinor, words));
  const take = useTillCommand('deferrals.takeByHand', () => onDone(null));
  return (
    <StepForm
      title={words.t('deferrals.action.slip')}
      confirm={words.t('deferrals.slip.confirm')}
      isComplete={slip !== null}
      isPending={take.isPending}
      failure={take.failure}
      onBack={onBack}
      onConfirm={() => {
        if (slip !== null) take.run({ deferralId: deferral.deferralId, slip });
      }}
    >
      <p>{words.t('deferrals.slip.text')}</p>
      <SlipFields slip={draft} owedMinor={owedMinor} onChange={setDraft} autoFocus />
    </StepForm>
  );
}
