import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PointAnswer } from '#main/point/answer.ts';
import { fixedToken } from '#main/point/credentials.ts';
import { searchPayments, type FoundPayment, type PaymentCriteria } from '#main/point/payment-search.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import {
  createManualClock,
  startSimulator,
  type ManualClock,
  type Simulator,
  type SimulatorOptions,
} from '#main/simulator/simulator.ts';
import { answeringHttp, lost, refused, type Answer } from './answering-http.ts';

const START_MS = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 86_400_000;
const TODAY: PaymentCriteria = { beginMs: START_MS - DAY_MS, endMs: START_MS + DAY_MS };

function valueOf(answer: PointAnswer<readonly FoundPayment[]>): readonly FoundPayment[] {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

describe('the search for payments, on the simulated cloud', () => {
  let clock: ManualClock;
  let point: Simulator;
  let http: PointHttp;
  let terminalId: string;

  async function start(options: Partial<SimulatorOptions> = {}) {
    clock = createManualClock();
    point = await startSimulator({ site: 'MLA', clock, terminalCount: 2, ...options });
    http = createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => point.accessToken) });
    terminalId = point.terminals[0] ?? '';
    for (const id of [...point.terminals, ...point.foreignTerminals]) {
      point.setTerminal(id, { operatingMode: 'STANDALONE' });
    }
  }
  beforeEach(() => start());
  afterEach(() => point.close());

  const search = async (criteria: Partial<PaymentCriteria> = {}) =>
    valueOf(await searchPayments(http, { ...TODAY, ...criteria }));
  const idsOf = (payments: readonly FoundPayment[]) => payments.map(({ paymentId }) => paymentId);

  async function linkPayment(externalReference: string): Promise<string> {
    const items = [{ title: 'a', quantity: 1, unit_price: 0.29 }];
    const body = JSON.stringify({ items, external_reference: externalReference });
    const made = await http({ method: 'POST', path: '/checkout/preferences', body });
    if (made.kind !== 'ok') throw new Error(made.kind);
    return point.payPreference(String(Reflect.get(made.value as object, 'id'))).id;
  }

  it('reads a payment made by hand, everything that tells one from another', async () => {
    const made = point.payByHand(terminalId, 123_456_789, { brand: 'master', installments: 3 });
    expect(await search()).toEqual([
      {
        paymentId: made.id,
        status: 'approved',
        amountMinor: 123_456_789,
        refundedMinor: 0,
        currency: 'ARS',
        createdAtMs: START_MS,
        approvedAtMs: START_MS,
        lastDigits: '0604',
        authorizationCode: made.authorizationCode,
        paymentMethodId: 'master',
        paymentMethodType: 'credit_card',
        installments: 3,
        posId: '4779',
        storeId: '47790001',
        externalReference: null,
      },
    ]);
  });

  it('tells a refused one, and what was given back of another', async () => {
    const { id } = point.payByHand(terminalId, 1_250);
    point.payByHand(terminalId, 1_250, { declined: 'high_risk' });
    const path = `/v1/payments/${id}/refunds`;
    const headers = { 'x-idempotency-key': 'refund-1', 'x-render-in-process-refunds': 'true' };
    await http({ method: 'POST', path, headers, body: '{"amount":0.29}' });
    expect(await search()).toMatchObject([
      { status: 'approved', amountMinor: 1_250, refundedMinor: 29 },
      { status: 'rejected', approvedAtMs: null, authorizationCode: null, refundedMinor: 0 },
    ]);
  });

  it('finds by reference only what has exactly it, by hand and by link apart', async () => {
    point.payByHand(terminalId, 1_250);
    const ours = await linkPayment('deferral-7');
    await linkPayment('deferral-77');
    const again = await linkPayment('deferral-7');
    const found = await search({ externalReference: 'deferral-7' });
    expect(idsOf(found)).toEqual([ours, again]);
    expect(found[0]).toMatchObject({
      amountMinor: 29,
      externalReference: 'deferral-7',
      posId: null,
      storeId: null,
    });
    expect(await search({ externalReference: 'deferral-7&pos_id=1' })).toEqual([]);
  });

  it('is narrowed by point of sale and by store', async () => {
    const first = point.payByHand(terminalId, 1_250).id;
    const second = point.payByHand(point.terminals[1] ?? '', 1_250).id;
    expect(idsOf(await search())).toEqual([first, second]);
    expect(idsOf(await search({ posId: null, storeId: null }))).toEqual([first, second]);
    expect(idsOf(await search({ posId: '4780' }))).toEqual([second]);
    expect(idsOf(await search({ posId: '4779', storeId: '47790001' }))).toEqual([first]);
    expect(await search({ posId: '1' })).toEqual([]);
    expect(await search({ storeId: '1' })).toEqual([]);
  });

  it('finds one that does not name its place where the till narrows itself', async () => {
    await point.close();
    await start({ openQuestions: { placeInHandPayment: 'absent' } });
    const { id } = point.payByHand(terminalId, 1_250);
    const criteria = { ...TODAY, posId: '4779', storeId: '47790001' };
    expect(valueOf(await searchPayments(http, criteria))).toEqual([]);
    const found = valueOf(
      await searchPayments(http, criteria, { placeFilter: 'till', oddPayments: 'refused' }),
    );
    expect(found).toMatchObject([{ paymentId: id, posId: null }]);
  });

  it('leaves out another place’s where the till narrows itself', async () => {
    const first = point.payByHand(terminalId, 1_250).id;
    point.payByHand(point.terminals[1] ?? '', 1_250);
    const criteria = { ...TODAY, posId: '4779' };
    expect(
      idsOf(valueOf(await searchPayments(http, criteria, { placeFilter: 'till', oddPayments: 'refused' }))),
    ).toEqual([first]);
  });

  it('keeps to its time, both ends included', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      ids.push(point.payByHand(terminalId, 1_250).id);
      clock.advance(60_000);
    }
    const between = await search({ beginMs: START_MS + 60_000, endMs: START_MS + 120_000 });
    expect(idsOf(between)).toEqual([ids[1], ids[2]]);
    expect(idsOf(await search({ beginMs: START_MS + 60_001, endMs: START_MS + 119_999 }))).toEqual([]);
  });

  it('never shows another account’s', async () => {
    point.payByHand(point.foreignTerminals[0] ?? '', 1_250);
    const { id } = point.payByHand(terminalId, 1_250);
    expect(idsOf(await search())).toEqual([id]);
  });

  it('reads seven pages to their end, oldest first', async () => {
    const ids: string[] = [];
    for (let n = 1; n <= 123; n += 1) ids.push(point.payByHand(terminalId, n).id);
    const found = await search();
    expect(idsOf(found)).toEqual(ids);
    expect(found.map(({ amountMinor }) => amountMinor)).toEqual(ids.map((_, index) => index + 1));
    expect(point.requests().filter(({ route }) => route === 'payments.search')).toHaveLength(7);
  });

  it('is the failure of a page that fails, wherever it is, and never a part of the list', async () => {
    for (let n = 1; n <= 45; n += 1) point.payByHand(terminalId, n);
    for (const after of [0, 1, 2]) {
      const route = 'payments.search' as const;
      point.faults.inject({ route, after, times: 1, fault: { kind: 'status', status: 503 } });
      await expect(searchPayments(http, TODAY)).resolves.toMatchObject({
        kind: 'unanswered',
        reason: 'server_error',
      });
      point.faults.inject({ route, after, times: 1, fault: { kind: 'truncated_body' } });
      await expect(searchPayments(http, TODAY)).resolves.toMatchObject({ kind: 'unanswered' });
    }
    expect(await search()).toHaveLength(45);
  });

  it('is refused as the API refuses it', async () => {
    await point.close();
    await start({ openQuestions: { paymentSearchWithoutReference: 'refused' } });
    await expect(searchPayments(http, TODAY)).resolves.toMatchObject({ kind: 'refused', httpStatus: 400 });
    expect(await search({ externalReference: 'a' })).toEqual([]);
  });
});

