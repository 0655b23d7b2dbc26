import type { IncomingHttpHeaders } from 'node:http';

import type { Account } from './account.ts';
import { flatError, internalError, legacyError, nestedError, type ApiAnswer } from './envelope.ts';
import { fingerprintOf, handleOnce, readKey } from './idempotency.ts';
import type { Cloud, Outcome, PublicRoute, Route } from './route.ts';
import type { RouteMatch } from './routes.ts';

/** A request as it arrived, its body complete. */
export interface ArrivedRequest {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly bodyText: string;
}

/**
 * Answers a request, whatever it is; what it changes is in the journal before this returns. The order of the checks:
 * route, token, idempotency key, JSON, then the route's own.
 */
export function dispatch(cloud: Cloud, match: RouteMatch, request: ArrivedRequest): ApiAnswer {
  try {
    cloud.world.settle();
    if (match.kind !== 'found') return noRoute(cloud, match);
    const outcome = callRoute(cloud, match.route, match.params, request);
    if (outcome.changes !== undefined && outcome.changes.length > 0) cloud.store.commit(outcome.changes);
    // The next moment may have become an earlier one.
    cloud.world.settle();
    return outcome.answer;
  } catch {
    return internalError();
  }
}

/** The account whose token a header carries, or the flat 401 (Point API, Error envelopes). */
export function authorize(
  { store, clock }: Pick<Cloud, 'store' | 'clock'>,
  header: string | undefined,
): { readonly account: Account } | { readonly answer: ApiAnswer } {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) {
    return { answer: flatError(401, 'unauthorized', 'authorization value not present') };
  }
  const account = store.accounts.get(token);
  if (account === undefined || clock.nowMs() >= (account.expiresAtMs ?? Infinity)) {
    return { answer: flatError(401, 'unauthorized', 'user not found') };
  }
  return { account };
}

function callRoute(
  cloud: Cloud,
  route: Route | PublicRoute,
  params: Readonly<Record<string, string>>,
  request: ArrivedRequest,
): Outcome {
  const { query, headers, bodyText } = request;
  if (route.isPublic === true) return route.handle(cloud, { params, query, headers, bodyText });
  const account = authorize(cloud, headers.authorization);
  if ('answer' in account) {
    const isLegacy =
      route.name.startsWith('integration.') && cloud.answers('legacyUnauthorized') === 'legacy';
    return isLegacy ? { answer: legacyError(401, 'unauthorized', 'Unauthorized') } : account;
  }
  const base = { account: account.account, params, query, headers, bodyText };

  const key = route.isIdempotent ? readKey(headers['x-idempotency-key'], route.keyRules) : { key: '' };
  if ('answer' in key) return key;
  const isExpected = route.takesJson && !(route.isBodyOptional === true && bodyText.trim() === '');
  const body = isExpected ? parseJson(bodyText) : undefined;
  const refusal = route.syntaxError ?? syntaxError;
  if (isExpected && body === undefined) return { answer: refusal() };
  if (!route.isIdempotent) return route.handle(cloud, { ...base, body, idempotencyKey: '' });
  const text = route.takesJson ? request.bodyText : '';
  const fingerprint = fingerprintOf(request.path, text, body, cloud.answers('sameRequest'));
  if (fingerprint === undefined) return { answer: refusal() };
  return handleOnce(cloud, route, { ...base, body, idempotencyKey: key.key }, fingerprint);
}

function noRoute({ answers }: Cloud, match: Exclude<RouteMatch, { kind: 'found' }>): ApiAnswer {
  if (match.kind === 'other_method' && answers('wrongMethod') === '405 method_not_allowed') {
    return nestedError(405, 'method_not_allowed', 'Method not allowed.');
  }
  return nestedError(404, 'not_found', 'Resource not found.');
}

function syntaxError(): ApiAnswer {
  return nestedError(400, 'json_syntax_error', 'The body is not valid JSON.');
}

/** The parsed text; undefined, which JSON cannot say, for what is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
