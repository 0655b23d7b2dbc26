import type { TaxShare } from './tax.ts';

/** What a report says of sales and refunds, apart; minor units. */
export interface ReportFigures {
  readonly sales: { readonly totalMinor: number };
  readonly taxes: readonly TaxShare[];
  readonly refunds: readonly { readonly count: number; readonly amountMinor: number }[];
  /** The sales and tax in the refunds, by rate. */
  readonly refundTaxes: readonly TaxShare[];
}

/** What is left of a day's sales and taxes without the refunds in it; minor units, negative when more went back than was sold. */
export interface ReportNet {
  /** Something went back in the period. */
  readonly hasRefunds: boolean;
  /** All that went back, tips and payments without a sale included. */
  readonly refundedMinor: number;
  /** The part of it that had been sold. */
  readonly refundedSalesMinor: number;
  readonly salesMinor: number;
  readonly taxes: readonly TaxShare[];
}

/** Net figures of an X or a Z: the report itself has sales and taxes before refunds, and the refunds apart. */
export function reportNet(report: ReportFigures): ReportNet {
  const refundedSalesMinor = report.refundTaxes.reduce(
    (total, tax) => total + tax.baseMinor + tax.taxMinor,
    0,
  );
  const rates = [...new Set([...report.taxes, ...report.refundTaxes].map((tax) => tax.rateBp))];
  const shareOf = (taxes: readonly TaxShare[], rateBp: number) =>
    taxes.find((tax) => tax.rateBp === rateBp) ?? { baseMinor: 0, taxMinor: 0 };
  return {
    hasRefunds: report.refunds.some((refund) => refund.count > 0),
    refundedMinor: report.refunds.reduce((total, refund) => total + refund.amountMinor, 0),
    refundedSalesMinor,
    salesMinor: report.sales.totalMinor - refundedSalesMinor,
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
