import type { DayReport } from '#app/contract/day.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Rows, Section } from './report-table.tsx';

/** What came in neither as cash nor through the terminal, by how it came; nothing where nothing did. */
export function ReportOtherMethods({ report }: { report: DayReport }) {
  const words = useWords();
  if (report.otherMethods.length === 0) return null;
  return (
    <Section title={words.t('report.otherMethods')}>
      <Rows
        rows={report.otherMethods.map(({ method, count, amountMinor }) => ({
          key: method,
          cells: [words.t(`tender.method.${method}`), words.count(count), words.money(amountMinor)],
        }))}
      />
    </Section>
  );
}
