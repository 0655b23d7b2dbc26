import { describe, expect, it } from 'vitest';

import { at, startBench, type Bench, type Reply, type SendOptions } from './harness.ts';

const LOCATION = {
  street_number: '3039',
  street_name: 'Caseros',
  city_name: 'Córdoba',
  state_name: 'Córdoba',
  latitude: -31.42,
  longitude: -64.19,
  reference: 'Esquina',
};
const STORE = {
  name: 'Kiosco Norte',
  external_id: 'NORTE1',
  business_hours: {
    monday: [{ open: '08:00', close: '13:00' }],
    saturday: [{ open: '09:00', close: '12:30' }],
  },
  location: LOCATION,
};

async function userId(bench: Bench): Promise<string> {
  return String(at((await bench.send('GET', '/users/me')).json, 'id'));
}

async function create(
  bench: Bench,
  change: Record<string, unknown> = {},
  options: SendOptions = {},
): Promise<Reply> {
  return bench.send('POST', `/users/${await userId(bench)}/stores`, {
    body: { ...STORE, ...change },
    ...options,
  });
}

/** The codes of the flat envelope's causes. */
function causesOf(reply: Reply): unknown[] {
  const causes = at(reply.json, 'cause');
  return Array.isArray(causes) ? causes.map((cause) => at(cause, 'code')) : [];
}

describe('POST /users/{user_id}/stores', () => {
  it('201: the store with its id and address', async () => {
    const bench = await startBench();
    const reply = await create(bench);
    expect(reply.status).toBe(201);
    expect(reply.json).toEqual({
      id: expect.any(Number),
      name: 'Kiosco Norte',
      date_created: '2026-01-05T12:00:00.000Z',
      external_id: 'NORTE1',
      business_hours: STORE.business_hours,
      location: { ...LOCATION, address_line: 'Caseros 3039, Córdoba, Córdoba' },
    });
  });

  it('201: hours and external_id may be left out', async () => {
    const bench = await startBench();
    expect((await create(bench, { business_hours: undefined, external_id: undefined })).status).toBe(201);
  });

  it.each([
    { code: 'UNKNOWN_FIELD', name: 'an unknown member', change: { phone: '1' } },
    {
      code: 'UNKNOWN_FIELD',
      name: 'an unknown member of the place',
      change: { location: { ...LOCATION, zip: 1 } },
    },
    { code: 'INVALID_NAME', name: 'no name', change: { name: undefined } },
    { code: 'INVALID_BUSINESS_HOURS', name: 'hours that are no object', change: { business_hours: [] } },
    {
      code: 'INVALID_BUSINESS_HOURS',
      name: 'an hour that does not exist',
      change: { business_hours: { monday: [{ open: '08:00', close: '24:00' }] } },
    },
    {
      code: 'INVALID_BUSINESS_HOURS',
      name: 'a range that ends before it begins',
      change: { business_hours: { monday: [{ open: '13:00', close: '08:00' }] } },
    },
    {
      code: 'INVALID_BUSINESS_HOURS',
      name: 'five ranges in a day',
      change: { business_hours: { monday: Array(5).fill({ open: '08:00', close: '09:00' }) } },
    },
    {
      code: 'INVALID_DAY',
      name: 'a day that does not exist',
      change: { business_hours: { lunes: [{ open: '08:00', close: '09:00' }] } },
    },
    { code: 'INVALID_LOCATION', name: 'no place', change: { location: undefined } },
    { code: 'INVALID_LOCATION', name: 'no degrees', change: { location: { ...LOCATION, latitude: '31' } } },
    {
      code: 'INVALID_STREET_NAME',
      name: 'no street',
      change: { location: { ...LOCATION, street_name: '' } },
    },
    {
      code: 'INVALID_STREET_NUMBER',
      name: 'a house number that is a number',
      change: { location: { ...LOCATION, street_number: 3039 } },
    },
    {
      code: 'INVALID_CITY_NAME',
      name: 'an unknown city',
      change: { location: { ...LOCATION, city_name: 'Atlantis' } },
    },
    {
      code: 'INVALID_STATE_NAME',
      name: 'an unknown state',
      change: { location: { ...LOCATION, state_name: 'X' } },
    },
    {
      code: 'INVALID_REFERENCE',
      name: 'a reference that is no text',
      change: { location: { ...LOCATION, reference: 7 } },
    },
    { code: 'VALIDATION_ERROR', name: 'an external_id with a hyphen', change: { external_id: 'NORTE-1' } },
    {
      code: 'VALIDATION_ERROR',
      name: 'an external_id of 61 characters',
      change: { external_id: 'x'.repeat(61) },
    },
  ])('400 $code: $name', async ({ code, change }) => {
    const bench = await startBench();
    const reply = await create(bench, change);
    expect([reply.status, at(reply.json, 'status'), at(reply.json, 'error')]).toEqual([400, 400, code]);
    expect(causesOf(reply)).toEqual([code]);
  });

  it.each(['{', '[]', '"x"'])('400 BAD_REQUEST: the body %s', async (body) => {
    const bench = await startBench();
    expect(causesOf(await create(bench, {}, { body }))).toEqual(['BAD_REQUEST']);
  });

  it('400 INVALID_CITY_NAME: a city without its accents, with the cities there are', async () => {
    const bench = await startBench({ site: 'MLM' });
    const place = { ...LOCATION, state_name: 'Sinaloa' };
    const refused = await create(bench, { location: { ...place, city_name: 'Culiacan' } });
    expect(causesOf(refused)).toEqual(['INVALID_CITY_NAME']);
    expect(at(refused.json, 'cause', 0, 'description')).toContain('Culiacán');
    expect((await create(bench, { location: { ...place, city_name: 'Culiacán' } })).status).toBe(201);
  });

  it('400 VALIDATION_ERROR: an external_id that is taken', async () => {
    const bench = await startBench();
    await create(bench);
    expect(causesOf(await create(bench))).toEqual(['VALIDATION_ERROR']);
  });

  it('403: the user of the path is not the one of the token', async () => {
    const bench = await startBench();
    const reply = await create(bench, {}, { token: bench.simulator.foreignAccessToken });
    expect([reply.status, at(reply.json, 'error')]).toEqual([403, 'forbidden']);
  });
});

