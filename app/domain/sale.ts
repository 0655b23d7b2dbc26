import type { DeferralId, OtherMethod } from './deferral.ts';
import type { ChargeId, SaleId } from './ids.ts';
import type { TaxShare } from './tax.ts';

export interface SaleLine {
  readonly position: number;
  readonly code: string;
  readonly name: string;
  readonly unitPriceMinor: number;
  readonly quantityMilli: number;
  readonly taxRateBp: number;
  readonly totalMinor: number;
}

/** How (part of) a sale was paid. */
export type Tender =
  | {
      readonly kind: 'cash';
      readonly amountMinor: number;
      readonly receivedMinor: number;
      readonly changeMinor: number;
    }
  | {
      readonly kind: 'card';
      readonly amountMinor: number;
      /** Tip added on the terminal, on top of the amount. */
      readonly tipMinor: number;
      readonly chargeId: ChargeId;
      /** Brand and kind as the API names them (`visa`, `credit_card`); null when it did not say. */
      readonly paymentMethodId: string | null;
      readonly paymentMethodType: string | null;
      readonly installments: number | null;
      readonly lastDigits: string | null;
      /** Numeric Payments-API id: what finds this payment in Mercado Pago's reports. */
      readonly paymentReference: string | null;
      /** True when an owner closed the charge by evidence and the API has not confirmed it. */
      readonly isByEvidence: boolean;
    }
  | {
      /** Neither cash nor the Point terminal. */
      readonly kind: 'other';
      readonly amountMinor: number;
      readonly method: OtherMethod;
      readonly reference: string | null;
    }
  | {
      /** Not paid when the goods left; what became of it is in the deferral's moves. */
      readonly kind: 'deferred';
      readonly amountMinor: number;
      readonly deferralId: DeferralId;
    };

export const TENDER_KINDS = [
  'cash',
  'card',
  'other',
  'deferred',
] as const satisfies readonly Tender['kind'][];
export type TenderKind = Tender['kind'];

/** A completed sale: numbered without gaps within the till, immutable. */
export interface Sale {
  readonly saleId: SaleId;
  readonly number: number;
  readonly completedAtMs: number;
  /** `YYYY-MM-DD` in the shop's zone. */
  readonly businessDate: string;
  readonly totalMinor: number;
  readonly lines: readonly SaleLine[];
  readonly taxes: readonly TaxShare[];
  readonly tenders: readonly Tender[];
}
