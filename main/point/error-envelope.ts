import { z } from 'zod';

const text = z.string().max(2000);
/** Codes of the Integration API are numbers, as text in its documents. */
const code = z.union([text, z.int().transform(String)]);

/** Flat: authentication failures, and `{status, error, message}` of the Integration and the Payments API. */
const FlatError = z.object({
  code: code.optional(),
  error: code.optional(),
  message: text.optional(),
  // Some live answers of the Integration API have it and a message, but no `error`.
  status: z.union([z.int(), text]).optional(),
});
/** Nested: validation and resource failures of the Orders API. */
const NestedErrors = z.object({ errors: z.array(z.object({ code, message: text.optional() })).min(1) });

/** The code and message of either error envelope (Point API, errors), cut to what the ledger keeps; undefined for neither. */
export function parseErrorEnvelope(
  json: unknown,
): { readonly code: string; readonly message: string } | undefined {
  const nested = NestedErrors.safeParse(json);
  if (nested.success) {
    const first = nested.data.errors[0];
    return first && { code: cut(first.code), message: cut(first.message ?? '') };
  }
  const flat = FlatError.safeParse(json);
  if (!flat.success) return undefined;
  const { status, message } = flat.data;
  const isLegacy = status !== undefined && message !== undefined;
  const found = flat.data.code ?? flat.data.error ?? (isLegacy ? String(status) : undefined);
  if (found === undefined) return undefined;
  return { code: cut(found), message: cut(message ?? '') };
}

function cut(value: string): string {
  return value.slice(0, 200);
}
