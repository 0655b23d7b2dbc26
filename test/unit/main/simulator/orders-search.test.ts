import { describe, expect, it } from 'vitest';

import { at, codesOf, startBench, type Bench } from './harness.ts';
import { startIntegrationBench } from './integration-harness.ts';
import { MANUAL, paidOrder } from './paid-order.ts';

const start = (options: Parameters<typeof startBench>[0] = {}): Promise<Bench> =>
  startBench({ pace: MANUAL, openQuestions: { orderSearch: 'present' }, ...options });

const search = async (bench: Bench, query: string): Promise<{ ids: unknown[]; paging: unknown }> => {
  const reply = await bench.send('GET', `/v1/orders${query}`);
  expect(reply.status).toBe(200);
  const data = at(reply.json, 'data');
  const ids = Array.isArray(data) ? data.map((order) => at(order, 'id')) : [];
  return { ids, paging: at(reply.json, 'paging') };
};

describe('GET /v1/orders', () => {
  it('404 not_found: it is not there unless an open question says so', async () => {
    const bench = await startBench();
    const reply = await bench.send('GET', '/v1/orders?external_reference=sale_77-1');
    expect([reply.status, codesOf(reply)]).toEqual([404, ['not_found']]);
  });

  it('200: the orders of a reference, as get shows them, and of no other one', async () => {
    const bench = await start();
    const first = await paidOrder(bench);
    const second = await paidOrder(bench, { kind: 'declines', detail: 'card_disabled' });
    await paidOrder(bench, { kind: 'pays' }, { external_reference: 'sale_77-10' });
    expect(await search(bench, '?external_reference=sale_77-1')).toEqual({
      ids: [first, second],
      paging: { total: 2, offset: 0, limit: 30 },
    });
    const reply = await bench.send('GET', '/v1/orders?external_reference=sale_77-1');
    expect(at(reply.json, 'data', 0)).toEqual((await bench.read(first)).json);
    expect(await search(bench, '?external_reference=sale_77')).toMatchObject({ ids: [] });
  });

  it('200: page by page, 30 a page unless asked otherwise', async () => {
    const bench = await start();
    const ids: string[] = [];
    for (let count = 0; count < 33; count += 1) ids.push(await paidOrder(bench));
    expect((await search(bench, '')).ids).toEqual(ids.slice(0, 30));
    expect((await search(bench, '?offset=30')).ids).toEqual(ids.slice(30));
    expect((await search(bench, '?limit=2&offset=1')).ids).toEqual(ids.slice(1, 3));
    expect((await search(bench, '?limit=1000')).paging).toEqual({ total: 33, offset: 0, limit: 100 });
  });

  it('shows no order of another account, none older than three months, and no payment intent', async () => {
    const bench = await startIntegrationBench({ pace: MANUAL, openQuestions: { orderSearch: 'present' } });
    await paidOrder(bench);
    const token = bench.simulator.foreignAccessToken;
    const foreign = await bench.send('GET', '/v1/orders?external_reference=sale_77-1', { token });
    expect(at(foreign.json, 'data')).toEqual([]);
    await bench.intentId({ additional_info: { external_reference: 'sale_77-1' } });
    expect((await search(bench, '?external_reference=sale_77-1')).ids).toHaveLength(1);
    bench.clock.advance(91 * 24 * 60 * 60 * 1000);
    expect((await search(bench, '?external_reference=sale_77-1')).ids).toEqual([]);
  });
});
