import type { ChargeRefunds } from '#app/contract/charging.ts';
import { isRefundFinal } from '#app/domain/refund.ts';

/** How far the giving back of a test charge is. `failed`: a person has to see to it. */
export type TestRefundStage = 'toAsk' | 'underWay' | 'done' | 'failed';

/** Reads it from what is known of the payment's money, oldest refund first. It is asked for once: what failed is not repeated. */
export function testRefundStage(
  money: Pick<ChargeRefunds, 'paidMinor' | 'refundedMinor' | 'refundableMinor' | 'refunds'>,
): TestRefundStage {
  if (money.paidMinor > 0 && money.refundedMinor >= money.paidMinor) return 'done';
  const last = money.refunds.at(-1);
  if (last === undefined) return money.refundableMinor > 0 ? 'toAsk' : 'failed';
  return isRefundFinal(last.state) ? 'failed' : 'underWay';
}
