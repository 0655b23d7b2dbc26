import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PointAnswer } from '#main/point/answer.ts';
import { fixedToken } from '#main/point/credentials.ts';
import { createPos, createStore, findStore, listPos, listStores, type NewStore } from '#main/point/places.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import { whoIs } from '#main/point/users.ts';
import { createManualClock, startSimulator, type Simulator } from '#main/simulator/simulator.ts';
import { answeringHttp, lost } from './answering-http.ts';

const STORE: NewStore = {
  name: 'Café del Puerto',
  externalId: 'puerto1',
  streetName: 'Avenida Álvaro Obregón',
  streetNumber: '123 B',
  cityName: 'Culiacán',
  stateName: 'Sinaloa',
  latitude: 24.809065,
  longitude: -107.394017,
  reference: '',
};

let point: Simulator;
let http: PointHttp;
let userId: string;
beforeEach(async () => {
  point = await startSimulator({ site: 'MLM', clock: createManualClock() });
  http = createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => point.accessToken) });
  userId = valueOf(await whoIs(http)).userId;
});
afterEach(() => point.close());

function valueOf<Value>(answer: PointAnswer<Value>): Value {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

describe('a store', () => {
  it('is made, listed, and found by its external id', async () => {
    await expect(findStore(http, userId, 'puerto1')).resolves.toMatchObject({ kind: 'ok', value: null });
    const before = valueOf(await listStores(http, userId));
    const made = valueOf(await createStore(http, userId, STORE));
    expect(made).toMatchObject({
      name: 'Café del Puerto',
      externalId: 'puerto1',
      address: 'Avenida Álvaro Obregón 123 B, Culiacán, Sinaloa',
    });
    expect(valueOf(await listStores(http, userId))).toEqual([...before, made]);
    expect(valueOf(await findStore(http, userId, 'puerto1'))).toEqual(made);
    expect(valueOf(await findStore(http, userId, 'puerto'))).toBeNull();
  });

  it('whose city is spelt otherwise is refused with the spellings there are', async () => {
    const answer = await createStore(http, userId, { ...STORE, cityName: 'Culiacan' });
    expect(answer).toMatchObject({
      kind: 'refused',
      httpStatus: 400,
      code: 'INVALID_CITY_NAME',
      causes: [{ code: 'INVALID_CITY_NAME', description: expect.stringContaining('Culiacán') }],
    });
    expect(valueOf(await findStore(http, userId, 'puerto1'))).toBeNull();
  });

  it('is refused with everything that is wrong with it', async () => {
    const wrong = { ...STORE, externalId: 'a-b', stateName: 'Sin', streetNumber: ' ', reference: ' ' };
    const answer = await createStore(http, userId, wrong);
    expect(answer.kind === 'refused' && answer.causes?.map(({ code }) => code)).toEqual([
      'VALIDATION_ERROR',
      'INVALID_STREET_NUMBER',
      'INVALID_REFERENCE',
      'INVALID_STATE_NAME',
    ]);
  });

  it('of another account is neither made nor listed', async () => {
    await expect(createStore(http, '1', STORE)).resolves.toMatchObject({ kind: 'refused', httpStatus: 403 });
    await expect(listStores(http, '1')).resolves.toMatchObject({ kind: 'refused', httpStatus: 403 });
  });

  it('made without an answer is found again, and not made twice', async () => {
    point.faults.inject({ route: 'stores.create', fault: { kind: 'drop_response' }, times: 1 });
    await expect(createStore(http, userId, STORE)).resolves.toMatchObject({
      kind: 'unanswered',
      neverSent: false,
    });
    const found = valueOf(await findStore(http, userId, 'puerto1'));
    expect(found).toMatchObject({ externalId: 'puerto1' });
    await expect(createStore(http, userId, STORE)).resolves.toMatchObject({
      kind: 'refused',
      causes: [{ code: 'VALIDATION_ERROR' }],
    });
  });
});

describe('a point of sale', () => {
  const madeIn = async (storeId: string) =>
    createPos(http, { storeId, name: 'Caja 1', externalId: 'puerto1caja1' }, 'key-1');

  it('is made in its store and listed with it, once under one key', async () => {
    const { storeId } = valueOf(await createStore(http, userId, STORE));
    const before = valueOf(await listPos(http));
    const made = valueOf(await madeIn(storeId));
    expect(made).toMatchObject({ name: 'Caja 1', externalId: 'puerto1caja1', storeId });
    expect(valueOf(await madeIn(storeId))).toEqual(made);
    expect(valueOf(await listPos(http))).toEqual([...before, made]);
  });

  it('is refused by name', async () => {
    const { storeId } = valueOf(await createStore(http, userId, STORE));
    await expect(madeIn('1')).resolves.toMatchObject({ httpStatus: 404, code: 'store_not_found' });
    const wrong = createPos(http, { storeId, name: 'Caja Ñ', externalId: 'a1' }, 'key-2');
    await expect(wrong).resolves.toMatchObject({ kind: 'refused', httpStatus: 400, code: 'bad_request' });
    valueOf(await madeIn(storeId));
    const again = createPos(http, { storeId, name: 'Caja 2', externalId: 'puerto1caja1' }, 'key-3');
    await expect(again).resolves.toMatchObject({ httpStatus: 409, code: 'pos_already_exists' });
  });
});

describe('a list of places', () => {
  const store = (id: number) => ({ id, name: `Store ${id}`, external_id: `s${id}` });

  it('is read to its last page', async () => {
    const all = Array.from({ length: 120 }, (_, index) => store(index + 1));
    const { http: paged, requests } = answeringHttp(({ path }) => {
      const query = new URLSearchParams(path.split('?')[1]);
      const offset = Number(query.get('offset'));
      const results = all.slice(offset, offset + Number(query.get('limit')));
      return { json: { paging: { total: all.length, offset, limit: 50 }, results } };
    });
    const stores = valueOf(await listStores(paged, '47/11'));
    expect(stores.map(({ storeId }) => storeId)).toEqual(all.map(({ id }) => String(id)));
    expect(requests.map(({ path }) => path)).toEqual(
      [0, 50, 100].map((offset) => `/users/47%2F11/stores/search?limit=50&offset=${offset}`),
    );
    expect(valueOf(await listPos(paged))).toHaveLength(120);
  });

  it('with other stores than the one asked for does not have it', async () => {
    const others = answeringHttp(() => ({ json: { results: [store(1), store(2)] } }));
    expect(valueOf(await findStore(others.http, '1', 's 3&x'))).toBeNull();
    expect(valueOf(await findStore(others.http, '1', 's2'))).toMatchObject({ storeId: '2' });
    expect(others.requests[0]?.path).toBe('/users/1/stores/search?limit=50&offset=0&external_id=s%203%26x');
  });

  it('that does not speak of pages is a whole one', async () => {
    const whole = answeringHttp(() => ({ json: { results: [store(1), store(2)] } })).http;
    expect(valueOf(await listStores(whole, '1'))).toHaveLength(2);
  });

  it('a page of which is lost is lost', async () => {
    const pages = [{ json: { paging: { total: 2 }, results: [store(1)] } }, lost];
    const cut = answeringHttp(() => pages.shift() ?? lost).http;
    await expect(listStores(cut, '1')).resolves.toEqual(lost);
  });

  it('has places as they are told, and nothing beside their ids is insisted on', async () => {
    const odd = [
      { id: '7' },
      { id: 8, name: null, external_id: '', location: null },
      { id: 9, name: 5, external_id: {}, location: { address_line: ['x'] } },
      { id: 10, name: 'x'.repeat(100_000), external_id: 'e', location: { address_line: 'Calle 1' } },
    ];
    const some = answeringHttp(() => ({ json: { results: odd } })).http;
    expect(valueOf(await listStores(some, '1'))).toEqual([
      { storeId: '7', name: '', externalId: null, address: null },
      { storeId: '8', name: '', externalId: null, address: null },
      { storeId: '9', name: '', externalId: null, address: null },
      { storeId: '10', name: 'x'.repeat(200), externalId: 'e', address: 'Calle 1' },
    ]);
    expect(valueOf(await listPos(some))[0]).toEqual({
      posId: '7',
      name: '',
      externalId: null,
      storeId: null,
    });
  });

  it.each([
    { results: {} },
    { results: [{ id: null }] },
    { results: [{ id: 'a/b' }] },
    { results: [{}] },
    { results: [null] },
    { results: [], paging: { total: '1' } },
    { results: [], paging: { total: 1 } },
    { paging: { total: 0 } },
    [],
  ])('of another shape (%j) is none', async (json) => {
    const odd = answeringHttp(() => ({ json })).http;
    await expect(listStores(odd, '1')).resolves.toMatchObject({ reason: 'unexpected_shape' });
    await expect(listPos(odd)).resolves.toMatchObject({ reason: 'unexpected_shape' });
    await expect(createPos(odd, { storeId: '1', name: 'a', externalId: 'a' }, 'k')).resolves.toMatchObject({
      kind: 'unanswered',
      neverSent: false,
    });
  });
});
