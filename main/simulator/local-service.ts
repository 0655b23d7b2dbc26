import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Something the server has for this machine alone, beside the API: the control calls and the terminal's page. It is
 * neither spoilt by faults nor noted in the request log.
 */
export interface LocalService {
  /** First segment of its paths, with the slash before it. */
  readonly prefix: string;
  /** Answers a request from this machine to `path`, which has no query. What it rejects with ends the connection. */
  serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
}

/** The service a path belongs to. */
export function serviceFor(services: readonly LocalService[], path: string): LocalService | undefined {
  return services.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
}

/**
 * Whether a request was meant for this machine by somebody on it. The server listens on the loopback address only,
 * but a page from anywhere that a browser on this machine shows can send requests to it too: such a request has a
 * foreign `Host` (a name that was made to lead here) or a foreign `Origin`, and is refused.
 */
export function isFromThisMachine({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { host, origin } = headers;
  if (host === undefined || !/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(host)) return false;
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
