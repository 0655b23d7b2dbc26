import type { SettableMode } from '#app/domain/terminal-mode.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { Steps } from '#renderer/ui/steps.tsx';
import styles from './places.module.css';

/** A mode set from here holds once the terminal was restarted (Point API, Update operation mode): what to do at the terminal. */
export function RestartSteps({ mode, onDone }: { mode: SettableMode; onDone: () => void }) {
  const words = useWords();
  const title = words.t('terminals.restart.title', { mode });
  return (
    <div role="status" data-testid="restart-steps">
      <Message tone="warning">
        <div className={styles.restart}>
          <strong>{title}</strong>
          <Steps
            steps={([1, 2, 3] as const).map((step) => words.t(`terminals.restart.step${step}`, { mode }))}
            label={title}
          />
          <span>
            <Button size="small" onPress={onDone}>
              {words.t('terminals.restart.done')}
            </Button>
          </span>
        </div>
      </Message>
    </div>
  );
}
