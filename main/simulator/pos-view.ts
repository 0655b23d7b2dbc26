import type { JsonValue } from './envelope.ts';
import type { PosRecord } from './place.ts';
import type { Store } from './store.ts';

type JsonObject = Record<string, JsonValue>;

/** A point of sale as `/v2/pos` shows it (Point API, Create POS). */
export function posViewV2(pos: PosRecord, store: Store): JsonObject {
  const externalStoreId = store.stores.get(pos.storeId)?.externalId ?? null;
  return {
    id: pos.id,
    name: pos.name,
    status: pos.status,
    user_id: Number(pos.userId),
    store_id: pos.storeId,
    ...(externalStoreId === null ? {} : { external_store_id: externalStoreId }),
    external_id: pos.externalId,
    date_created: new Date(pos.createdAtMs).toISOString(),
    qr_response: { uuid: pos.qrUuid, ...qrLinks(pos) },
    config: { qr: {} },
  };
}

/** The same as `/pos` shows it. */
export function posViewV1(pos: PosRecord, store: Store): JsonObject {
  const externalStoreId = store.stores.get(pos.storeId)?.externalId ?? null;
  return {
    id: pos.id,
    name: pos.name,
    status: pos.status,
    user_id: Number(pos.userId),
    store_id: pos.storeId,
    ...(externalStoreId === null ? {} : { external_store_id: externalStoreId }),
    external_id: pos.externalId,
    fixed_amount: pos.isFixedAmount,
    ...(pos.category === null ? {} : { category: pos.category }),
    date_created: new Date(pos.createdAtMs).toISOString(),
    uuid: pos.qrUuid,
    qr: qrLinks(pos),
  };
}

/** Addresses of pictures that nobody serves here. */
function qrLinks(pos: PosRecord): JsonObject {
  const base = `https://www.mercadopago.com/instore/merchant/qr/${pos.id}`;
  return {
    image: `${base}/${pos.qrUuid}.png`,
    template_document: `${base}/template_${pos.qrUuid}.pdf`,
    template_image: `${base}/template_${pos.qrUuid}.png`,
    qr_code: pos.qrUuid,
  };
}
