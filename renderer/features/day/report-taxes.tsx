import type { DayReport } from '#app/contract/day.ts';
import { reportNet } from '#app/domain/report-net.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Rows, Section } from './report-table.tsx';

type Tax = DayReport['taxes'][number];

/** Tax by rate; where something went back, before it, what went back, and less it. */
export function ReportTaxes({ report }: { report: DayReport }) {
  const words = useWords();
  if (report.refundTaxes.length === 0) {
    return (
      <Section title={words.t('report.taxes')}>
        <TaxTable taxes={report.taxes} />
      </Section>
    );
  }
  return (
    <>
      <Section title={words.t('report.taxes.gross')}>
        <TaxTable taxes={report.taxes} />
      </Section>
      <Section title={words.t('report.refundTaxes')}>
        <TaxTable taxes={report.refundTaxes} />
      </Section>
      <Section title={words.t('report.taxes.net')}>
        <TaxTable taxes={reportNet(report).taxes} />
      </Section>
    </>
  );
}

function TaxTable({ taxes }: { taxes: readonly Tax[] }) {
  const words = useWords();
  return (
    <Rows
      columns={[
        words.t('report.tax.rate'),
        words.t('report.tax.base'),
        words.t('report.tax.amount'),
        words.t('report.tax.gross'),
      ]}
      rows={taxes.map((tax) => ({
        key: String(tax.rateBp),
        cells: [
          words.rate(tax.rateBp),
          words.money(tax.baseMinor),
          words.money(tax.taxMinor),
          words.money(tax.baseMinor + tax.taxMinor),
        ],
      }))}
    />
  );
}
