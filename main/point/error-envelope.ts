import { z } from 'zod';

/** One of the things that were wrong with a request. */
export interface ErrorCause {
  readonly code: string;
  /** May list what would have been right, such as every city of a state. */
  readonly description: string;
}

/** A code and a message, cut to what the ledger keeps. */
export interface ErrorEnvelope {
  readonly code: string;
  readonly message: string;
  /** Only where they say more than code and message do. */
  readonly causes?: readonly ErrorCause[];
}

const MAX_KEPT = 200;
const MAX_DESCRIPTION = 16_000;
const MAX_CAUSES = 20;

const text = z.string().max(2000);
/** Some list everything that would have been right. */
const longText = z.string().max(MAX_DESCRIPTION);
/** Codes of the Integration API are numbers, as text in its documents. */
const code = z.union([text, z.int().transform(String)]);

/** Flat: authentication failures, and `{status, error, message, cause}` of the Integration, Stores and Payments APIs. */
const FlatError = z.object({
  code: code.optional(),
  error: code.optional(),
  message: longText.optional(),
  // Some live answers of the Integration API have it and a message, but no `error`.
  status: z.union([z.int(), text]).optional(),
  cause: z.array(z.unknown()).nullish().catch(null),
});
/** Nested: validation and resource failures of the Orders API. */
const NestedErrors = z.object({
  errors: z
    .array(
      z.object({ code, message: longText.optional(), details: z.array(z.string()).nullish().catch(null) }),
    )
    .min(1),
});
const Cause = z.object({
  code,
  description: z.string().nullish().catch(null),
  message: z.string().nullish().catch(null),
});

/** What either error envelope says (Point API, errors); undefined for neither. */
export function parseErrorEnvelope(json: unknown): ErrorEnvelope | undefined {
  const nested = NestedErrors.safeParse(json);
  if (nested.success) {
    const { errors } = nested.data;
    const causes = errors.map((error) =>
      toCause(error.code, [error.message ?? [], error.details ?? []].flat().join(' ')),
    );
    const [first] = errors;
    return first && withCauses({ code: cut(first.code), message: cut(first.message ?? '') }, causes);
  }
  const flat = FlatError.safeParse(json);
  if (!flat.success) return undefined;
  const { status, message, cause } = flat.data;
  const isLegacy = status !== undefined && message !== undefined;
  const found = flat.data.code ?? flat.data.error ?? (isLegacy ? String(status) : undefined);
  if (found === undefined) return undefined;
  const causes = (cause ?? []).flatMap((each) => {
    const read = Cause.safeParse(each).data;
    return read === undefined ? [] : [toCause(read.code, read.description ?? read.message ?? '')];
  });
  return withCauses(
    { code: cut(found), message: cut(message ?? '') },
    causes.length > 0 ? causes : [toCause(found, message ?? '')],
  );
}

function withCauses(
  envelope: { readonly code: string; readonly message: string },
  causes: readonly ErrorCause[],
): ErrorEnvelope {
  const isMore = causes.some(
    (cause) => cause.code !== envelope.code || cause.description !== envelope.message,
  );
  return isMore ? { ...envelope, causes: causes.slice(0, MAX_CAUSES) } : envelope;
}

function toCause(causeCode: string, description: string): ErrorCause {
  return { code: cut(causeCode), description: description.slice(0, MAX_DESCRIPTION) };
}

function cut(value: string): string {
  return value.slice(0, MAX_KEPT);
}
