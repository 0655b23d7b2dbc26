import { describe, expect, it } from 'vitest';

import { at, startBench, type Bench } from './harness.ts';
import { MANUAL, paidOrder, referenceOf, refund } from './paid-order.ts';

const start = (options: Parameters<typeof startBench>[0] = {}): Promise<Bench> =>
  startBench({ pace: MANUAL, ...options });

describe('GET /v1/payments/{id}', () => {
  it('200: an approved payment in currency units, with fee, net amount and authorization code', async () => {
    const bench = await start();
    const order = await paidOrder(bench, { kind: 'pays', brand: 'master', installments: 3 });
    const id = await referenceOf(bench, order);
    const reply = await bench.send('GET', `/v1/payments/${id}`);
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({
      id: Number(id),
      status: 'approved',
      status_detail: 'accredited',
      operation_type: 'pos_payment',
      currency_id: 'ARS',
      external_reference: 'sale_77-1',
      transaction_amount: 150,
      transaction_amount_refunded: 0,
      installments: 3,
      payment_method_id: 'master',
      payment_type_id: 'credit_card',
      card: { first_six_digits: '503175', last_four_digits: '0604' },
      authorization_code: expect.stringMatching(/^\d{6}$/),
      date_approved: '2026-01-05T12:00:00.000Z',
      money_release_date: '2026-01-15T12:00:00.000Z',
      money_release_status: 'pending',
      fee_details: [{ type: 'mercadopago_fee', amount: 11.6, fee_payer: 'collector' }],
      transaction_details: { net_received_amount: 138.4, total_paid_amount: 150, installment_amount: 50 },
      store_id: '47790001',
      pos_id: '4779',
      refunds: [],
    });
  });

  it('200: fee and net amount add up to the amount paid, with the tip in it', async () => {
    const bench = await start();
    const order = await paidOrder(bench, { kind: 'pays', tipMinor: 1_501 });
    const { json } = await bench.send('GET', `/v1/payments/${await referenceOf(bench, order)}`);
    const fee = Number(at(json, 'fee_details', 0, 'amount'));
    const net = Number(at(json, 'transaction_details', 'net_received_amount'));
    expect(at(json, 'transaction_amount')).toBe(165.01);
    expect(Math.round((fee + net) * 100)).toBe(16_501);
  });

  it('200: refunds in part and in whole', async () => {
    const bench = await start();
    const order = await paidOrder(bench);
    const path = `/v1/payments/${await referenceOf(bench, order)}`;
    await refund(bench, order, '24.50');
    bench.clock.advance(2_000);
    expect((await bench.send('GET', path)).json).toMatchObject({
      status: 'approved',
      status_detail: 'partially_refunded',
      transaction_amount_refunded: 24.5,
      refunds: [{ amount: 24.5, status: 'approved' }],
    });
    await refund(bench, order);
    expect((await bench.send('GET', path)).json).toMatchObject({
      status: 'refunded',
      transaction_amount_refunded: 150,
      refunds: [{ amount: 24.5 }, { amount: 125.5, status: 'in_process' }],
    });
  });

  it('200: a rejected payment has no fee and no authorization code', async () => {
    const bench = await start();
    const order = await paidOrder(bench, { kind: 'declines', detail: 'insufficient_amount' });
    expect((await bench.send('GET', `/v1/payments/${await referenceOf(bench, order)}`)).json).toMatchObject({
      status: 'rejected',
      status_detail: 'cc_rejected_insufficient_amount',
      authorization_code: null,
      fee_details: [],
      money_release_date: null,
      transaction_details: { net_received_amount: 0 },
    });
  });

  it('200: the money of a debit card is released at once, that of a credit card after its time', async () => {
    const bench = await start();
    const credit = await referenceOf(bench, await paidOrder(bench));
    const debit = await referenceOf(bench, await paidOrder(bench, { kind: 'pays', brand: 'debvisa' }));
    const release = async (id: string) =>
      at((await bench.send('GET', `/v1/payments/${id}`)).json, 'money_release_status');
    expect([await release(credit), await release(debit)]).toEqual(['pending', 'released']);
    bench.clock.advance(10 * 24 * 60 * 60 * 1_000);
    expect(await release(credit)).toBe('released');
  });

  it('200: a payment by QR code has no card', async () => {
    const bench = await start();
    const order = await paidOrder(bench, { kind: 'pays', wallet: 'mercadopago' });
    const shown = await bench.read(order);
    expect(at(shown.json, 'transactions', 'payments', 0)).toMatchObject({ provider: 'mercadopago' });
    expect(at(shown.json, 'transactions', 'payments', 0, 'card')).toBeUndefined();
    const { json } = await bench.send('GET', `/v1/payments/${await referenceOf(bench, order)}`);
    expect(json).toMatchObject({ payment_type_id: 'account_money', card: {} });
  });

  it('404: in the envelope of the Payments API, also for a payment of another account', async () => {
    const bench = await start();
    const id = await referenceOf(bench, await paidOrder(bench));
    const unknown = await bench.send('GET', '/v1/payments/1');
    expect([unknown.status, unknown.json]).toEqual([
      404,
      {
        status: 404,
        error: 'not_found',
        message: 'Payment not found',
        cause: [{ code: 2_000, description: 'Payment not found' }],
      },
    ]);
    const token = bench.simulator.foreignAccessToken;
    expect((await bench.send('GET', `/v1/payments/${id}`, { token })).status).toBe(404);
  });
});

