import { z } from 'zod';

import { nestedError, type ApiAnswer } from '../envelope.ts';
import { newSecret, nextNumber } from '../ids.ts';
import type { PosRecord, StoreRecord } from '../place.ts';
import { posViewV2 } from '../pos-view.ts';
import type { Call, Cloud, Outcome, Route } from '../route.ts';

const FIRST_POS_ID = 47_100;

const Name = z.string().regex(/^[A-Za-z0-9_-](?:[A-Za-z0-9 _-]{0,43}[A-Za-z0-9_-])?$/);
const ExternalId = z.string().regex(/^[A-Za-z0-9]{1,40}$/);

const PosBody = z.strictObject({
  name: Name.exactOptional(),
  /** Digits in a text; a number is refused. */
  store_id: z
    .string()
    .regex(/^\d{1,20}$/)
    .exactOptional(),
  external_store_id: z.string().exactOptional(),
  external_id: ExternalId,
});
const PosChange = z.strictObject({
  name: Name.exactOptional(),
  status: z.enum(['active', 'inactive']).exactOptional(),
});

/** `POST /v2/pos` (Point API, Create POS). Its key has 64 characters at most, and 400 for another request. */
export const createPos: Route<'pos.create'> = {
  name: 'pos.create',
  method: 'POST',
  path: '/v2/pos',
  isIdempotent: true,
  takesJson: true,
  keyRules: { maxLength: 64, conflictStatus: 400 },
  syntaxError: () => badRequest('The body is not valid JSON.'),
  handle: (cloud, call) => {
    const parsed = PosBody.safeParse(call.body);
    if (!parsed.success) return { answer: badRequest(firstProblem(parsed.error)) };
    const found = storeFor(cloud, call, parsed.data.store_id, parsed.data.external_store_id);
    if ('answer' in found) return found;
    const { external_id: externalId, name } = parsed.data;
    if (isTaken(cloud, call, externalId)) {
      return {
        answer: nestedError(409, 'pos_already_exists', 'A POS with this external_id already exists.'),
      };
    }
    const pos = newPos(cloud, call, found.store, { name: name ?? externalId, externalId });
    return {
      answer: { status: 201, body: posViewV2(pos, cloud.store) },
      changes: [{ kind: 'pos', pos }],
    };
  },
};

/** `GET /v2/pos`, narrowed by `external_id`, `store_id` and `external_store_id`. */
export const listPos: Route<'pos.list'> = {
  name: 'pos.list',
  method: 'GET',
  path: '/v2/pos',
  isIdempotent: false,
  takesJson: false,
  handle: ({ store }, call) => {
    const found = searchPos(store.pos.values(), call, (id) => store.stores.get(id)?.externalId ?? null);
    const body = {
      paging: { total: found.length, offset: 0, limit: Math.max(found.length, 50) },
      results: found.map((pos) => posViewV2(pos, store)),
    };
    return { answer: { status: 200, body } };
  },
};

/** `GET /v2/pos/{pos_id}`. */
export const getPos: Route<'pos.get'> = {
  name: 'pos.get',
  method: 'GET',
  path: '/v2/pos/{pos_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const pos = findPos(cloud, call);
    return { answer: pos === undefined ? posNotFound() : { status: 200, body: posViewV2(pos, cloud.store) } };
  },
};

/** `PATCH /v2/pos/{pos_id}`: name and status. */
export const changePos: Route<'pos.change'> = {
  name: 'pos.change',
  method: 'PATCH',
  path: '/v2/pos/{pos_id}',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => badRequest('The body is not valid JSON.'),
  handle: (cloud, call) => {
    const pos = findPos(cloud, call);
    if (pos === undefined) return { answer: posNotFound() };
    const parsed = PosChange.safeParse(call.body);
    if (!parsed.success) return { answer: badRequest(firstProblem(parsed.error)) };
    const after: PosRecord = { ...pos, ...parsed.data };
    return {
      answer: { status: 200, body: posViewV2(after, cloud.store) },
      changes: [{ kind: 'pos', pos: after }],
    };
  },
};

