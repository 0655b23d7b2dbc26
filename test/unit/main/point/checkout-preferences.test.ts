import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toWireAmount, type Currency } from '#app/domain/money.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import {
  createPreference,
  expirePreference,
  type CheckoutPreference,
  type NewPreference,
} from '#main/point/checkout-preferences.ts';
import { fixedToken } from '#main/point/credentials.ts';
import { searchPayments } from '#main/point/payment-search.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import {
  createManualClock,
  startSimulator,
  type ManualClock,
  type Simulator,
  type SimulatorOptions,
} from '#main/simulator/simulator.ts';
import { answeringHttp, lost, refused } from './answering-http.ts';

const START_MS = Date.UTC(2026, 0, 5, 12);
const HOUR_MS = 3_600_000;
const NEW: NewPreference = {
  externalReference: 'deferral-77',
  title: 'Venta 77',
  amountMinor: 199_990,
  currency: 'ARS',
  expiresAtMs: null,
};

function valueOf<Value>(answer: PointAnswer<Value>): Value {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

describe('a payment link, on the simulated cloud', () => {
  let clock: ManualClock;
  let point: Simulator;
  let http: PointHttp;

  async function start(options: Partial<SimulatorOptions> = {}) {
    clock = createManualClock();
    point = await startSimulator({ site: 'MLA', clock, ...options });
    http = createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => point.accessToken) });
  }
  const restart = async (options: Partial<SimulatorOptions>) => {
    await point.close();
    await start(options);
  };
  beforeEach(() => start());
  afterEach(() => point.close());

  const read = async ({ preferenceId }: CheckoutPreference) =>
    valueOf(await http({ method: 'GET', path: `/checkout/preferences/${preferenceId}` }));

  it('is made with a page of Mercado Pago’s, and is paid under its reference', async () => {
    const made = valueOf(await createPreference(http, NEW));
    expect(made).toEqual({
      preferenceId: expect.stringMatching(/^\d+-[0-9a-f-]{36}$/),
      url: `https://www.mercadopago.com.ar/checkout/v1/redirect?pref_id=${made.preferenceId}`,
      sandboxUrl: `https://sandbox.mercadopago.com.ar/checkout/v1/redirect?pref_id=${made.preferenceId}`,
    });
    expect(await read(made)).toMatchObject({
      items: [{ title: 'Venta 77', quantity: 1, unit_price: 1_999.9, currency_id: 'ARS' }],
      expires: false,
    });
    const paid = point.payPreference(made.preferenceId);
    const found = await searchPayments(http, {
      externalReference: 'deferral-77',
      beginMs: START_MS,
      endMs: START_MS + HOUR_MS,
    });
    expect(valueOf(found)).toMatchObject([{ paymentId: paid.id, amountMinor: 199_990, status: 'approved' }]);
  });

  it.each([
    ['MLB', 'BRL', 29],
    ['MLM', 'MXN', 1_999],
    ['MLC', 'CLP', 1_990],
  ] as const)('is made in %s for %s %d', async (site, currency, amountMinor) => {
    await restart({ site });
    const made = valueOf(await createPreference(http, { ...NEW, currency, amountMinor }));
    expect(point.payPreference(made.preferenceId).chargedMinor).toBe(amountMinor);
  });

  it('ends by itself', async () => {
    const made = valueOf(await createPreference(http, { ...NEW, expiresAtMs: START_MS + HOUR_MS }));
    expect(await read(made)).toMatchObject({
      expires: true,
      expiration_date_from: null,
      expiration_date_to: '2026-01-05T13:00:00.000Z',
    });
    clock.advance(HOUR_MS - 1);
    point.payPreference(made.preferenceId);
    clock.advance(1);
    expect(() => point.payPreference(made.preferenceId)).toThrow('not valid');
  });

  it('has a beginning where the API wants one', async () => {
    await restart({ openQuestions: { preferenceEndWithoutBeginning: 'required' } });
    const ending = { ...NEW, expiresAtMs: START_MS + HOUR_MS };
    await expect(createPreference(http, ending)).resolves.toMatchObject({
      kind: 'refused',
      code: 'invalid_expiration_date_from',
    });
    const made = valueOf(await createPreference(http, { ...ending, validFromMs: START_MS - HOUR_MS }));
    expect(await read(made)).toMatchObject({ expiration_date_from: '2026-01-05T11:00:00.000Z' });
  });

  it('is ended, once and again, and nothing else of it changes', async () => {
    const made = valueOf(await createPreference(http, NEW));
    const before = await read(made);
    const ended = await expirePreference(http, made.preferenceId, { nowMs: START_MS });
    expect(ended).toMatchObject({ kind: 'ok', value: { endsAtMs: START_MS } });
    expect(() => point.payPreference(made.preferenceId)).toThrow('not valid');
    clock.advance(5_000);
    const again = await expirePreference(http, made.preferenceId, { nowMs: START_MS + 5_000 });
    expect(again).toMatchObject({ kind: 'ok', value: { endsAtMs: START_MS + 5_000 } });
    expect(await read(made)).toEqual({
      ...(before as object),
      expires: true,
      expiration_date_to: '2026-01-05T12:00:05.000Z',
    });
  });

  it('is ended a little later where the API takes no end that has passed', async () => {
    await restart({ openQuestions: { preferenceEndInThePast: 'refused' } });
    const { preferenceId } = valueOf(await createPreference(http, NEW));
    await expect(expirePreference(http, preferenceId, { nowMs: START_MS })).resolves.toMatchObject({
      kind: 'refused',
      code: 'invalid_expiration_date_to',
    });
    const ended = await expirePreference(http, preferenceId, { nowMs: START_MS, aheadMs: 60_000 });
    expect(ended).toMatchObject({ kind: 'ok', value: { endsAtMs: START_MS + 60_000 } });
    clock.advance(60_000);
    expect(() => point.payPreference(preferenceId)).toThrow('not valid');
  });

  it('of another account, or of nobody, is not ended', async () => {
    const { preferenceId } = valueOf(await createPreference(http, NEW));
    const credentials = fixedToken(() => point.foreignAccessToken);
    const foreign = createPointHttp({ baseUrl: point.url, credentials });
    for (const [by, id] of [
      [foreign, preferenceId],
      [http, '77-1'],
      [http, '../payments/1'],
    ] as const) {
      const answer = await expirePreference(by, id, { nowMs: START_MS });
      expect(answer).toMatchObject({ kind: 'refused', code: 'invalid_id' });
    }
    expect(point.payPreference(preferenceId).chargedMinor).toBe(199_990);
  });

  it('whose answer is lost is unanswered, whether it was made or not', async () => {
    const route = 'payments.create_preference' as const;
    for (const kind of ['drop_request', 'drop_response'] as const) {
      point.faults.inject({ route, times: 1, fault: { kind } });
      await expect(createPreference(http, NEW)).resolves.toMatchObject({
        kind: 'unanswered',
        neverSent: false,
      });
    }
    const { preferenceId } = valueOf(await createPreference(http, NEW));
    point.faults.inject({
      route: 'payments.update_preference',
      times: 1,
      fault: { kind: 'status', status: 500 },
    });
    await expect(expirePreference(http, preferenceId, { nowMs: START_MS })).resolves.toMatchObject({
      kind: 'unanswered',
      reason: 'server_error',
    });
  });
});

