import { legacyError, type ApiAnswer, type JsonValue } from '../envelope.ts';
import { nextNumber } from '../ids.ts';
import type { StoreRecord } from '../place.ts';
import type { Call, Cloud, Outcome, Route } from '../route.ts';
import { Site } from '../site.ts';
import { readStoreBody, type StoreError } from '../store-body.ts';

const FIRST_STORE_ID = 47_790_100;

/** `POST /users/{user_id}/stores` (Point API, Create store). */
export const createStore: Route<'stores.create'> = {
  name: 'stores.create',
  method: 'POST',
  path: '/users/{user_id}/stores',
  isIdempotent: false,
  takesJson: true,
  syntaxError: notJson,
  handle: (cloud, call) => {
    if (!isOwn(call)) return { answer: forbidden() };
    const read = readBody(cloud, call, undefined);
    if ('answer' in read) return read;
    const store: StoreRecord = {
      id: String(nextNumber(cloud.store.stores.keys(), FIRST_STORE_ID)),
      userId: call.account.userId,
      ...read.fields,
      createdAtMs: cloud.clock.nowMs(),
    };
    return {
      answer: {
        status: cloud.answers('storeCreatedStatus') === '201' ? 201 : 200,
        body: storeView(store),
      },
      changes: [{ kind: 'store', store }],
    };
  },
};

/** `GET /users/{user_id}/stores/search?external_id=`. */
export const searchStores: Route<'stores.search'> = {
  name: 'stores.search',
  method: 'GET',
  path: '/users/{user_id}/stores/search',
  isIdempotent: false,
  takesJson: false,
  handle: ({ store }, call) => {
    if (!isOwn(call)) return { answer: forbidden() };
    const externalId = call.query.get('external_id');
    const found = [...store.stores.values()].filter(
      (each) =>
        each.userId === call.account.userId && (externalId === null || each.externalId === externalId),
    );
    const body = {
      paging: { total: found.length, offset: 0, limit: Math.max(found.length, 50) },
      results: found.map(storeView),
    };
    return { answer: { status: 200, body } };
  },
};

/** `GET /stores/{store_id}`. */
export const getStore: Route<'stores.get'> = {
  name: 'stores.get',
  method: 'GET',
  path: '/stores/{store_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const store = findStore(cloud, call);
    return { answer: store === undefined ? storeNotFound() : { status: 200, body: storeView(store) } };
  },
};

/** `PUT /users/{user_id}/stores/{store_id}`: the body takes the place of the store. */
export const updateStore: Route<'stores.update'> = {
  name: 'stores.update',
  method: 'PUT',
  path: '/users/{user_id}/stores/{store_id}',
  isIdempotent: false,
  takesJson: true,
  syntaxError: notJson,
  handle: (cloud, call) => {
    if (!isOwn(call)) return { answer: forbidden() };
    const store = findStore(cloud, call);
    if (store === undefined) return { answer: storeNotFound() };
    const read = readBody(cloud, call, store.id);
    if ('answer' in read) return read;
    const after: StoreRecord = { ...store, ...read.fields };
    return {
      answer: { status: 200, body: storeView(after) },
      changes: [{ kind: 'store', store: after }],
    };
  },
};

/** `DELETE /users/{user_id}/stores/{store_id}`. */
export const deleteStore: Route<'stores.delete'> = {
  name: 'stores.delete',
  method: 'DELETE',
  path: '/users/{user_id}/stores/{store_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call): Outcome => {
    if (!isOwn(call)) return { answer: forbidden() };
    const store = findStore(cloud, call);
    if (store === undefined) return { answer: storeNotFound() };
    return {
      answer: { status: 200, body: { message: 'Store deleted' } },
      changes: [{ kind: 'removed', from: 'stores', id: store.id }],
    };
  },
};

type Fields = Pick<StoreRecord, 'name' | 'externalId' | 'businessHours' | 'location'>;

/** What the body says, or the 400. `storeId` is the store it is about, which may keep its own external id. */
function readBody(
  { site, store }: Cloud,
  { account, body }: Call,
  storeId: string | undefined,
): { readonly fields: Fields } | { readonly answer: ApiAnswer } {
  const siteOfAccount = Site.catch(site).parse(account.siteId);
  const read = readStoreBody(siteOfAccount, body);
  if (!read.ok) return { answer: refused(read.errors) };
  const { name, externalId, businessHours, location } = read.value;
  const isTaken = [...store.stores.values()].some(
    (each) =>
      externalId !== null &&
      each.userId === account.userId &&
      each.externalId === externalId &&
      each.id !== storeId,
  );
  if (isTaken) {
    return { answer: refused([{ code: 'VALIDATION_ERROR', description: 'external_id is already in use' }]) };
  }
  return { fields: { name, externalId, businessHours, location } };
}

function findStore({ store }: Cloud, { account, params }: Call): StoreRecord | undefined {
  const found = store.stores.get(params.store_id ?? '');
  return found?.userId === account.userId ? found : undefined;
}

function storeView(store: StoreRecord): Record<string, JsonValue> {
  const { street_name: street, street_number: number, city_name: city, state_name: state } = store.location;
  return {
    id: Number(store.id),
    name: store.name,
    date_created: new Date(store.createdAtMs).toISOString(),
    ...(store.externalId === null ? {} : { external_id: store.externalId }),
    ...(store.businessHours === null ? {} : { business_hours: store.businessHours }),
    location: {
      ...store.location,
      address_line: `${street} ${number}, ${city}, ${state}`,
    },
  };
}

function isOwn({ account, params }: Call): boolean {
  return params.user_id === account.userId;
}

function refused(errors: readonly StoreError[]): ApiAnswer {
  return legacyError(400, errors[0]?.code ?? 'BAD_REQUEST', 'The store is not valid.', errors);
}

function notJson(): ApiAnswer {
  return refused([{ code: 'BAD_REQUEST', description: 'The body is not valid JSON.' }]);
}

function forbidden(): ApiAnswer {
  return legacyError(403, 'forbidden', 'Forbidden');
}

function storeNotFound(): ApiAnswer {
  return legacyError(404, 'not_found', 'Store not found');
}
