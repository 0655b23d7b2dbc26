import type { DeferralMove } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import styles from './deferrals.module.css';
import { moveDetails } from './move-details.ts';

/** What was taken off what is owed, in words and in order. */
export function DeferralMoves({ moves }: { moves: readonly DeferralMove[] }) {
  const words = useWords();
  return (
    <section className={styles.section} aria-label={words.t('deferrals.moves')}>
      <h3>{words.t('deferrals.moves')}</h3>
      {moves.length === 0 ? <p className={parts.soft}>{words.t('deferrals.moves.none')}</p> : null}
      <ol aria-live="polite">
        {moves.map((move) => (
          <li key={move.position} className={styles.move} data-testid="move" data-move={move.kind}>
            <p className={styles.moveHead}>
              <strong>{words.t(`deferrals.move.${move.kind}`)}</strong>
              <strong>{words.money(move.amountMinor)}</strong>
            </p>
            <p className={parts.soft}>
              {[words.dateTime(move.atMs), ...moveDetails(move, words)].join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
