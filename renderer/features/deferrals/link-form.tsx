import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

/** Makes the link that what is owed can be paid by. */
export function LinkForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const reach = useTillQuery('till.status', {}).data?.reach.state;
  const make = useTillCommand('deferrals.makeLink', () => onDone(null));
  return (
    <StepForm
      title={words.t('deferrals.action.link')}
      confirm={words.t('deferrals.link.make')}
      isComplete
      hasNoField
      isPending={make.isPending}
      failure={make.failure}
      onBack={onBack}
      onConfirm={() => make.run({ deferralId: deferral.deferralId })}
    >
      <p>{words.t('deferrals.link.text', { owed: words.money(deferral.owedMinor) })}</p>
      {reach === undefined || reach === 'online' ? null : (
        <Message tone="warning">{words.t('deferrals.link.away')}</Message>
      )}
    </StepForm>
  );
}
