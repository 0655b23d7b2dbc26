import type { DayReport } from '#app/contract/day.ts';
import { reportNet } from '#app/domain/report-net.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Rows, Section } from './report-table.tsx';

/** What went back to cards, by where it was asked for, and what is under way; nothing without either. */
export function ReportRefunds({ report }: { report: DayReport }) {
  const words = useWords();
  const { refunds, refundsUnderWay } = report;
  const net = reportNet(report);
  if (!net.hasRefunds && refundsUnderWay.count === 0) return null;
  const shown = refunds.filter((refund) => refund.count > 0);
  return (
    <Section title={words.t('report.refunds')}>
      <Rows
        rows={[
          ...shown.map((refund) => ({
            key: refund.origin,
            cells: [
              words.t(`report.refund.${refund.origin}`),
              words.count(refund.count),
              words.money(refund.amountMinor),
            ],
          })),
          ...(shown.length === 0
            ? []
            : [
                {
                  key: 'total',
                  isStrong: true,
                  cells: [
                    words.t('report.refunds.total'),
                    words.count(shown.reduce((count, refund) => count + refund.count, 0)),
                    words.money(net.refundedMinor),
                  ],
                },
              ]),
          ...(refundsUnderWay.count === 0
            ? []
            : [
                {
                  key: 'under way',
                  cells: [
                    words.t('report.refundsUnderWay'),
                    words.count(refundsUnderWay.count),
                    words.money(refundsUnderWay.amountMinor),
                  ],
                },
              ]),
        ]}
      />
    </Section>
  );
}
