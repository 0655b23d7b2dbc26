import type { TillMode } from '#app/domain/mode.ts';
import { assertNever } from '#app/lib/assert.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './mode-badge.module.css';

/**
 * Says that what is charged is no money, and why; nothing where it is money. Short on papers and dialogs. `mode` undefined: not known yet.
 */
export function ModeBadge(props: { readonly mode: TillMode | undefined; readonly isShort?: boolean }) {
  const { t } = useWords();
  const { mode } = props;
  switch (mode) {
    case undefined:
    case 'live':
      return null;
    case 'practice':
    case 'test':
      return (
        <span className={styles.badge} data-mode={mode} data-testid="mode-badge">
          {t(props.isShort === true ? 'mode.noValue' : `mode.${mode}.badge`)}
        </span>
      );
    default:
      return assertNever(mode, 'mode');
  }
}
