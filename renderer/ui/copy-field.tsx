import { useRef, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from './button.tsx';
import styles from './field.module.css';

/** A text to take elsewhere: shown whole, selected by a press, and copied by its button. */
export function CopyField(props: {
  readonly label: string;
  readonly value: string;
  /** A text of several lines high; one line without it. */
  readonly rows?: number;
  readonly autoFocus?: boolean;
}) {
  const words = useWords();
  const inputRef = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async () => {
    inputRef.current?.select();
    setOutcome((await copyText(props.value)) ? 'copied' : 'copyFailed');
  };
  return (
    <div className={styles.field}>
      <label className={styles.stacked}>
        <span className={styles.label}>{props.label}</span>
        {props.rows === undefined ? (
          <input
            ref={(element) => {
              inputRef.current = element;
            }}
            className={`${styles.input} ${styles.verbatim}`}
            value={props.value}
            readOnly
            autoFocus={props.autoFocus ?? false}
            onFocus={(event) => event.target.select()}
          />
        ) : (
          <textarea
            ref={(element) => {
              inputRef.current = element;
            }}
            className={`${styles.input} ${styles.text}`}
            value={props.value}
            rows={props.rows}
            readOnly
            autoFocus={props.autoFocus ?? false}
            onFocus={(event) => event.target.select()}
          />
        )}
      </label>
      <div className={styles.copy}>
        <Button size="small" onPress={() => void copy()} label={`${words.t('common.copy')}: ${props.label}`}>
          {words.t('common.copy')}
        </Button>
        <span role="status" className={styles.description}>
          {outcome === null ? '' : words.t(`common.${outcome}`)}
        </span>
      </div>
    </div>
  );
}

/** Copies by the clipboard, or by the selection where the page has no permission for it. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Deprecated and without a successor: the clipboard can be refused to a page that may copy its selection.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  }
}
