import type { DayReport } from '#app/contract/day.ts';
import type { ChargeState } from '#app/domain/charge.ts';
import type { AgeBucket, OtherMethod } from '#app/domain/deferral.ts';
import type { RefundOrigin } from '#app/domain/refund.ts';

/** The lines from what was owed before to what is owed now, and what is still to be seen to. */
export type DeferralLine =
  | 'owedBefore'
  | 'captured'
  | 'charged'
  | 'byHand'
  | 'byLink'
  | 'cash'
  | 'other'
  | 'returned'
  | 'writtenOff'
  | 'owed'
  | 'openSlips'
  | 'paidTooMuch';

/** The words of the day report's table, as an accountant of the country uses them. */
export interface DayVocabulary {
  readonly headings: {
    readonly section: string;
    readonly item: string;
    readonly detail: string;
    readonly count: string;
    readonly amount: string;
  };
  readonly sections: {
    readonly identity: string;
    readonly sales: string;
    readonly tenders: string;
    readonly cardMethods: string;
    /** Of sales and of what was collected later, together. */
    readonly otherMethods: string;
    readonly taxes: string;
    readonly cash: string;
    readonly deferrals: string;
    readonly collected: string;
    readonly ages: string;
    readonly charges: string;
    readonly refunds: string;
    readonly unresolved: string;
    readonly approvedWithoutSale: string;
    readonly grandTotal: string;
    readonly ledger: string;
  };
  readonly mode: Readonly<Record<'practice' | 'test', string>>;
  /** What a report without value says of itself. */
  readonly noValue: string;
  readonly report: string;
  readonly kind: Readonly<Record<DayReport['kind'], string>>;
  readonly businessDate: string;
  readonly openedAt: string;
  readonly takenAt: Readonly<Record<DayReport['kind'], string>>;
  readonly timeZone: string;
  readonly site: string;
  readonly currency: string;
  readonly shift: string;
  /** Sales and taxes are before refunds; each has its net beside it. */
  readonly salesTotal: string;
  readonly refundedSales: string;
  /** Of goods that came back before they were paid. */
  readonly returnedSales: string;
  readonly netSales: string;
  readonly firstNumber: string;
  readonly lastNumber: string;
  readonly tender: Readonly<Record<DayReport['tenders'][number]['kind'], string>>;
  readonly tips: string;
  /** Kinds of card the API names; another is shown as the API wrote it. */
  readonly methodType: Readonly<Record<string, string>>;
  readonly unknownMethod: string;
  readonly otherMethod: Readonly<Record<OtherMethod, string>>;
  readonly taxBase: string;
  readonly tax: string;
  readonly float: string;
  readonly cashSales: string;
  readonly cashCollected: string;
  readonly expected: string;
  readonly counted: string;
  readonly difference: string;
  readonly deferral: Readonly<Record<DeferralLine, string>>;
  /** Collected through Mercado Pago, of the sales of one day. */
  readonly collectedOf: string;
  readonly age: Readonly<Record<AgeBucket, string>>;
  readonly state: Readonly<Record<ChargeState, string>>;
  readonly byEvidence: string;
  readonly evidenceNotCharged: string;
  readonly evidenceConfirmed: string;
  readonly evidenceContradicted: string;
  readonly refundOrigin: Readonly<Record<RefundOrigin, string>>;
  readonly refundsUnderWay: string;
  readonly refundTaxBase: string;
  readonly refundTax: string;
  readonly netTaxBase: string;
  readonly netTax: string;
  readonly none: string;
  readonly grandTotal: string;
  readonly entries: string;
  readonly headHash: string;
}
