import { z } from 'zod';

import { legacyError, type ApiAnswer } from '../envelope.ts';
import type { PosRecord, StoreRecord } from '../place.ts';
import { posViewV1 } from '../pos-view.ts';
import type { Call, Cloud, Route } from '../route.ts';
import { findPos, isTaken, newPos, searchPos } from './pos.ts';

const PosBody = z.strictObject({
  name: z.string().min(1).max(45),
  external_id: z.string().regex(/^[A-Za-z0-9]{1,40}$/),
  /** A number here, a text in `/v2/pos`. */
  store_id: z.int().exactOptional(),
  external_store_id: z.string().exactOptional(),
  category: z.int().exactOptional(),
  fixed_amount: z.boolean().exactOptional(),
});
const PosChange = PosBody.partial();

/** `POST /pos`, the earlier way to create a POS (Point API, POS). */
export const createPosV1: Route<'posV1.create'> = {
  name: 'posV1.create',
  method: 'POST',
  path: '/pos',
  isIdempotent: false,
  takesJson: true,
  syntaxError: badRequest,
  handle: (cloud, call) => {
    const parsed = PosBody.safeParse(call.body);
    if (!parsed.success) return { answer: badRequest() };
    const { name, external_id: externalId, category = null, fixed_amount = false } = parsed.data;
    const store = storeOf(cloud, call, parsed.data);
    if (store === undefined) return { answer: legacyError(404, 'store_not_found', 'Store not found') };
    if (isTaken(cloud, call, externalId)) return { answer: alreadyExists() };
    const pos = newPos(cloud, call, store, { name, externalId, category, isFixedAmount: fixed_amount });
    return {
      answer: { status: 201, body: posViewV1(pos, cloud.store) },
      changes: [{ kind: 'pos', pos }],
    };
  },
};

/** `GET /pos`, narrowed by `external_id`, `store_id` and `external_store_id`. */
export const searchPosV1: Route<'posV1.search'> = {
  name: 'posV1.search',
  method: 'GET',
  path: '/pos',
  isIdempotent: false,
  takesJson: false,
  handle: ({ store }, call) => {
    const found = searchPos(store.pos.values(), call, (id) => store.stores.get(id)?.externalId ?? null);
    const body = {
      paging: { total: found.length, offset: 0, limit: Math.max(found.length, 50) },
      results: found.map((pos) => posViewV1(pos, store)),
    };
    return { answer: { status: 200, body } };
  },
};

/** `GET /pos/{pos_id}`. */
export const getPosV1: Route<'posV1.get'> = {
  name: 'posV1.get',
  method: 'GET',
  path: '/pos/{pos_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const pos = findPos(cloud, call);
    return { answer: pos === undefined ? posNotFound() : { status: 200, body: posViewV1(pos, cloud.store) } };
  },
};

/** `PUT /pos/{pos_id}`. */
export const updatePosV1: Route<'posV1.update'> = {
  name: 'posV1.update',
  method: 'PUT',
  path: '/pos/{pos_id}',
  isIdempotent: false,
  takesJson: true,
  syntaxError: badRequest,
  handle: (cloud, call) => {
    const pos = findPos(cloud, call);
    if (pos === undefined) return { answer: posNotFound() };
    const parsed = PosChange.safeParse(call.body);
    if (!parsed.success) return { answer: badRequest() };
    const { data } = parsed;
    if (data.external_id !== undefined && isTaken(cloud, call, data.external_id, pos.id)) {
      return { answer: alreadyExists() };
    }
    const hasStore = data.store_id !== undefined || data.external_store_id !== undefined;
    const store = hasStore ? storeOf(cloud, call, data) : undefined;
    if (hasStore && store === undefined) {
      return { answer: legacyError(404, 'store_not_found', 'Store not found') };
    }
    const after: PosRecord = {
      ...pos,
      name: data.name ?? pos.name,
      externalId: data.external_id ?? pos.externalId,
      storeId: store?.id ?? pos.storeId,
      category: data.category ?? pos.category,
      isFixedAmount: data.fixed_amount ?? pos.isFixedAmount,
    };
    return {
      answer: { status: 200, body: posViewV1(after, cloud.store) },
      changes: [{ kind: 'pos', pos: after }],
    };
  },
};

/** `DELETE /pos/{pos_id}`. */
export const deletePosV1: Route<'posV1.delete'> = {
  name: 'posV1.delete',
  method: 'DELETE',
  path: '/pos/{pos_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const pos = findPos(cloud, call);
    if (pos === undefined) return { answer: posNotFound() };
    return {
      answer: { status: 204, body: null, text: '' },
      changes: [{ kind: 'removed', from: 'pos', id: String(pos.id) }],
    };
  },
};

/** The account's store that the body names by either id, when both agree. */
function storeOf(
  { store }: Cloud,
  { account }: Call,
  body: { readonly store_id?: number | undefined; readonly external_store_id?: string | undefined },
): StoreRecord | undefined {
  return [...store.stores.values()].find(
    (each) =>
      each.userId === account.userId &&
      (body.store_id !== undefined || body.external_store_id !== undefined) &&
      (body.store_id === undefined || each.id === String(body.store_id)) &&
      (body.external_store_id === undefined || each.externalId === body.external_store_id),
  );
}

function alreadyExists(): ApiAnswer {
  return legacyError(409, 'point_of_sale_exists', 'Point of sale with that external_id already exists');
}

function badRequest(): ApiAnswer {
  return legacyError(400, 'bad_request', 'The body is not a valid POS.');
}

function posNotFound(): ApiAnswer {
  return legacyError(404, 'not_found', 'Point of sale not found');
}
