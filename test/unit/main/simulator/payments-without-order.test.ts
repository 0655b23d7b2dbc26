import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import { startControlBench } from './control-harness.ts';
import { at, freshKey, startBench, type Bench } from './harness.ts';
import { paidByHand, preferenceId, shownPayment, WINDOW_END } from './loose-payments.ts';
import { MANUAL, paidOrder } from './paid-order.ts';

const REPORT = '/v1/account/settlement_report';

const giveBack = (bench: Bench, id: string, body?: unknown) =>
  bench.send('POST', `/v1/payments/${id}/refunds`, {
    key: freshKey(),
    ...(body === undefined ? {} : { body }),
  });

const idsFound = async (bench: Bench, query: string, token = bench.simulator.accessToken) => {
  const results = at((await bench.send('GET', `/v1/payments/search?${query}`, { token })).json, 'results');
  return Array.isArray(results) ? results.map((payment) => String(at(payment, 'id'))) : results;
};

describe('control of payments without an order', () => {
  const standalone = async (bench: Bench) => {
    bench.simulator.setTerminal(bench.terminalId, { operatingMode: 'STANDALONE' });
    return `/terminals/${bench.terminalId}/payments`;
  };

  it('POST /_control/terminals/{id}/payments pays an amount that was typed by hand, without order or reference', async () => {
    const bench = await startControlBench();
    const path = await standalone(bench);
    const reply = await bench.control('POST', path, { amountMinor: 1_250, brand: 'debmaster' });
    expect([reply.status, reply.json]).toEqual([
      200,
      {
        id: expect.stringMatching(/^\d{12}$/),
        origin: { kind: 'by_hand', terminalId: bench.terminalId, posId: 4_779, storeId: '47790001' },
        externalReference: null,
        amountMinor: 1_250,
        currency: 'ARS',
        chargedMinor: 1_250,
        refundedMinor: 0,
        authorizationCode: expect.stringMatching(/^\d{6}$/),
        createdAtMs: bench.clock.nowMs(),
      },
    ]);
    expect(bench.simulator.truth()).toEqual([]);
    expect(bench.simulator.paymentsWithoutOrder()).toEqual([reply.json]);
  });

  it('POST /_control/terminals/{id}/payments refuses a terminal in PDV mode, until it is restarted, and one without connection', async () => {
    const bench = await startControlBench();
    const path = `/terminals/${bench.terminalId}/payments`;
    const pay = async () => (await bench.control('POST', path, { amountMinor: 1_250 })).status;
    expect(await pay()).toBe(409);
    const terminals = [{ id: bench.terminalId, operating_mode: 'STANDALONE' }];
    await bench.send('PATCH', '/terminals/v1/setup', { body: { terminals } });
    expect(await pay()).toBe(409);
    await standalone(bench);
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    expect(await pay()).toBe(409);
    expect(bench.simulator.paymentsWithoutOrder()).toEqual([]);
    bench.simulator.setTerminal(bench.terminalId, { isOnline: true });
    expect(await pay()).toBe(200);
  });

  it.each([{}, { amountMinor: 0 }, { amountMinor: 1.5 }, { amountMinor: 1, brand: 'diners' }])(
    'POST /_control/terminals/{id}/payments answers 400 to %j',
    async (body) => {
      const bench = await startControlBench();
      expect((await bench.control('POST', await standalone(bench), body)).status).toBe(400);
    },
  );

  it('POST /_control/preferences/{id}/payments pays a page twice, and not after its end or before its beginning', async () => {
    const bench = await startControlBench();
    const id = await preferenceId(bench, {
      expires: true,
      expiration_date_from: '2026-01-05T12:00:01.000+00:00',
      expiration_date_to: WINDOW_END,
    });
    const pay = async () => (await bench.control('POST', `/preferences/${id}/payments`, {})).status;
    expect(await pay()).toBe(409);
    bench.clock.advance(1_000);
    expect([await pay(), await pay()]).toEqual([200, 200]);
    bench.clock.advance(3_600_000 - 1_001);
    expect(await pay()).toBe(200);
    bench.clock.advance(1);
    expect(await pay()).toBe(409);
    const list = (await bench.control('GET', '/preferences')).json;
    expect(list).toMatchObject({ preferences: [{ id, amountMinor: 199_990, isPayable: false }] });
    expect(bench.simulator.paymentsWithoutOrder()).toHaveLength(3);
    expect((await bench.control('POST', '/preferences/1-2/payments', {})).status).toBe(404);
  });

  it('GET /_control/truth tells them beside the charges, and in the sums', async () => {
    const bench = await startControlBench({ pace: MANUAL });
    await paidOrder(bench);
    const byHand = paidByHand(bench);
    const declined = paidByHand(bench, 700, { declined: 'insufficient_amount' });
    const byLink = bench.simulator.payPreference(await preferenceId(bench)).id;
    await giveBack(bench, byHand, { amount: 2.5 });
    expect((await bench.control('GET', '/truth')).json).toMatchObject({
      charges: [{ api: 'orders', chargedMinor: 15_000 }],
      payments: [
        { id: byHand, chargedMinor: 1_250, refundedMinor: 250 },
        { id: declined, amountMinor: 700, chargedMinor: 0, authorizationCode: null },
        { id: byLink, chargedMinor: 199_990, origin: { kind: 'by_link' } },
      ],
      chargedMinor: 15_000 + 1_250 + 199_990,
      refundedMinor: 250,
    });
  });

  it('POST /_control/reset forgets them', async () => {
    const bench = await startControlBench();
    const id = paidByHand(bench);
    const link = await preferenceId(bench);
    await bench.control('POST', '/reset');
    expect(bench.simulator.paymentsWithoutOrder()).toEqual([]);
    expect((await bench.send('GET', `/v1/payments/${id}`)).status).toBe(404);
    expect((await bench.send('GET', `/checkout/preferences/${link}`)).status).toBe(400);
  });
});

