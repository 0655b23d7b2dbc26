import type { CustomerPlan } from '#main/simulator/simulator.ts';
import { at, type Bench, type Reply, freshKey, type SendOptions } from './harness.ts';

export const MANUAL = { pickUpMs: 'manual', decideMs: 'manual' } as const;

/** Creates an order and lets it be paid at once; the simulator must be in manual pace. Tells its id. */
export async function paidOrder(
  bench: Bench,
  plan: Extract<CustomerPlan, { kind: 'pays' | 'declines' }> = { kind: 'pays' },
  change: Record<string, unknown> = {},
): Promise<string> {
  const id = await bench.createdId(change);
  bench.simulator.pickUp(id);
  bench.simulator.decide(id, plan);
  return id;
}

/** The `PAY…` id of an order. */
export async function paymentIdOf(bench: Bench, orderId: string): Promise<string> {
  return String(at((await bench.read(orderId)).json, 'transactions', 'payments', 0, 'id'));
}

/** The numeric id of an order's payment. */
export async function referenceOf(bench: Bench, orderId: string): Promise<string> {
  return String(at((await bench.read(orderId)).json, 'transactions', 'payments', 0, 'reference_id'));
}

/** Asks for a refund: the total, or the amount given. */
export async function refund(
  bench: Bench,
  orderId: string,
  amount?: string,
  options: SendOptions = {},
): Promise<Reply> {
  const body =
    amount === undefined
      ? {}
      : { body: { transactions: [{ id: await paymentIdOf(bench, orderId), amount }] } };
  return bench.send('POST', `/v1/orders/${orderId}/refund`, { key: freshKey(), ...body, ...options });
}
