import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import page from '#renderer/ui/page.module.css';

/** Every day closed so far. */
export function ZList({ onOpen }: { onOpen: (zNumber: number) => void }) {
  const words = useWords();
  const days = useTillQuery('day.list', {}).data?.days;
  if (days === undefined) return null;
  return (
    <section className={page.card}>
      <h2 className={page.subtitle}>{words.t('day.list.title')}</h2>
      {days.length === 0 ? (
        <p className={page.soft}>{words.t('day.list.none')}</p>
      ) : (
        <table className={page.table}>
          <thead>
            <tr>
              <th scope="col">{words.t('day.list.number')}</th>
              <th scope="col">{words.t('report.businessDate')}</th>
              <th scope="col" className={page.number}>
                {words.t('report.sales.total')}
              </th>
              <th scope="col" className={page.number}>
                {words.t('report.cash.difference')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.zNumber}>
                <th scope="row">{day.zNumber}</th>
                <td>{words.date(day.businessDate)}</td>
                <td className={`${page.number} ${page.strong}`}>{words.money(day.totalMinor)}</td>
                <td className={page.number}>{words.money(day.differenceMinor)}</td>
                <td className={page.number}>
                  <Button size="small" onPress={() => onOpen(day.zNumber)}>
                    {words.t('day.list.open', { number: day.zNumber })}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
