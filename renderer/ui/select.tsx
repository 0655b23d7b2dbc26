import styles from './field.module.css';

/** The platform's own list: known to every keyboard and screen reader, and quick on an old machine. */
export function Select<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  /** The label above, as the text fields beside it have theirs. */
  readonly isStacked?: boolean;
}) {
  return (
    <label className={props.isStacked === true ? styles.stacked : styles.inline}>
      <span
        className={
          props.isLabelHidden === true
            ? 'only-read-aloud'
            : props.isStacked === true
              ? styles.label
              : styles.inlineLabel
        }
      >
        {props.label}
      </span>
      <select
        className={styles.select}
        value={props.value}
        disabled={props.isDisabled ?? false}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
