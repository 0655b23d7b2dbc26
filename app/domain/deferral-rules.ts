import { z } from 'zod';
import { MAX_AMOUNT_MINOR } from './money.ts';
import type { SiteId } from './site.ts';

const Limit = z.int().nonnegative().max(MAX_AMOUNT_MINOR).nullable();

/** How much may be owed before an owner has to say yes. Minor units; null is no limit, zero lets nothing through without an owner. */
export const DeferralLimits = z.strictObject({
  perSaleMinor: Limit,
  /** Still owed by one customer. */
  perCustomerMinor: Limit,
  /** Captured in one business day, whether paid since or not. */
  perDayMinor: Limit,
  /** Still owed by everybody. */
  totalMinor: Limit,
});
export type DeferralLimits = z.infer<typeof DeferralLimits>;

/** How a shop lets customers owe. */
export const DeferralRules = z.strictObject({
  limits: DeferralLimits,
  isNameRequired: z.boolean(),
  isContactRequired: z.boolean(),
});
export type DeferralRules = z.infer<typeof DeferralRules>;

/** Ten times a usual basket in all, a fifth of it in one sale: a shop's beginning, to be changed in its settings. */
const TOTALS_MINOR: Readonly<Record<SiteId, number>> = {
  MLA: 500_000_00,
  MLB: 2_500_00,
  MLM: 10_000_00,
  MLC: 500_000,
};

export function defaultDeferralRules(site: SiteId): DeferralRules {
  const totalMinor = TOTALS_MINOR[site];
  return {
    limits: {
      perSaleMinor: totalMinor / 5,
      perCustomerMinor: totalMinor / 5,
      perDayMinor: totalMinor / 2,
      totalMinor,
    },
    isNameRequired: true,
    isContactRequired: false,
  };
}

export const DEFERRAL_LIMIT_KINDS = ['per_sale', 'per_customer', 'per_day', 'total'] as const;
export type DeferralLimitKind = (typeof DEFERRAL_LIMIT_KINDS)[number];

/** What a capture adds to; minor units. */
export interface Exposure {
  readonly totalMinor: number;
  readonly customerMinor: number;
  readonly dayMinor: number;
}

/** The limits that one more deferral of `amountMinor` would pass; an amount that just fills one does not pass it. */
export function exceededLimits(
  limits: DeferralLimits,
  exposure: Exposure,
  amountMinor: number,
): readonly DeferralLimitKind[] {
  const isOver = (limitMinor: number | null, beforeMinor: number): boolean =>
    limitMinor !== null && beforeMinor + amountMinor > limitMinor;
  const over: Readonly<Record<DeferralLimitKind, boolean>> = {
    per_sale: isOver(limits.perSaleMinor, 0),
    per_customer: isOver(limits.perCustomerMinor, exposure.customerMinor),
    per_day: isOver(limits.perDayMinor, exposure.dayMinor),
    total: isOver(limits.totalMinor, exposure.totalMinor),
  };
  return DEFERRAL_LIMIT_KINDS.filter((kind) => over[kind]);
}
