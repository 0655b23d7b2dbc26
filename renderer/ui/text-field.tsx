import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import styles from './field.module.css';

export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly problem?: string | undefined;
  readonly autoFocus?: boolean;
  /** Not shown while it is typed, and not offered again by the browser. */
  readonly isSecret?: boolean;
  readonly inputMode?: 'text' | 'decimal' | 'url';
}) {
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={props.value}
      onChange={props.onChange}
      isRequired={props.isRequired ?? false}
      isInvalid={props.problem !== undefined}
      validationBehavior="aria"
      maxLength={props.maxLength ?? 200}
      autoFocus={props.autoFocus ?? false}
      type={props.isSecret === true ? 'password' : 'text'}
    >
      <Label className={styles.label ?? ''}>{props.label}</Label>
      <Input
        className={styles.input ?? ''}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck="false"
        inputMode={props.inputMode ?? 'text'}
      />
      {props.description === undefined ? null : (
        <Text slot="description" className={styles.description ?? ''}>
          {props.description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{props.problem}</FieldError>
    </AriaTextField>
  );
}
