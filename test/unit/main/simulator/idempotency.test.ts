import { describe, expect, it } from 'vitest';

import { at, codesOf, orderBody, startBench } from './harness.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

describe('idempotency', () => {
  it('gives the original 201 again for the same key and request, without a second order', async () => {
    const bench = await startBench();
    const first = await bench.create({}, { key: 'K' });
    bench.clock.advance(60_000);
    const again = await bench.create({}, { key: 'K' });
    expect(again.status).toBe(201);
    expect(again.json).toEqual(first.json);
    expect(bench.simulator.truth()).toHaveLength(1);
  });

  it('takes another order of members and white space for the same request', async () => {
    const bench = await startBench();
    const body = orderBody(bench.terminalId);
    const first = await bench.create({}, { key: 'K', body });
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(body).reverse()), null, 4);
    const again = await bench.create({}, { key: 'K', body: reordered });
    expect(again.status).toBe(201);
    expect(again.json).toEqual(first.json);
  });

  it('refuses the same key with another body for 24 h, then forgets it', async () => {
    const bench = await startBench();
    await bench.create({}, { key: 'K' });
    bench.clock.advance(DAY_MS - 1);
    const other = { transactions: { payments: [{ amount: '150.01' }] } };
    const refused = await bench.create({}, { key: 'K', body: { ...orderBody(bench.terminalId), ...other } });
    expect(refused.status).toBe(409);
    expect(codesOf(refused)).toEqual(['idempotency_key_already_used']);
    bench.clock.advance(1);
    const accepted = await bench.create({}, { key: 'K', body: { ...orderBody(bench.terminalId), ...other } });
    expect(accepted.status).toBe(201);
    expect(bench.simulator.truth().map((order) => order.amountMinor)).toEqual([15_000, 15_001]);
  });

  it('does not use a key up for a refused request', async () => {
    const bench = await startBench();
    const wrong = { ...orderBody(bench.terminalId), type: 'wrong' };
    expect((await bench.create({}, { key: 'K', body: wrong })).status).toBe(400);
    expect((await bench.create({}, { key: 'K' })).status).toBe(201);
  });

  it('does not use a key up for a busy terminal', async () => {
    const bench = await startBench();
    await bench.createdId();
    expect((await bench.create({}, { key: 'K' })).status).toBe(409);
    bench.clock.advance(5_000);
    expect((await bench.create({}, { key: 'K' })).status).toBe(201);
  });

  it.each([null, ''])('refuses a create whose key is %j', async (key) => {
    const bench = await startBench();
    const reply = await bench.create({}, { key });
    expect(reply.status).toBe(400);
    expect(codesOf(reply)).toEqual(['empty_required_header']);
  });

  it('takes keys of 128 characters and refuses longer ones', async () => {
    const bench = await startBench();
    const tooLong = await bench.create({}, { key: 'k'.repeat(129) });
    expect(tooLong.status).toBe(400);
    expect(codesOf(tooLong)).toEqual(['invalid_idempotency_key_length']);
    expect((await bench.create({}, { key: 'k'.repeat(128) })).status).toBe(201);
  });

  it('keeps the keys of accounts and of endpoints apart', async () => {
    const bench = await startBench();
    const own = await bench.create({}, { key: 'K' });
    const { foreignAccessToken: token, foreignTerminals } = bench.simulator;
    const body = orderBody(foreignTerminals[0] ?? '');
    const foreign = await bench.create({}, { key: 'K', token, body });
    expect(foreign.status).toBe(201);
    expect(at(foreign.json, 'id')).not.toBe(at(own.json, 'id'));
    expect((await bench.cancel(String(at(own.json, 'id')), { key: 'K' })).status).toBe(200);
  });

  it('answers a repeated cancel as it answered the first one, and another order under that key with 409', async () => {
    const bench = await startBench();
    const first = await bench.createdId();
    const canceled = await bench.cancel(first, { key: 'C' });
    const repeated = await bench.cancel(first, { key: 'C' });
    expect(repeated.status).toBe(200);
    expect(repeated.json).toEqual(canceled.json);
    const second = await bench.createdId();
    const other = await bench.cancel(second, { key: 'C' });
    expect(other.status).toBe(409);
    expect(codesOf(other)).toEqual(['idempotency_key_already_used']);
    expect(at((await bench.read(second)).json, 'status')).toBe('created');
  });

  it('answers twenty copies sent at once with one order', async () => {
    const bench = await startBench();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => bench.create({}, { key: 'K', body: orderBody(bench.terminalId) })),
    );
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]));
    expect(new Set(replies.map((reply) => at(reply.json, 'id'))).size).toBe(1);
    expect(bench.simulator.truth()).toHaveLength(1);
  });
});
