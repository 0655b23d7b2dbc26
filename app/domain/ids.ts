import type { Brand } from '#app/lib/brand.ts';

/** A basket and the sale it becomes share one id, so a charge made for the basket belongs to the sale. */
export type SaleId = Brand<string, 'SaleId'>;
/** One attempt to collect on a terminal. Also the idempotency key and the external_reference of its order. */
export type ChargeId = Brand<string, 'ChargeId'>;
export type ShiftId = Brand<string, 'ShiftId'>;
export type ProductId = Brand<number, 'ProductId'>;
/** A Point device, `<poi_type>__<serial>`; opaque. */
export type TerminalId = Brand<string, 'TerminalId'>;
/** Made by the caller of a mutating method; the same id never changes the ledger twice. */
export type RequestId = Brand<string, 'RequestId'>;
