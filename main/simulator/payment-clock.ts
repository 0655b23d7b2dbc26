import type { PaymentRecord } from './payment-record.ts';
import type { Store } from './store.ts';
import type { Timekeeper } from './world.ts';

/** Ends the refunds of payments without an order when their time has come; those of orders are on their agenda. */
export function paymentClock(store: Store): Timekeeper {
  const next = (): { readonly payment: PaymentRecord; readonly atMs: number } | undefined => {
    let earliest: { readonly payment: PaymentRecord; readonly atMs: number } | undefined;
    for (const payment of store.refundingPayments()) {
      const atMs = payment.refundDoneAtMs ?? Infinity;
      if (earliest === undefined || atMs < earliest.atMs) earliest = { payment, atMs };
    }
    return earliest;
  };
  return {
    nextDueMs: () => next()?.atMs,
    perform: (atMs) => {
      const due = next();
      if (due === undefined) return;
      const refunds = due.payment.refunds.map((refund) => ({ ...refund, status: 'processed' as const }));
      store.commit([
        { kind: 'payment', payment: { ...due.payment, refunds, updatedAtMs: atMs, refundDoneAtMs: null } },
      ]);
    },
  };
}
