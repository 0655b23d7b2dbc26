import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { AMOUNT_FIELD_ATTRIBUTE } from '#renderer/input/wedge-listener.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import styles from './field.module.css';
import { amountProblem, readAmount } from './read-amount.ts';

/** Longest text an amount field takes: more is a scanner or a mistake. */
const MAX_LENGTH = 18;

/** A field that takes money. Scanners are kept out of it by its attribute (see the wedge listener). */
export function AmountField(props: {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly words: Words;
  readonly autoFocus?: boolean;
}) {
  const problem = amountProblem(readAmount(props.text, props.words), props.words);
  return (
    <TextField
      className={styles.field ?? ''}
      value={props.text}
      onChange={props.onChange}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      maxLength={MAX_LENGTH}
      autoFocus={props.autoFocus ?? false}
    >
      <Label className={styles.label ?? ''}>{props.label}</Label>
      <Input
        className={`${styles.input} ${styles.amount}`}
        inputMode="decimal"
        autoComplete="off"
        {...{ [AMOUNT_FIELD_ATTRIBUTE]: props.words.decimalMark }}
        onFocus={(event) => event.target.select()}
      />
      <FieldError className={styles.error ?? ''}>{problem}</FieldError>
    </TextField>
  );
}
