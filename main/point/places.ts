import { z } from 'zod';
import type { PointAnswer } from './answer.ts';
import { notAnswered } from './not-answered.ts';
import { readAllPages, type Page } from './pages.ts';
import type { PointHttp } from './point-http.ts';
import { wireId } from './wire-id.ts';

/** A physical shop of an account (sucursal, loja). */
export interface PointStore {
  readonly storeId: string;
  readonly name: string;
  readonly externalId: string | null;
  /** One line, as the API writes it. */
  readonly address: string | null;
}

/** A point of sale of a store (caja, caixa). */
export interface PointPos {
  readonly posId: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly storeId: string | null;
}

export interface NewStore {
  readonly name: string;
  /** 1 to 60 letters and digits, one of its kind in the account. */
  readonly externalId: string;
  readonly streetName: string;
  readonly streetNumber: string;
  /** City and state as the API spells them, accents included. */
  readonly cityName: string;
  readonly stateName: string;
  /** Decimal degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** What helps to find it; may be empty. */
  readonly reference: string;
}

export interface NewPos {
  readonly storeId: string;
  /** At most 45 letters without accents, digits, hyphens, underscores and inner spaces. */
  readonly name: string;
  /** 1 to 40 letters and digits, one of its kind in the account. */
  readonly externalId: string;
}

const PAGE_SIZE = 50;
/** A thousand of each. */
const MAX_PAGES = 20;

/** Names and the like describe a place and decide nothing: they do not keep it from being listed. */
const label = z
  .string()
  .transform((text) => text.slice(0, 200))
  .nullish()
  .catch(null);

const StoreBody = z
  .object({
    id: wireId,
    name: label,
    external_id: label,
    location: z.object({ address_line: label }).nullish().catch(null),
  })
  .transform((body): PointStore => ({
    storeId: body.id,
    name: body.name ?? '',
    externalId: textOrNull(body.external_id),
    address: textOrNull(body.location?.address_line),
  }));

const PosBody = z
  .object({ id: wireId, name: label, external_id: label, store_id: wireId.nullish().catch(null) })
  .transform((body): PointPos => ({
    posId: body.id,
    name: body.name ?? '',
    externalId: textOrNull(body.external_id),
    storeId: body.store_id ?? null,
  }));

/** Every store of the account (Point API, Search stores). */
export function listStores(http: PointHttp, userId: string): Promise<PointAnswer<readonly PointStore[]>> {
  return readStores(http, userId, '');
}

/** The store with an external id, or null: to be asked after a create without an answer, which has no key of its own. */
export async function findStore(
  http: PointHttp,
  userId: string,
  externalId: string,
): Promise<PointAnswer<PointStore | null>> {
  const answer = await readStores(http, userId, `&external_id=${encodeURIComponent(externalId)}`);
  if (answer.kind !== 'ok') return answer;
  return { ...answer, value: answer.value.find((store) => store.externalId === externalId) ?? null };
}

/** Every point of sale of the account, of all stores (Point API, Search POS). */
export function listPos(http: PointHttp): Promise<PointAnswer<readonly PointPos[]>> {
  return readAllPages(http, {
    pathAt: (offset) => `/v2/pos?limit=${PAGE_SIZE}&offset=${offset}`,
    parse: (json) => readPage(PosBody, json),
    idOf: (pos) => pos.posId,
    maxPages: MAX_PAGES,
  });
}

/**
 * Makes a store (Point API, Create store). The API has no key for it: without an answer it may have been made, see {@link findStore}.
 * `refused` has `causes` with the codes of the page (`INVALID_CITY_NAME`, …); that of a city lists the spellings there are.
 */
export async function createStore(
  http: PointHttp,
  userId: string,
  store: NewStore,
): Promise<PointAnswer<PointStore>> {
  const body = {
    name: store.name,
    external_id: store.externalId,
    location: {
      street_number: store.streetNumber,
      street_name: store.streetName,
      city_name: store.cityName,
      state_name: store.stateName,
      latitude: store.latitude,
      longitude: store.longitude,
      ...(store.reference === '' ? {} : { reference: store.reference }),
    },
  };
  const path = `/users/${encodeURIComponent(userId)}/stores`;
  return readAs(StoreBody, await http({ method: 'POST', path, body: JSON.stringify(body) }));
}

/** Makes a point of sale (Point API, Create POS). `idempotencyKey`: at most 64 characters, the same for a repeat. */
export async function createPos(
  http: PointHttp,
  pos: NewPos,
  idempotencyKey: string,
): Promise<PointAnswer<PointPos>> {
  // The id of the store is a text here: a number is refused.
  const body = { name: pos.name, store_id: pos.storeId, external_id: pos.externalId };
  const headers = { 'x-idempotency-key': idempotencyKey };
  return readAs(
    PosBody,
    await http({ method: 'POST', path: '/v2/pos', headers, body: JSON.stringify(body) }),
  );
}

function readStores(
  http: PointHttp,
  userId: string,
  filter: string,
): Promise<PointAnswer<readonly PointStore[]>> {
  const path = `/users/${encodeURIComponent(userId)}/stores/search`;
  return readAllPages(http, {
    pathAt: (offset) => `${path}?limit=${PAGE_SIZE}&offset=${offset}${filter}`,
    parse: (json) => readPage(StoreBody, json),
    idOf: (store) => store.storeId,
    maxPages: MAX_PAGES,
  });
}

const Results = z.object({
  results: z.array(z.unknown()),
  paging: z.object({ total: z.int().nonnegative() }).optional(),
});

/** A list that does not speak of pages is a whole one. */
function readPage<Item>(item: z.ZodType<Item>, json: unknown): Page<Item> | undefined {
  const read = Results.safeParse(json).data;
  const items = z.array(item).safeParse(read?.results).data;
  if (read === undefined || items === undefined) return undefined;
  return { items, total: read.paging?.total ?? items.length };
}

function readAs<Value>(shape: z.ZodType<Value>, answer: PointAnswer<unknown>): PointAnswer<Value> {
  if (answer.kind !== 'ok') return answer;
  const read = shape.safeParse(answer.value);
  return read.success ? { ...answer, value: read.data } : notAnswered('unexpected_shape', answer.requestId);
}

function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
