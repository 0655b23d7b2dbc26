import { OTHER_METHODS, type OtherMethod } from '#app/domain/deferral.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './approval-fields.module.css';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';

/** How money came that is neither cash nor from the Point terminal, and what to find it by. */
export function OtherMethodFields(props: {
  readonly method: OtherMethod;
  readonly reference: string;
  readonly onMethod: (method: OtherMethod) => void;
  readonly onReference: (reference: string) => void;
}) {
  const words = useWords();
  return (
    <div className={styles.two}>
      <Select
        label={words.t('tender.method')}
        isStacked
        value={props.method}
        options={OTHER_METHODS.map((each) => ({ value: each, text: words.t(`tender.method.${each}`) }))}
        onChange={props.onMethod}
      />
      <TextField
        label={words.t('tender.reference')}
        description={words.t('tender.reference.hint')}
        value={props.reference}
        onChange={props.onReference}
        maxLength={80}
      />
    </div>
  );
}
