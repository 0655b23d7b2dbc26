import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';
import { ApprovedStepForm } from './approved-step-form.tsx';
import type { StepProps } from './step-props.ts';

/** The goods are back: what is still owed is void, what was paid goes back by refunds of its own. */
export function ReturnForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const { deferralId, owedMinor, amountMinor } = deferral;
  const giveBack = useTillCommand('deferrals.returnGoods', () => onDone(words.t('deferrals.return.done')));
  return (
    <ApprovedStepForm
      title={words.t('deferrals.action.return')}
      confirm={words.t('deferrals.return.confirm')}
      reasonExample={words.t('deferrals.return.example')}
      isPending={giveBack.isPending}
      failure={giveBack.failure}
      onBack={onBack}
      onConfirm={(approval) => giveBack.run({ deferralId, approval })}
    >
      <p>{words.t('deferrals.return.text', { owed: words.money(owedMinor) })}</p>
      {owedMinor < amountMinor ? <Message tone="warning">{words.t('deferrals.return.paid')}</Message> : null}
    </ApprovedStepForm>
  );
}