describe('GET /v1/payments/{id}', () => {
  it('200: a payment made by hand, with authorization code, card and place, and without a reference', async () => {
    const bench = await startBench();
    const id = paidByHand(bench, 123_456, { brand: 'master', installments: 3 });
    expect(await shownPayment(bench, id)).toMatchObject({
      id: Number(id),
      status: 'approved',
      status_detail: 'accredited',
      operation_type: 'pos_payment',
      currency_id: 'ARS',
      external_reference: null,
      description: null,
      transaction_amount: 1_234.56,
      transaction_amount_refunded: 0,
      installments: 3,
      payment_method_id: 'master',
      payment_type_id: 'credit_card',
      card: { first_six_digits: '503175', last_four_digits: '0604' },
      authorization_code: expect.stringMatching(/^\d{6}$/),
      date_created: '2026-01-05T12:00:00.000Z',
      date_approved: '2026-01-05T12:00:00.000Z',
      store_id: '47790001',
      pos_id: '4779',
      point_of_interaction: { type: 'POINT' },
      refunds: [],
    });
  });

  it('200: a payment made by hand keeps its place when the terminal gets another one', async () => {
    const bench = await startBench();
    const id = paidByHand(bench);
    bench.simulator.setTerminal(bench.terminalId, { posId: null, storeId: null, externalPosId: null });
    expect(await shownPayment(bench, id)).toMatchObject({ store_id: '47790001', pos_id: '4779' });
  });

  it('200: a payment made by hand that was refused is rejected, without a code', async () => {
    const bench = await startBench();
    const id = paidByHand(bench, 1_250, { declined: 'insufficient_amount' });
    expect(await shownPayment(bench, id)).toMatchObject({
      status: 'rejected',
      status_detail: 'cc_rejected_insufficient_amount',
      authorization_code: null,
      date_approved: null,
    });
  });

  it('200: a payment by link, with the reference and the amount of its preference, and no place', async () => {
    const bench = await startBench();
    const items = [
      { title: 'Yerba', quantity: 3, unit_price: 1_000.1 },
      { title: 'Mate', quantity: 1, unit_price: 0.29 },
    ];
    const link = await preferenceId(bench, { items });
    const { id } = bench.simulator.payPreference(link, { wallet: 'mercadopago' });
    expect(await shownPayment(bench, id)).toMatchObject({
      status: 'approved',
      operation_type: 'regular_payment',
      external_reference: 'deferral-77',
      description: 'Yerba',
      transaction_amount: 3_000.59,
      payment_type_id: 'account_money',
      card: {},
      authorization_code: null,
      store_id: null,
      pos_id: null,
      point_of_interaction: { type: 'CHECKOUT' },
    });
  });

  it('404: a payment without an order of another account', async () => {
    const bench = await startBench();
    const token = bench.simulator.foreignAccessToken;
    expect((await bench.send('GET', `/v1/payments/${paidByHand(bench)}`, { token })).status).toBe(404);
  });
});

