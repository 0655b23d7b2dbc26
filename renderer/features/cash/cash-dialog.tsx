import { useState } from 'react';
import { changeMinor } from '#app/domain/basket.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AmountField } from '#renderer/ui/amount-field.tsx';
import { readAmount } from '#renderer/ui/read-amount.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { FormButtons } from '#renderer/ui/form-buttons.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { usePayableBasket } from '#renderer/ui/use-payable-basket.ts';
import { Window } from '#renderer/ui/window.tsx';
import styles from './cash-dialog.module.css';
import { suggestReceived } from './note-suggestions.ts';

/** Takes cash for what the cashier saw; nothing typed means the exact amount. */
export function CashDialog({ saleId, totalMinor }: { saleId: string; totalMinor: number }) {
  const words = useWords();
  const { open, close } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const [text, setText] = useState('');
  const pay = useTillCommand('selling.payCash', () => open({ kind: 'receipt', saleId, isNew: true }));
  useRefusedScans();
  usePayableBasket('cash', saleId, totalMinor, pay.isPending);

  const received = readAmount(text, words);
  const receivedMinor = received === null ? totalMinor : received.ok ? received.value : null;
  const isEnough = receivedMinor !== null && receivedMinor >= totalMinor;

  return (
    <Window title={words.t('cash.title')} onClose={close} badge={<ModeBadge mode={status?.mode} isShort />}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isEnough) pay.run({ saleId, totalMinor, receivedMinor });
        }}
      >
        <div className={parts.amountLine}>
          <span>{words.t('common.total')}</span>
          <strong>{words.money(totalMinor)}</strong>
        </div>
        <AmountField
          label={words.t('cash.received')}
          text={text}
          onChange={setText}
          words={words}
          autoFocus
        />
        <div className={styles.notes} role="group" aria-label={words.t('cash.suggestions')}>
          <Button size="normal" onPress={() => setText(words.amountInput(totalMinor))}>
            {words.t('cash.exact')}
          </Button>
          {suggestReceived(totalMinor, words.currency).map((amount) => (
            <Button key={amount} onPress={() => setText(words.amountInput(amount))}>
              {words.money(amount)}
            </Button>
          ))}
        </div>
        <Change totalMinor={totalMinor} receivedMinor={receivedMinor} />
        {pay.failure === null ? null : (
          <Message tone="problem">{errorText(pay.failure, words, status)}</Message>
        )}
        <FormButtons
          confirm={words.t('cash.confirm', { amount: words.money(totalMinor) })}
          isPending={pay.isPending}
          isDisabled={!isEnough}
          onBack={close}
        />
      </form>
    </Window>
  );
}

function Change({ totalMinor, receivedMinor }: { totalMinor: number; receivedMinor: number | null }) {
  const words = useWords();
  const isShort = receivedMinor !== null && receivedMinor < totalMinor;
  const amount =
    receivedMinor === null
      ? '—'
      : words.money(isShort ? totalMinor - receivedMinor : changeMinor(totalMinor, receivedMinor));
  return (
    <div
      className={`${parts.amountLine} ${parts.sunken} ${isShort ? parts.bad : parts.good}`}
      aria-live="polite"
    >
      <span>{words.t(isShort ? 'cash.missing' : 'cash.change')}</span>
      <strong data-testid="cash-change">{amount}</strong>
    </div>
  );
}
