import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from './button.tsx';
import parts from './dialog-parts.module.css';

/** The foot of a dialog that is a form: back, and the wide button that Enter presses. */
export function FormButtons(props: {
  readonly confirm: string;
  readonly isPending: boolean;
  readonly isDisabled?: boolean;
  readonly onBack: () => void;
}) {
  const words = useWords();
  return (
    <div className={parts.buttons}>
      <Button size="large" onPress={props.onBack} keyHint={words.t('keys.escape')}>
        {words.t('common.back')}
      </Button>
      <span className={parts.grow}>
        <Button
          type="submit"
          look="primary"
          size="large"
          isWide
          isDisabled={props.isDisabled ?? false}
          isPending={props.isPending}
          keyHint={words.t('keys.enter')}
        >
          {props.confirm}
        </Button>
      </span>
    </div>
  );
}
