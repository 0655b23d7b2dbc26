import { useState } from 'react';
import type { PaymentCandidate } from '#app/contract/deferrals.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import { ApprovedStepForm } from './approved-step-form.tsx';
import styles from './deferrals.module.css';
import type { StepProps } from './step-props.ts';

/** Payments that may be the one a slip is of: a person says which. */
export function CandidateForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const { deferralId } = deferral;
  const candidates = deferral.hand?.candidates ?? [];
  const [paymentId, setPaymentId] = useState<string | null>(null);
  const settle = useTillCommand('deferrals.settleByHand', () => onDone(words.t('deferrals.move.by_hand')));
  return (
    <ApprovedStepForm
      title={words.t('deferrals.slip.choose')}
      confirm={words.t('deferrals.slip.choose.confirm')}
      reasonExample={words.t('deferrals.slip.choose.example')}
      isComplete={paymentId !== null}
      startsAbove
      isPending={settle.isPending}
      failure={settle.failure}
      onBack={onBack}
      onConfirm={(approval) => {
        if (paymentId !== null) settle.run({ deferralId, paymentId, approval });
      }}
    >
      <fieldset className={styles.candidates}>
        <legend>
          {words.t(candidates.length === 1 ? 'deferrals.slip.candidate' : 'deferrals.slip.candidates')}
        </legend>
        {candidates.map((candidate, index) => (
          <label key={candidate.paymentId} className={styles.candidate}>
            <input
              type="radio"
              name="candidate"
              checked={paymentId === candidate.paymentId}
              autoFocus={index === 0}
              onChange={() => setPaymentId(candidate.paymentId)}
            />
            <span>
              <strong>
                {words.dateTime(candidate.createdAtMs)} · {words.money(candidate.amountMinor)}
              </strong>
              <br />
              {candidateFacts(candidate, words).join(' · ')}
            </span>
          </label>
        ))}
      </fieldset>
    </ApprovedStepForm>
  );
}

function candidateFacts(candidate: PaymentCandidate, words: Words): readonly string[] {
  const { lastDigits, authorizationCode, paymentMethodId } = candidate;
  return [
    ...(lastDigits === null
      ? []
      : [words.t('deferrals.slip.candidate.digits', { digits: shortText(lastDigits, 4) })]),
    ...(authorizationCode === null
      ? []
      : [words.t('deferrals.slip.candidate.code', { code: shortText(authorizationCode, 20) })]),
    ...(paymentMethodId === null ? [] : [shortText(paymentMethodId, 40)]),
    words.t('deferrals.move.payment', { id: shortText(candidate.paymentId, 40) }),
  ];
}
