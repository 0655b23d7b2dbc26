import { describe, expect, it } from 'vitest';

import { at, codesOf, startBench, statesOf, type Bench, type Reply, type SendOptions } from './harness.ts';

const VIRTUAL = 'NEWLAND_N950__SBX0000001';
const onVirtual = { config: { point: { terminal_id: VIRTUAL } } };

async function start(options: Parameters<typeof startBench>[0] = {}): Promise<{ bench: Bench; id: string }> {
  const bench = await startBench({ accountKind: 'test', ...options });
  return { bench, id: await bench.createdId(onVirtual) };
}

const simulate = (bench: Bench, id: string, body: unknown, options: SendOptions = {}): Promise<Reply> =>
  bench.send('POST', `/v1/orders/${id}/events`, { body, ...options });

describe('POST /v1/orders/{id}/events', () => {
  it('204: passes through at_terminal, and is processed within 10 s', async () => {
    const { bench, id } = await start();
    const reply = await simulate(bench, id, {
      status: 'processed',
      payment_method_type: 'credit_card',
      installments: 3,
      payment_method_id: 'master',
      status_detail: 'accredited',
    });
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(statesOf(await bench.read(id))).toBe('at_terminal/at_terminal at_terminal/at_terminal');
    bench.clock.advance(10_000);
    const after = await bench.read(id);
    expect(statesOf(after)).toBe('processed/processed processed/accredited');
    expect(at(after.json, 'transactions', 'payments', 0, 'payment_method')).toEqual({
      id: 'master',
      type: 'credit_card',
      installments: 3,
    });
  });

  it('204: takes a debit card', async () => {
    const { bench, id } = await start();
    await simulate(bench, id, { status: 'processed', payment_method_type: 'debit_card' });
    bench.clock.advance(10_000);
    const reply = await bench.read(id);
    expect(at(reply.json, 'transactions', 'payments', 0, 'payment_method', 'type')).toBe('debit_card');
  });

  it.each([
    'bad_filled_card_data',
    'required_call_for_authorize',
    'card_disabled',
    'high_risk',
    'insufficient_amount',
    'invalid_installments',
    'max_attempts_exceeded',
    'rejected_other_reason',
    'processing_error',
  ])('204: failed with %s', async (status_detail) => {
    const { bench, id } = await start();
    expect((await simulate(bench, id, { status: 'failed', status_detail })).status).toBe(204);
    bench.clock.advance(10_000);
    expect(statesOf(await bench.read(id))).toBe(`failed/failed failed/${status_detail}`);
  });

  it.each([
    { status: 'canceled', states: 'canceled/canceled canceled/canceled_on_terminal', ms: 10_000 },
    { status: 'expired', states: 'expired/expired expired/expired', ms: 10_000 },
    {
      status: 'action_required',
      states: 'action_required/action_required action_required/check_on_terminal',
      ms: 40_000,
    },
  ])('204: $status by way of at_terminal', async ({ status, states, ms }) => {
    const { bench, id } = await start();
    expect((await simulate(bench, id, { status })).status).toBe(204);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.clock.advance(ms);
    expect(statesOf(await bench.read(id))).toBe(states);
  });

  it('204: refunded goes direct, from processed', async () => {
    const { bench, id } = await start();
    await simulate(bench, id, { status: 'processed' });
    bench.clock.advance(10_000);
    expect((await simulate(bench, id, { status: 'refunded' })).status).toBe(204);
    expect(at((await bench.read(id)).json, 'status')).toBe('processed');
    bench.clock.advance(10_000);
    expect(statesOf(await bench.read(id))).toBe('refunded/refunded refunded/refunded');
    expect(bench.simulator.truth()).toMatchObject([{ chargedMinor: 15_000, refundedMinor: 15_000 }]);
  });

  it('moves an order of a real terminal too, whatever its customer would do', async () => {
    const bench = await startBench({ accountKind: 'test' });
    const id = await bench.createdId();
    bench.clock.advance(1_600);
    await simulate(bench, id, { status: 'failed', status_detail: 'high_risk' });
    bench.clock.advance(10_000);
    expect(statesOf(await bench.read(id))).toBe('failed/failed failed/high_risk');
  });

  it('keeps its result when the order is canceled after it', async () => {
    const bench = await startBench({ accountKind: 'test' });
    const id = await bench.createdId();
    bench.clock.advance(1_600);
    expect((await simulate(bench, id, { status: 'processed' })).status).toBe(204);
    const canceled = await bench.cancel(id, { headers: { 'x-allow-cancelable-status': 'at_terminal' } });
    expect(canceled.status).toBe(202);
    bench.clock.advance(10_000);
    expect(statesOf(await bench.read(id))).toBe('processed/processed processed/accredited');
  });

  it('keeps its result when the order was canceled before it', async () => {
    const bench = await startBench({ accountKind: 'test' });
    const id = await bench.createdId();
    bench.clock.advance(1_600);
    const canceled = await bench.cancel(id, { headers: { 'x-allow-cancelable-status': 'at_terminal' } });
    expect(canceled.status).toBe(202);
    expect((await simulate(bench, id, { status: 'processed' })).status).toBe(204);
    bench.clock.advance(10_000);
    expect(statesOf(await bench.read(id))).toBe('processed/processed processed/accredited');
  });

  it('frees the terminal for the next order', async () => {
    const { bench, id } = await start();
    expect((await bench.create(onVirtual)).status).toBe(409);
    await simulate(bench, id, { status: 'canceled' });
    bench.clock.advance(10_000);
    expect((await bench.create(onVirtual)).status).toBe(201);
  });

  it('is the only thing that moves an order of a virtual terminal, but for its expiry', async () => {
    const { bench, id } = await start();
    bench.clock.advance(899_999);
    expect(at((await bench.read(id)).json, 'status')).toBe('created');
    bench.clock.advance(1);
    expect(at((await bench.read(id)).json, 'status')).toBe('expired');
  });

  it.each([
    { name: 'without a status', body: {} },
    { name: 'with a status that cannot be asked for', body: { status: 'at_terminal' } },
    { name: 'with an unknown member', body: { status: 'processed', amount: '1' } },
    {
      name: 'with instalments of a debit card',
      body: { status: 'processed', payment_method_type: 'debit_card', installments: 2 },
    },
    {
      name: 'with a card that is not of its type',
      body: { status: 'processed', payment_method_type: 'debit_card', payment_method_id: 'visa' },
    },
    { name: 'with a card for a cancel', body: { status: 'canceled', payment_method_type: 'credit_card' } },
    { name: 'with a reason that does not fit', body: { status: 'processed', status_detail: 'high_risk' } },
    { name: 'with an unknown reason', body: { status: 'failed', status_detail: 'x' } },
    { name: 'that is not JSON', body: '{' },
    { name: 'that is empty', body: '' },
  ])('400 bad_request: a body $name', async ({ body }) => {
    const { bench, id } = await start();
    const reply = await simulate(bench, id, body);
    expect([reply.status, codesOf(reply)]).toEqual([400, ['bad_request']]);
    expect(at((await bench.read(id)).json, 'status')).toBe('created');
  });

  it('400 bad_request: an id that is no ULID', async () => {
    const { bench } = await start();
    const reply = await simulate(bench, 'ORDTST1', { status: 'processed' });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['bad_request']]);
  });

  it.each([
    { from: 'created', to: 'refunded' },
    { from: 'processed', to: 'failed' },
    { from: 'failed', to: 'processed' },
    { from: 'failed', to: 'refunded' },
    { from: 'canceled', to: 'processed' },
    { from: 'expired', to: 'canceled' },
    { from: 'action_required', to: 'processed' },
  ])('400 bad_request: the transition from $from to $to', async ({ from, to }) => {
    const { bench, id } = await start();
    if (from !== 'created') await simulate(bench, id, { status: from });
    bench.clock.advance(40_000);
    expect(at((await bench.read(id)).json, 'status')).toBe(from);
    const reply = await simulate(bench, id, { status: to });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['bad_request']]);
  });

  it('401 unauthorized: without a token', async () => {
    const { bench, id } = await start();
    const reply = await simulate(bench, id, { status: 'processed' }, { token: null });
    expect([reply.status, at(reply.json, 'code')]).toEqual([401, 'unauthorized']);
  });

  it('403 forbidden: a live account', async () => {
    const bench = await startBench();
    const reply = await simulate(bench, await bench.createdId(), { status: 'processed' });
    expect([reply.status, codesOf(reply)]).toEqual([403, ['forbidden']]);
  });

  it('404 order_not_found: an order that does not exist, or of another account', async () => {
    const { bench, id } = await start();
    const unknown = await simulate(bench, 'ORDTST01KW2N1HBZN8EC970E5HXC2ERS', { status: 'processed' });
    expect([unknown.status, codesOf(unknown)]).toEqual([404, ['order_not_found']]);
    const token = bench.simulator.foreignAccessToken;
    expect((await simulate(bench, id, { status: 'processed' }, { token })).status).toBe(404);
  });
});
