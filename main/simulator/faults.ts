import { z } from 'zod';

import { ROUTE_NAMES, type RouteName } from './routes.ts';
import { drawn } from './seeded.ts';

const WaitMs = z.int().min(0).max(86_400_000);
const Status = z.int().min(300).max(599);
const isCommitted = z.boolean().exactOptional();

/** Something that goes wrong between a client and the cloud. Waits are on the simulator's clock. */
export const Fault = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('drop_request') })
    .describe('The connection is reset before the cloud sees the request.'),
  z
    .strictObject({ kind: z.literal('drop_response') })
    .describe('The cloud does its work, then the connection is reset instead of an answer.'),
  z
    .strictObject({ kind: z.literal('no_answer'), isCommitted })
    .describe('Nothing comes back and the connection stays open until the client gives up.'),
  z
    .strictObject({
      kind: z.literal('connection_reset'),
      after: z.enum(['headers', 'half_body']).exactOptional(),
    })
    .describe(
      'The cloud does its work; the connection is reset after the headers or half the body (the default).',
    ),
  z
    .strictObject({ kind: z.literal('tls_error') })
    .describe(
      'The connection is closed without an answer before the cloud sees the request, as after a failed handshake.',
    ),
  z
    .strictObject({
      kind: z.literal('delay'),
      beforeMs: WaitMs.exactOptional(),
      afterMs: WaitMs.exactOptional(),
    })
    .describe('Waits before the cloud sees the request and before the answer goes out.'),
  z
    .strictObject({ kind: z.literal('slow_body'), overMs: WaitMs })
    .describe('The headers come at once, the body in ten pieces over this time.'),
  z
    .strictObject({
      kind: z.literal('duplicate'),
      answered: z.enum(['first', 'second']).exactOptional(),
    })
    .describe(
      'The request reaches the cloud twice; the client gets the answer to the first one, or to the second.',
    ),
  z
    .strictObject({
      kind: z.literal('reorder'),
      what: z.enum(['request', 'answer']).exactOptional(),
      atMostMs: WaitMs.exactOptional(),
    })
    .describe(
      'The request (the default), or its answer, is held back until another request has been answered, 30 s at most.',
    ),
  z
    .strictObject({
      kind: z.literal('status'),
      status: Status,
      code: z.string().exactOptional(),
      retryAfterSeconds: z.int().min(0).exactOptional(),
      isCommitted,
    })
    .describe(
      'Another answer than the cloud’s: 408, 409, 423, 425, 429, 5xx… `isCommitted` says whether the cloud did its work.',
    ),
  z.strictObject({ kind: z.literal('unauthorized') }).describe('The token is refused.'),
  z
    .strictObject({
      kind: z.literal('html_page'),
      status: z.int().min(200).max(599).exactOptional(),
      isCommitted,
    })
    .describe('A page of a captive portal or a proxy, with 200 and text/html.'),
  z
    .strictObject({ kind: z.literal('redirect'), location: z.string(), isCommitted })
    .describe('302 to another address.'),
  z
    .strictObject({ kind: z.literal('empty_body') })
    .describe('The right status and headers with an empty body.'),
  z
    .strictObject({ kind: z.literal('truncated_body') })
    .describe('The answer breaks off in the middle, with a Content-Length that agrees.'),
  z
    .strictObject({
      kind: z.literal('oversized_body'),
      bytes: z
        .int()
        .min(1)
        .max(64 * 1024 * 1024)
        .exactOptional(),
    })
    .describe('The answer with so much padding that it exceeds `bytes` (1 MiB by default).'),
  z
    .strictObject({
      kind: z.literal('altered_order'),
      id: z.string().exactOptional(),
      amount: z.string().exactOptional(),
      paidAmount: z.string().exactOptional(),
      currency: z.string().exactOptional(),
      externalReference: z.string().exactOptional(),
      status: z.string().exactOptional(),
      statusDetail: z.string().exactOptional(),
    })
    .describe(
      'The order in the answer has other values than the cloud’s order; only the given ones are altered.',
    ),
  z
    .strictObject({ kind: z.literal('altered_body'), members: z.record(z.string(), z.json()) })
    .describe(
      'The answer of any route with other values for these members, such as a wrong id or an unknown state.',
    ),
  z.strictObject({ kind: z.literal('missing_order_id') }).describe('The answer has no order id.'),
  z
    .strictObject({
      kind: z.literal('stale_read'),
      as: z.enum(['previous', 'created', 'at_terminal']).exactOptional(),
    })
    .describe(
      'A read answers what it would have answered in the state before, or in the given one: `orders.get` and `integration.get_intent` only.',
    ),
]);
export type Fault = Readonly<z.infer<typeof Fault>>;

