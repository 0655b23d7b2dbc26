import { CUSTOMER_LIMITS } from '#app/domain/deferral.ts';
import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { customerProblem, type CustomerDraft } from './customer-draft.ts';
import styles from './defer-dialog.module.css';

/** Who owes: no more than what is needed to collect it. */
export function CustomerFields(props: {
  readonly customer: CustomerDraft;
  readonly onChange: (customer: CustomerDraft) => void;
  readonly rules: DeferralRules;
  /** It was tried to go on: what is missing is said now. */
  readonly isTried: boolean;
}) {
  const words = useWords();
  const { customer, rules, isTried } = props;
  const problemText = (field: 'name' | 'contact'): string | undefined => {
    const problem = customerProblem(field, customer, rules);
    if (problem === 'unreadable') return words.t('defer.unreadable');
    return problem === null || !isTried ? undefined : words.t(`defer.${field}.missing`);
  };
  const field = (name: 'name' | 'contact') => ({
    value: customer[name],
    onChange: (text: string) => props.onChange({ ...customer, [name]: text }),
    maxLength: CUSTOMER_LIMITS[name],
    problem: problemText(name),
  });
  return (
    <div className={styles.two}>
      <TextField
        {...field('name')}
        label={words.t(rules.isNameRequired ? 'defer.name' : 'defer.name.optional')}
        isRequired={rules.isNameRequired}
        autoFocus
      />
      <TextField
        {...field('contact')}
        label={words.t(rules.isContactRequired ? 'defer.contact' : 'defer.contact.optional')}
        isRequired={rules.isContactRequired}
        description={words.t('defer.privacy')}
      />
    </div>
  );
}
