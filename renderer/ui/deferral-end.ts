import type { DeferralView } from '#app/contract/deferrals.ts';

/** How it came that nothing is owed any more: somebody paid all of it, goods came back unpaid, or it is a loss. */
export type DeferralEnd = 'collected' | 'returned' | 'writtenOff';

type Unpaid = Pick<DeferralView, 'returnedMinor' | 'writtenOffMinor'>;

/** Null while something is owed. Only `collected` may be shown as paid. */
export function deferralEnd(deferral: Unpaid & Pick<DeferralView, 'owedMinor'>): DeferralEnd | null {
  if (deferral.owedMinor > 0) return null;
  if (deferral.writtenOffMinor > 0) return 'writtenOff';
  return deferral.returnedMinor > 0 ? 'returned' : 'collected';
}

/** What was really paid since, minor units: neither owed, nor returned, nor lost. */
export function collectedMinor(deferral: Unpaid & Pick<DeferralView, 'owedMinor' | 'amountMinor'>): number {
  return deferral.amountMinor - deferral.owedMinor - deferral.returnedMinor - deferral.writtenOffMinor;
}
