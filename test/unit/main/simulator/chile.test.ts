import { describe, expect, it } from 'vitest';

import { at, codesOf, startBench, type Bench } from './harness.ts';
import { MANUAL, paidOrder, referenceOf, refund } from './paid-order.ts';

const payments = (amount: string): Record<string, unknown> => ({ transactions: { payments: [{ amount }] } });

const start = (options: Parameters<typeof startBench>[0] = {}): Promise<Bench> =>
  startBench({ site: 'MLC', pace: MANUAL, ...options });

describe('POST /v1/orders in Chile', () => {
  it('201: whole pesos, country CHL and currency CLP', async () => {
    const bench = await start();
    const reply = await bench.create(payments('1990'));
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      country_code: 'CHL',
      currency: 'CLP',
      transactions: { payments: [{ amount: '1990' }] },
    });
    expect(bench.terminalId).toMatch(/^NEWLAND_N950__/);
  });

  it.each(['1990.00', '1990.5'])('400 property_value: the amount %s', async (amount) => {
    const bench = await start();
    expect(codesOf(await bench.create(payments(amount)))).toEqual(['property_value']);
  });

  it('charges, refunds and reports in whole pesos', async () => {
    const bench = await start();
    const id = await paidOrder(bench, { kind: 'pays', tipMinor: 199 }, payments('1990'));
    expect(bench.simulator.truth()).toMatchObject([
      { amountMinor: 1_990, chargedMinor: 2_189, currency: 'CLP' },
    ]);
    const payment = at((await bench.read(id)).json, 'transactions', 'payments', 0);
    expect(payment).toMatchObject({ amount: '1990', tip_amount: '199', paid_amount: '2189' });
    const { json } = await bench.send('GET', `/v1/payments/${await referenceOf(bench, id)}`);
    expect(at(json, 'transaction_amount')).toBe(2_189);
    expect(at((await refund(bench, id)).json, 'transactions', 'refunds', 0, 'amount')).toBe('2189');
  });
});
