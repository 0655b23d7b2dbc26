import { DEMO_PACE, type Pace } from '../customer.ts';
import { referenceIdOf, refundIdOf } from '../ids.ts';
import { applyOrderEvent } from '../order-machine.ts';
import { refundedMinor, type OrderRecord } from '../order.ts';
import type { Store } from '../store.ts';
import { fetchesOrders } from '../terminal.ts';
import type { Timekeeper } from '../world.ts';
import type { RefundIntentRecord } from './refund-intent.ts';

interface Due {
  readonly refund: RefundIntentRecord;
  readonly atMs: number;
}

/**
 * Lets terminals fetch refund intents and carry them out, at the pace of charges. A pace that is `manual` for charges is
 * that of the demonstration here: refund intents have no keys.
 */
export function refundIntentClock(store: Store, pace: Pace): Timekeeper {
  const pickUpMs = pace.pickUpMs === 'manual' ? DEMO_PACE.pickUpMs : pace.pickUpMs;
  const decideMs = pace.decideMs === 'manual' ? DEMO_PACE.decideMs : pace.decideMs;

  const waitMs = ({ state }: RefundIntentRecord): number => {
    if (state === 'OPEN') return Number(pickUpMs);
    const customerMs = Math.max(0, Number(decideMs) - pace.issuerMs);
    return state === 'ON_TERMINAL' ? customerMs : Math.min(pace.issuerMs, Number(decideMs));
  };

  const next = (): Due | undefined => {
    let earliest: Due | undefined;
    for (const refund of store.liveRefundIntents()) {
      const terminal = store.terminals.get(refund.terminalId);
      if (terminal === undefined) continue;
      if (refund.state === 'OPEN' ? !fetchesOrders(terminal) : !terminal.isOnline) continue;
      const atMs = refund.updatedAtMs + waitMs(refund);
      if (earliest === undefined || atMs < earliest.atMs) earliest = { refund, atMs };
    }
    return earliest;
  };

  return {
    nextDueMs: () => next()?.atMs,
    perform: (atMs) => {
      const due = next();
      if (due === undefined) return;
      const { refund } = due;
      const moved = (state: RefundIntentRecord['state']): RefundIntentRecord => ({
        ...refund,
        state,
        updatedAtMs: atMs,
      });
      if (refund.state === 'OPEN') {
        store.commit([{ kind: 'refund_intent', refund: moved('ON_TERMINAL') }]);
        return;
      }
      if (refund.state === 'ON_TERMINAL') {
        store.commit([{ kind: 'refund_intent', refund: moved('PROCESSING') }]);
        return;
      }
      const order = store.orders.get(refund.orderId);
      if (order === undefined || !isRefundable(order)) {
        store.commit([{ kind: 'refund_intent', refund: moved('ERROR') }]);
        return;
      }
      store.commit([
        { kind: 'refund_intent', refund: moved('FINISHED') },
        { kind: 'order', order: givenBack(order, atMs) },
      ]);
    },
  };
}

/** Whether any of the payment's money can still be given back. */
export function isRefundable(order: OrderRecord): boolean {
  return order.status === 'processed' && refundedMinor(order) < order.chargedMinor;
}

/** The order after the rest of its payment was given back at the terminal. */
function givenBack(order: OrderRecord, atMs: number): OrderRecord {
  const id = refundIdOf(order.id, order.refunds.length, atMs);
  const refund = {
    id,
    referenceId: referenceIdOf(id),
    amountMinor: order.chargedMinor - refundedMinor(order),
    status: 'processed',
    createdAtMs: atMs,
  } as const;
  return applyOrderEvent(order, { kind: 'refund_accepted', refund }, atMs);
}
