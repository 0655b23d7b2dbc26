import type { PaymentMeans } from '#main/simulator/simulator.ts';
import { at, type Bench, type Reply, type SendOptions } from './harness.ts';

/** The smallest good body of a preference. */
export const PREFERENCE = {
  items: [{ title: 'Venta 77', quantity: 1, unit_price: 1_999.9, currency_id: 'ARS' }],
  external_reference: 'deferral-77',
};

export const WINDOW_END = '2026-01-05T13:00:00.000+00:00';

/** Creates a preference; the body is {@link PREFERENCE} with `change` laid over it. */
export function preference(
  bench: Bench,
  change: Record<string, unknown> = {},
  options: SendOptions = {},
): Promise<Reply> {
  return bench.send('POST', '/checkout/preferences', { body: { ...PREFERENCE, ...change }, ...options });
}

/** Creates a preference that must be accepted and tells its id. */
export async function preferenceId(bench: Bench, change: Record<string, unknown> = {}): Promise<string> {
  const reply = await preference(bench, change);
  if (reply.status !== 201) throw new Error(`the preference was refused: ${reply.text}`);
  return String(at(reply.json, 'id'));
}

/** A payment made by hand on the bench's terminal, which is in STANDALONE mode from then on. Tells its id. */
export function paidByHand(bench: Bench, amountMinor = 1_250, means: PaymentMeans = {}): string {
  bench.simulator.setTerminal(bench.terminalId, { operatingMode: 'STANDALONE' });
  return bench.simulator.payByHand(bench.terminalId, amountMinor, means).id;
}

/** The payment as the Payments API shows it. */
export async function shownPayment(bench: Bench, id: string): Promise<unknown> {
  return (await bench.send('GET', `/v1/payments/${id}`)).json;
}
