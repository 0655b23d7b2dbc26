import { describe, expect, it } from 'vitest';

import { at, codesOf, orderBody, startBench, statesOf } from './harness.ts';

describe('faults', () => {
  it('drop a request before the cloud sees it', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ route: 'orders.create', fault: { kind: 'drop_request' } });
    await expect(bench.create({}, { key: 'K' })).rejects.toThrow();
    expect(bench.simulator.truth()).toEqual([]);
    expect((await bench.create({}, { key: 'K' })).status).toBe(201);
  });

  it('drop a response after the order was created, which the same key then finds', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    await expect(bench.create({}, { key: 'K' })).rejects.toThrow();
    const [order] = bench.simulator.truth();
    expect(order?.status).toBe('created');
    const again = await bench.create({}, { key: 'K' });
    expect(again.status).toBe(201);
    expect(at(again.json, 'id')).toBe(order?.id);
    expect(bench.simulator.truth()).toHaveLength(1);
  });

  it.each([
    { isCommitted: false, orders: 0 },
    { isCommitted: true, orders: 1 },
  ])('answer 500 with $orders orders made', async ({ isCommitted, orders }) => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'status', status: 500, isCommitted } });
    const reply = await bench.create();
    expect([reply.status, codesOf(reply)]).toEqual([500, ['internal_error']]);
    expect(bench.simulator.truth()).toHaveLength(orders);
  });

  it('answer 429 with Retry-After', async () => {
    const bench = await startBench();
    const fault = { kind: 'status', status: 429, retryAfterSeconds: 7 } as const;
    bench.simulator.faults.inject({ route: 'orders.get', fault });
    const id = await bench.createdId();
    const reply = await bench.read(id);
    expect(reply.status).toBe(429);
    expect(reply.headers.get('retry-after')).toBe('7');
    expect((await bench.read(id)).status).toBe(200);
  });

  it('answer another status with a code of their own', async () => {
    const bench = await startBench();
    const fault = { kind: 'status', status: 423, code: 'resource_locked' } as const;
    bench.simulator.faults.inject({ fault });
    const reply = await bench.create();
    expect([reply.status, codesOf(reply)]).toEqual([423, ['resource_locked']]);
  });

  it('refuse a good token in the flat envelope', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'unauthorized' } });
    const reply = await bench.create();
    expect([reply.status, reply.json]).toEqual([401, { code: 'unauthorized', message: 'user not found' }]);
    expect(bench.simulator.truth()).toEqual([]);
  });

  it('answer a page instead of JSON', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'html_page' } });
    const reply = await bench.create();
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toMatch(/^text\/html/);
    expect(reply.json).toBeUndefined();
    expect(bench.simulator.truth()).toEqual([]);
  });

  it('redirect to another address', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'redirect', location: 'http://127.0.0.1:9/login' } });
    const reply = await bench.create();
    expect([reply.status, reply.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/login']);
  });

  it('cut an answer short, empty it or blow it up, the order being made', async () => {
    const bench = await startBench();
    const { faults } = bench.simulator;
    faults.inject({ fault: { kind: 'truncated_body' } });
    faults.inject({ fault: { kind: 'empty_body' } });
    faults.inject({ fault: { kind: 'oversized_body' } });
    const truncated = await bench.create({}, { key: 'K' });
    expect([truncated.status, truncated.json]).toEqual([201, undefined]);
    expect(truncated.text).toMatch(/^\{"id":"ORD/);
    const empty = await bench.create({}, { key: 'K' });
    expect([empty.status, empty.text]).toEqual([201, '']);
    const oversized = await bench.create({}, { key: 'K' });
    expect(oversized.text.length).toBeGreaterThan(256 * 1024);
    expect(at(oversized.json, 'status')).toBe('created');
    expect(bench.simulator.truth()).toHaveLength(1);
  });

  it('show another id, amount, currency, reference or status than the order has', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(5_000);
    const other = 'ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D';
    bench.simulator.faults.inject({
      fault: {
        kind: 'altered_order',
        id: other,
        amount: '150.01',
        paidAmount: '150.02',
        currency: 'USD',
        externalReference: 'other',
        status: 'in_review',
      },
    });
    const reply = await bench.read(id);
    expect(reply.json).toMatchObject({
      id: other,
      currency: 'USD',
      external_reference: 'other',
      status: 'in_review',
      status_detail: 'processed',
      transactions: { payments: [{ amount: '150.01', paid_amount: '150.02', status: 'processed' }] },
    });
    expect(bench.simulator.truth()).toMatchObject([{ id, amountMinor: 15_000, status: 'processed' }]);
  });

  it('alter an order and leave its refunds in the answer', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(5_000);
    const refunded = await bench.send('POST', `/v1/orders/${id}/refund`, { key: 'refund-1' });
    expect(refunded.status).toBe(201);
    const refunds = at((await bench.read(id)).json, 'transactions', 'refunds');
    expect(refunds).toHaveLength(1);
    bench.simulator.faults.inject({ fault: { kind: 'altered_order', amount: '150.01' } });
    const reply = await bench.read(id);
    expect(at(reply.json, 'transactions', 'refunds')).toEqual(refunds);
    expect(at(reply.json, 'transactions', 'payments', 0, 'amount')).toBe('150.01');
  });

  it.each([undefined, 'orders.create', 'terminals.list'] as const)(
    'refuse a stale read where there is no earlier state, on the route %s',
    async (route) => {
      const { faults } = (await startBench()).simulator;
      const injection = { ...(route === undefined ? {} : { route }), fault: { kind: 'stale_read' } as const };
      expect(() => faults.inject(injection)).toThrow('stale_read');
      expect(faults.pendingCount()).toBe(0);
    },
  );

  it('leave the id out', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'missing_order_id' } });
    const reply = await bench.create();
    expect(reply.status).toBe(201);
    expect(reply.json).not.toHaveProperty('id');
  });

  it('show an earlier state than the order is in', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(5_000);
    const { faults } = bench.simulator;
    faults.inject({ route: 'orders.get', fault: { kind: 'stale_read' } });
    faults.inject({ route: 'orders.get', fault: { kind: 'stale_read', as: 'created' } });
    const previous = await bench.read(id);
    expect(statesOf(previous)).toBe('at_terminal/at_terminal at_terminal/at_terminal');
    expect(at(previous.json, 'last_updated_date')).toBe('2026-01-05T12:00:01.500Z');
    expect(previous.text).not.toContain('paid_amount');
    expect(statesOf(await bench.read(id))).toBe('created/created created/created');
    expect(statesOf(await bench.read(id))).toBe('processed/processed processed/accredited');
  });

  it('hold a request or an answer back until the clock has moved', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'delay', beforeMs: 30_000, afterMs: 500 } });
    const waiting = bench.create();
    await expect.poll(() => bench.simulator.requests().length).toBe(1);
    expect(bench.simulator.truth()).toEqual([]);
    expect(bench.simulator.requests()).toMatchObject([{ fault: 'delay', status: null }]);
    bench.clock.advance(30_000);
    await expect.poll(() => bench.simulator.truth().length).toBe(1);
    bench.clock.advance(500);
    expect((await waiting).status).toBe(201);
  });

  it('strike as often as they are told, after as many good requests as they are told, on their route only', async () => {
    const bench = await startBench();
    const { faults } = bench.simulator;
    faults.inject({ route: 'terminals.list', fault: { kind: 'status', status: 503 }, after: 1, times: 2 });
    expect((await bench.create()).status).toBe(201);
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      statuses.push((await bench.send('GET', '/terminals/v1/list')).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(faults.pendingCount()).toBe(0);
  });

  it('can be taken back', async () => {
    const bench = await startBench();
    const { faults } = bench.simulator;
    const remove = faults.inject({ fault: { kind: 'drop_request' }, times: 5 });
    faults.inject({ fault: { kind: 'drop_request' } });
    expect(faults.pendingCount()).toBe(6);
    remove();
    expect(faults.pendingCount()).toBe(1);
    faults.clear();
    expect((await bench.create()).status).toBe(201);
  });
});

describe('request log', () => {
  it('tells method, path, route, key, account, body and answer of every request', async () => {
    const bench = await startBench();
    const body = orderBody(bench.terminalId);
    await bench.create({}, { key: 'K', body });
    await bench.send('GET', '/terminals/v1/list?limit=1', { token: bench.simulator.foreignAccessToken });
    await bench.send('GET', '/nowhere', { token: 'unknown' });
    expect(bench.simulator.requests()).toMatchObject([
      {
        sequence: 1,
        method: 'POST',
        path: '/v1/orders',
        route: 'orders.create',
        idempotencyKey: 'K',
        account: 'owner',
        body: JSON.stringify(body),
        status: 201,
      },
      { sequence: 2, method: 'GET', path: '/terminals/v1/list', account: 'foreign', idempotencyKey: null },
      { sequence: 3, path: '/nowhere', route: null, account: null, status: 404, fault: null },
    ]);
    expect(JSON.stringify(bench.simulator.requests())).not.toContain(bench.simulator.accessToken);
  });
});