describe('the search for payments', () => {
  const payment = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
    id: 1_234_567_890,
    status: 'approved',
    currency_id: 'ARS',
    transaction_amount: 150.5,
    transaction_amount_refunded: 0,
    date_created: '2026-01-05T08:00:00.000-04:00',
    date_approved: '2026-01-05T08:00:01.000-04:00',
    card: { first_six_digits: '503175', last_four_digits: '0604' },
    authorization_code: '301299',
    payment_method_id: 'master',
    payment_type_id: 'credit_card',
    installments: 1,
    pos_id: '4779',
    store_id: '47790001',
    external_reference: null,
    ...change,
  });
  const page = (results: readonly unknown[], total = results.length): Answer => ({
    json: { paging: { total, limit: 20, offset: 0 }, results },
  });
  const read = (change: Record<string, unknown>) =>
    searchPayments(answeringHttp(() => page([payment(change)])).http, TODAY);

  it('asks for a page at a time, in the API’s own form of a date', async () => {
    const { http, requests } = answeringHttp(() => page([]));
    await searchPayments(http, { ...TODAY, externalReference: 'ä&b', posId: '1', storeId: '2' });
    expect(requests).toEqual([
      {
        method: 'GET',
        path:
          '/v1/payments/search?sort=date_created&criteria=asc&range=date_created' +
          '&begin_date=2026-01-04T12%3A00%3A00.000Z&end_date=2026-01-06T12%3A00%3A00.000Z' +
          '&external_reference=%C3%A4%26b&pos_id=1&store_id=2&limit=20&offset=0',
      },
    ]);
  });

  it.each<[number, string, number]>([
    [0.29, 'ARS', 29],
    [1.1, 'BRL', 110],
    [4.35, 'BRL', 435],
    [19.99, 'MXN', 1_999],
    [8_589.42, 'ARS', 858_942],
    [9_999_999_999.99, 'ARS', 999_999_999_999],
    [150, 'ARS', 15_000],
    [0, 'ARS', 0],
    [1_990, 'CLP', 1_990],
  ])('reads %d %s as %d minor units', async (units, currency_id, amountMinor) => {
    const refundedToo = { transaction_amount: units, transaction_amount_refunded: units, currency_id };
    expect(await read(refundedToo)).toMatchObject({ value: [{ amountMinor, refundedMinor: amountMinor }] });
  });

  it.each<Record<string, unknown>>([
    { id: null },
    { id: '' },
    { id: 'a/b' },
    { id: -1 },
    { id: 1e300 },
    { status: null },
    { status: '' },
    { transaction_amount: '150.50' },
    { transaction_amount: null },
    { transaction_amount: -1 },
    { transaction_amount: 0.1 + 0.2 },
    { transaction_amount: 1.005 },
    { transaction_amount: 1e21 },
    { transaction_amount: 1e-7 },
    { transaction_amount: 99_999_999_999_999.98 },
    { transaction_amount: 19.9, currency_id: 'CLP' },
    { transaction_amount_refunded: '0' },
    { transaction_amount_refunded: 0.001 },
    { transaction_amount_refunded: null, status: 'refunded' },
    { currency_id: 'USD' },
    { currency_id: null },
    { date_created: null },
    { date_created: 'yesterday' },
    { date_created: 1_767_614_400 },
    { date_approved: '2026-01-05' },
    { pos_id: 'a' },
    { pos_id: {} },
    { store_id: -1 },
    { external_reference: {} },
    { external_reference: 1.5 },
  ])('does not guess what %j was', async (change) => {
    expect(await read(change)).toMatchObject({ kind: 'unanswered', reason: 'unexpected_shape' });
  });

  it.each<[Record<string, unknown>, Partial<FoundPayment>]>([
    [{ id: '1234567890' }, { paymentId: '1234567890' }],
    [{ transaction_amount_refunded: undefined }, { refundedMinor: 0 }],
    [{ date_approved: undefined }, { approvedAtMs: null }],
    [{ card: null }, { lastDigits: null }],
    [{ card: {} }, { lastDigits: null }],
    [{ card: [{}] }, { lastDigits: null }],
    [{ card: { last_four_digits: 4321 } }, { lastDigits: '4321' }],
    [{ authorization_code: 301_299 }, { authorizationCode: '301299' }],
    [{ authorization_code: null }, { authorizationCode: null }],
    [{ authorization_code: {} }, { authorizationCode: null }],
    [{ payment_method_id: {} }, { paymentMethodId: null }],
    [{ payment_type_id: 'x'.repeat(10_000) }, { paymentMethodType: null }],
    [{ installments: '3' }, { installments: 3 }],
    [{ installments: 'many' }, { installments: null }],
    [{ pos_id: 4_779 }, { posId: '4779' }],
    [
      { pos_id: '', store_id: undefined },
      { posId: null, storeId: null },
    ],
    [{ external_reference: '' }, { externalReference: null }],
    [{ external_reference: 77 }, { externalReference: '77' }],
    [{ external_reference: 'x'.repeat(10_000) }, { externalReference: 'x'.repeat(256) }],
  ])('takes %j for what it says', async (change, expected) => {
    expect(await read(change)).toMatchObject({ kind: 'ok', value: [expected] });
  });

  it('lets no more of a card’s number out than its last four digits', async () => {
    const number = '5031755734530604';
    for (const change of [
      { card: { last_four_digits: number, first_six_digits: '503175', cardholder: { name: 'JUANA' } } },
      { authorization_code: number },
      { card: { last_four_digits: Number(number) }, number },
    ]) {
      const answer = await read(change);
      expect(answer.kind).toBe('ok');
      expect(JSON.stringify(answer)).not.toMatch(/503175|5573|JUANA/);
    }
  });

  it('leaves out what was not asked for, where the API does not heed what it was asked', async () => {
    const { http } = answeringHttp(() =>
      page([
        payment({ id: 1, external_reference: 'ours' }),
        payment({ id: 2, external_reference: 'ours2' }),
        payment({ id: 3, external_reference: null }),
        payment({ id: 4, external_reference: 'ours', pos_id: '4780' }),
        payment({ id: 5, external_reference: 'ours', store_id: '1' }),
        payment({ id: 6, external_reference: 'ours', pos_id: null, store_id: null }),
      ]),
    );
    const criteria = { ...TODAY, externalReference: 'ours', posId: '4779', storeId: '47790001' };
    const found = valueOf(await searchPayments(http, criteria));
    expect(found.map(({ paymentId }) => paymentId)).toEqual(['1', '6']);
  });

  it.each<[string, Answer]>([
    ['no list', { json: { paging: { total: 0 } } }],
    ['no number of all', { json: { results: [] } }],
    ['a number as a text', { json: { paging: { total: '0' }, results: [] } }],
    ['an empty page before the end', page([], 5)],
    ['a payment twice', page([payment(), payment()])],
    ['a payment that is none', page([payment(), null])],
  ])('concludes nothing from %s', async (_, answer) => {
    const { http } = answeringHttp(() => answer);
    expect(await searchPayments(http, TODAY)).toMatchObject({ kind: 'unanswered' });
  });

  it('is the failure itself when there is one', async () => {
    const no = refused(403, 'forbidden');
    for (const failure of [lost, no]) {
      const { http } = answeringHttp(({ path }) =>
        path.endsWith('&offset=1') ? failure : page([payment({ id: 1 })], 2),
      );
      expect(await searchPayments(http, TODAY)).toEqual(failure);
    }
  });

  it('does not read more than a thousand payments', async () => {
    let id = 0;
    const { http, requests } = answeringHttp(() =>
      page(
        Array.from({ length: 20 }, () => payment({ id: (id += 1) })),
        5_000,
      ),
    );
    expect(await searchPayments(http, TODAY)).toMatchObject({ kind: 'unanswered', reason: 'too_large' });
    expect(requests).toHaveLength(50);
  });
});
