import { useState } from 'react';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AmountField } from '#renderer/ui/amount-field.tsx';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import styles from './defer-dialog.module.css';
import { draftOf, LIMIT_FIELDS, readLimits, type LimitField } from './limit-draft.ts';

const LABEL = {
  perSaleMinor: 'deferRules.perSale',
  perCustomerMinor: 'deferRules.perCustomer',
  perDayMinor: 'deferRules.perDay',
  totalMinor: 'deferRules.total',
} as const satisfies Readonly<Record<LimitField, string>>;

/** How much may be left uncollected without an owner, and what has to be known of the customer. */
export function DeferSettings({ status }: { status: TillStatus }) {
  const words = useWords();
  const rules = status.deferralRules;
  /** Null until something is changed: what the till has is shown, in the language of the moment. */
  const [changed, setChanged] = useState<ReturnType<typeof draftOf> | null>(null);
  const [isNameRequired, setIsNameRequired] = useState(rules.isNameRequired);
  const [isContactRequired, setIsContactRequired] = useState(rules.isContactRequired);
  const [isSaved, setIsSaved] = useState(false);
  const set = useTillCommand('deferrals.setRules', () => {
    setChanged(null);
    setIsSaved(true);
  });
  const draft = changed ?? draftOf(rules, words);
  const limits = readLimits(draft, words);
  const tick = (onChange: (isTicked: boolean) => void) => (event: { target: { checked: boolean } }) => {
    setIsSaved(false);
    onChange(event.target.checked);
  };
  return (
    <section className={page.card} data-testid="defer-settings">
      <h3 className={page.subtitle}>{words.t('deferRules.title')}</h3>
      <form
        className={parts.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (limits !== null) set.run({ rules: { limits, isNameRequired, isContactRequired } });
        }}
      >
        <p className={parts.soft}>{words.t('deferRules.text')}</p>
        <div className={styles.limits}>
          {LIMIT_FIELDS.map((field) => (
            <AmountField
              key={field}
              label={words.t(LABEL[field])}
              text={draft[field]}
              words={words}
              onChange={(text) => {
                setIsSaved(false);
                setChanged({ ...draft, [field]: text });
              }}
            />
          ))}
        </div>
        <label className={styles.tick}>
          <input type="checkbox" checked={isNameRequired} onChange={tick(setIsNameRequired)} />
          {words.t('deferRules.name')}
        </label>
        <label className={styles.tick}>
          <input type="checkbox" checked={isContactRequired} onChange={tick(setIsContactRequired)} />
          {words.t('deferRules.contact')}
        </label>
        {set.failure === null ? null : (
          <Message tone="problem">{errorText(set.failure, words, status)}</Message>
        )}
        <div className={parts.buttons}>
          <span role="status" className={parts.grow}>
            {isSaved ? words.t('deferRules.saved') : null}
          </span>
          <Button type="submit" isPending={set.isPending} isDisabled={limits === null}>
            {words.t('deferRules.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
