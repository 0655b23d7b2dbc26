import type { ExposureView } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { exposureLevel } from './exposure-level.ts';
import styles from './exposure-meter.module.css';

/** How much customers owe against how much they may: amounts and words, the bar is for the eye alone. */
export function ExposureMeter({ exposure }: { exposure: ExposureView }) {
  const words = useWords();
  const { owedMinor } = exposure;
  const { totalMinor } = exposure.limits;
  const level = exposureLevel(owedMinor, totalMinor);
  const share = totalMinor === null || totalMinor === 0 ? null : Math.min(1, owedMinor / totalMinor);
  return (
    <div className={styles.meter} data-level={level} data-testid="exposure">
      <span>
        {totalMinor === null
          ? words.t('deferrals.exposure.unlimited', { owed: words.money(owedMinor) })
          : words.t('deferrals.exposure.of', {
              owed: words.money(owedMinor),
              limit: words.money(totalMinor),
            })}
        {level === 'calm' ? null : (
          <strong className={styles.word}> {words.t(`deferrals.exposure.${level}`)}</strong>
        )}
      </span>
      {share === null ? null : (
        <span className={styles.track} aria-hidden="true">
          <span className={styles.bar} style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
      )}
    </div>
  );
}