describe('GET /v1/payments/search', () => {
  it('200: payments of orders, by hand and by link, each by what it has', async () => {
    const bench = await startBench({ pace: MANUAL });
    await paidOrder(bench);
    const order = bench.simulator.truth()[0]?.referenceId;
    bench.clock.advance(60_000);
    const byHand = paidByHand(bench);
    bench.clock.advance(60_000);
    const byLink = bench.simulator.payPreference(await preferenceId(bench)).id;
    expect(await idsFound(bench, 'criteria=asc')).toEqual([order, byHand, byLink]);
    expect(await idsFound(bench, 'external_reference=deferral-77')).toEqual([byLink]);
    expect(await idsFound(bench, 'pos_id=4779&store_id=47790001')).toEqual([byHand, order]);
    expect(await idsFound(bench, 'begin_date=2026-01-05T12:00:30.000Z')).toEqual([byLink, byHand]);
    expect(await idsFound(bench, '', bench.simulator.foreignAccessToken)).toEqual([]);
  });
});

describe('POST /v1/payments/{id}/refunds', () => {
  it('201: a payment made by hand in part, and then all that is left, each done after its time', async () => {
    const bench = await startBench();
    const id = paidByHand(bench);
    const headers = { 'x-render-in-process-refunds': 'true' };
    const part = await bench.send('POST', `/v1/payments/${id}/refunds`, {
      key: freshKey(),
      headers,
      body: { amount: 2.5 },
    });
    expect([part.status, part.json]).toMatchObject([201, { amount: 2.5, status: 'in_process' }]);
    expect((await giveBack(bench, id)).status).toBe(409);
    bench.clock.advance(2_000);
    expect(await shownPayment(bench, id)).toMatchObject({
      status: 'approved',
      status_detail: 'partially_refunded',
      transaction_amount_refunded: 2.5,
      refunds: [{ amount: 2.5, status: 'approved' }],
    });
    await giveBack(bench, id);
    bench.clock.advance(2_000);
    expect(await shownPayment(bench, id)).toMatchObject({
      status: 'refunded',
      transaction_amount_refunded: 12.5,
      refunds: [{ amount: 2.5 }, { amount: 10, status: 'approved' }],
    });
    expect((await giveBack(bench, id)).status).toBe(409);
  });

  it('4xx: more of a payment by link than was paid, a refused payment, and another account’s', async () => {
    const bench = await startBench();
    const { id } = bench.simulator.payPreference(await preferenceId(bench));
    expect((await giveBack(bench, id, { amount: 1_999.91 })).status).toBe(400);
    const token = bench.simulator.foreignAccessToken;
    const foreign = await bench.send('POST', `/v1/payments/${id}/refunds`, { key: freshKey(), token });
    expect(foreign.status).toBe(404);
    const refused = paidByHand(bench, 1_250, { declined: 'high_risk' });
    expect((await giveBack(bench, refused)).status).toBe(409);
    bench.simulator.setRefundRules({ balanceMinor: 100 });
    expect((await giveBack(bench, id)).status).toBe(428);
    expect(bench.simulator.paymentsWithoutOrder().map((each) => each.refundedMinor)).toEqual([0, 0]);
  });
});

describe('GET /v1/account/settlement_report/{file_name}', () => {
  it('200: payments without an order, with their refunds, and without an order’s id', async () => {
    const bench = await startBench();
    const byHand = paidByHand(bench, 1_250, { brand: 'debvisa' });
    paidByHand(bench, 700, { declined: 'high_risk' });
    const byLink = bench.simulator.payPreference(await preferenceId(bench)).id;
    bench.clock.advance(1_000);
    await giveBack(bench, byHand, { amount: 2.5 });
    bench.clock.advance(60_000);
    const body = { begin_date: '2026-01-05T00:00:00Z', end_date: '2026-01-05T23:59:59Z' };
    const asked = await bench.send('POST', REPORT, { body });
    bench.clock.advance(60_000);
    const { text } = await bench.send('GET', `${REPORT}/${String(at(asked.json, 'file_name'))}`);
    const rows: unknown = parse(text, { columns: true });
    expect(rows).toMatchObject([
      {
        SOURCE_ID: byHand,
        EXTERNAL_REFERENCE: '',
        ORDER_MP: '',
        TRANSACTION_INTENT_ID: '',
        TRANSACTION_AMOUNT: '12.50',
        LAST_FOUR_DIGITS: '0619',
        AUTHORIZATION_CODE: expect.stringMatching(/^\d{6}$/),
        POS_ID: '4779',
        POI_ID: 'N950NCB90130001',
        SUB_UNIT: 'point',
      },
      {
        SOURCE_ID: byLink,
        EXTERNAL_REFERENCE: 'deferral-77',
        TRANSACTION_AMOUNT: '1999.90',
        POS_ID: '',
        POI_ID: '',
        CARD_ENTRY_MODE: '',
        SUB_UNIT: 'checkout_pro',
      },
      { SOURCE_ID: byHand, TRANSACTION_TYPE: 'REFUND', TRANSACTION_AMOUNT: '-2.50' },
    ]);
    expect(rows).toHaveLength(3);
  });
});
