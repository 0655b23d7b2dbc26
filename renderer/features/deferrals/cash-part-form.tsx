import { useState } from 'react';
import { changeMinor } from '#app/domain/basket.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AmountField } from '#renderer/ui/amount-field.tsx';
import { readAmount } from '#renderer/ui/read-amount.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import { PartAmount } from './part-amount.tsx';
import { partOfOwed } from '#renderer/ui/part-of-owed.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

/** All or part of it in cash; nothing typed as received means the exact amount. */
export function CashPartForm({ deferral, onBack, onDone }: StepProps) {
  const words = useWords();
  const { deferralId, owedMinor } = deferral;
  const [text, setText] = useState(() => words.amountInput(owedMinor));
  const [receivedText, setReceivedText] = useState('');
  const amountMinor = partOfOwed(text, owedMinor, words);
  const received = readAmount(receivedText, words);
  const receivedMinor = received === null ? amountMinor : received.ok ? received.value : null;
  const isEnough = amountMinor !== null && receivedMinor !== null && receivedMinor >= amountMinor;
  const pay = useTillCommand('deferrals.payCash', () => {
    if (amountMinor === null || receivedMinor === null) return;
    const change = changeMinor(amountMinor, receivedMinor);
    const amount = words.money(amountMinor);
    onDone(
      change === 0
        ? words.t('deferrals.cash.done', { amount })
        : words.t('deferrals.cash.doneChange', { amount, change: words.money(change) }),
    );
  });
  return (
    <StepForm
      title={words.t('cash.title')}
      confirm={words
        .t('cash.confirm', { amount: amountMinor === null ? '' : words.money(amountMinor) })
        .trim()}
      isComplete={isEnough}
      isPending={pay.isPending}
      failure={pay.failure}
      onBack={onBack}
      onConfirm={() => {
        if (isEnough) pay.run({ deferralId, amountMinor, receivedMinor });
      }}
    >
      <PartAmount owedMinor={owedMinor} text={text} onChange={setText} />
      <AmountField
        label={words.t('cash.received')}
        text={receivedText}
        onChange={setReceivedText}
        words={words}
      />
      <CashChange amountMinor={amountMinor} receivedMinor={receivedMinor} />
    </StepForm>
  );
}

function CashChange(props: { readonly amountMinor: number | null; readonly receivedMinor: number | null }) {
  const words = useWords();
  const { amountMinor, receivedMinor } = props;
  const isShort = amountMinor !== null && receivedMinor !== null && receivedMinor < amountMinor;
  const shown =
    amountMinor === null || receivedMinor === null
      ? '—'
      : words.money(isShort ? amountMinor - receivedMinor : changeMinor(amountMinor, receivedMinor));
  return (
    <div
      className={`${parts.amountLine} ${parts.sunken} ${isShort ? parts.bad : parts.good}`}
      aria-live="polite"
    >
      <span>{words.t(isShort ? 'cash.missing' : 'cash.change')}</span>
      <strong data-testid="cash-change">{shown}</strong>
    </div>
  );
}
