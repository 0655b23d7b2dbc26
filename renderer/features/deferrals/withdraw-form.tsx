import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ApprovedStepForm } from './approved-step-form.tsx';
import type { StepProps } from './step-props.ts';

/** The payment that a slip is of was not taken, or was of something else. */
export function WithdrawForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const { deferralId } = deferral;
  const withdraw = useTillCommand('deferrals.withdrawByHand', () =>
    onDone(words.t('deferrals.slip.withdraw.done')),
  );
  return (
    <ApprovedStepForm
      title={words.t('deferrals.slip.withdraw')}
      confirm={words.t('deferrals.slip.withdraw')}
      reasonExample={words.t('deferrals.slip.withdraw.example')}
      isPending={withdraw.isPending}
      failure={withdraw.failure}
      isDanger
      onBack={onBack}
      onConfirm={(approval) => withdraw.run({ deferralId, approval })}
    >
      <p>{words.t('deferrals.slip.withdraw.text')}</p>
    </ApprovedStepForm>
  );
}
