import { intentStateOf, type IntentState } from '../integration/intent-state.ts';
import type { Cloud } from '../route.ts';
import { truthOf, type TruthOrder } from '../truth.ts';

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
  /** Everything that was really taken and given back, in minor units. */
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
  const sum = (of: (charge: TruthCharge) => number): number =>
    charges.reduce((total, charge) => total + of(charge), 0);
  return {
    nowMs,
    currency,
    charges,
    chargedMinor: sum((charge) => charge.chargedMinor),
    refundedMinor: sum((charge) => charge.refundedMinor),
  };
}
