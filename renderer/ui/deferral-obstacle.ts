import type { DeferralView } from '#app/contract/deferrals.ts';
import { isInTheWay, mayStillBePaid } from '#app/domain/payment-link.ts';

/** Why nothing can be taken off what is owed just now; each has a sentence (`deferrals.obstacle.<obstacle>`). */
export type DeferralObstacle = 'liveCharge' | 'settled' | 'slip' | 'link';

type Known = Pick<DeferralView, 'owedMinor' | 'liveChargeId' | 'link' | 'hand'>;

/** Null when it can be charged, paid, returned or written off. In the till's own order (main/deferrals/collectable.ts). */
export function deferralObstacle(deferral: Known): DeferralObstacle | null {
  if (deferral.liveChargeId !== null) return 'liveCharge';
  if (deferral.owedMinor === 0) return 'settled';
  if (isSlipOpen(deferral)) return 'slip';
  return deferral.link !== null && isInTheWay(deferral.link.state) ? 'link' : null;
}

/** Its link is not made yet: there is nothing to pay by, and a sentence of its own. */
export function isLinkInTheMaking({ link }: Pick<DeferralView, 'link'>): boolean {
  return link?.state === 'making';
}

/** Whether its link may still be paid. */
export function isLinkOpen({ link }: Pick<DeferralView, 'link'>): boolean {
  return link !== null && mayStillBePaid(link.state);
}

/** Whether a slip is written down whose payment is neither found nor said not to be. */
export function isSlipOpen({ hand }: Pick<DeferralView, 'hand'>): boolean {
  return hand !== null && hand.state !== 'settled' && hand.state !== 'withdrawn';
}
