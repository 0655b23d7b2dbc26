import type { Brand } from '#app/lib/brand.ts';

/** A basket and the sale it becomes share one id, so a charge made for the basket belongs to the sale. */
export type SaleId = Brand<string, 'SaleId'>;
/** One attempt to collect on a terminal. Also the idempotency key and the external_reference of its order. */
export type ChargeId = Brand<string, 'ChargeId'>;
export type ProductId = Brand<number, 'ProductId'>;
/** A Point device, `<poi_type>__<serial>`; opaque. */
export type TerminalId = Brand<string, 'TerminalId'>;

/* eslint-disable @typescript-eslint/no-unsafe-type-assertion -- the one place where text and numbers become ids:
   what calls these has parsed its input with the contract's schemas, or has just made the id. */
export const asSaleId = (text: string): SaleId => text as SaleId;
export const asChargeId = (text: string): ChargeId => text as ChargeId;
export const asTerminalId = (text: string): TerminalId => text as TerminalId;
export const asProductId = (value: number): ProductId => value as ProductId;
/* eslint-enable @typescript-eslint/no-unsafe-type-assertion */
