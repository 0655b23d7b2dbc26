import { describe, expect, it } from 'vitest';

import { at, startBench } from './harness.ts';
import { preference, preferenceId, PREFERENCE, WINDOW_END } from './loose-payments.ts';

describe('POST /checkout/preferences', () => {
  it('201: id, owner, addresses on the site of the country, and what was sent', async () => {
    const bench = await startBench();
    const me = at((await bench.send('GET', '/users/me')).json, 'id');
    const reply = await preference(bench, { expires: true, expiration_date_to: WINDOW_END });
    expect(reply.status).toBe(201);
    const id = String(at(reply.json, 'id'));
    expect(id).toMatch(new RegExp(`^${String(me)}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`));
    expect(reply.json).toMatchObject({
      collector_id: me,
      date_created: '2026-01-05T12:00:00.000Z',
      external_reference: 'deferral-77',
      items: PREFERENCE.items,
      expires: true,
      expiration_date_from: null,
      expiration_date_to: '2026-01-05T13:00:00.000Z',
      init_point: `https://www.mercadopago.com.ar/checkout/v1/redirect?pref_id=${id}`,
      sandbox_init_point: `https://sandbox.mercadopago.com.ar/checkout/v1/redirect?pref_id=${id}`,
    });
  });

  it.each([
    ['MLB', 'BRL', 'mercadopago.com.br'],
    ['MLM', 'MXN', 'mercadopago.com.mx'],
    ['MLC', 'CLP', 'mercadopago.cl'],
  ] as const)('201: in %s, in %s, on %s', async (site, currency_id, domain) => {
    const bench = await startBench({ site });
    const items = [{ title: 'a', quantity: 1, unit_price: 1_990, currency_id }];
    const { json } = await preference(bench, { items });
    expect(at(json, 'init_point')).toMatch(`https://www.${domain}/`);
    expect(at(json, 'items')).toEqual(items);
  });

  it('201: what it does not know is ignored, and two of them are two preferences', async () => {
    const bench = await startBench();
    const first = await preference(bench, { back_urls: {}, binary_mode: true });
    expect(at(first.json, 'back_urls')).toBeUndefined();
    expect(at(first.json, 'id')).not.toBe(at((await preference(bench)).json, 'id'));
  });

  it.each([
    ['invalid_items', { items: undefined }],
    ['invalid_items', { items: [] }],
    ['invalid_items', { items: {} }],
    ['invalid_items', { items: [null] }],
    ['invalid_items', { items: [{ title: 'a', quantity: 1, unit_price: '10' }] }],
    ['invalid_items', { items: [{ title: 'a', quantity: 1, unit_price: 0 }] }],
    ['invalid_items', { items: [{ title: 'a', quantity: 1, unit_price: -1 }] }],
    ['invalid_items', { items: [{ title: 'a', quantity: 1, unit_price: 1.005 }] }],
    ['invalid_items', { items: [{ title: 'a', quantity: 1.5, unit_price: 1 }] }],
    ['invalid_items', { items: [{ title: 'a', quantity: 0, unit_price: 1 }] }],
    ['invalid_items', { items: [{ quantity: 1, unit_price: 1 }] }],
    ['invalid_items', { items: [{ title: 'a', quantity: 1, unit_price: 1, currency_id: 'USD' }] }],
    ['invalid_external_reference', { external_reference: 'a'.repeat(257) }],
    ['invalid_external_reference', { external_reference: 77 }],
    ['invalid_expires', { expires: 'true' }],
    ['invalid_expiration_date_from', { expires: true, expiration_date_from: '2026-01-05' }],
    ['invalid_expiration_date_to', { expires: true, expiration_date_to: 'soon' }],
    ['invalid_expiration_date_to', { expires: true, expiration_date_to: '2026-02-31T25:00:00.000-04:00' }],
    [
      'invalid_expiration_date_to',
      { expires: true, expiration_date_from: WINDOW_END, expiration_date_to: '2026-01-05T12:30:00Z' },
    ],
  ])('400 %s: %j', async (error, change) => {
    const bench = await startBench();
    const reply = await preference(bench, change);
    expect([reply.status, reply.json]).toEqual([
      400,
      { status: 400, error, message: expect.any(String), cause: [] },
    ]);
    expect((await bench.send('GET', '/_control/preferences')).json).toEqual({ preferences: [] });
  });

  it.each(['{', '[]', 'null', '7'])('400 bad_request: the body %s', async (body) => {
    const bench = await startBench();
    const reply = await bench.send('POST', '/checkout/preferences', { body });
    expect([reply.status, at(reply.json, 'error')]).toEqual([400, 'bad_request']);
  });
});

describe('GET /checkout/preferences/{id}', () => {
  it('200: as it was created', async () => {
    const bench = await startBench();
    const made = await preference(bench);
    const read = await bench.send('GET', `/checkout/preferences/${String(at(made.json, 'id'))}`);
    expect([read.status, read.json]).toEqual([200, made.json]);
  });

  it('400 invalid_id: one that is not there, or another account’s', async () => {
    const bench = await startBench();
    const id = await preferenceId(bench);
    const token = bench.simulator.foreignAccessToken;
    const own = await bench.send('GET', '/checkout/preferences/77-1');
    const foreign = await bench.send('GET', `/checkout/preferences/${id}`, { token });
    expect([own.status, at(own.json, 'error')]).toEqual([400, 'invalid_id']);
    expect(foreign.json).toEqual(own.json);
  });
});

describe('PUT /checkout/preferences/{id}', () => {
  it('200: what is sent changes, everything else stays', async () => {
    const bench = await startBench();
    const made = await preference(bench);
    const path = `/checkout/preferences/${String(at(made.json, 'id'))}`;
    const body = { expires: true, expiration_date_to: '2026-01-05T09:00:00.000-04:00' };
    const changed = await bench.send('PUT', path, { body });
    expect([changed.status, changed.json]).toEqual([
      200,
      { ...(made.json as object), expires: true, expiration_date_to: '2026-01-05T13:00:00.000Z' },
    ]);
    expect((await bench.send('GET', path)).json).toEqual(changed.json);
  });

  it('200: an end of now closes the page, and an end that is taken away opens it again', async () => {
    const bench = await startBench();
    const id = await preferenceId(bench);
    const path = `/checkout/preferences/${id}`;
    await bench.send('PUT', path, {
      body: { expires: true, expiration_date_to: '2026-01-05T12:00:00.000+00:00' },
    });
    expect(() => bench.simulator.payPreference(id)).toThrow('not valid');
    await bench.send('PUT', path, { body: { expires: false } });
    expect(bench.simulator.payPreference(id).chargedMinor).toBe(199_990);
  });

  it('400: what cannot be changed so changes nothing', async () => {
    const bench = await startBench();
    const id = await preferenceId(bench);
    const path = `/checkout/preferences/${id}`;
    const before = await bench.send('GET', path);
    for (const body of [{ expires: 'true' }, { items: [] }, { expires: true, expiration_date_to: 'now' }]) {
      expect((await bench.send('PUT', path, { body })).status).toBe(400);
    }
    const token = bench.simulator.foreignAccessToken;
    const foreign = await bench.send('PUT', path, { token, body: { expires: true } });
    expect([foreign.status, at(foreign.json, 'error')]).toEqual([400, 'invalid_id']);
    expect((await bench.send('GET', path)).json).toEqual(before.json);
  });
});
