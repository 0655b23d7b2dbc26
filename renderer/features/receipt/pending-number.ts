import type { SaleReceipt } from '#app/contract/selling.ts';

type Deferral = NonNullable<SaleReceipt['deferral']>;

/** The number of the unpaid series as papers write it: `0007`. */
export function pendingNumber(number: number): string {
  return String(number).padStart(4, '0');
}

export function isStillOwed({ owedMinor }: Pick<Deferral, 'owedMinor'>): boolean {
  return owedMinor > 0;
}