describe('GET /users/{user_id}/stores/search', () => {
  it('200: by external_id, and the account’s own alone', async () => {
    const bench = await startBench();
    const id = at((await create(bench)).json, 'id');
    const path = `/users/${await userId(bench)}/stores/search`;
    const found = await bench.send('GET', `${path}?external_id=NORTE1`);
    expect([found.status, at(found.json, 'paging', 'total'), at(found.json, 'results', 0, 'id')]).toEqual([
      200,
      1,
      id,
    ]);
    expect(at((await bench.send('GET', path)).json, 'paging', 'total')).toBe(2);
    expect(at((await bench.send('GET', `${path}?external_id=X`)).json, 'results')).toEqual([]);
    expect((await bench.send('GET', path, { token: bench.simulator.foreignAccessToken })).status).toBe(403);
  });
});

describe('GET /stores/{id}', () => {
  it('200, and 404 for what does not exist or is another account’s', async () => {
    const bench = await startBench();
    const id = String(at((await create(bench)).json, 'id'));
    expect(at((await bench.send('GET', `/stores/${id}`)).json, 'name')).toBe('Kiosco Norte');
    expect((await bench.send('GET', '/stores/1')).status).toBe(404);
    const token = bench.simulator.foreignAccessToken;
    expect((await bench.send('GET', `/stores/${id}`, { token })).status).toBe(404);
  });
});

describe('PUT /users/{user_id}/stores/{id}', () => {
  it('200: takes the place of the store under the same rules, and may keep its external_id', async () => {
    const bench = await startBench();
    const id = String(at((await create(bench)).json, 'id'));
    const path = `/users/${await userId(bench)}/stores/${id}`;
    const reply = await bench.send('PUT', path, { body: { ...STORE, name: 'Kiosco Sur' } });
    expect([reply.status, at(reply.json, 'name')]).toEqual([200, 'Kiosco Sur']);
    expect(causesOf(await bench.send('PUT', path, { body: { ...STORE, name: '' } }))).toEqual([
      'INVALID_NAME',
    ]);
    expect(at((await bench.send('GET', `/stores/${id}`)).json, 'name')).toBe('Kiosco Sur');
  });
});

describe('DELETE /users/{user_id}/stores/{id}', () => {
  it('200: the store is gone', async () => {
    const bench = await startBench();
    const id = String(at((await create(bench)).json, 'id'));
    expect((await bench.send('DELETE', `/users/${await userId(bench)}/stores/${id}`)).status).toBe(200);
    expect((await bench.send('GET', `/stores/${id}`)).status).toBe(404);
  });
});
