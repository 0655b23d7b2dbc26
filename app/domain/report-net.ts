import type { TaxShare } from './tax.ts';

/** What a report says of sales and of what was taken back off them, apart; minor units. */
export interface ReportFigures {
  readonly sales: { readonly totalMinor: number };
  readonly taxes: readonly TaxShare[];
  readonly refunds: readonly { readonly count: number; readonly amountMinor: number }[];
  /** The sales and tax in the refunds and in goods that came back unpaid, by rate. */
  readonly refundTaxes: readonly TaxShare[];
  readonly deferrals: {
    readonly returned: { readonly count: number; readonly amountMinor: number };
  };
}

/** What is left of a day's sales and taxes without what was taken back; minor units, negative when more came back than was sold. */
export interface ReportNet {
  /** Money went back in the period. */
  readonly hasRefunds: boolean;
  /** Something was taken back off sales in the period: by a refund, or because goods came back unpaid. */
  readonly hasDeductions: boolean;
  /** All money that went back, tips and payments without a sale included. */
  readonly refundedMinor: number;
  /** The part of it that had been sold. */
  readonly refundedSalesMinor: number;
  /** Sold, and come back before anybody paid for it: no money went back. */
  readonly returnedSalesMinor: number;
  /** Sold, less the two above. */
  readonly salesMinor: number;
  readonly taxes: readonly TaxShare[];
}

/** Net figures of an X or a Z: the report itself has sales and taxes before refunds and returns, and those apart. */
export function reportNet(report: ReportFigures): ReportNet {
  const { returned } = report.deferrals;
  const takenBackMinor = report.refundTaxes.reduce((total, tax) => total + tax.baseMinor + tax.taxMinor, 0);
  const rates = [...new Set([...report.taxes, ...report.refundTaxes].map((tax) => tax.rateBp))];
  const shareOf = (taxes: readonly TaxShare[], rateBp: number) =>
    taxes.find((tax) => tax.rateBp === rateBp) ?? { baseMinor: 0, taxMinor: 0 };
  const hasRefunds = report.refunds.some((refund) => refund.count > 0);
  return {
    hasRefunds,
    hasDeductions: hasRefunds || returned.count > 0,
    refundedMinor: report.refunds.reduce((total, refund) => total + refund.amountMinor, 0),
    refundedSalesMinor: takenBackMinor - returned.amountMinor,
    returnedSalesMinor: returned.amountMinor,
    salesMinor: report.sales.totalMinor - takenBackMinor,
    taxes: rates.map((rateBp) => {
      const sold = shareOf(report.taxes, rateBp);
      const back = shareOf(report.refundTaxes, rateBp);
      return {
        rateBp,
        baseMinor: sold.baseMinor - back.baseMinor,
        taxMinor: sold.taxMinor - back.taxMinor,
      };
    }),
  };
}
