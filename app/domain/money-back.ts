import { invariant } from '#app/lib/assert.ts';
import { apportionMinor } from './apportion.ts';
import { balanced, posting, type Posting } from './posting.ts';
import type { TaxShare } from './tax.ts';

/** How a payment's money is spread: over what was sold, and the tip on top of it. */
export interface PaidAs {
  /** Of the whole sale, of which the payment may be a part. Empty for money that never had a sale: it goes back from where it was put aside. */
  readonly taxes: readonly TaxShare[];
  /** What the payment paid of the sale. */
  readonly saleMinor: number;
  readonly tipMinor: number;
}

/** What had gone back before, minor units. */
export interface GivenBack {
  /** Of this payment, its tip included. */
  readonly ofPaymentMinor: number;
  /** Of the sale, by refunds of any of its payments and by goods that came back unpaid. */
  readonly ofSaleMinor: number;
}

/**
 * Money given back to the card: sales and tax in the proportion they were sold in, a tip last of all. Shares are taken of the sale's
 * running total, so that partial refunds, of one payment or of several, add up to exactly what was sold.
 */
export function refundPostings(paidAs: PaidAs, before: GivenBack, amountMinor: number): readonly Posting[] {
  const { taxes, saleMinor, tipMinor } = paidAs;
  const totalMinor = before.ofPaymentMinor + amountMinor;
  invariant(totalMinor <= saleMinor + tipMinor, 'more is given back than was paid');
  if (taxes.length === 0) {
    return balanced([
      posting('approved_without_sale', amountMinor),
      posting('card_receivable', -amountMinor),
    ]);
  }
  const ofSale = (minor: number): number => Math.min(minor, saleMinor);
  const ofTip = (minor: number): number => Math.max(0, minor - saleMinor);
  return balanced([
    ...shares(taxes, before.ofSaleMinor, ofSale(totalMinor) - ofSale(before.ofPaymentMinor)),
    posting('tips', ofTip(totalMinor) - ofTip(before.ofPaymentMinor)),
    posting('card_receivable', -amountMinor),
  ]);
}

/** Goods that come back unpaid: what was sold is taken back, and nobody owes it any more. `ofSaleMinor` has gone back before. */
export function returnPostings(
  taxes: readonly TaxShare[],
  ofSaleMinor: number,
  amountMinor: number,
): readonly Posting[] {
  return balanced([...shares(taxes, ofSaleMinor, amountMinor), posting('deferred', -amountMinor)]);
}

/** The sales and the tax of the part of a sale between `fromMinor` and `amountMinor` more. */
function shares(taxes: readonly TaxShare[], fromMinor: number, amountMinor: number): readonly Posting[] {
  const weights = taxes.flatMap((share) => [share.baseMinor, share.taxMinor]);
  const was = apportionMinor(fromMinor, weights);
  const is = apportionMinor(fromMinor + amountMinor, weights);
  const moved = (index: number): number => (is[index] ?? 0) - (was[index] ?? 0);
  return [
    ...taxes.map((share, index) => posting('returns', moved(2 * index), share.rateBp)),
    ...taxes.map((share, index) => posting('tax', moved(2 * index + 1), share.rateBp)),
  ];
}
