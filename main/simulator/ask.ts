import { authorize, dispatch } from './dispatch.ts';
import { textOf } from './envelope.ts';
import { newUuid } from './ids.ts';
import type { RequestLog } from './request-log.ts';
import type { Cloud } from './route.ts';
import { matchRoute } from './routes.ts';

/** A request handed to the simulator by the program it runs in. */
export interface AskedRequest {
  readonly method: string;
  /** With the query, as on the request line. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for none. */
  readonly bodyText: string;
}

/** What would have gone over the wire. */
export interface AskedReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Answers a request at once and without a socket, as the server does: same routes, same checks, same log. Faults of the wire
 * are the asker's own to make; those that were injected wait for a request that comes over HTTP.
 */
export function ask(cloud: Cloud, log: RequestLog, request: AskedRequest): AskedReply {
  const { method, headers, bodyText } = request;
  const [path = '', ...query] = request.path.split('?');
  const match = matchRoute(method, path);
  const authorized = authorize(cloud, headers.authorization);
  const answered = log.add({
    atMs: cloud.clock.nowMs(),
    method,
    path,
    route: match.kind === 'found' ? match.route.name : null,
    idempotencyKey: headers['x-idempotency-key'] ?? null,
    account: 'account' in authorized ? authorized.account.role : null,
    body: bodyText,
    fault: null,
  });
  const search = new URLSearchParams(query.join('?'));
  const answer = dispatch(cloud, match, { method, path, query: search, headers: { ...headers }, bodyText });
  answered(answer.status);
  return {
    status: answer.status,
    headers: { ...answer.headers, 'x-request-id': newUuid(cloud.chance, 'request') },
    text: textOf(answer),
  };
}
