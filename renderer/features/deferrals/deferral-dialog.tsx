import { useState } from 'react';
import type { DeferralDetail } from '#app/contract/deferrals.ts';
import { assertNever } from '#app/lib/assert.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useNotices } from '#renderer/ui/notices.ts';
import { pendingNumber } from '#renderer/ui/pending-number.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { Window } from '#renderer/ui/window.tsx';
import { CandidateForm } from './candidate-form.tsx';
import { CashPartForm } from './cash-part-form.tsx';
import { ChargePartForm } from './charge-part-form.tsx';
import { DeferralFacts } from './deferral-facts.tsx';
import { DeferralOverview } from './deferral-overview.tsx';
import type { DeferralStep } from './deferral-step.ts';
import { EraseForm } from './erase-form.tsx';
import { LinkForm } from './link-form.tsx';
import { OtherPartForm } from './other-part-form.tsx';
import { ReminderPanel } from './reminder-panel.tsx';
import { ReturnForm } from './return-form.tsx';
import { SlipForm } from './slip-form.tsx';
import type { StepProps } from './step-props.ts';
import { WithdrawForm } from './withdraw-form.tsx';
import { WriteOffForm } from './write-off-form.tsx';

/** One deferral: who owes what since when, what was settled, and every step that can be taken. */
export function DeferralDialog({ deferralId }: { deferralId: string }) {
  const words = useWords();
  const close = useNavigation((state) => state.close);
  const status = useTillQuery('till.status', {}).data;
  const detail = useTillQuery('deferrals.get', { deferralId });
  const [step, setStep] = useState<DeferralStep | null>(null);
  useRefusedScans();

  const deferral = detail.data?.deferral;
  const back = () => setStep(null);
  const title =
    deferral === undefined
      ? words.t('deferrals.title')
      : words.t(deferral.owedMinor === 0 ? 'deferrals.dialog.settled' : 'deferrals.dialog.title', {
          number: pendingNumber(deferral.number),
        });
  return (
    <Window
      title={title}
      size="wide"
      onClose={step === null ? close : back}
      badge={<ModeBadge mode={status?.mode} isShort />}
    >
      {detail.error === null ? null : (
        <Message tone="problem">{errorText(detail.error, words, status)}</Message>
      )}
      {detail.data === undefined ? (
        <div className={parts.buttons}>
          <Button autoFocus onPress={close} keyHint={words.t('keys.escape')}>
            {words.t('common.close')}
          </Button>
        </div>
      ) : (
        <Shown detail={detail.data} step={step} onStep={setStep} onBack={back} />
      )}
    </Window>
  );
}

function Shown(props: {
  readonly detail: DeferralDetail;
  readonly step: DeferralStep | null;
  readonly onStep: (step: DeferralStep) => void;
  readonly onBack: () => void;
}) {
  const { detail, step, onBack } = props;
  const { deferral } = detail;
  const onDone = (said: string | null) => {
    if (said !== null) useNotices.getState().show({ tone: 'good', text: said });
    onBack();
  };
  return (
    <>
      <DeferralFacts deferral={deferral} isShort={step !== null} />
      {step === null ? (
        <DeferralOverview detail={detail} onStep={props.onStep} />
      ) : (
        <Step key={step} step={step} deferral={deferral} onBack={onBack} onDone={onDone} />
      )}
    </>
  );
}

function Step({ step, ...props }: StepProps & { readonly step: DeferralStep }) {
  switch (step) {
    case 'charge':
      return <ChargePartForm {...props} />;
    case 'cash':
      return <CashPartForm {...props} />;
    case 'other':
      return <OtherPartForm {...props} />;
    case 'slip':
      return <SlipForm {...props} />;
    case 'withdraw':
      return <WithdrawForm {...props} />;
    case 'candidate':
      return <CandidateForm {...props} />;
    case 'link':
      return <LinkForm {...props} />;
    case 'reminder':
      return <ReminderPanel {...props} />;
    case 'return':
      return <ReturnForm {...props} />;
    case 'writeOff':
      return <WriteOffForm {...props} />;
    case 'erase':
      return <EraseForm {...props} />;
    default:
      return assertNever(step, 'step');
  }
}
