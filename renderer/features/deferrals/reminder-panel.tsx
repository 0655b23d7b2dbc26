import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CopyField } from '#renderer/ui/copy-field.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import styles from './deferrals.module.css';
import { reminderText } from './reminder-text.ts';
import type { StepProps } from './step-props.ts';

/** A friendly text to copy; sending it is the person's affair. */
export function ReminderPanel({ deferral, onBack }: StepProps) {
  const words = useWords();
  return (
    <section className={styles.form} aria-label={words.t('deferrals.action.reminder')}>
      <h3 className={styles.formTitle}>{words.t('deferrals.action.reminder')}</h3>
      <p>{words.t('deferrals.reminder.text')}</p>
      <CopyField
        label={words.t('deferrals.reminder.label')}
        value={reminderText(deferral, words)}
        rows={5}
        autoFocus
      />
      <div className={parts.buttons}>
        <Button onPress={onBack} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
      </div>
    </section>
  );
}
