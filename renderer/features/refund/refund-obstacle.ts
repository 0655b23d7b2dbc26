import type { ChargeRefunds, ChargeView } from '#app/contract/charging.ts';
import { isRefundFinal } from '#app/domain/refund.ts';

/** Why nothing can be asked back just now; each has a sentence (`refund.<obstacle>`). */
export type RefundObstacle = 'openOne' | 'unconfirmed' | 'nothingLeft';

/** Null when money can be asked back. */
export function refundObstacle(
  charge: Pick<ChargeView, 'state' | 'isByEvidence' | 'orderStatus'>,
  refunds: Pick<ChargeRefunds, 'refundableMinor' | 'refunds'>,
): RefundObstacle | null {
  if (refunds.refunds.some((refund) => !isRefundFinal(refund.state))) return 'openOne';
  if (refunds.refundableMinor > 0) return null;
  // Booked on somebody's word: the API has not shown a payment that could be given back.
  const isShownPaid = charge.orderStatus === 'processed' || charge.orderStatus === 'refunded';
  if (charge.state === 'processed' && !isShownPaid) return 'unconfirmed';
  return 'nothingLeft';
}
