import type { DayReport } from '#app/contract/day.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import page from '#renderer/ui/page.module.css';
import { paymentMethodText } from '#app/i18n/payment-method.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { Button } from '#renderer/ui/button.tsx';
import { reportNet } from '#app/domain/report-net.ts';
import { ReportDeferrals } from './report-deferrals.tsx';
import { ReportOtherMethods } from './report-other-methods.tsx';
import { ReportRefunds } from './report-refunds.tsx';
import { ReportTaxes } from './report-taxes.tsx';
import { Rows, Section } from './report-table.tsx';

/** An X or a Z on screen: the same figures the exported files carry. */
export function ReportView({ report }: { report: DayReport }) {
  const words = useWords();
  const { sales, cash } = report;
  const net = reportNet(report);

  return (
    <div className={page.columns} data-testid="day-report">
      <div className={page.stack}>
        <Section title={words.t('report.tenders')}>
          <Rows
            columns={[
              words.t('report.column.what'),
              words.t('report.column.count'),
              words.t('report.column.amount'),
            ]}
            rows={[
              ...report.tenders.filter(isShown).map((tender) => ({
                key: tender.kind,
                cells: [
                  words.t(`report.tender.${tender.kind}`),
                  words.count(tender.count),
                  words.money(tender.amountMinor),
                ],
              })),
              {
                key: 'total',
                isStrong: true,
                cells: [
                  words.t(net.hasDeductions ? 'report.sales.gross' : 'report.sales.total'),
                  words.count(sales.count),
                  words.money(sales.totalMinor),
                ],
              },
              ...(net.hasRefunds
                ? [
                    {
                      key: 'refunded',
                      cells: [words.t('report.sales.refunded'), '', words.money(-net.refundedSalesMinor)],
                    },
                  ]
                : []),
              ...(net.returnedSalesMinor === 0
                ? []
                : [
                    {
                      key: 'returned',
                      cells: [words.t('report.sales.returned'), '', words.money(-net.returnedSalesMinor)],
                    },
                  ]),
              ...(net.hasDeductions
                ? [
                    {
                      key: 'net',
                      isStrong: true,
                      cells: [words.t('report.sales.net'), '', words.money(net.salesMinor)],
                    },
                  ]
                : []),
            ]}
          />
          {sales.firstNumber === null || sales.lastNumber === null ? null : (
            <p className={`${page.soft} ${page.small}`}>
              {words.t('report.sales.range', { first: sales.firstNumber, last: sales.lastNumber })}
            </p>
          )}
        </Section>
        {report.cardMethods.length === 0 && report.tipsMinor === 0 ? null : (
          <Section title={words.t('report.cardMethods')}>
            <Rows
              rows={[
                ...report.cardMethods.map((method) => ({
                  key: `${method.paymentMethodId} ${method.paymentMethodType}`,
                  cells: [
                    visibleText(paymentMethodText(method, words.t) ?? words.t('report.cardMethod.unknown')),
                    words.count(method.count),
                    words.money(method.amountMinor),
                  ],
                })),
                ...(report.tipsMinor === 0
                  ? []
                  : [{ key: 'tips', cells: [words.t('report.tips'), '', words.money(report.tipsMinor)] }]),
              ]}
            />
          </Section>
        )}
        <ReportOtherMethods report={report} />
        <ReportTaxes report={report} />
      </div>
      <div className={page.stack}>
        <Section title={words.t('report.cash')}>
          <Rows
            rows={[
              { key: 'float', cells: [words.t('report.cash.float'), words.money(cash.floatMinor)] },
              { key: 'sales', cells: [words.t('report.cash.sales'), words.money(cash.salesMinor)] },
              ...(cash.collectedMinor === 0
                ? []
                : [
                    {
                      key: 'collected',
                      cells: [words.t('report.cash.collected'), words.money(cash.collectedMinor)],
                    },
                  ]),
              {
                key: 'expected',
                isStrong: true,
                cells: [words.t('report.cash.expected'), words.money(cash.expectedMinor)],
              },
              ...(cash.countedMinor === null
                ? []
                : [
                    {
                      key: 'counted',
                      cells: [words.t('report.cash.counted'), words.money(cash.countedMinor)],
                    },
                  ]),
              ...(cash.differenceMinor === null
                ? []
                : [
                    {
                      key: 'difference',
                      isStrong: true,
                      cells: [words.t('report.cash.difference'), words.money(cash.differenceMinor)],
                    },
                  ]),
            ]}
          />
        </Section>
        <ReportDeferrals report={report} />
        <Section title={words.t('report.charges')}>
          {report.charges.length === 0 ? (
            <p className={page.soft}>{words.t('report.charges.none')}</p>
          ) : (
            <Rows
              rows={[
                ...report.charges.map((charge) => ({
                  key: charge.state,
                  cells: [
                    words.t(`report.charge.${charge.state}`),
                    words.count(charge.count),
                    words.money(charge.amountMinor),
                  ],
                })),
                ...(report.byEvidence.count === 0 && report.byEvidence.notCharged === 0
                  ? []
                  : [
                      {
                        key: 'evidence',
                        cells: [
                          words.t('report.byEvidence'),
                          words.count(report.byEvidence.count),
                          words.money(report.byEvidence.amountMinor),
                        ],
                      },
                      ...(['notCharged', 'confirmed', 'contradicted'] as const).map((check) => ({
                        key: check,
                        isStrong: check === 'contradicted' && report.byEvidence.contradicted > 0,
                        cells: [
                          `– ${words.t(`report.byEvidence.${check}`)}`,
                          words.count(report.byEvidence[check]),
                          '',
                        ],
                      })),
                    ]),
              ]}
            />
          )}
        </Section>
        <ReportRefunds report={report} />
        {(['unresolved', 'approvedWithoutSale'] as const).map((kind) =>
          report[kind].length === 0 ? null : (
            <Section key={kind} title={words.t(`report.${kind}`)}>
              <Rows
                rows={report[kind].map((charge) => ({
                  key: charge.chargeId,
                  cells: [
                    `${words.dateTime(charge.preparedAtMs)} · ${words.t(`report.charge.${charge.state}`)}`,
                    words.money(charge.amountMinor),
                    <ChargeButtons
                      key="do"
                      chargeId={charge.chargeId}
                      canRefund={kind === 'approvedWithoutSale'}
                    />,
                  ],
                }))}
              />
            </Section>
          ),
        )}
        <Section title={words.t('report.grandTotal')}>
          <p className={page.subtitle}>
            <strong>{words.money(report.grandTotalMinor)}</strong>
          </p>
          <p className={`${page.soft} ${page.small} ${page.breakable}`}>
            {words.t('report.ledger')}:{' '}
            {words.t('report.ledger.entries', { n: words.count(report.ledger.entryCount) })} ·{' '}
            {visibleText(report.ledger.headHash).slice(0, 16)}
          </p>
        </Section>
      </div>
    </div>
  );
}

/** Cash and card are always there; the rest where there was some. */
function isShown({ kind, count }: DayReport['tenders'][number]): boolean {
  return kind === 'cash' || kind === 'card' || count > 0;
}

/** What can be done with a charge that the report lists by itself. */
function ChargeButtons({ chargeId, canRefund }: { chargeId: string; canRefund: boolean }) {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  return (
    <span className={page.rowButtons}>
      {canRefund ? (
        <Button size="small" onPress={() => open({ kind: 'refund', chargeId, back: null })}>
          {words.t('refund.button')}
        </Button>
      ) : null}
      <Button size="small" onPress={() => open({ kind: 'history', chargeId, back: null })}>
        {words.t('history.button')}
      </Button>
    </span>
  );
}