describe('GET /v1/payments/search', () => {
  async function threePayments(): Promise<{ bench: Bench; ids: string[] }> {
    const bench = await start();
    const ids: string[] = [];
    for (const external_reference of ['a', 'b', 'a']) {
      ids.push(await referenceOf(bench, await paidOrder(bench, { kind: 'pays' }, { external_reference })));
      bench.clock.advance(60_000);
    }
    return { bench, ids };
  }

  const search = async (
    bench: Bench,
    query: string,
    token = bench.simulator.accessToken,
  ): Promise<unknown[]> => {
    const results = at((await bench.send('GET', `/v1/payments/search?${query}`, { token })).json, 'results');
    return Array.isArray(results) ? results.map((payment) => String(at(payment, 'id'))) : [];
  };

  it('200: by external_reference, the latest first', async () => {
    const { bench, ids } = await threePayments();
    expect(await search(bench, 'external_reference=a')).toEqual([ids[2], ids[0]]);
    expect(await search(bench, 'sort=date_created&criteria=asc')).toEqual(ids);
  });

  it('200: by store, point of sale and time', async () => {
    const { bench, ids } = await threePayments();
    expect(await search(bench, 'store_id=47790001&pos_id=4779')).toHaveLength(3);
    expect(await search(bench, 'pos_id=1')).toEqual([]);
    const range = 'range=date_created&begin_date=2026-01-05T12:00:30Z&end_date=2026-01-05T12:01:30.000-00:00';
    expect(await search(bench, range)).toEqual([ids[1]]);
    expect(await search(bench, 'begin_date=NOW-2MINUTES&end_date=NOW')).toEqual([ids[2], ids[1]]);
  });

  it('200: in pages', async () => {
    const { bench, ids } = await threePayments();
    const reply = await bench.send('GET', '/v1/payments/search?criteria=asc&limit=1&offset=1');
    expect(at(reply.json, 'paging')).toEqual({ total: 3, limit: 1, offset: 1 });
    expect(at(reply.json, 'results', 0, 'id')).toBe(Number(ids[1]));
  });

  it('200: never what is another account’s', async () => {
    const { bench } = await threePayments();
    expect(await search(bench, '', bench.simulator.foreignAccessToken)).toEqual([]);
  });

  it.each(['limit=x', 'limit=1001', 'offset=-1', 'sort=amount', 'criteria=up', 'begin_date=yesterday'])(
    '400 bad_request: %s',
    async (query) => {
      const bench = await start();
      const reply = await bench.send('GET', `/v1/payments/search?${query}`);
      expect([reply.status, at(reply.json, 'error')]).toEqual([400, 'bad_request']);
    },
  );
});

describe('GET /users/me', () => {
  it('200: the user of the token; test accounts have the tag test_user', async () => {
    const live = await startBench();
    const reply = await live.send('GET', '/users/me');
    expect(reply.json).toMatchObject({
      id: expect.any(Number),
      site_id: 'MLA',
      country_id: 'AR',
      tags: ['normal'],
    });
    const order = await live.createdId();
    expect(String(at(reply.json, 'id'))).toBe(at((await live.read(order)).json, 'user_id'));
    const test = await startBench({ accountKind: 'test', site: 'MLB' });
    expect(at((await test.send('GET', '/users/me')).json, 'tags')).toContain('test_user');
    expect((await test.send('GET', '/users/me', { token: null })).status).toBe(401);
  });
});
