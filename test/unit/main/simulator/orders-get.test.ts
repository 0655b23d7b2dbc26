import { describe, expect, it } from 'vitest';

import { at, codesOf, startBench, statesOf } from './harness.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

describe('GET /v1/orders/{id}', () => {
  it('shows an order that waits with the details of its payment', async () => {
    const bench = await startBench();
    const reply = await bench.read(await bench.createdId());
    expect(reply.status).toBe(200);
    expect(statesOf(reply)).toBe('created/created created/created');
  });

  it('shows amount paid, reference, method and card of a processed order', async () => {
    const bench = await startBench();
    bench.simulator.setCustomer({ kind: 'pays', brand: 'master' });
    const id = await bench.createdId();
    bench.clock.advance(5_000);
    const reply = await bench.read(id);
    expect(statesOf(reply)).toBe('processed/processed processed/accredited');
    expect(at(reply.json, 'transactions', 'payments', 0)).toEqual({
      id: expect.stringMatching(/^PAY/),
      amount: '150.00',
      paid_amount: '150.00',
      reference_id: expect.stringMatching(/^\d{12}$/),
      status: 'processed',
      status_detail: 'accredited',
      payment_method: { id: 'master', type: 'credit_card', installments: 1 },
      card: { first_digits: '503175', last_digits: '0604' },
    });
    expect(at(reply.json, 'created_date')).toBe('2026-01-05T12:00:00.000Z');
    expect(at(reply.json, 'last_updated_date')).toBe('2026-01-05T12:00:05.000Z');
  });

  it('pays with a debit card where the order is locked to debit', async () => {
    const bench = await startBench();
    const id = await bench.createdId({
      config: { point: { terminal_id: bench.terminalId }, payment_method: { default_type: 'debit_card' } },
    });
    bench.clock.advance(5_000);
    expect(at((await bench.read(id)).json, 'transactions', 'payments', 0, 'payment_method')).toEqual({
      id: 'debvisa',
      type: 'debit_card',
      installments: 1,
    });
  });

  it('shows no amount paid for a declined order', async () => {
    const bench = await startBench();
    bench.simulator.setCustomer({ kind: 'declines', detail: 'insufficient_amount' });
    const id = await bench.createdId();
    bench.clock.advance(5_000);
    const reply = await bench.read(id);
    expect(statesOf(reply)).toBe('failed/failed failed/insufficient_amount');
    expect(at(reply.json, 'transactions', 'payments', 0)).not.toHaveProperty('paid_amount');
  });

  it.each([
    'ORD',
    'ORD123',
    'ord01JYH1Z1YJN4HZ8J3Q0RB3YP6D',
    'ORD01JYH1Z1YJN4HZ8J3Q0RB3YPIL',
    'ORD%2F..',
    '%ZZ',
    '1',
  ])('answers the malformed id %s with invalid_path_param', async (id) => {
    const bench = await startBench();
    const reply = await bench.read(id);
    expect(reply.status).toBe(400);
    expect(reply.json).toEqual({
      errors: [{ code: 'invalid_path_param', message: 'path param order id is invalid' }],
    });
  });

  it.each(['ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D', 'ORDTST01KW2N1HBZN8EC970E5HXC2ERS'])(
    'answers the unknown id %s with order_not_found',
    async (id) => {
      const bench = await startBench();
      const reply = await bench.read(id);
      expect(reply.status).toBe(404);
      expect(reply.json).toEqual({ errors: [{ code: 'order_not_found', message: 'Order not found.' }] });
    },
  );

  it('does not show the order of another account', async () => {
    const bench = await startBench();
    const reply = await bench.read(await bench.createdId(), { token: bench.simulator.foreignAccessToken });
    expect(reply.status).toBe(404);
    expect(codesOf(reply)).toEqual(['order_not_found']);
  });

  it('shows an order for three months and not longer', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(90 * DAY_MS - 1);
    expect((await bench.read(id)).status).toBe(200);
    bench.clock.advance(1);
    expect((await bench.read(id)).status).toBe(404);
  });

  it('is 404 after three months, and a day later the simulator has forgotten the order and its payment', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(5_000);
    const payment = at((await bench.read(id)).json, 'transactions', 'payments', 0, 'reference_id');
    bench.clock.advance(46 * DAY_MS);
    const younger = await bench.createdId();
    bench.clock.advance(45 * DAY_MS);
    const latest = await bench.createdId();
    expect(bench.simulator.truth().map((order) => order.id)).toEqual([younger, latest]);
    expect((await bench.read(id)).status).toBe(404);
    expect((await bench.send('GET', `/v1/payments/${String(payment)}`)).status).toBe(404);
    expect((await bench.read(younger)).status).toBe(200);
  });
});
