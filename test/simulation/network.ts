import {
  classBrokenExchange,
  classResponse,
  type PointHttp,
  type PointRequest,
} from '#main/point/point-http.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { AskedReply, SimulatorCore } from '#main/simulator/simulator.ts';
import type { EventLog } from './event-log.ts';
import type { PaceWatch } from './oracle/pace.ts';
import type { Seeded } from './seeded.ts';
import { NETWORK_FAULTS, type NetworkFault } from './swarm.ts';
import type { Timeline } from './timeline.ts';

/** References of orders that are none of this till's begin so. */
export const OTHER_TILL = 'other-till-';

/** How old an answer may be that comes again. */
const LONGEST_STALE_MS = 10 * 60_000;

/** The till's own limit for a whole exchange. */
const REQUEST_TIMEOUT_MS = 10_000;

/** The run of the till that a request belongs to, as the wire needs to know it. */
export interface Sender {
  /** True when the till dies at this point, or is dead already. */
  isLostAt(point: string): boolean;
  /** Runs what comes off the wire in the till: later when it sleeps, never when it is dead. */
  deliver(context: string, run: (hasSlept: boolean) => void): void;
}

export interface Network {
  /** The client a run of the till has; its requests go to the acquirer through whatever is wrong at the time. */
  clientOf(sender: Sender): PointHttp;
  /** Nothing gets through until then. */
  cutUntil(atMs: number, isKnownAtOnce: boolean): void;
  /** The token is refused until then. */
  revokeUntil(atMs: number): void;
  /** Nothing goes wrong from now on. */
  heal(): void;
  /** Every body that was sent under an idempotency key; more than one for a key is a fault of the till. */
  bodiesByKey(): ReadonlyMap<string, ReadonlySet<string>>;
  /** Another till of the account sends what this one last sent, with a reference of its own; false when there is nothing yet. */
  repeatAsOther(reference: string): boolean;
  /** The last answer about this order that reached the till was an old one, and not true any more. */
  isDeceived(orderId: string): boolean;
  /** Requests for this charge are still on their way to the acquirer. */
  isUnderWay(text: string): boolean;
}

export interface NetworkParts {
  readonly timeline: Timeline;
  readonly acquirer: SimulatorCore;
  readonly random: Seeded;
  readonly log: EventLog;
  readonly faults: Readonly<Partial<Record<NetworkFault, number>>>;
  readonly onFault: (kind: string) => void;
  readonly pace: PaceWatch;
  /** Told after every request the acquirer has answered. */
  readonly onAnswered: (request: PointRequest, reply: AskedReply) => void;
}

/** The faults that befall an answer, after the request has been carried out. */
type ReplyFault = Extract<
  NetworkFault,
  | 'response_lost'
  | 'http_500'
  | 'http_502'
  | 'http_503'
  | 'http_504'
  | 'html_200'
  | 'truncated_json'
  | 'empty_body'
  | 'wrong_order'
  | 'stale_status'
>;

type Answer = AskedReply | { readonly broken: 'connect' | 'reset' | 'timeout' };

