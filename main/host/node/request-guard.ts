import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may talk to the browser host: the page it served, in a browser that was given this run's token. */
export interface RequestGuard {
  /** 256 random bits, base64url; made anew at every start. */
  readonly token: string;
  /**
   * Whether the request was addressed to this till and sent by its own page, or by none. Another Host is a name somebody pointed at
   * 127.0.0.1 (DNS rebinding); another Origin is another page.
   */
  isFromHere(request: IncomingMessage, port: number): boolean;
  /** `Authorization: Bearer <token>`. */
  isAuthorized(request: IncomingMessage): boolean;
  /** The `token` of an address, given exactly once. */
  isAuthorizedAddress(query: string): boolean;
}

export function createRequestGuard(): RequestGuard {
  const token = randomBytes(32).toString('base64url');
  const isToken = (candidate: string): boolean => timingSafeEqual(digest(candidate), digest(token));
  return {
    token,
    isFromHere: (request, port) => {
      const { host, origin } = request.headers;
      if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false;
      return origin === undefined || origin === `http://${host}`;
    },
    isAuthorized: (request) => {
      const [scheme, candidate, ...rest] = (request.headers.authorization ?? '').split(' ');
      return scheme === 'Bearer' && candidate !== undefined && rest.length === 0 && isToken(candidate);
    },
    isAuthorizedAddress: (query) => {
      const [candidate, ...rest] = new URLSearchParams(query).getAll('token');
      return candidate !== undefined && rest.length === 0 && isToken(candidate);
    },
  };
}

/** Of equal length whatever is asked, so that the comparison says nothing by its time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
