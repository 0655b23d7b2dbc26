import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { authorize, dispatch } from './dispatch.ts';
import { nestedError, type ApiAnswer, type JsonValue } from './envelope.ts';
import { deliver, earlierState, reachesCloud } from './fault-effects.ts';
import type { FaultQueue } from './faults.ts';
import { readBody } from './http-body.ts';
import { send } from './http-send.ts';
import { newRequestId, newUuid } from './ids.ts';
import { asItWas } from './integration/intent-state.ts';
import { readIntent } from './integration/intent-view.ts';
import { isFromThisMachine, serviceFor, type LocalService } from './local-service.ts';
import type { RequestLog } from './request-log.ts';
import type { Cloud } from './route.ts';
import { matchRoute } from './routes.ts';

const LOGGED_BODY_CHARACTERS = 4_096;
/** How long a request is held back for another one that does not come, in simulated milliseconds. */
const LONGEST_HOLD_MS = 30_000;

export interface HttpParts {
  readonly cloud: Cloud;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  /** What is served beside the API; asked for anew with every request. */
  readonly services?: () => readonly LocalService[];
}

export interface HttpServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Stops listening and ends every connection, answered or not. */
  close(): Promise<void>;
}

/** Serves the cloud on the loopback address. `port` 0 takes any free one. Rejects when the port is taken. */
export async function listen(parts: HttpParts, port: number): Promise<HttpServer> {
  const serving: Serving = { parts, pendingWaits: new Set(), held: new Set() };
  const { pendingWaits } = serving;
  // A request without Host is the API's to answer; the local services refuse it themselves.
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const service = serviceFor(parts.services?.() ?? [], path);
    const served =
      service === undefined
        ? serve(serving, request, response)
        : serveLocally(service, request, response, path);
    void served.catch(() => response.destroy());
  });
  refuseBadHttp(server);
  refuseExpectations(server);
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

/** What the requests of one server share. */
interface Serving {
  readonly parts: HttpParts;
  readonly pendingWaits: Set<() => void>;
  /** Lets go requests that wait for another one to be answered. */
  readonly held: Set<() => void>;
}

async function serveLocally(
  service: LocalService,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (isFromThisMachine(request)) return service.serve(request, response, path);
  const refusal = nestedError(403, 'forbidden', 'This address is for this machine only.');
  await send(response, { kind: 'answer', answer: refusal }, () => Promise.resolve(), newRequestId());
}

async function serve(server: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { cloud, faults, log } = server.parts;
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
    body: beginningOf(bodyText ?? ''),
    fault: fault?.kind ?? null,
  });

  const wait = (ms: number | undefined): Promise<void> => waitOnClock(cloud, server.pendingWaits, ms);
  const until = (atMostMs: number): Promise<void> => untilAnother(server, wait(atMostMs));
  if (fault?.kind === 'delay') await wait(fault.beforeMs);
  const isHeld = fault?.kind === 'reorder';
  if (isHeld && fault.what !== 'answer') await until(fault.atMostMs ?? LONGEST_HOLD_MS);
  const ask = (): ApiAnswer =>
    bodyText === undefined
      ? tooLarge()
      : dispatch(cloud, match, {
          method,
          path,
          query: new URLSearchParams(query.join('?')),
          headers: request.headers,
          bodyText,
        });
  const first = fault !== undefined && !reachesCloud(fault) ? undefined : ask();
  const second = fault?.kind === 'duplicate' ? ask() : undefined;
  const answer = fault?.kind === 'duplicate' && fault.answered === 'second' ? second : first;
  if (isHeld && fault.what === 'answer') await until(fault.atMostMs ?? LONGEST_HOLD_MS);
  if (fault?.kind === 'delay') await wait(fault.afterMs);

  const delivery = deliver(fault, answer, { route, earlier: (as) => earlierBody(cloud, answer, as) });
  const status = await send(response, delivery, wait, newUuid(cloud.chance, 'request'));
  if (status !== undefined) answered(status);
  if (!isHeld) release(server);
}

/** Waits until another request has been answered, or until `atMost`. */
function untilAnother({ held }: Serving, atMost: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    held.add(resolve);
    void atMost.then(() => {
      held.delete(resolve);
      resolve();
    });
  });
}

/** Lets go the requests that were held back until this one was answered. */
function release({ held }: Serving): void {
  const waiting = [...held];
  held.clear();
  for (const go of waiting) go();
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

/** Only `100-continue` is understood; the answer to anything else is like the others. */
function refuseExpectations(server: Server): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const answer = nestedError(417, 'expectation_failed', 'The expectation cannot be met.');
    void send(response, { kind: 'answer', answer }, () => Promise.resolve(), newRequestId());
  });
}

/** What the log keeps of a body: a copy, as a slice would keep the whole of it in memory. */
function beginningOf(text: string): string {
  if (text.length <= LOGGED_BODY_CHARACTERS) return text;
  return Buffer.from(text.slice(0, LOGGED_BODY_CHARACTERS), 'utf16le').toString('utf16le');
}

/** The answer as it would have been in an earlier state of the order or intent it shows. */
function earlierBody(
  { store, view, clock, answers }: Cloud,
  answer: ApiAnswer | undefined,
  as: 'previous' | 'created' | 'at_terminal',
): JsonValue | undefined {
  const id = memberOf(answer?.body, 'id');
  const order = typeof id === 'string' ? store.orders.get(id) : undefined;
  const state = order === undefined ? undefined : earlierState(order, as);
  if (order === undefined || state === undefined) return undefined;
  return order.intent === null
    ? view.readAt(order, state)
    : readIntent(asItWas(order, state), clock.nowMs(), answers);
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
