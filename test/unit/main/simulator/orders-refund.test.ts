import { describe, expect, it } from 'vitest';

import type { CustomerPlan } from '#main/simulator/simulator.ts';
import { at, codesOf, freshKey, startBench, statesOf, type Bench } from './harness.ts';
import { MANUAL, paidOrder, paymentIdOf, refund } from './paid-order.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const UNKNOWN = 'ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D';

const start = (options: Parameters<typeof startBench>[0] = {}): Promise<Bench> =>
  startBench({ pace: MANUAL, ...options });

describe('POST /v1/orders/{id}/refund', () => {
  it('201: without a body gives everything back, in progress first', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    const reply = await refund(bench, id);
    expect(reply.status).toBe(201);
    expect(reply.json).toEqual({
      id,
      status: 'refunded',
      status_detail: 'refunded',
      transactions: {
        refunds: [
          {
            id: expect.stringMatching(/^REF[0-9A-HJKMNP-TV-Z]{26}$/),
            transaction_id: await paymentIdOf(bench, id),
            reference_id: expect.stringMatching(/^\d+$/),
            amount: '150.00',
            status: 'processing',
          },
        ],
      },
    });
    bench.clock.advance(2_000);
    const after = await bench.read(id);
    expect(statesOf(after)).toBe('refunded/refunded refunded/refunded');
    expect(at(after.json, 'transactions', 'refunds', 0, 'status')).toBe('processed');
    expect(at(after.json, 'transactions', 'payments', 0)).toMatchObject({
      paid_amount: '150.00',
      refunded_amount: '150.00',
    });
    expect(bench.simulator.truth()).toMatchObject([{ chargedMinor: 15_000, refundedMinor: 15_000 }]);
  });

  it('201: parts leave the order processed / partially_refunded until the last one', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    const first = await refund(bench, id, '24.50');
    expect([first.status, at(first.json, 'status'), at(first.json, 'status_detail')]).toEqual([
      201,
      'processed',
      'partially_refunded',
    ]);
    bench.clock.advance(2_000);
    expect(statesOf(await bench.read(id))).toBe('processed/partially_refunded processed/accredited');
    expect((await refund(bench, id, '100')).status).toBe(201);
    bench.clock.advance(2_000);
    const last = await refund(bench, id, '25.50');
    expect([last.status, at(last.json, 'status')]).toEqual([201, 'refunded']);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 15_000, status: 'refunded' }]);
  });

  it('201: the total after a part gives the rest back', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    await refund(bench, id, '50.00');
    bench.clock.advance(2_000);
    const rest = await refund(bench, id);
    expect(at(rest.json, 'transactions', 'refunds', 0, 'amount')).toBe('100.00');
    expect(at(rest.json, 'status')).toBe('refunded');
  });

  it('201: a total includes the tip', async () => {
    const bench = await start();
    const id = await paidOrder(bench, { kind: 'pays', tipMinor: 1_500 });
    expect(at((await refund(bench, id)).json, 'transactions', 'refunds', 0, 'amount')).toBe('165.00');
  });

  it('the same key gives the same refund again, without a second one', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    const first = await refund(bench, id, '10.00', { key: 'R' });
    bench.clock.advance(2_000);
    const again = await refund(bench, id, '10.00', { key: 'R' });
    expect([again.status, again.json]).toEqual([201, first.json]);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 1_000 }]);
  });

  it('400 empty_required_header: without X-Idempotency-Key', async () => {
    const bench = await start();
    const reply = await refund(bench, await paidOrder(bench), undefined, { key: null });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['empty_required_header']]);
  });

  it('400 invalid_path_param: an id of another form', async () => {
    const bench = await start();
    const reply = await refund(bench, 'PAY01JYH1Z1YJN4HZ8J3Q0RB3YP6D');
    expect([reply.status, codesOf(reply)]).toEqual([400, ['invalid_path_param']]);
  });

  it('400 unsupported_partially_refunds: part of a payment by QR code in Mexico', async () => {
    const bench = await start({ site: 'MLM' });
    const id = await paidOrder(bench, { kind: 'pays', wallet: 'mercadopago' });
    const reply = await refund(bench, id, '10.00');
    expect([reply.status, codesOf(reply)]).toEqual([400, ['unsupported_partially_refunds']]);
    expect((await refund(bench, id)).status).toBe(201);
  });

  it('201: part of a payment by QR code in Argentina', async () => {
    const bench = await start();
    const id = await paidOrder(bench, { kind: 'pays', wallet: 'external' });
    expect((await refund(bench, id, '10.00')).status).toBe(201);
  });

  it.each(['150.01', '150.00', '999999'])(
    '400 refund_amount_exceeds: a part of %s of 150.00',
    async (amount) => {
      const bench = await start();
      const reply = await refund(bench, await paidOrder(bench), amount);
      expect([reply.status, codesOf(reply)]).toEqual([400, ['refund_amount_exceeds']]);
    },
  );

  it('400 refund_amount_exceeds: more than earlier parts have left', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    await refund(bench, id, '100.00');
    bench.clock.advance(2_000);
    expect(codesOf(await refund(bench, id, '50.01'))).toEqual(['refund_amount_exceeds']);
    expect((await refund(bench, id, '50.00')).status).toBe(201);
  });

  it.each([
    { name: 'no transaction', body: { transactions: [] }, code: 'minimum_items' },
    { name: 'an unknown member', body: { amount: '1.00' }, code: 'unsupported_properties' },
    {
      name: 'an amount as a number',
      body: { transactions: [{ id: 'PAY1', amount: 5 }] },
      code: 'property_type',
    },
    { name: 'nothing', body: { transactions: [{ id: 'PAY1', amount: '0' }] }, code: 'property_value' },
    { name: 'no JSON', body: '{', code: 'json_syntax_error' },
  ])('400 $code: a body with $name', async ({ body, code }) => {
    const bench = await start();
    const reply = await refund(bench, await paidOrder(bench), undefined, { body });
    expect(reply.status).toBe(400);
    expect(codesOf(reply)).toContain(code);
  });

  it('401 unauthorized: an unknown token, in the flat envelope', async () => {
    const bench = await start();
    const reply = await refund(bench, await paidOrder(bench), undefined, { token: 'APP_USR-1' });
    expect([reply.status, at(reply.json, 'code')]).toEqual([401, 'unauthorized']);
  });

  it('401 user_not_authorized: the order of another account', async () => {
    const bench = await start();
    const token = bench.simulator.foreignAccessToken;
    const reply = await refund(bench, await paidOrder(bench), undefined, { token });
    expect([reply.status, codesOf(reply)]).toEqual([401, ['user_not_authorized']]);
  });

  it('403 partial_refund_forbidden_with_tips: part of a payment with a tip', async () => {
    const bench = await start();
    const id = await paidOrder(bench, { kind: 'pays', tipMinor: 1_000 });
    const reply = await refund(bench, id, '10.00');
    expect([reply.status, codesOf(reply)]).toEqual([403, ['partial_refund_forbidden_with_tips']]);
  });

  it('404 order_not_found: an order that does not exist', async () => {
    const bench = await start();
    const reply = await refund(bench, UNKNOWN);
    expect([reply.status, codesOf(reply)]).toEqual([404, ['order_not_found']]);
  });

  it('404 transaction_not_found: a transaction of another order', async () => {
    const bench = await start();
    const body = { transactions: [{ id: UNKNOWN.replace('ORD', 'PAY'), amount: '10.00' }] };
    const reply = await refund(bench, await paidOrder(bench), undefined, { body });
    expect([reply.status, codesOf(reply)]).toEqual([404, ['transaction_not_found']]);
  });

  it('409 idempotency_key_already_used: the key of another refund', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    await refund(bench, id, '10.00', { key: 'R' });
    bench.clock.advance(2_000);
    const reply = await refund(bench, id, '20.00', { key: 'R' });
    expect([reply.status, codesOf(reply)]).toEqual([409, ['idempotency_key_already_used']]);
  });

  it('409 order_already_refunded: after a total refund', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    await refund(bench, id);
    bench.clock.advance(2_000);
    const reply = await refund(bench, id);
    expect([reply.status, codesOf(reply)]).toEqual([409, ['order_already_refunded']]);
  });

  it.each<{ status: string; end: (bench: Bench, id: string) => unknown }>([
    { status: 'created', end: () => undefined },
    { status: 'at_terminal', end: (bench, id) => bench.simulator.pickUp(id) },
    { status: 'canceled', end: (bench, id) => bench.cancel(id) },
    { status: 'expired', end: (bench) => bench.clock.advance(900_000) },
    {
      status: 'failed',
      end: (bench, id) => {
        const plan: CustomerPlan = { kind: 'declines', detail: 'high_risk' };
        bench.simulator.pickUp(id);
        bench.simulator.decide(id, plan);
      },
    },
    {
      status: 'action_required',
      end: (bench, id) => {
        bench.simulator.pickUp(id);
        bench.simulator.decide(id, { kind: 'slow_issuer', charged: true });
        bench.clock.advance(40_000);
      },
    },
  ])('409 cannot_refund_order: an order that is $status', async ({ status, end }) => {
    const bench = await start();
    const id = await bench.createdId();
    await end(bench, id);
    expect(at((await bench.read(id)).json, 'status')).toBe(status);
    const reply = await refund(bench, id);
    expect([reply.status, codesOf(reply)]).toEqual([409, ['cannot_refund_order']]);
  });

  it('409 refund_period_exceeded: more than 90 days after the payment, and not before', async () => {
    const bench = await start();
    const [early, late] = [await paidOrder(bench), await paidOrder(bench)];
    bench.clock.advance(90 * DAY_MS);
    expect((await refund(bench, early)).status).toBe(201);
    bench.clock.advance(1);
    const reply = await refund(bench, late);
    expect([reply.status, codesOf(reply)]).toEqual([409, ['refund_period_exceeded']]);
  });

  it('409 refund_in_progress: a second refund while the first one is processing', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    await refund(bench, id, '10.00');
    bench.clock.advance(1_999);
    for (const amount of ['10.00', undefined]) {
      const reply = await refund(bench, id, amount);
      expect([reply.status, codesOf(reply)]).toEqual([409, ['refund_in_progress']]);
    }
    bench.clock.advance(1);
    expect((await refund(bench, id, '10.00')).status).toBe(201);
  });

  it('lets one of ten refunds sent at once through', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => bench.send('POST', `/v1/orders/${id}/refund`, { key: freshKey() })),
    );
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 15_000 }]);
  });

  it.each([
    { status: 409, refusal: 'movement_operations_pending' },
    { status: 422, refusal: 'payment_not_refundable' },
    { status: 422, refusal: 'amount_not_refundable' },
  ] as const)('$status $refusal: while the acquirer says so', async ({ status, refusal }) => {
    const bench = await start();
    const id = await paidOrder(bench);
    bench.simulator.setRefundRules({ refusal });
    const reply = await refund(bench, id);
    expect([reply.status, codesOf(reply)]).toEqual([status, [refusal]]);
    bench.simulator.setRefundRules({ refusal: null });
    expect((await refund(bench, id)).status).toBe(201);
  });

  it('422 max_refunds_exceeded: one refund more than a payment can have', async () => {
    const bench = await start();
    bench.simulator.setRefundRules({ maxRefunds: 2, processingMs: 0 });
    const id = await paidOrder(bench);
    await refund(bench, id, '1.00');
    await refund(bench, id, '1.00');
    const reply = await refund(bench, id, '1.00');
    expect([reply.status, codesOf(reply)]).toEqual([422, ['max_refunds_exceeded']]);
  });

  it('425 order_payment_not_yet_enabled_for_refund: too soon after the payment', async () => {
    const bench = await start();
    bench.simulator.setRefundRules({ enabledAfterMs: 10_000 });
    const id = await paidOrder(bench);
    bench.clock.advance(9_999);
    const reply = await refund(bench, id);
    expect([reply.status, codesOf(reply)]).toEqual([425, ['order_payment_not_yet_enabled_for_refund']]);
    bench.clock.advance(1);
    expect((await refund(bench, id)).status).toBe(201);
  });

  it('428 insufficient_money_for_refund: more than the seller has', async () => {
    const bench = await start();
    bench.simulator.setRefundRules({ balanceMinor: 10_000 });
    const id = await paidOrder(bench);
    const reply = await refund(bench, id);
    expect([reply.status, codesOf(reply)]).toEqual([428, ['insufficient_money_for_refund']]);
    expect((await refund(bench, id, '99.99')).status).toBe(201);
    bench.clock.advance(2_000);
    expect(codesOf(await refund(bench, id, '0.02'))).toEqual(['insufficient_money_for_refund']);
    expect((await refund(bench, id, '0.01')).status).toBe(201);
  });

  it('500 idempotency_validation_failed: as a fault, without a refund', async () => {
    const bench = await start();
    const id = await paidOrder(bench);
    const fault = { kind: 'status', status: 500, code: 'idempotency_validation_failed' } as const;
    bench.simulator.faults.inject({ route: 'orders.refund', fault });
    expect(codesOf(await refund(bench, id))).toEqual(['idempotency_validation_failed']);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 0 }]);
  });
});
