declare const brand: unique symbol;

/** A nominal type: a `SaleId` and a `ChargeId` are both strings, and neither can be passed for the other. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
