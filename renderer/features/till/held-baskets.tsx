import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './held-baskets.module.css';

/** Baskets put aside, one press away. */
export function HeldBaskets({ onResume }: { onResume: (saleId: string) => void }) {
  const words = useWords();
  const baskets = useTillQuery('basket.held', {}).data?.baskets ?? [];
  if (baskets.length === 0) return null;
  return (
    <section className={styles.strip} aria-label={words.t('till.held.title')}>
      <h2 className={styles.title}>{words.t('till.held.title')}</h2>
      <ul className={styles.list} data-testid="held-baskets">
        {baskets.map((basket) => (
          <li key={basket.saleId}>
            <button
              type="button"
              className={styles.item}
              data-charging={basket.status === 'charging'}
              aria-label={words.t('till.held.resume', { amount: words.money(basket.totalMinor) })}
              onClick={() => onResume(basket.saleId)}
            >
              <strong>{words.money(basket.totalMinor)}</strong>
              <span>
                {words.time(basket.openedAtMs)} ·{' '}
                {basket.status === 'charging'
                  ? words.t('till.held.charging')
                  : words.t('till.lines', { n: basket.lineCount })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
