import type { DeclineDetail } from './customer.ts';
import { referenceIdOf, refundIdOf } from './ids.ts';
import { applyOrderEvent } from './order-machine.ts';
import { refundedMinor, type OrderRecord, type SimulatedResult } from './order.ts';

const DEFAULT_DECLINE: DeclineDetail = 'failed';

/**
 * The order after a result that was asked for with the events call has come (Point API, Simulate order status).
 * Throws `IllegalOrderEvent` when the state of the order does not allow it.
 */
export function withSimulatedResult(order: OrderRecord, result: SimulatedResult, atMs: number): OrderRecord {
  const done = { ...order, simulated: null };
  const brand = result.brand === null ? {} : { brand: result.brand };
  const installments = result.installments === null ? {} : { installments: result.installments };
  switch (result.status) {
    case 'processed':
      return applyOrderEvent(
        done,
        { kind: 'approved', by: { kind: 'pays', ...brand, ...installments } },
        atMs,
      );
    case 'failed':
      return applyOrderEvent(
        done,
        { kind: 'declined', detail: result.detail ?? DEFAULT_DECLINE, ...brand },
        atMs,
      );
    case 'canceled':
      return applyOrderEvent(done, { kind: 'canceled_on_terminal' }, atMs);
    case 'expired':
      return applyOrderEvent(done, { kind: 'expired' }, atMs);
    case 'action_required':
      return applyOrderEvent(done, { kind: 'issuer_timed_out', isCharged: false }, atMs);
    case 'refunded': {
      const id = refundIdOf(order.id, order.refunds.length, atMs);
      const refund = {
        id,
        referenceId: referenceIdOf(id),
        amountMinor: order.chargedMinor - refundedMinor(order),
        status: 'processed',
        createdAtMs: atMs,
      } as const;
      return applyOrderEvent(done, { kind: 'refund_accepted', refund }, atMs);
    }
  }
}
