import type { Charge } from './charge.ts';
import type { PaidAs } from './money-back.ts';
import type { TaxShare } from './tax.ts';

/** The money was taken; it may have gone back since. */
export function isPaid({ state }: Pick<Charge, 'state'>): boolean {
  return state === 'processed' || state === 'refunded';
}

/** The API itself has shown the payment: an owner's word alone is not that. */
export function isShownPaid({ order }: Pick<Charge, 'order'>): boolean {
  return order !== null && (order.status === 'processed' || order.status === 'refunded');
}

/** What the customer added on the terminal, minor units; zero while no answer has shown any. */
export function tipMinor({ order }: Pick<Charge, 'order'>): number {
  return order?.tipMinor ?? 0;
}

/** What the customer paid, or would, tip included; minor units. */
export function paidMinor(charge: Pick<Charge, 'amountMinor' | 'order'>): number {
  return charge.amountMinor + tipMinor(charge);
}

/** How a charge's money is booked: over the taxes of its sale (the charge may have paid a part of it), or, with null, put aside whole because it has none. */
export function paidAs(charge: Charge, taxes: readonly TaxShare[] | null): PaidAs {
  if (taxes === null) return { taxes: [], saleMinor: paidMinor(charge), tipMinor: 0 };
  return { taxes, saleMinor: charge.amountMinor, tipMinor: tipMinor(charge) };
}
