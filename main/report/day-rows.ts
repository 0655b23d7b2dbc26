import type { DayReport } from '#app/contract/day.ts';
import type { Language } from '#app/domain/site.ts';
import { OTHER_METHODS } from '#app/domain/deferral.ts';
import { REFUND_ORIGINS } from '#app/domain/refund.ts';
import { reportNet, type ReportNet } from '#app/domain/report-net.ts';
import type { DayVocabulary } from './day-vocabulary.ts';
import { DAY_WORDS } from './day-words.ts';
import { percentText } from './decimal-text.ts';
import { dateText, instantText, shopFormat, type ShopFormat } from './shop-format.ts';

/** Minor units as bigint, so that an amount is never taken for a count. Empty where a row has none. */
export type DayRow = readonly [
  section: string,
  item: string,
  detail: string,
  count: number | '',
  amountMinor: bigint | '',
];

/** A part of the report: `null` stands for a cell without a value. */
interface Fact {
  readonly item: string;
  readonly detail?: string;
  readonly count?: number | null;
  readonly amountMinor?: number | null;
}

/**
 * The day report as one long table, headings first: every row names its section, so it can be filtered, summed and pasted
 * below another day's. Sections come in the order an owner checks them.
 */
export function dayRows(report: DayReport, language: Language): readonly (DayRow | readonly string[])[] {
  const words = DAY_WORDS[language];
  const format = shopFormat(language);
  const { headings, sections } = words;
  return [
    [headings.section, headings.item, headings.detail, headings.count, headings.amount],
    ...rows(sections.identity, identityFacts(report, words, format)),
    ...rows(sections.sales, salesFacts(report, words)),
    ...rows(sections.tenders, tenderFacts(report, words)),
    ...rows(sections.cardMethods, cardMethodFacts(report, words)),
    ...rows(sections.otherMethods, otherMethodFacts(report, words)),
    ...rows(sections.taxes, taxFacts(report, words, format)),
    ...rows(sections.cash, cashFacts(report, words)),
    ...rows(sections.deferrals, deferralFacts(report, words)),
    ...rows(sections.collected, collectedFacts(report, words, format)),
    ...rows(sections.ages, ageFacts(report, words)),
    ...rows(sections.charges, chargeFacts(report, words)),
    ...rows(sections.refunds, refundFacts(report, words)),
    ...rows(sections.unresolved, listFacts(report.unresolved, report, words, format)),
    ...rows(sections.approvedWithoutSale, listFacts(report.approvedWithoutSale, report, words, format)),
    ...rows(sections.grandTotal, [{ item: words.grandTotal, amountMinor: report.grandTotalMinor }]),
    ...rows(sections.ledger, [
      { item: words.entries, count: report.ledger.entryCount },
      { item: words.headHash, detail: report.ledger.headHash },
    ]),
  ];
}

function rows(section: string, facts: readonly Fact[]): readonly DayRow[] {
  return facts.map((fact): DayRow => {
    const amountMinor = fact.amountMinor ?? null;
    return [
      section,
      fact.item,
      fact.detail ?? '',
      fact.count ?? '',
      amountMinor === null ? '' : BigInt(amountMinor),
    ];
  });
}

function identityFacts(report: DayReport, words: DayVocabulary, format: ShopFormat): readonly Fact[] {
  const number = report.zNumber === null ? '' : ` ${String(report.zNumber).padStart(4, '0')}`;
  return [
    ...(report.mode === 'live' ? [] : [{ item: words.mode[report.mode], detail: words.noValue }]),
    { item: words.report, detail: `${words.kind[report.kind]}${number}` },
    { item: words.businessDate, detail: dateText(report.businessDate, format) },
    { item: words.openedAt, detail: instantText(report.openedAtMs, report.timeZone, format) },
    { item: words.takenAt[report.kind], detail: instantText(report.takenAtMs, report.timeZone, format) },
    { item: words.timeZone, detail: report.timeZone },
    { item: words.site, detail: report.site },
    { item: words.currency, detail: report.currency },
    { item: words.shift, detail: report.shiftId },
  ];
}

function salesFacts(report: DayReport, words: DayVocabulary): readonly Fact[] {
  const { sales } = report;
  const net = reportNet(report);
  return [
    { item: words.salesTotal, count: sales.count, amountMinor: sales.totalMinor },
    { item: words.refundedSales, amountMinor: -net.refundedSalesMinor },
    { item: words.returnedSales, amountMinor: -net.returnedSalesMinor },
    { item: words.netSales, amountMinor: net.salesMinor },
    { item: words.firstNumber, detail: numberText(sales.firstNumber) },
    { item: words.lastNumber, detail: numberText(sales.lastNumber) },
  ];
}

function numberText(number: number | null): string {
  return number === null ? '' : String(number);
}

function tenderFacts(report: DayReport, words: DayVocabulary): readonly Fact[] {
  return [
    ...report.tenders.map(({ kind, count, amountMinor }) => ({
      item: words.tender[kind],
      count,
      amountMinor,
    })),
    { item: words.tips, amountMinor: report.tipsMinor },
  ];
}

function cardMethodFacts(report: DayReport, words: DayVocabulary): readonly Fact[] {
  return report.cardMethods.map((method) => ({
    item: methodTypeText(method.paymentMethodType, words),
    detail: method.paymentMethodId ?? '',
    count: method.count,
    amountMinor: method.amountMinor,
  }));
}

function methodTypeText(type: string | null, words: DayVocabulary): string {
  if (type === null) return words.unknownMethod;
  return Object.hasOwn(words.methodType, type) ? (words.methodType[type] ?? type) : type;
}