export function createNetwork(parts: NetworkParts): Network {
  const { timeline, acquirer, random, log } = parts;
  const active = NETWORK_FAULTS.flatMap((kind) => {
    const probability = parts.faults[kind];
    return probability === undefined ? [] : [{ kind, probability }];
  });
  const bodiesByKey = new Map<string, Set<string>>();
  /** Earlier answers by path, for those that come again when they are no longer true. */
  const earlier = new Map<string, { readonly reply: AskedReply; lastTrueAtMs: number }[]>();
  /** What another order's place is taken by: anything the acquirer has answered. */
  const others = new Map<string, AskedReply>();
  const deceived = new Set<string>();
  let lastCreate: PointRequest | undefined;
  const underWay = new Set<string>();
  let isHealed = false;
  let cutUntilMs = -1;
  let isCutKnown = true;
  let revokedUntilMs = -1;
  let sequence = 0;

  function drawFault(): NetworkFault | undefined {
    if (isHealed) return undefined;
    for (const { kind, probability } of active) {
      if (!random.isTrue(probability)) continue;
      parts.onFault(kind);
      return kind;
    }
    return undefined;
  }

  function askAcquirer(request: PointRequest, accessToken: string): AskedReply {
    return acquirer.ask({
      method: request.method,
      path: request.path,
      headers: {
        ...request.headers,
        accept: 'application/json',
        authorization: `Bearer ${accessToken}`,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      bodyText: request.body ?? '',
    });
  }

  function reach(request: PointRequest): AskedReply {
    const isRevoked = timeline.nowMs() < revokedUntilMs;
    const reply = askAcquirer(request, isRevoked ? 'revoked' : acquirer.accessToken);
    const isOrder = request.path !== '/checkout/preferences';
    if (isOrder && request.body?.includes('external_reference') === true) lastCreate = request;
    // Of a list nobody could tell that it is another one, or an old one.
    if ((reply.status === 200 || reply.status === 201) && !request.path.includes('?')) {
      const orderPath = pathOfOrder(request, reply);
      others.set(orderPath, reply);
      // What comes again is what a read has answered: a cache keeps no answer to a refund under the order's address.
      if (request.method === 'GET' || request.body?.includes('external_reference') === true) {
        const known = earlier.get(orderPath);
        const seen = { reply, lastTrueAtMs: timeline.nowMs() };
        const last = known?.at(-1);
        if (known === undefined) earlier.set(orderPath, [seen]);
        else if (last?.reply.text === reply.text) last.lastTrueAtMs = seen.lastTrueAtMs;
        else known.push(seen);
      }
    }
    parts.onAnswered(request, reply);
    return reply;
  }

  function spoil(fault: ReplyFault | undefined, request: PointRequest, reply: AskedReply): Answer {
    noteTruth(reply, false);
    switch (fault) {
      case 'html_200':
        return page(200);
      case 'truncated_json':
        return { ...reply, text: reply.text.slice(0, Math.floor(reply.text.length * random.next())) };
      case 'empty_body':
        return { ...reply, text: '' };
      case 'wrong_order': {
        if (request.path.includes('?')) return reply;
        const own = pathOfOrder(request, reply);
        const choice = [...others].filter(([path]) => path !== own);
        return choice.length === 0 ? reply : random.pick(choice)[1];
      }
      case 'stale_status': {
        const sinceMs = timeline.nowMs() - LONGEST_STALE_MS;
        const kept = (earlier.get(pathOfOrder(request, reply)) ?? []).filter(
          (each) => each.lastTrueAtMs >= sinceMs,
        );
        const old = random.pick([reply, ...kept.map((each) => each.reply)]);
        if (old.text !== reply.text) noteTruth(old, true);
        return old;
      }
      case 'response_lost':
        return { broken: random.isTrue(0.5) ? 'reset' : 'timeout' };
      case 'http_500':
      case 'http_502':
      case 'http_503':
      case 'http_504':
        return envelope(Number(fault.slice(5)));
      case undefined:
        return reply;
    }
  }

  function noteTruth(reply: AskedReply, isOld: boolean): void {
    const orderId = /"id":"([\w-]+)"/.exec(reply.text)?.[1] ?? '';
    if (isOld) deceived.add(orderId);
    else deceived.delete(orderId);
  }

  /** How the exchange goes: when each copy of the request arrives, if any does, and what comes back. */
  function exchange(
    request: PointRequest,
    answer: (afterMs: number, how: () => Answer) => void,
    done: () => void,
  ): void {
    const there = random.int(20, 150);
    const back = random.int(20, 150);
    if (!isHealed && timeline.nowMs() < cutUntilMs) {
      parts.onFault('outage');
      done();
      if (isCutKnown) answer(random.int(1, 3_000), () => ({ broken: 'connect' }));
      else answer(REQUEST_TIMEOUT_MS, () => ({ broken: 'timeout' }));
      return;
    }
    const drawn = drawFault();
    // Nobody repeats a request by himself that has no key: it would be another one.
    const isRepeatable = request.method !== 'POST' || !request.path.includes('/payment-intents');
    const fault = drawn === 'duplicate' && !isRepeatable ? undefined : drawn;
    const arrive = (afterMs: number, onReply: (reply: AskedReply) => void): void => {
      timeline.at(
        timeline.nowMs() + afterMs,
        () => {
          done();
          onReply(reach(request));
        },
        true,
      );
    };
    const unsent = (how: () => Answer, afterMs = there + back): void => {
      done();
      answer(afterMs, how);
    };
    switch (fault) {
      case 'never_sent':
        unsent(() => ({ broken: 'connect' }), random.int(1, 4_000));
        return;
      case 'request_lost':
        unsent(
          () => ({ broken: random.isTrue(0.5) ? 'reset' : 'timeout' }),
          random.int(50, REQUEST_TIMEOUT_MS),
        );
        return;
      case 'http_404':
      case 'http_408':
      case 'http_409':
      case 'http_423':
      case 'http_425':
        unsent(() => envelope(Number(fault.slice(5))));
        return;
      case 'http_429': {
        const seconds = random.int(1, 60);
        unsent(() => envelope(429, { 'retry-after': String(seconds) }));
        return;
      }
      case 'redirect_302':
        unsent(() => page(302));
        return;
      case 'slow_request':
        answer(REQUEST_TIMEOUT_MS, () => ({ broken: 'timeout' }));
        arrive(random.int(REQUEST_TIMEOUT_MS, 120_000), () => undefined);
        return;
      case 'slow_response':
        answer(REQUEST_TIMEOUT_MS, () => ({ broken: 'timeout' }));
        arrive(there, () => undefined);
        return;
      case 'duplicate':
        arrive(there, (reply) => {
          answer(back, () => reply);
        });
        arrive(there + random.int(0, 60_000), () => undefined);
        return;
      case 'http_500':
      case 'http_502':
      case 'http_503':
      case 'http_504':
        if (random.isTrue(0.5)) {
          unsent(() => envelope(Number(fault.slice(5))));
          return;
        }
        break;
      case 'response_lost':
      case 'html_200':
      case 'truncated_json':
      case 'empty_body':
      case 'wrong_order':
      case 'stale_status':
      case undefined:
        break;
    }
    arrive(there, (reply) => {
      answer(back, () => spoil(fault, request, reply));
    });
  }

  return {
    clientOf: (sender) => (request) =>
      new Promise<PointAnswer<unknown>>((resolve) => {
        const name = `http:${request.method} ${shapeOfPath(request.path)}`;
        // A promise that is never kept is how a dead program waits.
        if (sender.isLostAt(`${name}:before`)) return;
        sequence += 1;
        const number = sequence;
        const subject = `${String(number)} ${request.path} ${request.body ?? ''}`;
        const key = request.headers?.['x-idempotency-key'];
        if (key !== undefined) {
          const bodies = bodiesByKey.get(key) ?? new Set();
          bodiesByKey.set(key, bodies.add(`${request.method} ${request.path} ${request.body ?? ''}`));
        }
        log.add(`> ${String(number)} ${request.method} ${request.path} ${key ?? ''}`);
        underWay.add(subject);
        parts.pace.sent(sender, request);
        const answer = (afterMs: number, how: () => Answer): void => {
          timeline.at(timeline.nowMs() + afterMs, () => {
            sender.deliver('answer', (hasSlept) => {
              if (sender.isLostAt(`${name}:received`)) return;
              const received = hasSlept ? ({ broken: 'reset' } as const) : how();
              const classed = classOf(received);
              const asked = 'headers' in received ? Number(received.headers['retry-after'] ?? 0) : 0;
              parts.pace.answered(sender, request, asked);
              log.add(`< ${String(number)} ${textOf(received)} ${classed.kind}`);
              resolve(classed);
            });
          });
        };
        exchange(request, answer, () => underWay.delete(subject));
        sender.isLostAt(`${name}:sent`);
      }),
    cutUntil: (atMs, isKnownAtOnce) => {
      cutUntilMs = atMs;
      isCutKnown = isKnownAtOnce;
    },
    revokeUntil: (atMs) => {
      revokedUntilMs = atMs;
    },
    heal: () => {
      isHealed = true;
      revokedUntilMs = -1;
    },
    bodiesByKey: () => bodiesByKey,
    repeatAsOther: (reference) => {
      if (lastCreate?.body === undefined) return false;
      const body = lastCreate.body.replace(/("external_reference":")[^"]*/, `$1${OTHER_TILL}${reference}`);
      const { headers, ...rest } = lastCreate;
      const request = { ...rest, body, headers: { ...headers, 'x-idempotency-key': reference } };
      const reply = askAcquirer(request, acquirer.accessToken);
      log.add(`another till: ${String(reply.status)}`);
      return reply.status === 201;
    },
    isDeceived: (orderId) => deceived.has(orderId),
    isUnderWay: (text) => [...underWay].some((subject) => subject.includes(text)),
  };
}

/** Through the same classing as an answer off a socket. */
function classOf(answer: Answer): PointAnswer<unknown> {
  if (!('broken' in answer)) return classResponse(answer.status, answer.headers, answer.text);
  switch (answer.broken) {
    case 'connect':
      return classBrokenExchange({ code: 'ECONNREFUSED', timedOutIn: null, isBeforeConnection: true });
    case 'reset':
      return classBrokenExchange({ code: 'ECONNRESET', timedOutIn: null, isBeforeConnection: false });
    case 'timeout':
      return classBrokenExchange({ code: 'ETIMEDOUT', timedOutIn: 'request', isBeforeConnection: false });
  }
}

function textOf(answer: Answer): string {
  if ('broken' in answer) return answer.broken;
  const status = /"(?:status|state)":"(\w+)"/.exec(answer.text)?.[1] ?? '';
  const id = /"id":"([\w-]+)"/.exec(answer.text)?.[1] ?? '';
  return `${String(answer.status)} ${id} ${status}`;
}

function page(status: number): AskedReply {
  return {
    status,
    headers: { 'content-type': 'text/html', location: 'http://portal.example/login' },
    text: '<!doctype html><title>Wi-Fi</title><form></form>',
  };
}

function envelope(status: number, headers: Record<string, string> = {}): AskedReply {
  return {
    status,
    headers,
    text: JSON.stringify({ errors: [{ code: `http_${String(status)}`, message: '' }] }),
  };
}

/** The path by which an order can be read, of a request for it or of the create that answered it. */
function pathOfOrder(request: PointRequest, reply: AskedReply): string {
  if (request.method === 'GET') return request.path;
  const id = /"id":"(\w+)"/.exec(reply.text)?.[1];
  return id === undefined ? request.path : `/v1/orders/${id}`;
}

function shapeOfPath(path: string): string {
  return (path.split('?')[0] ?? '').replaceAll(
    /\/(?:[0-9A-Z_]{20,}|[0-9a-f-]{36}|\w+__\w+|\d{6,})/g,
    '/{id}',
  );
}
