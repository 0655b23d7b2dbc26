import { describe, expect, it } from 'vitest';

import { at, codesOf, orderBody, startBench, type Bench } from './harness.ts';
import { legacyErrorOf, startIntegrationBench } from './integration-harness.ts';

/** What became of a request: its status, or that there was no answer. */
const outcomeOf = (sent: Promise<{ readonly status: number }>): Promise<number | 'no answer'> =>
  sent.then(
    ({ status }) => status,
    () => 'no answer' as const,
  );

/** Creates without waiting, so that the client can give up on it. */
function createWithin(bench: Bench, signal: AbortSignal, key: string): Promise<Response> {
  return fetch(`${bench.simulator.url}/v1/orders`, {
    method: 'POST',
    signal,
    headers: {
      authorization: `Bearer ${bench.simulator.accessToken}`,
      'x-idempotency-key': key,
      'content-type': 'application/json',
    },
    body: JSON.stringify(orderBody(bench.terminalId)),
  });
}

describe('faults of the network', () => {
  it('close the connection as after a failed handshake, before the cloud sees anything', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'tls_error' } });
    expect(await outcomeOf(bench.create())).toBe('no answer');
    expect(bench.simulator.truth()).toEqual([]);
    expect(await outcomeOf(bench.create())).toBe(201);
  });

  it.each(['headers', 'half_body'] as const)(
    'reset the connection after the %s, the order being made',
    async (after) => {
      const bench = await startBench();
      bench.simulator.faults.inject({ fault: { kind: 'connection_reset', after } });
      expect(await outcomeOf(bench.create({}, { key: 'K' }))).toBe('no answer');
      const [order] = bench.simulator.truth();
      expect(order?.status).toBe('created');
      expect(at((await bench.create({}, { key: 'K' })).json, 'id')).toBe(order?.id);
    },
  );

  it.each([
    { isCommitted: true, orders: 1 },
    { isCommitted: false, orders: 0 },
  ])('let the client wait for ever, with $orders orders made', async ({ isCommitted, orders }) => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'no_answer', isCommitted } });
    const giveUp = new AbortController();
    const sent = createWithin(bench, giveUp.signal, 'K').then(
      () => 'answered',
      () => 'gave up',
    );
    await expect.poll(() => bench.simulator.requests()).toMatchObject([{ fault: 'no_answer', status: null }]);
    bench.clock.advance(3_600_000);
    expect(bench.simulator.truth()).toHaveLength(orders);
    giveUp.abort();
    expect(await sent).toBe('gave up');
  });

  it('let the body come slowly, on the clock of the simulator', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'slow_body', overMs: 10_000 } });
    let isComplete = false;
    const sent = bench.create().then((reply) => {
      isComplete = true;
      return reply;
    });
    await expect.poll(() => bench.simulator.truth().length).toBe(1);
    for (let step = 0; step < 9; step += 1) bench.clock.advance(1_000);
    expect(isComplete).toBe(false);
    await expect
      .poll(() => {
        bench.clock.advance(1_000);
        return isComplete;
      })
      .toBe(true);
    expect(codesOf(await sent)).toEqual([]);
    expect((await sent).status).toBe(201);
  });

  it('bring a request twice: with a key it is one order, and its answer', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'duplicate', answered: 'second' } });
    const reply = await bench.create();
    expect(reply.status).toBe(201);
    expect(bench.simulator.truth()).toMatchObject([{ id: at(reply.json, 'id') }]);
  });

  it.each([
    { answered: 'first' as const, status: 200 },
    { answered: 'second' as const, status: 409 },
  ])('bring a request without a key twice: the $answered answer is $status', async ({ answered, status }) => {
    const bench = await startIntegrationBench();
    bench.simulator.faults.inject({ fault: { kind: 'duplicate', answered } });
    expect((await bench.createIntent()).status).toBe(status);
    expect(bench.simulator.truth()).toHaveLength(1);
  });

  it('let a request arrive after a later one', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.simulator.faults.inject({ route: 'orders.get', fault: { kind: 'reorder' } });
    const first = bench.read(id);
    await expect.poll(() => bench.simulator.requests().length).toBe(2);
    expect((await bench.cancel(id)).status).toBe(200);
    // Sent before the cancel, it was read after it.
    expect(at((await first).json, 'status')).toBe('canceled');
  });

  it('let an answer arrive after a later one', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.simulator.faults.inject({ route: 'orders.get', fault: { kind: 'reorder', what: 'answer' } });
    const first = bench.read(id);
    await expect.poll(() => bench.simulator.requests().length).toBe(2);
    expect((await bench.cancel(id)).status).toBe(200);
    expect(at((await first).json, 'status')).toBe('created');
  });

  it('let go a request after a while when no other one comes', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'reorder', atMostMs: 5_000 } });
    const sent = bench.create();
    await expect.poll(() => bench.simulator.requests().length).toBe(1);
    bench.clock.advance(4_999);
    expect(bench.simulator.truth()).toEqual([]);
    bench.clock.advance(1);
    expect((await sent).status).toBe(201);
  });

  it.each([
    { status: 408, code: 'request_timeout' },
    { status: 409, code: 'conflict' },
    { status: 423, code: 'resource_locked' },
    { status: 425, code: 'too_early' },
    { status: 429, code: 'too_many_requests' },
    { status: 503, code: 'internal_error' },
  ])('answer $status with Retry-After, in the envelope of either generation', async ({ status, code }) => {
    const bench = await startIntegrationBench();
    const fault = { kind: 'status', status, retryAfterSeconds: 3 } as const;
    bench.simulator.faults.inject({ fault, times: 2 });
    const order = await bench.create();
    expect([order.status, codesOf(order), order.headers.get('retry-after')]).toEqual([status, [code], '3']);
    const intent = await bench.createIntent();
    expect(legacyErrorOf(intent).slice(0, 2)).toEqual([status, code]);
    expect(intent.headers.get('retry-after')).toBe('3');
    expect(bench.simulator.truth()).toEqual([]);
  });

  it('show another state or id than an intent has', async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    bench.simulator.faults.inject({
      fault: { kind: 'altered_body', members: { id: 'other', state: 'IN_REVIEW' } },
    });
    expect((await bench.readIntent(id)).json).toMatchObject({
      id: 'other',
      state: 'IN_REVIEW',
      amount: 15_000,
    });
  });

  it('strike by chance, the same requests in every run of a seed, as often as they are told at most', async () => {
    const struck = async (): Promise<number[]> => {
      const bench = await startBench();
      bench.simulator.faults.inject({ fault: { kind: 'status', status: 503 }, probability: 0.5, times: 3 });
      const seen: number[] = [];
      for (let index = 0; index < 20; index += 1) {
        seen.push((await bench.send('GET', '/terminals/v1/list')).status);
      }
      return seen;
    };
    const first = await struck();
    expect(first.filter((status) => status === 503)).toHaveLength(3);
    expect(await struck()).toEqual(first);
  });
});
