import type { ExposureView } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ExposureMeter } from '#renderer/ui/exposure-meter.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import styles from './exposure-strip.module.css';

/** How much is out, on the till itself, as long as anything is; what is due has words of its own. */
export function ExposureStrip({ exposure }: { exposure: ExposureView }) {
  const words = useWords();
  const go = useNavigation((state) => state.go);
  if (exposure.owedMinor === 0 && exposure.count === 0) return null;
  const due = [
    ...(exposure.overdueCount > 0 ? [words.t('exposure.overdue', { n: exposure.overdueCount })] : []),
    ...(exposure.dueTodayCount > 0 ? [words.t('exposure.dueToday', { n: exposure.dueTodayCount })] : []),
  ];
  return (
    <section className={styles.strip} aria-label={words.t('exposure.see')} data-testid="exposure-strip">
      <div className={styles.meter}>
        <ExposureMeter exposure={exposure} />
      </div>
      {due.length === 0 ? null : <span className={styles.due}>{due.join(' · ')}</span>}
      <Button size="small" onPress={() => go('deferrals')}>
        {words.t('exposure.see')}
      </Button>
    </section>
  );
}
