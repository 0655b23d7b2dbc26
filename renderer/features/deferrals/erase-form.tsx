import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';
import { ApprovedStepForm } from './approved-step-form.tsx';
import type { StepProps } from './step-props.ts';

/** Name, contact and note vanish; what is said before is what vanishes and what stays. */
export function EraseForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const { deferralId, owedMinor } = deferral;
  const erase = useTillCommand('deferrals.erase', () => onDone(words.t('deferrals.erase.done')));
  return (
    <ApprovedStepForm
      title={words.t('deferrals.action.erase')}
      confirm={words.t('deferrals.erase.confirm')}
      reasonExample={words.t('deferrals.erase.example')}
      isPending={erase.isPending}
      failure={erase.failure}
      isDanger
      onBack={onBack}
      onConfirm={(approval) => erase.run({ deferralId, approval })}
    >
      <p>{words.t('deferrals.erase.gone')}</p>
      <p>{words.t('deferrals.erase.stays')}</p>
      {owedMinor === 0 ? null : (
        <Message tone="warning">{words.t('deferrals.erase.owed', { owed: words.money(owedMinor) })}</Message>
      )}
    </ApprovedStepForm>
  );
}
