import type { CallError } from './errors.ts';

/** The answer to every call, on both transports. Errors never cross as thrown objects. */
export type Envelope<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: CallError };
