import got, { RequestError, TimeoutError } from 'got';
import type { UnansweredReason } from '#app/domain/charge-event.ts';
import { invariant } from '#app/lib/assert.ts';
import type { Proxies } from '../ports.ts';
import type { PointAnswer } from './answer.ts';
import type { PointCredentials } from './credentials.ts';
import { parseErrorEnvelope } from './error-envelope.ts';
import { parseHttpDate } from './http-date.ts';
import { ownAddress } from './own-address.ts';
import { isCertificateRefused, isTlsFailure } from './tls-failure.ts';
import { createWayOut, TunnelError } from './tunnel.ts';
import { isTokenRefused } from './token-refused.ts';

/** The one host that credentials are sent to (Point API, every page). */
export const POINT_BASE_URL = 'https://api.mercadopago.com';

/** Larger bodies are not read to their end: no answer of the Point API comes near it. */
export const MAX_RESPONSE_BYTES = 256 * 1024;

const TIMEOUTS_MS = { lookup: 5_000, connect: 5_000, secureConnect: 5_000, request: 10_000 } as const;
/** A tunnel through a proxy stands by then: connecting to it, its answer and the handshake within. */
const TUNNEL_WITHIN_MS = 8_000;

export interface PointHttpOptions {
  /** {@link POINT_BASE_URL}, or a loopback address in practice mode and tests. */
  readonly baseUrl: string;
  readonly credentials: PointCredentials;
  /** The way to the API; directly when not given. Never asked for a loopback address. */
  readonly proxies?: Proxies;
  /** The time by the API's clock, UTC milliseconds, when it has answered itself. */
  readonly onServerDate?: (serverAtMs: number) => void;
  /** Overrides of the time limits, for tests. */
  readonly requestTimeoutMs?: number;
}

export interface PointRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** It carries no token: whose it is stands in the body, or nowhere. */
  readonly isPublic?: boolean;
}

export type PointHttp = (request: PointRequest) => Promise<PointAnswer<unknown>>;

/**
 * Sends one request and classes what comes back. Follows no redirect, reads at most 256 KiB, verifies the certificate whatever the
 * environment says, and lets nothing of the token or the bodies into an error. Without a token nothing is sent.
 *
 * Never retries, but for one case: a 401 in the API's own words says that nothing was done, in both generations. So the same request
 * goes out once more where there is another token by then.
 */
