import { useWords } from '#renderer/i18n/use-words.ts';
import { AmountField } from '#renderer/ui/amount-field.tsx';
import { readAmount } from '#renderer/ui/read-amount.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import styles from './deferrals.module.css';
import { partShares } from './part-shares.ts';

/** How much of what is owed: typed or by its buttons, and what would be left. */
export function PartAmount(props: {
  readonly owedMinor: number;
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const words = useWords();
  const { owedMinor } = props;
  const read = readAmount(props.text, words);
  const amountMinor = read?.ok === true ? read.value : null;
  return (
    <>
      <AmountField
        label={words.t('common.amount')}
        text={props.text}
        onChange={props.onChange}
        words={words}
        autoFocus
      />
      <div className={styles.shares} role="group" aria-label={words.t('deferrals.part.shares')}>
        {partShares(owedMinor).map(({ name, amountMinor: share }) => (
          <Button key={name} size="small" onPress={() => props.onChange(words.amountInput(share))}>
            {words.t(`deferrals.part.${name}`, { amount: words.money(share) })}
          </Button>
        ))}
      </div>
      {amountMinor !== null && amountMinor > owedMinor ? (
        <Message tone="warning">
          {words.t('deferrals.part.tooMuch', { amount: words.money(owedMinor) })}
        </Message>
      ) : (
        <p className={`${parts.soft} ${styles.rest}`} aria-live="polite">
          {words.t('deferrals.part.rest')}:{' '}
          <strong data-testid="part-rest">
            {amountMinor === null ? '—' : words.money(owedMinor - amountMinor)}
          </strong>
        </p>
      )}
    </>
  );
}
