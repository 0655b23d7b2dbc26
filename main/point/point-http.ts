import got, { RequestError, TimeoutError } from 'got';
import type { UnansweredReason } from '#app/domain/charge-event.ts';
import type { PointAnswer } from './answer.ts';
import { parseErrorEnvelope } from './error-envelope.ts';

/** The one host that credentials are sent to (Point API, every page). */
export const POINT_BASE_URL = 'https://api.mercadopago.com';

/** Larger bodies are not read to their end: no answer of the Point API comes near it. */
export const MAX_RESPONSE_BYTES = 256 * 1024;

const TIMEOUTS_MS = { lookup: 5_000, connect: 5_000, secureConnect: 5_000, request: 10_000 } as const;

export interface PointHttpOptions {
  /** {@link POINT_BASE_URL}, or a loopback address in practice mode and tests. */
  readonly baseUrl: string;
  /** Asked for every request, so that a refreshed token is used at once. */
  readonly accessToken: () => string;
  /** Overrides of the time limits, for tests. */
  readonly requestTimeoutMs?: number;
}

export interface PointRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type PointHttp = (request: PointRequest) => Promise<PointAnswer<unknown>>;

/**
 * Sends one request and classes what comes back. Never retries, follows no redirect, reads at most 256 KiB, and lets
 * nothing of the token or the bodies into an error.
 */
export function createPointHttp(options: PointHttpOptions): PointHttp {
  const baseUrl = checkedBaseUrl(options.baseUrl);
  return async (request) => {
    const abort = new AbortController();
    try {
      const pending = got(new URL(request.path, baseUrl), {
        method: request.method,
        headers: {
          ...request.headers,
          accept: 'application/json',
          'accept-encoding': 'identity',
          authorization: `Bearer ${options.accessToken()}`,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
        signal: abort.signal,
        timeout: { ...TIMEOUTS_MS, request: options.requestTimeoutMs ?? TIMEOUTS_MS.request },
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
      return classResponse(response.statusCode, response.headers, response.body);
    } catch (error) {
      // Nobody else aborts: it was the size.
      if (abort.signal.aborted) return unanswered('too_large', false);
      if (error instanceof RequestError) return classFailure(error);
      throw error;
    }
  };
}

/** Credentials go to Mercado Pago over TLS, or to this machine's own loopback; anywhere else is a fault in the program. */
function checkedBaseUrl(text: string): URL {
  const url = new URL(text);
  const isLoopback = url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === '[::1]');
  if (url.origin !== POINT_BASE_URL && !isLoopback) throw new Error(`not a Point API address: ${url.origin}`);
  return url;
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

/** Certificate refused: the handshake did not end, and no request was written. Alerts in the middle of a connection are not among them. */
const CERTIFICATE_REFUSED =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE$|ERR_TLS_CERT_ALTNAME_INVALID$)/;

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
  if (CERTIFICATE_REFUSED.test(code)) return unanswered('tls', true);
  const isTls = /^(ERR_TLS_|ERR_SSL_)/.test(code);
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
