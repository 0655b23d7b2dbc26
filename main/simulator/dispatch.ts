import type { IncomingHttpHeaders } from 'node:http';

import type { Account } from './account.ts';
import { flatError, internalError, nestedError, type ApiAnswer } from './envelope.ts';
import { fingerprintOf, handleOnce, readKey } from './idempotency.ts';
import type { Cloud, Outcome } from './route.ts';
import type { KnownRoute, RouteMatch } from './routes.ts';

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
    const account = authorize(cloud, request.headers.authorization);
    if ('answer' in account) return account.answer;
    const outcome = call(cloud, match.route, match.params, account.account, request);
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
  { store }: Pick<Cloud, 'store'>,
  header: string | undefined,
): { readonly account: Account } | { readonly answer: ApiAnswer } {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) {
    return { answer: flatError(401, 'unauthorized', 'authorization value not present') };
  }
  const account = store.accounts.get(token);
  if (account === undefined) return { answer: flatError(401, 'unauthorized', 'user not found') };
  return { account };
}

function call(
  cloud: Cloud,
  route: KnownRoute,
  params: Readonly<Record<string, string>>,
  account: Account,
  request: ArrivedRequest,
): Outcome {
  const base = { account, params, query: request.query, headers: request.headers };
  if (!route.isIdempotent) return route.handle(cloud, { ...base, body: undefined, idempotencyKey: '' });

  const key = readKey(request.headers['x-idempotency-key']);
  if ('answer' in key) return key;
  const body = route.takesJson ? parseJson(request.bodyText) : undefined;
  if (route.takesJson && body === undefined) return { answer: syntaxError() };
  const text = route.takesJson ? request.bodyText : '';
  const fingerprint = fingerprintOf(request.path, text, body, cloud.answers('sameRequest'));
  if (fingerprint === undefined) return { answer: syntaxError() };
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
