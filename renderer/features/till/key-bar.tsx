import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './key-bar.module.css';

/** The keys that have no button to show them. */
export function KeyBar() {
  const { t } = useWords();
  const keys = [
    { keys: '↑ ↓', text: t('keys.lines') },
    { keys: '+ −', text: t('keys.quantity') },
    { keys: t('keys.delete'), text: t('keys.remove') },
    { keys: '3 *', text: t('keys.times') },
    { keys: `Ctrl ${t('keys.delete')}`, text: t('till.clear.button') },
    { keys: 'Alt 1–6', text: t('keys.screens') },
  ];
  return (
    <footer className={styles.bar} aria-hidden="true">
      {keys.map((each) => (
        <span key={each.keys}>
          <kbd>{each.keys}</kbd> {each.text}
        </span>
      ))}
    </footer>
  );
}
