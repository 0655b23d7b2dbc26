import type { z } from 'zod';

/** What a route answers: a status, a JSON body, and headers beyond the ones every answer has. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in place of the body, of the type that `content-type` among the headers says: a page, a file, or nothing. */
  readonly text?: string;
}

/** Anything JSON can hold. */
export type JsonValue = z.infer<z.ZodJSONSchema>;

export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly details?: readonly string[];
}

/** The envelope of authorization failures: flat (Point API, Error envelopes). */
export function flatError(status: number, code: string, message: string): ApiAnswer {
  return { status, body: { code, message } };
}

/** The envelope of validation and resource failures: a list under `errors`. */
export function nestedError(status: number, code: string, message: string): ApiAnswer {
  return { status, body: { errors: [{ code, message }] } };
}

/** The same for several failures of one request. */
export function nestedErrors(status: number, errors: readonly ApiError[]): ApiAnswer {
  return {
    status,
    body: {
      errors: errors.map(({ code, message, details }) =>
        details === undefined ? { code, message } : { code, message, details: [...details] },
      ),
    },
  };
}

/** The envelope of the Integration API and of the Payments API. */
export function legacyError(
  status: number,
  error: string,
  message: string,
  cause: readonly { readonly code: string | number; readonly description: string }[] = [],
): ApiAnswer {
  return { status, body: { status, error, message, cause: [...cause] } };
}

/** What goes over the wire as the body. */
export function textOf(answer: ApiAnswer): string {
  return answer.text ?? JSON.stringify(answer.body);
}

/** An answer without a body. */
export function noContent(): ApiAnswer {
  return { status: 204, body: null, text: '' };
}

/** The answer to what the simulator itself could not do. */
export function internalError(): ApiAnswer {
  return nestedError(500, 'internal_error', 'Internal error.');
}
