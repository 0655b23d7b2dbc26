import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { authorize, dispatch } from './dispatch.ts';
import { nestedError, type ApiAnswer, type JsonValue } from './envelope.ts';
import { deliver, reachesCloud, type Delivery } from './fault-effects.ts';
import type { FaultQueue } from './faults.ts';
import { newRequestId } from './ids.ts';
import type { OrderRecord } from './order.ts';
import type { RequestLog } from './request-log.ts';
import type { Cloud } from './route.ts';
import { matchRoute } from './routes.ts';

/** The largest body that is read; see `bodyLimit` among the open questions. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** A larger one is thrown away up to here, so that its sender gets to read the refusal; then the connection ends. */
const DISCARD_LIMIT_BYTES = 64 * 1024 * 1024;
const LOGGED_BODY_CHARACTERS = 4_096;

export interface HttpParts {
  readonly cloud: Cloud;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
}

export interface HttpServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Stops listening and ends every connection, answered or not. */
  close(): Promise<void>;
}

/** Serves the cloud on the loopback address. `port` 0 takes any free one. Rejects when the port is taken. */
export async function listen(parts: HttpParts, port: number): Promise<HttpServer> {
  const pendingWaits = new Set<() => void>();
  const server = createServer((request, response) => {
    void serve(parts, pendingWaits, request, response).catch(() => response.destroy());
  });
  refuseBadHttp(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        for (const cancel of pendingWaits) cancel();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  parts: HttpParts,
  pendingWaits: Set<() => void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { cloud, faults, log } = parts;
  const method = request.method ?? '';
  const [path = '', ...query] = (request.url ?? '').split('?');
  const match = matchRoute(method, path);
  const route = match.kind === 'found' ? match.route.name : null;
  const bodyText = await readBody(request);
  const fault = faults.take(route);
  const authorized = authorize(cloud, request.headers.authorization);
  const answered = log.add({
    atMs: cloud.clock.nowMs(),
    method,
    path,
    route,
    idempotencyKey: headerText(request.headers['x-idempotency-key']),
    account: 'account' in authorized ? authorized.account.role : null,
    body: (bodyText ?? '').slice(0, LOGGED_BODY_CHARACTERS),
    fault: fault?.kind ?? null,
  });

  const wait = (ms: number | undefined): Promise<void> => waitOnClock(cloud, pendingWaits, ms);
  if (fault?.kind === 'delay') await wait(fault.beforeMs);
  const answer =
    fault !== undefined && !reachesCloud(fault)
      ? undefined
      : bodyText === undefined
        ? tooLarge()
        : dispatch(cloud, match, {
            method,
            path,
            query: new URLSearchParams(query.join('?')),
            headers: request.headers,
            bodyText,
          });
  if (fault?.kind === 'delay') await wait(fault.afterMs);

  const order = orderShownIn(cloud, answer);
  const status = send(response, deliver(fault, answer, order, cloud.view));
  if (status !== undefined) answered(status);
}

/** Sends and tells the status; undefined when the connection was reset instead. */
function send(response: ServerResponse, delivery: Delivery): number | undefined {
  if (delivery.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return undefined;
  }
  const { status, headers, text } =
    delivery.kind === 'raw'
      ? delivery
      : {
          status: delivery.answer.status,
          headers: { 'content-type': 'application/json; charset=utf-8', ...delivery.answer.headers },
          text: JSON.stringify(delivery.answer.body),
        };
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(text),
    'x-request-id': newRequestId(),
  });
  response.end(text);
  return status;
}

/** The whole body, or undefined when it is larger than the limit; the rest of it is thrown away. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length <= BODY_LIMIT_BYTES) chunks.push(bytes);
    if (length > DISCARD_LIMIT_BYTES) break;
  }
  return length > BODY_LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

function waitOnClock({ clock }: Cloud, pendingWaits: Set<() => void>, ms: number | undefined): Promise<void> {
  if (ms === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.schedule(clock.nowMs() + ms, () => {
      pendingWaits.delete(cancel);
      resolve();
    });
    pendingWaits.add(cancel);
  });
}

/** What is not HTTP gets an answer with a request id too, as far as it can be given one. */
function refuseBadHttp(server: Server): void {
  server.on('clientError', (_error, socket) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const text = JSON.stringify(nestedError(400, 'bad_request', 'Malformed HTTP request.').body);
    socket.end(
      'HTTP/1.1 400 Bad Request\r\ncontent-type: application/json; charset=utf-8\r\n' +
        `content-length: ${Buffer.byteLength(text)}\r\nx-request-id: ${newRequestId()}\r\n` +
        `connection: close\r\n\r\n${text}`,
    );
  });
}

function orderShownIn({ store }: Cloud, answer: ApiAnswer | undefined): OrderRecord | undefined {
  const id = memberOf(answer?.body, 'id');
  return typeof id === 'string' ? store.orders.get(id) : undefined;
}

function memberOf(body: JsonValue | undefined, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function tooLarge(): ApiAnswer {
  return nestedError(413, 'payload_too_large', 'The body is too large.');
}

function headerText(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null)
    throw new Error('the server is not listening on a port');
  return address.port;
}
