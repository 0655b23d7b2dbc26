import { z } from 'zod';

const JsonObject = z.record(z.string(), z.json());

const StoreLocation = z.strictObject({
  street_number: z.string(),
  street_name: z.string(),
  city_name: z.string(),
  state_name: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  reference: z.string().exactOptional(),
});
export type StoreLocation = Readonly<z.infer<typeof StoreLocation>>;

/** A physical shop of an account (Point API, Create store). */
export const StoreRecord = z.strictObject({
  /** Digits. */
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  externalId: z.string().nullable(),
  /** Echoed in answers. */
  businessHours: JsonObject.nullable(),
  location: StoreLocation,
  createdAtMs: z.number(),
});
export type StoreRecord = Readonly<z.infer<typeof StoreRecord>>;

/** A checkout in a store (Point API, Create POS). It has one terminal in PDV mode at most. */
export const PosRecord = z.strictObject({
  id: z.int(),
  userId: z.string(),
  storeId: z.string(),
  name: z.string(),
  externalId: z.string(),
  status: z.enum(['active', 'inactive']),
  /** Merchant category code; POS v1 only. */
  category: z.int().nullable(),
  /** POS v1 only. */
  isFixedAmount: z.boolean(),
  /** Names the QR code of the checkout. */
  qrUuid: z.string(),
  createdAtMs: z.number(),
});
export type PosRecord = Readonly<z.infer<typeof PosRecord>>;
