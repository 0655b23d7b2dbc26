import type { ServerResponse } from 'node:http';
import type { Envelope } from '#app/contract/envelope.ts';
import { TillError, type ErrorCode } from '#app/contract/errors.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';

/** A line for whoever looks at the network: these are never shown to a cashier. */
export function answerText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  answerBytes(response, status, Buffer.from(`${text}\n`), {
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  });
}

export function answerEnvelope(
  response: ServerResponse,
  status: number,
  envelope: Envelope<unknown>,
  headers: Readonly<Record<string, string>> = {},
): void {
  answerBytes(response, status, Buffer.from(JSON.stringify(envelope)), {
    'Content-Type': 'application/json; charset=utf-8',
    ...headers,
  });
}

/** The envelope of a call that never reached the router. */
export function refusal(code: ErrorCode): Envelope<never> {
  return { ok: false, error: new TillError(code).toCallError() };
}

export function answerBytes(
  response: ServerResponse,
  status: number,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Length': String(bytes.byteLength),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
