import { describe, expect, it } from 'vitest';

import {
  at,
  codesOf,
  freshKey,
  startBench,
  statesOf,
  type Bench,
  type Reply,
  type SendOptions,
} from './harness.ts';
import { startIntegrationBench } from './integration-harness.ts';
import { MANUAL, paidOrder, referenceOf, refund } from './paid-order.ts';

const start = (options: Parameters<typeof startBench>[0] = {}): Promise<Bench> =>
  startBench({ pace: MANUAL, ...options });

const RENDER = { 'x-render-in-process-refunds': 'true' };

const refundPayment = (
  bench: Bench,
  id: string,
  amount?: unknown,
  options: SendOptions = {},
): Promise<Reply> =>
  bench.send('POST', `/v1/payments/${id}/refunds`, {
    key: freshKey(),
    headers: RENDER,
    ...(amount === undefined ? {} : { body: { amount } }),
    ...options,
  });

describe('POST /v1/payments/{id}/refunds', () => {
  it('201: without a body all of it, which payment and order then show', async () => {
    const bench = await start();
    const order = await paidOrder(bench);
    const id = await referenceOf(bench, order);
    const reply = await refundPayment(bench, id);
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({ payment_id: Number(id), amount: 150, status: 'in_process' });
    bench.clock.advance(2_000);
    const payment = await bench.send('GET', `/v1/payments/${id}`);
    expect(payment.json).toMatchObject({
      status: 'refunded',
      transaction_amount_refunded: 150,
      refunds: [{ id: at(reply.json, 'id'), amount: 150, status: 'approved' }],
    });
    expect(statesOf(await bench.read(order))).toBe('refunded/refunded refunded/refunded');
    expect(bench.simulator.truth()).toMatchObject([{ chargedMinor: 15_000, refundedMinor: 15_000 }]);
  });

  it('201: parts of it as numbers, until nothing is left', async () => {
    const bench = await start({ openQuestions: { refundStatusInAnswer: 'processed' } });
    const order = await paidOrder(bench);
    const id = await referenceOf(bench, order);
    expect((await refundPayment(bench, id, 0.29)).json).toMatchObject({ amount: 0.29, status: 'approved' });
    expect(statesOf(await bench.read(order))).toContain('partially_refunded');
    expect((await refundPayment(bench, id, 149.72)).status).toBe(400);
    expect((await refundPayment(bench, id, 149.71)).status).toBe(201);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 15_000 }]);
    expect((await refundPayment(bench, id)).json).toMatchObject({
      status: 409,
      error: 'order_already_refunded',
    });
  });

  it('201: the payment of a payment intent', async () => {
    const bench = await startIntegrationBench({ pace: MANUAL });
    const id = await bench.intentId();
    bench.simulator.pickUp(id);
    bench.simulator.decide(id, { kind: 'pays' });
    bench.clock.advance(1_000);
    const payment = String(at((await bench.readIntent(id)).json, 'payment', 'id'));
    expect((await refundPayment(bench, payment, 150)).status).toBe(201);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 15_000 }]);
  });

  it('400 bad_request: in process, and done all the same, without the header that asks for it', async () => {
    const bench = await start();
    const id = await referenceOf(bench, await paidOrder(bench));
    const reply = await refundPayment(bench, id, undefined, { headers: {} });
    expect(reply.status).toBe(400);
    expect(reply.json).toMatchObject({ status: 400, error: 'bad_request' });
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 15_000 }]);
  });

  it.each([0, -1, '10', 1.005, 1e21, 151, null])('400 bad_request: the amount %j', async (amount) => {
    const bench = await start();
    const id = await referenceOf(bench, await paidOrder(bench));
    const reply = await refundPayment(bench, id, amount);
    expect([reply.status, at(reply.json, 'error')]).toEqual([400, 'bad_request']);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 0 }]);
  });

  it('404 not_found: no such payment, or of another account', async () => {
    const bench = await start();
    const id = await referenceOf(bench, await paidOrder(bench));
    expect((await refundPayment(bench, '123')).status).toBe(404);
    const token = bench.simulator.foreignAccessToken;
    expect((await refundPayment(bench, id, undefined, { token })).status).toBe(404);
  });

  it('is done once under one key, and refused without one', async () => {
    const bench = await start();
    const id = await referenceOf(bench, await paidOrder(bench));
    const first = await refundPayment(bench, id, 10, { key: 'refund-1' });
    expect((await refundPayment(bench, id, 10, { key: 'refund-1' })).json).toEqual(first.json);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 1_000 }]);
    expect(codesOf(await refundPayment(bench, id, 10, { key: null }))).toEqual(['empty_required_header']);
  });

  it('refuses what an order refund would, with its status and code', async () => {
    const bench = await start();
    const order = await paidOrder(bench);
    const id = await referenceOf(bench, order);
    await refund(bench, order, '1.00');
    const reply = await refundPayment(bench, id, 1);
    expect(reply.json).toMatchObject({ status: 409, error: 'refund_in_progress' });
    bench.clock.advance(2_000);
    bench.simulator.setRefundRules({ balanceMinor: 50 });
    expect((await refundPayment(bench, id, 1)).json).toMatchObject({
      status: 428,
      error: 'insufficient_money_for_refund',
    });
  });
});
