import type { ExposureView } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ExposureMeter } from '#renderer/ui/exposure-meter.tsx';
import page from '#renderer/ui/page.module.css';
import styles from './deferrals-screen.module.css';

/** How much is out, against how much may be. */
export function ExposurePanel({ exposure }: { exposure: ExposureView }) {
  const words = useWords();
  const { limits } = exposure;
  const figures = [
    ['today', words.money(exposure.capturedTodayMinor)],
    ['dueToday', words.count(exposure.dueTodayCount)],
    ['overdue', words.count(exposure.overdueCount)],
    ...(exposure.slipCount === 0 ? [] : [['slips', words.count(exposure.slipCount)] as const]),
  ] as const;
  return (
    <section className={`${page.card} ${styles.exposure}`} aria-labelledby="deferrals-title">
      <div className={styles.exposureHead}>
        <h2 className={page.title} id="deferrals-title">
          {words.t('deferrals.title')}
        </h2>
        <dl className={page.figures}>
          {figures.map(([name, value]) => (
            <div key={name} className={page.figure}>
              <dt>{words.t(`deferrals.figure.${name}`)}</dt>
              <dd data-testid={`figure-${name}`}>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <ExposureMeter exposure={exposure} />
      <p className={`${page.soft} ${page.small}`}>
        {words.t('deferrals.limits')}:{' '}
        {(['perSaleMinor', 'perCustomerMinor', 'perDayMinor', 'totalMinor'] as const)
          .map((name) => {
            const limit = limits[name];
            return `${words.t(`deferrals.limits.${name}`)} ${limit === null ? words.t('deferrals.limits.none') : words.money(limit)}`;
          })
          .join(' · ')}
      </p>
    </section>
  );
}
