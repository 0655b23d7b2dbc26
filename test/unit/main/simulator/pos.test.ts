import { describe, expect, it } from 'vitest';

import { at, codesOf, freshKey, startBench, type Bench, type Reply, type SendOptions } from './harness.ts';

const STORE_ID = '47790001';

const create = (
  bench: Bench,
  change: Record<string, unknown> = {},
  options: SendOptions = {},
): Promise<Reply> =>
  bench.send('POST', '/v2/pos', {
    key: freshKey(),
    body: { store_id: STORE_ID, external_id: 'CAJA1', ...change },
    ...options,
  });

describe('POST /v2/pos', () => {
  it('201: the POS with its QR code, named like its external_id', async () => {
    const bench = await startBench();
    const reply = await create(bench);
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      id: expect.any(Number),
      name: 'CAJA1',
      status: 'active',
      user_id: expect.any(Number),
      store_id: STORE_ID,
      external_store_id: 'CENTRO1',
      external_id: 'CAJA1',
      qr_response: {
        uuid: expect.any(String),
        image: expect.any(String),
        template_document: expect.any(String),
        template_image: expect.any(String),
        qr_code: expect.any(String),
      },
      config: { qr: {} },
    });
  });

  it('201: a store by its external id, a name with inner spaces', async () => {
    const bench = await startBench();
    const change = { store_id: undefined, external_store_id: 'CENTRO1', name: 'Caja 1_a-b' };
    const reply = await create(bench, change);
    expect([reply.status, at(reply.json, 'name')]).toEqual([201, 'Caja 1_a-b']);
  });

  it('the same key gives the same POS', async () => {
    const bench = await startBench();
    const first = await create(bench, {}, { key: 'K' });
    const again = await create(bench, {}, { key: 'K' });
    expect([again.status, again.json]).toEqual([201, first.json]);
  });

  it.each([
    { name: 'a store_id that is a number', change: { store_id: 47790001 } },
    { name: 'a store_id that has letters', change: { store_id: 'S1' } },
    { name: 'an external_id with a hyphen', change: { external_id: 'CAJA-1' } },
    { name: 'an external_id of 41 characters', change: { external_id: 'x'.repeat(41) } },
    { name: 'no external_id', change: { external_id: undefined } },
    { name: 'a name of 46 characters', change: { name: 'x'.repeat(46) } },
    { name: 'a name with an outer space', change: { name: 'Caja ' } },
    { name: 'a name with other characters', change: { name: 'Caja #1' } },
    { name: 'an unknown member', change: { category: 5812 } },
    { name: 'no store', change: { store_id: undefined } },
  ])('400 bad_request: $name', async ({ change }) => {
    const bench = await startBench();
    const reply = await create(bench, change);
    expect([reply.status, codesOf(reply)]).toEqual([400, ['bad_request']]);
  });

  it('400 bad_request: a body that is not JSON', async () => {
    const bench = await startBench();
    expect(codesOf(await create(bench, {}, { body: '{' }))).toEqual(['bad_request']);
  });

  it('400 empty_required_header: without X-Idempotency-Key, in the words that were seen', async () => {
    const bench = await startBench();
    const reply = await create(bench, {}, { key: null });
    expect(at(reply.json, 'errors', 0)).toEqual({
      code: 'empty_required_header',
      message: 'Missing X-Idempotency-Key header',
    });
  });

  it('400 invalid_idempotency_key_length: a key of more than 64 characters', async () => {
    const bench = await startBench();
    expect((await create(bench, {}, { key: 'k'.repeat(64) })).status).toBe(201);
    const reply = await create(bench, {}, { key: 'k'.repeat(65) });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['invalid_idempotency_key_length']]);
  });

  it('400 idempotency_key_already_used: the key of another request', async () => {
    const bench = await startBench();
    await create(bench, {}, { key: 'K' });
    const reply = await create(bench, { external_id: 'CAJA2' }, { key: 'K' });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['idempotency_key_already_used']]);
  });

  it('400 invalid_external_store_id: an external store id of a wrong form', async () => {
    const bench = await startBench();
    const reply = await create(bench, { external_store_id: 'A-B' });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['invalid_external_store_id']]);
  });

  it('401 unauthorized: without a token', async () => {
    const bench = await startBench();
    expect((await create(bench, {}, { token: null })).status).toBe(401);
  });

  it.each([{ store_id: '1' }, { store_id: '47790002' }, { store_id: undefined, external_store_id: 'NONE' }])(
    '404 store_not_found: %j',
    async (change) => {
      const bench = await startBench();
      const reply = await create(bench, change);
      expect([reply.status, codesOf(reply)]).toEqual([404, ['store_not_found']]);
    },
  );

  it('409 pos_already_exists: an external_id the account has; another account may have it', async () => {
    const bench = await startBench();
    await create(bench);
    const reply = await create(bench);
    expect([reply.status, codesOf(reply)]).toEqual([409, ['pos_already_exists']]);
    const token = bench.simulator.foreignAccessToken;
    expect((await create(bench, { store_id: '47790002' }, { token })).status).toBe(201);
  });

  it('409 conflict: a copy of a request under way, as a fault', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({
      route: 'pos.create',
      fault: { kind: 'status', status: 409, code: 'conflict' },
    });
    expect(codesOf(await create(bench))).toEqual(['conflict']);
  });

  it('422 unprocessable_entity: two ids of two stores', async () => {
    const bench = await startBench();
    const me = String(at((await bench.send('GET', '/users/me')).json, 'id'));
    const location = {
      street_number: '1',
      street_name: 'A',
      city_name: 'Salta',
      state_name: 'Salta',
      latitude: 0,
      longitude: 0,
    };
    const body = { name: 'Sur', external_id: 'SUR1', location };
    expect((await bench.send('POST', `/users/${me}/stores`, { body })).status).toBe(201);
    const reply = await create(bench, { external_store_id: 'SUR1' });
    expect([reply.status, codesOf(reply)]).toEqual([422, ['unprocessable_entity']]);
  });
});