/** `DELETE /v2/pos/{pos_id}`. */
export const deletePos: Route<'pos.delete'> = {
  name: 'pos.delete',
  method: 'DELETE',
  path: '/v2/pos/{pos_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call): Outcome => {
    const pos = findPos(cloud, call);
    if (pos === undefined) return { answer: posNotFound() };
    return {
      answer: { status: 204, body: null, text: '' },
      changes: [{ kind: 'removed', from: 'pos', id: String(pos.id) }],
    };
  },
};

/** The account's POS that match the query of a search. */
export function searchPos(
  all: Iterable<PosRecord>,
  { account, query }: Call,
  externalStoreIdOf: (storeId: string) => string | null,
): readonly PosRecord[] {
  const wanted = (name: string, value: string | null): boolean =>
    query.get(name) === null || query.get(name) === value;
  return [...all].filter(
    (pos) =>
      pos.userId === account.userId &&
      wanted('external_id', pos.externalId) &&
      wanted('store_id', pos.storeId) &&
      wanted('external_store_id', externalStoreIdOf(pos.storeId)),
  );
}

/** Makes a POS of the account in a store. */
export function newPos(
  { store, clock, chance }: Cloud,
  { account }: Call,
  inStore: StoreRecord,
  fields: Pick<PosRecord, 'name' | 'externalId'> & Partial<Pick<PosRecord, 'category' | 'isFixedAmount'>>,
): PosRecord {
  return {
    id: nextNumber(store.pos.keys(), FIRST_POS_ID),
    userId: account.userId,
    storeId: inStore.id,
    status: 'active',
    category: null,
    isFixedAmount: false,
    qrUuid: newSecret(chance, 'QR code', 16),
    createdAtMs: clock.nowMs(),
    ...fields,
  };
}

/** Whether another POS of the account has the external id. */
export function isTaken({ store }: Cloud, { account }: Call, externalId: string, except?: number): boolean {
  return [...store.pos.values()].some(
    (pos) => pos.userId === account.userId && pos.externalId === externalId && pos.id !== except,
  );
}

export function findPos({ store }: Cloud, { account, params }: Call): PosRecord | undefined {
  const pos = store.pos.get(params.pos_id ?? '');
  return pos?.userId === account.userId ? pos : undefined;
}

function storeFor(
  { store, answers }: Cloud,
  { account }: Call,
  storeId: string | undefined,
  externalStoreId: string | undefined,
): { readonly store: StoreRecord } | { readonly answer: ApiAnswer } {
  if (storeId === undefined && externalStoreId === undefined) {
    return { answer: badRequest('store_id or external_store_id is required') };
  }
  if (externalStoreId !== undefined && !/^[A-Za-z0-9]{1,60}$/.test(externalStoreId)) {
    const message = 'external_store_id must have 1 to 60 letters and digits.';
    return { answer: nestedError(400, 'invalid_external_store_id', message) };
  }
  const byId = storeId === undefined ? undefined : store.stores.get(storeId);
  if (byId !== undefined && byId.userId !== account.userId) {
    return {
      answer:
        answers('storeOfAnotherAccount') === '404 store_not_found'
          ? storeNotFound()
          : nestedError(424, 'internal_error_check_store_owner', 'Error checking the owner of the store.'),
    };
  }
  const byExternalId = [...store.stores.values()].find(
    (each) => each.userId === account.userId && each.externalId === externalStoreId,
  );
  if (storeId !== undefined && byId === undefined) return { answer: storeNotFound() };
  if (externalStoreId !== undefined && byExternalId === undefined) return { answer: storeNotFound() };
  if (byId !== undefined && externalStoreId !== undefined && byExternalId?.id !== byId.id) {
    const message = 'store_id and external_store_id are of different stores.';
    return { answer: nestedError(422, 'unprocessable_entity', message) };
  }
  const found = byId ?? byExternalId;
  return found === undefined ? { answer: storeNotFound() } : { store: found };
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined
    ? 'The body is not valid.'
    : `${issue.path.join('.') || 'body'}: ${issue.message}`;
}

function badRequest(message: string): ApiAnswer {
  return nestedError(400, 'bad_request', message);
}

function storeNotFound(): ApiAnswer {
  return nestedError(404, 'store_not_found', 'Store not found.');
}

function posNotFound(): ApiAnswer {
  return nestedError(404, 'pos_not_found', 'POS not found.');
}
