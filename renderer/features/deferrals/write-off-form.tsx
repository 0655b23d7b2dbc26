import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ApprovedStepForm } from './approved-step-form.tsx';
import type { StepProps } from './step-props.ts';

/** Nobody will pay what is left. */
export function WriteOffForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const { deferralId } = deferral;
  const owed = words.money(deferral.owedMinor);
  const writeOff = useTillCommand('deferrals.writeOff', () =>
    onDone(words.t('deferrals.writeOff.done', { owed })),
  );
  return (
    <ApprovedStepForm
      title={words.t('deferrals.action.writeOff')}
      confirm={words.t('deferrals.writeOff.confirm', { owed })}
      reasonExample={words.t('deferrals.writeOff.example')}
      isPending={writeOff.isPending}
      failure={writeOff.failure}
      isDanger
      onBack={onBack}
      onConfirm={(approval) => writeOff.run({ deferralId, approval })}
    >
      <p>{words.t('deferrals.writeOff.text', { owed })}</p>
    </ApprovedStepForm>
  );
}
