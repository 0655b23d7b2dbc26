import { intentStateOf, type IntentState } from '../integration/intent-state.ts';
import type { Cloud } from '../route.ts';
import { truthOf, truthOfPayment, type TruthOrder, type TruthPayment } from '../truth.ts';

/** A charge as the acquirer knows it, of either generation. */
export interface TruthCharge extends TruthOrder {
  readonly api: 'orders' | 'integration';
  /** Which one it is of all that were created, the first being 1. */
  readonly chargeNumber: number;
  /** What the Integration API calls its state; null for an order. */
  readonly intentState: IntentState | null;
}

export interface Truth {
  /** Simulated time. */
  readonly nowMs: number;
  readonly currency: string;
  /** In the order of their creation. */
  readonly charges: readonly TruthCharge[];
  /** What was paid without a charge: by hand on a terminal, or by link. In the order of their creation. */
  readonly payments: readonly TruthPayment[];
  /** Everything that was really taken and given back, with and without a charge, in minor units. */
  readonly chargedMinor: number;
  readonly refundedMinor: number;
}

/** What was really charged, whatever the API has answered: for comparison with a ledger. */
export function truthOfCloud({ store, clock, answers }: Cloud, currency: string): Truth {
  const nowMs = clock.nowMs();
  const charges = [...store.orders.values()].map((order): TruthCharge => ({
    ...truthOf(order),
    api: order.intent === null ? 'orders' : 'integration',
    chargeNumber: store.chargeNumber(order.id),
    intentState: order.intent === null ? null : intentStateOf(order, nowMs, answers),
  }));
  const payments = [...store.payments.values()].map(truthOfPayment);
  const sum = (of: (taken: TruthCharge | TruthPayment) => number): number =>
    [...charges, ...payments].reduce((total, taken) => total + of(taken), 0);
  return {
    nowMs,
    currency,
    charges,
    payments,
    chargedMinor: sum((taken) => taken.chargedMinor),
    refundedMinor: sum((taken) => taken.refundedMinor),
  };
}