describe('GET /v2/pos', () => {
  it('200: the account’s own, narrowed by external_id', async () => {
    const bench = await startBench();
    await create(bench);
    expect(at((await bench.send('GET', '/v2/pos')).json, 'paging', 'total')).toBe(2);
    const found = await bench.send('GET', '/v2/pos?external_id=CAJA1');
    expect(at(found.json, 'results', 0, 'external_id')).toBe('CAJA1');
    const token = bench.simulator.foreignAccessToken;
    expect(at((await bench.send('GET', '/v2/pos?external_id=CAJA1', { token })).json, 'results')).toEqual([]);
  });
});

describe('GET /v2/pos/{id}', () => {
  it('200, and 404 for what does not exist', async () => {
    const bench = await startBench();
    const id = String(at((await create(bench)).json, 'id'));
    expect(at((await bench.send('GET', `/v2/pos/${id}`)).json, 'external_id')).toBe('CAJA1');
    expect((await bench.send('GET', '/v2/pos/1')).status).toBe(404);
  });
});

describe('PATCH /v2/pos/{id}', () => {
  it('200: changes name and status, 400 for anything else', async () => {
    const bench = await startBench();
    const id = String(at((await create(bench)).json, 'id'));
    const reply = await bench.send('PATCH', `/v2/pos/${id}`, {
      body: { name: 'Caja 9', status: 'inactive' },
    });
    expect(reply.json).toMatchObject({ name: 'Caja 9', status: 'inactive' });
    expect((await bench.send('PATCH', `/v2/pos/${id}`, { body: { external_id: 'X' } })).status).toBe(400);
  });
});

describe('DELETE /v2/pos/{id}', () => {
  it('204: the POS is gone and its external_id free', async () => {
    const bench = await startBench();
    const id = String(at((await create(bench)).json, 'id'));
    expect((await bench.send('DELETE', `/v2/pos/${id}`)).status).toBe(204);
    expect((await bench.send('GET', `/v2/pos/${id}`)).status).toBe(404);
    expect((await create(bench)).status).toBe(201);
  });
});

describe('POST /pos', () => {
  const body = {
    name: 'Caja 1',
    external_id: 'CAJA1',
    store_id: 47790001,
    category: 621102,
    fixed_amount: false,
  };

  it('201: with a category and a store by number', async () => {
    const bench = await startBench();
    const reply = await bench.send('POST', '/pos', { body });
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      name: 'Caja 1',
      category: 621102,
      fixed_amount: false,
      store_id: STORE_ID,
    });
  });

  it('409 point_of_sale_exists: an external_id the account has, in either generation', async () => {
    const bench = await startBench();
    await create(bench);
    const reply = await bench.send('POST', '/pos', { body });
    expect([reply.status, at(reply.json, 'error')]).toEqual([409, 'point_of_sale_exists']);
  });

  it('400: a store_id that is a text, or no JSON', async () => {
    const bench = await startBench();
    expect((await bench.send('POST', '/pos', { body: { ...body, store_id: STORE_ID } })).status).toBe(400);
    expect((await bench.send('POST', '/pos', { body: '{' })).status).toBe(400);
  });

  it('404: a store that does not exist', async () => {
    const bench = await startBench();
    expect((await bench.send('POST', '/pos', { body: { ...body, store_id: 1 } })).status).toBe(404);
  });
});

async function createdPos(bench: Bench): Promise<string> {
  return String(at((await create(bench)).json, 'id'));
}

describe('GET /pos', () => {
  it('200: finds what either generation created', async () => {
    const bench = await startBench();
    const id = await createdPos(bench);
    const found = await bench.send('GET', `/pos?external_id=CAJA1&store_id=${STORE_ID}`);
    expect(at(found.json, 'results', 0, 'id')).toBe(Number(id));
    expect(at((await bench.send('GET', '/pos?external_store_id=X')).json, 'results')).toEqual([]);
  });
});

describe('GET /pos/{id}', () => {
  it('200, and 404 for what does not exist', async () => {
    const bench = await startBench();
    expect((await bench.send('GET', `/pos/${await createdPos(bench)}`)).status).toBe(200);
    expect((await bench.send('GET', '/pos/1')).status).toBe(404);
  });
});

describe('PUT /pos/{id}', () => {
  it('200: changes the given members', async () => {
    const bench = await startBench();
    const path = `/pos/${await createdPos(bench)}`;
    const changed = await bench.send('PUT', path, { body: { category: 5812, name: 'Caja 2' } });
    expect(changed.json).toMatchObject({ category: 5812, name: 'Caja 2', external_id: 'CAJA1' });
    expect((await bench.send('PUT', path, { body: { status: 'x' } })).status).toBe(400);
    expect((await bench.send('PUT', path, { body: { store_id: 1 } })).status).toBe(404);
    expect((await bench.send('PUT', path, { body: { external_id: 'CAJA4779' } })).status).toBe(409);
    expect((await bench.send('PUT', '/pos/1', { body: {} })).status).toBe(404);
  });
});

describe('DELETE /pos/{id}', () => {
  it('204: the POS is gone', async () => {
    const bench = await startBench();
    const id = await createdPos(bench);
    expect((await bench.send('DELETE', `/pos/${id}`)).status).toBe(204);
    expect((await bench.send('GET', `/v2/pos/${id}`)).status).toBe(404);
  });
});
