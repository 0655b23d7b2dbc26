import type { ReactNode } from 'react';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import styles from './deferrals.module.css';

/** One step that can be taken with a deferral: its fields, what went wrong, and the buttons. */
export function StepForm(props: {
  readonly title: string;
  readonly confirm: string;
  readonly isComplete: boolean;
  readonly isPending: boolean;
  readonly failure: Error | null;
  readonly isDanger?: boolean;
  /** The focus starts on the confirmation: there is no field. */
  readonly hasNoField?: boolean;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (props.isComplete) props.onConfirm();
      }}
    >
      <h3 className={styles.formTitle}>{props.title}</h3>
      {props.children}
      {props.failure === null ? null : (
        <Message tone="problem">{errorText(props.failure, words, status)}</Message>
      )}
      <div className={parts.buttons}>
        <Button onPress={props.onBack} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
        <Button
          type="submit"
          autoFocus={props.hasNoField ?? false}
          look={props.isDanger === true ? 'danger' : 'primary'}
          isDisabled={!props.isComplete}
          isPending={props.isPending}
          keyHint={words.t('keys.enter')}
        >
          {props.confirm}
        </Button>
      </div>
    </form>
  );
}
