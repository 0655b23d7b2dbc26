/** What a report lists that somebody has to see to; minor units. */
export interface ReportOpenEnds {
  readonly unresolved: readonly unknown[];
  readonly approvedWithoutSale: readonly unknown[];
  readonly deferrals: {
    readonly paidTooMuch: { readonly count: number };
    readonly openSlips: { readonly count: number };
  };
}

/**
 * How many things whoever closes a day has to know of: money that may have been taken and is not in the books (charges without an end,
 * slips that are not found), and money in the books that is not the shop's (approved without a sale, paid too much by a link). What
 * customers owe is none of them: it is as it should be.
 */
export function countOpenEnds({ unresolved, approvedWithoutSale, deferrals }: ReportOpenEnds): number {
  return (
    unresolved.length + approvedWithoutSale.length + deferrals.paidTooMuch.count + deferrals.openSlips.count
  );
}