/** The routes whose answers are of a state that had others before it. */
const STALE_ROUTES: readonly RouteName[] = ['orders.get', 'integration.get_intent'];

export const Injection = z
  .strictObject({
    route: z.enum(ROUTE_NAMES).exactOptional().describe('Every route, unknown paths included, when absent.'),
    fault: Fault,
    times: z
      .int()
      .min(1)
      .exactOptional()
      .describe('How many requests it spoils: 1 by default, without end when it has a probability.'),
    after: z
      .int()
      .min(0)
      .exactOptional()
      .describe('How many requests pass unharmed before it; 0 by default.'),
    probability: z
      .number()
      .gt(0)
      .max(1)
      .exactOptional()
      .describe(
        'How likely it is to spoil a request it concerns; the seed decides, the same way every time.',
      ),
  })
  .refine(
    ({ route, fault }) =>
      fault.kind !== 'stale_read' || (route !== undefined && STALE_ROUTES.includes(route)),
    {
      path: ['route'],
      message: `A stale_read needs one of the routes ${STALE_ROUTES.join(', ')}.`,
    },
  );
/** Something to go wrong, where and how often. */
export type Injection = Readonly<z.infer<typeof Injection>>;

/** Where tests make things go wrong. The oldest injection that concerns a request is the one that spoils it. */
export interface Faults {
  /** Adds an injection; returns its removal. Throws for a stale read on a route that has no earlier state. */
  inject(injection: Injection): () => void;
  clear(): void;
  /** How many requests the injections will still spoil; those without end are not counted. */
  pendingCount(): number;
}

/** An injection that has not been used up. */
export interface PendingInjection {
  readonly id: number;
  readonly injection: Injection;
  /** How many requests it has spoilt. */
  readonly struck: number;
}

/** The same, for the server and the control API. Ids are 1, 2, 3… in the order of injection, from 1 after `clear`. */
export interface FaultQueue extends Faults {
  /** The fault for a request that has arrived at `route`, used up by it. */
  take(route: string | null): Fault | undefined;
  pending(): readonly PendingInjection[];
  /** Id of the injection that was added last. */
  lastId(): number;
  /** Removes one injection; false when there is none of this id. */
  remove(id: number): boolean;
  /** Starts the draws of a new seed from their beginning. */
  reseed(seed: number): void;
}

interface Queued {
  readonly id: number;
  readonly injection: Injection;
  /** Undefined is without end. */
  times: number | undefined;
  after: number;
  seen: number;
  struck: number;
}

export function createFaults(initialSeed = 1): FaultQueue {
  let seed = initialSeed;
  let queue: Queued[] = [];
  let lastId = 0;

  /** Counts a request the item concerns; whether it is spoilt. */
  const strikes = (item: Queued): boolean => {
    if (item.after > 0) {
      item.after -= 1;
      return false;
    }
    item.seen += 1;
    const { probability } = item.injection;
    if (probability !== undefined && drawn(seed, `fault ${item.id}`, item.seen) >= probability) return false;
    item.struck += 1;
    if (item.times !== undefined) item.times -= 1;
    queue = queue.filter((other) => other.times === undefined || other.times > 0);
    return true;
  };

  return {
    inject: (injection) => {
      const { error } = Injection.safeParse(injection);
      if (error !== undefined) throw new Error(error.issues.map(({ message }) => message).join(' '));
      lastId += 1;
      const times = injection.times ?? (injection.probability === undefined ? 1 : undefined);
      const item = { id: lastId, injection, times, after: injection.after ?? 0, seen: 0, struck: 0 };
      queue.push(item);
      return () => {
        queue = queue.filter((other) => other !== item);
      };
    },
    clear: () => {
      queue = [];
      lastId = 0;
    },
    pendingCount: () => queue.reduce((sum, item) => sum + (item.times ?? 0), 0),
    take: (route) => {
      for (const item of queue) {
        if (item.injection.route !== undefined && item.injection.route !== route) continue;
        if (strikes(item)) return item.injection.fault;
      }
      return undefined;
    },
    lastId: () => lastId,
    pending: () => queue.map(({ id, injection, struck }) => ({ id, injection, struck })),
    remove: (id) => {
      const kept = queue.filter((item) => item.id !== id);
      const isFound = kept.length < queue.length;
      queue = kept;
      return isFound;
    },
    reseed: (next) => {
      seed = next;
      for (const item of queue) item.seen = 0;
    },
  };
}