export function createPointHttp(options: PointHttpOptions): PointHttp {
  const { credentials, onServerDate } = options;
  const baseUrl = ownAddress(options.baseUrl, POINT_BASE_URL);
  const limitMs = options.requestTimeoutMs ?? TIMEOUTS_MS.request;
  const wayOut = createWayOut(baseUrl, options.proxies, Math.min(TUNNEL_WITHIN_MS, Math.ceil(limitMs * 0.8)));

  const send = async (request: PointRequest, token: string | null): Promise<PointAnswer<unknown>> => {
    const url = new URL(request.path, baseUrl);
    invariant(url.origin === baseUrl.origin, 'a path of the API names no other host');
    const agents = await wayOut();
    if (agents === undefined) return unanswered('proxy', true);
    const abort = new AbortController();
    try {
      const pending = got(url, {
        method: request.method,
        headers: {
          ...request.headers,
          accept: 'application/json',
          'accept-encoding': 'identity',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
        agent: agents,
        // Said, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment does not switch it off.
        https: { rejectUnauthorized: true },
        signal: abort.signal,
        timeout: { ...TIMEOUTS_MS, request: limitMs },
        retry: { limit: 0 },
        followRedirect: false,
        throwHttpErrors: false,
        decompress: false,
        responseType: 'text',
      });
      void pending.on('downloadProgress', (progress) => {
        if (progress.transferred <= MAX_RESPONSE_BYTES && (progress.total ?? 0) <= MAX_RESPONSE_BYTES) return;
        abort.abort();
      });
      const response = await pending;
      const answer = classResponse(response.statusCode, response.headers, response.body);
      const serverAtMs = parseHttpDate(oneHeader(response.headers.date) ?? '');
      if (answer.kind !== 'unanswered' && serverAtMs !== null) onServerDate?.(serverAtMs);
      return answer;
    } catch (error) {
      // Nobody else aborts: it was the size.
      if (abort.signal.aborted) return unanswered('too_large', false);
      if (error instanceof RequestError) return classFailure(error);
      throw error;
    }
  };

  return async (request) => {
    if (request.isPublic === true) return send(request, null);
    const token = await credentials.token();
    if (!isToken(token)) return unanswered('unauthorized', true);
    const answer = await send(request, token);
    if (!isTokenRefused(answer)) return answer;
    const other = await credentials.renewed(token);
    return other === token || !isToken(other) ? answer : send(request, other);
  };
}

/** Visible ASCII: a token with anything else would end its header and begin another, and is none. */
function isToken(token: string | null): token is string {
  return token !== null && /^[\x21-\x7e]+$/.test(token);
}

/** What a complete HTTP answer means for the till. Pure. */
export function classResponse(
  httpStatus: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
): PointAnswer<unknown> {
  const requestId = oneHeader(headers['x-request-id']);
  const retryAfterMs = parseRetryAfterMs(oneHeader(headers['retry-after']));
  const failed = (reason: UnansweredReason): PointAnswer<unknown> => ({
    kind: 'unanswered',
    reason,
    retryAfterMs,
    neverSent: false,
    requestId,
  });
  if (httpStatus === 407) return failed('proxy');
  if (httpStatus >= 300 && httpStatus < 400) return failed('redirect');
  if (httpStatus >= 500) return failed('server_error');
  if (httpStatus === 429) return failed('rate_limited');
  if (httpStatus === 408 || httpStatus === 423 || httpStatus === 425) return failed('busy');
  const json = parseJson(body);
  // A page where JSON was due is a captive portal or a proxy: whatever its status says, the API has not spoken.
  if (json === undefined) return failed('not_json');
  if (httpStatus >= 200 && httpStatus < 300) return { kind: 'ok', httpStatus, value: json, requestId };
  const envelope = parseErrorEnvelope(json);
  if (envelope === undefined) return failed('unexpected_shape');
  return { kind: 'refused', httpStatus, ...envelope, requestId };
}

/** How an exchange ended that brought no complete answer. */
export interface BrokenExchange {
  /** Of the error, such as `ECONNRESET`. */
  readonly code: string;
  /** The phase whose time limit passed, as got names them; null when none did. */
  readonly timedOutIn: string | null;
  /** It failed while looking the host up or connecting. */
  readonly isBeforeConnection: boolean;
}

function classFailure(error: RequestError): PointAnswer<unknown> {
  if (error.cause instanceof TunnelError) return unanswered(error.cause.reason, true);
  return classBrokenExchange({
    code: error.code,
    timedOutIn: error instanceof TimeoutError ? error.event : null,
    isBeforeConnection: neverConnected(error),
  });
}

/** What a broken exchange means for the till: nothing about the request, unless it cannot have been sent. Pure. */
export function classBrokenExchange(broken: BrokenExchange): PointAnswer<unknown> {
  const { code, timedOutIn, isBeforeConnection } = broken;
  if (timedOutIn !== null) {
    const isBeforeSend =
      timedOutIn === 'lookup' || timedOutIn === 'connect' || timedOutIn === 'secureConnect';
    return unanswered('timeout', isBeforeSend);
  }
  if (isCertificateRefused(code)) return unanswered('tls', true);
  const isTls = isTlsFailure(code);
  return unanswered(isTls ? 'tls' : 'network', isBeforeConnection);
}

/** Failed while looking the host up or connecting; the same codes on a connection that stood say nothing about the request. */
function neverConnected(error: RequestError): boolean {
  const cause: unknown = error.cause ?? error;
  const causes: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  return causes.length > 0 && causes.every(isConnectFailure);
}

function isConnectFailure(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'syscall' in cause &&
    (cause.syscall === 'connect' || cause.syscall === 'getaddrinfo')
  );
}

function unanswered(reason: UnansweredReason, neverSent: boolean): PointAnswer<never> {
  return { kind: 'unanswered', reason, retryAfterMs: null, neverSent, requestId: null };
}

function oneHeader(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** `Retry-After` in whole seconds, at most an hour; the date form is not used by the API and counts as absent. */
function parseRetryAfterMs(value: string | null): number | null {
  if (value === null || !/^\d{1,6}$/.test(value)) return null;
  return Math.min(Number(value), 3600) * 1000;
}

function parseJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