describe('a payment link', () => {
  const ANSWER = {
    id: '4711-a1',
    external_reference: 'deferral-77',
    items: [{ title: 'Venta 77', quantity: 1, unit_price: 1_999.9, currency_id: 'ARS' }],
    init_point: 'https://www.mercadopago.com.ar/checkout/v1/redirect?pref_id=4711-a1',
    sandbox_init_point: 'https://sandbox.mercadopago.com.ar/checkout/v1/redirect?pref_id=4711-a1',
  };
  const create = (change: Record<string, unknown>) =>
    createPreference(answeringHttp(() => ({ json: { ...ANSWER, ...change } })).http, NEW);

  /** The request's body as text: what a parser would make of its numbers is not looked at. */
  async function bodyOf(preference: NewPreference): Promise<string> {
    const { http, requests } = answeringHttp(() => lost);
    await createPreference(http, preference);
    return requests[0]?.body ?? '';
  }
  const priceIn = (body: string) => /"unit_price":([^,}]*)\}\]/.exec(body)?.[1];

  it('is asked for in these bytes', async () => {
    const { http, requests } = answeringHttp(() => lost);
    const preference = {
      ...NEW,
      amountMinor: 29,
      title: 'Café "Ñ"',
      expiresAtMs: START_MS,
      validFromMs: START_MS,
    };
    await createPreference(http, preference);
    expect(requests).toEqual([
      {
        method: 'POST',
        path: '/checkout/preferences',
        body:
          '{"items":[{"title":"Café \\"Ñ\\"","quantity":1,"currency_id":"ARS","unit_price":0.29}],' +
          '"external_reference":"deferral-77","expires":true,' +
          '"expiration_date_from":"2026-01-05T12:00:00.000+00:00",' +
          '"expiration_date_to":"2026-01-05T12:00:00.000+00:00"}',
      },
    ]);
  });

  it('has its price in digits, whatever the amount', async () => {
    const currencies = fc.constantFrom<Currency>('ARS', 'BRL', 'MXN', 'CLP');
    const amounts = fc.oneof(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 400_000_000 }),
      fc.integer({ min: 1, max: 2 ** 51 }),
    );
    await fc.assert(
      fc.asyncProperty(amounts, currencies, async (amountMinor, currency) => {
        const body = await bodyOf({ ...NEW, amountMinor, currency });
        expect(priceIn(body)).toBe(toWireAmount(amountMinor, currency));
        expect(priceIn(body)).toMatch(/^(0|[1-9]\d*)(\.\d\d)?$/);
        expect(JSON.parse(body)).toMatchObject({ items: [{ quantity: 1, currency_id: currency }] });
      }),
      { numRuns: 500 },
    );
    for (let amountMinor = 1; amountMinor < 2_000; amountMinor += 1) {
      const digits = String(amountMinor).padStart(3, '0');
      const expected = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
      expect(priceIn(await bodyOf({ ...NEW, amountMinor }))).toBe(expected);
    }
  });

  it('has a title that fits, without half a character', async () => {
    const titleOf = async (title: string): Promise<unknown> =>
      JSON.parse(await bodyOf({ ...NEW, title })) as unknown;
    expect(await titleOf('x'.repeat(300))).toMatchObject({ items: [{ title: 'x'.repeat(256) }] });
    expect(await titleOf(`${'x'.repeat(255)}🧉`)).toMatchObject({ items: [{ title: 'x'.repeat(255) }] });
    expect(await titleOf(`${'x'.repeat(254)}🧉`)).toMatchObject({
      items: [{ title: `${'x'.repeat(254)}🧉` }],
    });
  });

  it.each([{ amountMinor: 0 }, { amountMinor: -1 }, { amountMinor: 1.5 }, { externalReference: '' }])(
    'is not asked for with %j',
    async (change) => {
      const { http, requests } = answeringHttp(() => lost);
      await expect(createPreference(http, { ...NEW, ...change })).rejects.toThrow();
      expect(requests).toEqual([]);
    },
  );

  it.each([
    'https://www.mercadopago.com.ar/checkout/v1/redirect?pref_id=4711-a1',
    'https://www.mercadopago.com.br/checkout/v1/redirect?pref_id=4711-a1',
    'https://www.mercadopago.com.mx/checkout/v1/redirect?pref_id=4711-a1',
    'https://www.mercadopago.cl/checkout/v1/redirect?pref_id=4711-a1',
    'https://www.mercadopago.com/mla/checkout/start?pref_id=4711-a1',
  ])('is paid at %s', async (init_point) => {
    expect(await create({ init_point })).toMatchObject({ kind: 'ok', value: { url: init_point } });
  });

  const ELSEWHERE = [
    'http://www.mercadopago.com.ar/checkout',
    'https://www.mercadopago.com.ar.evil.example/checkout',
    'https://evil.example/www.mercadopago.com.ar',
    'https://www.mercadopago.com.ar@evil.example/',
    'https://user:secret@www.mercadopago.com.ar/',
    'https://www.mercadopago.com.ar:8443/checkout',
    'https://www.mercadopago.com.ar./checkout',
    'https://xn--mercadopag-8wb.com.ar/checkout',
    'https://WWW.mercadopago.com.ar/checkout',
    'https://www.mercadopago.com.ar\\@evil.example/',
    'https://www.mercadopago.com.ar/a\nb',
    `https://www.mercadopago.com.ar/${'a'.repeat(500)}`,
    'javascript:alert(1)',
    'www.mercadopago.com.ar',
    '',
    null,
    7,
  ];
  it.each(ELSEWHERE)('is not paid at %j', async (init_point) => {
    expect(await create({ init_point })).toMatchObject({ kind: 'unanswered', reason: 'unexpected_shape' });
  });
  it.each(ELSEWHERE)('is not tried out at %j', async (sandbox_init_point) => {
    expect(await create({ sandbox_init_point })).toMatchObject({ kind: 'ok', value: { sandboxUrl: null } });
  });

  it.each([
    { id: undefined },
    { id: null },
    { id: 7 },
    { id: '' },
    { id: '../payments/1' },
    { id: 'x'.repeat(100_000) },
    { external_reference: undefined },
    { external_reference: null },
    { external_reference: 'deferral-7' },
    { items: undefined },
    { items: [] },
    { items: [{ quantity: 1, unit_price: '1999.90' }] },
    { items: [{ quantity: 1, unit_price: 1_999 }] },
    { items: [{ quantity: 2, unit_price: 1_999.9 }] },
    { items: [...ANSWER.items, ...ANSWER.items] },
  ])('is not taken for ours when its answer has %j', async (change) => {
    expect(await create(change)).toMatchObject({ kind: 'unanswered', reason: 'unexpected_shape' });
  });

  it('is ended in these bytes', async () => {
    const { http, requests } = answeringHttp(() => lost);
    await expect(expirePreference(http, '4711-a1', { nowMs: START_MS })).resolves.toEqual(lost);
    expect(requests).toEqual([
      {
        method: 'PUT',
        path: '/checkout/preferences/4711-a1',
        body: '{"expires":true,"expiration_date_to":"2026-01-05T12:00:00.000+00:00"}',
      },
    ]);
  });

  it('has ended at the API’s own time of the same second, whatever its form', async () => {
    const json = { id: '4711-a1', expires: true, expiration_date_to: '2026-01-05T08:00:00-04:00' };
    const { http } = answeringHttp(() => ({ json }));
    const ended = await expirePreference(http, '4711-a1', { nowMs: START_MS + 345 });
    expect(ended).toMatchObject({ kind: 'ok', value: { endsAtMs: START_MS } });
  });

  it.each([
    { id: '4711-b2' },
    { expires: false },
    { expires: 'true' },
    { expiration_date_to: null },
    { expiration_date_to: 'now' },
    { expiration_date_to: '2026-01-05T13:00:00.000Z' },
  ])('has not ended when the answer has %j', async (change) => {
    const json = { id: '4711-a1', expires: true, expiration_date_to: '2026-01-05T12:00:00.000Z', ...change };
    const { http } = answeringHttp(() => ({ json }));
    expect(await expirePreference(http, '4711-a1', { nowMs: START_MS })).toMatchObject({
      kind: 'unanswered',
      reason: 'unexpected_shape',
    });
  });

  it('is refused as the API refuses it', async () => {
    const no = refused(400, 'invalid_items');
    const { http } = answeringHttp(() => no);
    await expect(createPreference(http, NEW)).resolves.toEqual(no);
    await expect(expirePreference(http, '4711-a1', { nowMs: START_MS })).resolves.toEqual(no);
  });
});