/** Every method has its row, so that "none" can be read and added up. */
function otherMethodFacts(report: DayReport, words: DayVocabulary): readonly Fact[] {
  return OTHER_METHODS.map((method): Fact => {
    const found = report.otherMethods.find((each) => each.method === method);
    return {
      item: words.otherMethod[method],
      count: found?.count ?? 0,
      amountMinor: found?.amountMinor ?? 0,
    };
  });
}

/** By rate: before refunds and returns, what was taken back, and less it; the last two only where something was. */
function taxFacts(report: DayReport, words: DayVocabulary, format: ShopFormat): readonly Fact[] {
  const facts = (taxes: ReportNet['taxes'], base: string, tax: string): readonly Fact[] =>
    taxes.flatMap(({ rateBp, baseMinor, taxMinor }) => {
      const detail = percentText(rateBp, format.decimalMark);
      return [
        { item: base, detail, amountMinor: baseMinor },
        { item: tax, detail, amountMinor: taxMinor },
      ];
    });
  return [
    ...facts(report.taxes, words.taxBase, words.tax),
    ...facts(report.refundTaxes, words.refundTaxBase, words.refundTax),
    ...(report.refundTaxes.length === 0
      ? []
      : facts(reportNet(report).taxes, words.netTaxBase, words.netTax)),
  ];
}

/** Every origin has its row, so that "none" can be read and added up. */
function refundFacts(report: DayReport, words: DayVocabulary): readonly Fact[] {
  const { count, amountMinor } = report.refundsUnderWay;
  return [
    ...REFUND_ORIGINS.map((origin): Fact => {
      const found = report.refunds.find((refund) => refund.origin === origin);
      return {
        item: words.refundOrigin[origin],
        count: found?.count ?? 0,
        amountMinor: -(found?.amountMinor ?? 0),
      };
    }),
    { item: words.refundsUnderWay, count, amountMinor: -amountMinor },
  ];
}

function cashFacts({ cash }: DayReport, words: DayVocabulary): readonly Fact[] {
  return [
    { item: words.float, amountMinor: cash.floatMinor },
    { item: words.cashSales, amountMinor: cash.salesMinor },
    { item: words.cashCollected, amountMinor: cash.collectedMinor },
    { item: words.expected, amountMinor: cash.expectedMinor },
    { item: words.counted, amountMinor: cash.countedMinor },
    { item: words.difference, amountMinor: cash.differenceMinor },
  ];
}

/** From what was owed before to what is owed now, what took off as negative amounts; then what is still to be seen to. */
function deferralFacts({ deferrals }: DayReport, words: DayVocabulary): readonly Fact[] {
  const { converted } = deferrals;
  const takenOff = (
    item: string,
    { count, amountMinor }: { readonly count: number; readonly amountMinor: number },
  ): Fact => ({ item, count, amountMinor: -amountMinor });
  return [
    { item: words.deferral.owedBefore, amountMinor: deferrals.owedBeforeMinor },
    { item: words.deferral.captured, ...deferrals.captured },
    takenOff(words.deferral.charged, deferrals.charged),
    takenOff(words.deferral.byHand, deferrals.byHand),
    takenOff(words.deferral.byLink, deferrals.byLink),
    takenOff(words.deferral.cash, converted.cash),
    takenOff(words.deferral.other, converted.other),
    takenOff(words.deferral.returned, deferrals.returned),
    takenOff(words.deferral.writtenOff, deferrals.writtenOff),
    { item: words.deferral.owed, ...deferrals.owed },
    { item: words.deferral.openSlips, ...deferrals.openSlips },
    { item: words.deferral.paidTooMuch, ...deferrals.paidTooMuch },
  ];
}

function collectedFacts({ deferrals }: DayReport, words: DayVocabulary, format: ShopFormat): readonly Fact[] {
  if (deferrals.collected.length === 0) return [{ item: words.none, count: 0, amountMinor: 0 }];
  return deferrals.collected.map(({ businessDate, count, amountMinor }) => ({
    item: words.collectedOf,
    detail: dateText(businessDate, format),
    count,
    amountMinor,
  }));
}

function ageFacts({ deferrals }: DayReport, words: DayVocabulary): readonly Fact[] {
  return deferrals.ages.map(({ bucket, count, amountMinor }) => ({
    item: words.age[bucket],
    count,
    amountMinor,
  }));
}

function chargeFacts(report: DayReport, words: DayVocabulary): readonly Fact[] {
  return [
    ...report.charges.map(({ state, count, amountMinor }) => ({
      item: words.state[state],
      count,
      amountMinor,
    })),
    { item: words.byEvidence, count: report.byEvidence.count, amountMinor: report.byEvidence.amountMinor },
    { item: words.evidenceNotCharged, count: report.byEvidence.notCharged },
    { item: words.evidenceConfirmed, count: report.byEvidence.confirmed },
    { item: words.evidenceContradicted, count: report.byEvidence.contradicted },
  ];
}

/** One row a charge; an empty list says so, because "none" is what the owner signs for. */
function listFacts(
  charges: DayReport['unresolved'],
  report: DayReport,
  words: DayVocabulary,
  format: ShopFormat,
): readonly Fact[] {
  if (charges.length === 0) return [{ item: words.none, count: 0, amountMinor: 0 }];
  return charges.map((charge) => ({
    item: words.state[charge.state],
    detail: [
      charge.terminalId,
      instantText(charge.preparedAtMs, report.timeZone, format),
      charge.chargeId,
    ].join(' '),
    count: 1,
    amountMinor: charge.amountMinor,
  }));
}
