import { applyChargeEvent, prepareCharge, type Charge } from '#app/domain/charge.ts';
import type { ChargeEvent } from '#app/domain/charge-event.ts';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import { asChargeId, asSaleId, asTerminalId, type ChargeId } from '#app/domain/ids.ts';
import { createChargingLoop, type ChargingLoop, type Recorded } from '#main/charging/charging-loop.ts';
import { readOrderAnswer } from '#main/charging/read-answer.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { Gateway, PointOrder } from '#main/point/gateway.ts';
import type { Clock } from '#main/ports.ts';
import { createFakeIds } from '#test/fakes/fake-ids.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';

/** A clock that goes from one sleeper's time to the next, so that everything happens at its exact millisecond. */
export interface StridingClock extends Clock {
  /** Lets everything happen that falls due until then. */
  runUntil(atMs: number): Promise<void>;
  /** Sets the wall clock; who sleeps goes on sleeping as long. */
  jump(ms: number): void;
}

export function createStridingClock(): StridingClock {
  let elapsedMs = 0;
  let jumpedMs = 0;
  const sleepers = new Set<{ readonly atMs: number; readonly wake: () => void }>();
  /** Everything that follows from what has happened, in this turn. */
  const calm = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    nowMs: () => elapsedMs + jumpedMs,
    sleep: (delayMs, signal) => {
      if (signal.aborted) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const sleeper = {
        atMs: elapsedMs + delayMs,
        wake: () => {
          sleepers.delete(sleeper);
          resolve(undefined);
        },
      };
      sleepers.add(sleeper);
      signal.addEventListener('abort', sleeper.wake, { once: true });
      return promise;
    },
    runUntil: async (atMs) => {
      for (;;) {
        await calm();
        const [next] = [...sleepers].sort((a, b) => a.atMs - b.atMs);
        if (next === undefined || next.atMs > atMs) break;
        elapsedMs = Math.max(elapsedMs, next.atMs);
        next.wake();
      }
      elapsedMs = atMs;
    },
    jump: (ms) => {
      jumpedMs += ms;
    },
  };
}

export interface SentRequest {
  readonly operation: 'create' | 'read' | 'cancel';
  readonly chargeId: string;
  /** By the clock that is never set, from the start. */
  readonly atMs: number;
}

/** What the API does with a request: shows the order in a state, or answers nothing usable. */
export type Reaction = string | Extract<PointAnswer<never>, { kind: 'unanswered' }>;

export const NO_NETWORK = failure('network');

export function failure(
  reason: Extract<PointAnswer<never>, { kind: 'unanswered' }>['reason'],
  retryAfterMs: number | null = null,
): Extract<PointAnswer<never>, { kind: 'unanswered' }> {
  return { kind: 'unanswered', reason, retryAfterMs, neverSent: false, requestId: null };
}

/** The charging loop over charges in memory and an API that is a function of time. */
export interface LoopBench {
  readonly clock: StridingClock;
  readonly loop: ChargingLoop;
  readonly sent: SentRequest[];
  /** Makes a charge and follows it, as somebody does who stands there. */
  start(name: string): void;
  charge(name: string): Charge;
  /** When the charge was first known to be in its state. */
  cancel(name: string): void;
}

export function createLoopBench(options: {
  readonly seed: number;
  readonly react: (request: SentRequest) => Reaction;
  /** From sending to the API, and the same back. */
  readonly oneWayMs?: (random: number) => number;
  /** Whether what is heard can be kept; always when not given. */
  readonly canRecord?: () => boolean;
}): LoopBench {
  const clock = createStridingClock();
  const ids = createFakeIds(options.seed);
  const wire = createFakeIds(options.seed + 1_000_000);
  const never = new AbortController().signal;
  const charges = new Map<ChargeId, Charge>();
  const sent: SentRequest[] = [];

  const stored = (chargeId: ChargeId): StoredCharge => {
    const charge = charges.get(chargeId);
    if (charge === undefined) throw new Error(`no charge ${chargeId}`);
    return {
      charge,
      gateway: 'orders',
      options: NO_OPTIONS,
      requestBody: '{}',
      expiresAfterMs: 300_000,
      version: 1,
      isWithoutSale: false,
      cancelWishes: 1,
    };
  };
  const apply = (chargeId: ChargeId, event: ChargeEvent): Recorded => {
    if (options.canRecord?.() === false) throw new Error('the disk is full');
    const before = stored(chargeId).charge;
    const after = applyChargeEvent(before, event, clock.nowMs());
    charges.set(chargeId, after);
    return { stored: stored(chargeId), isNews: after !== before };
  };
  const ask = async (operation: SentRequest['operation'], name: string): Promise<PointAnswer<PointOrder>> => {
    const way = async (): Promise<void> => {
      const ms = options.oneWayMs?.(wire.random()) ?? 0;
      if (ms > 0) await clock.sleep(ms, never);
    };
    const request = { operation, chargeId: name, atMs: clock.nowMs() };
    sent.push(request);
    await way();
    const reaction = options.react({ ...request, atMs: clock.nowMs() });
    await way();
    if (typeof reaction !== 'string') return reaction;
    return { kind: 'ok', httpStatus: 200, value: orderOf(name, reaction), requestId: null };
  };
  const unused = (): never => {
    throw new Error('the loop does not do this');
  };
  const gateway: Gateway = {
    kind: 'orders',
    canFind: 'never',
    isCreateRepeatable: true,
    orderBody: unused,
    createOrder: (_body, key) => ask('create', key),
    getOrder: ({ orderId }) => ask('read', orderId),
    cancelOrder: ({ orderId }) => ask('cancel', orderId),
    findOrder: unused,
    refundBody: unused,
    refundOrder: unused,
    listTerminals: unused,
    setTerminalMode: unused,
  };
  const loop = createChargingLoop({
    gatewayOf: () => gateway,
    clock,
    ids,
    log: createMemoryLog(),
    load: stored,
    record: (chargeId, event) => apply(chargeId, event),
    recordOrder: (chargeId, order) => apply(chargeId, readOrderAnswer(stored(chargeId), order, 'practice')),
    onReachability: () => undefined,
  });
  return {
    clock,
    loop,
    sent,
    start: (name) => {
      const chargeId = asChargeId(name);
      const terms = { saleId: asSaleId(name), terminalId: asTerminalId(name), amountMinor: 1_500 };
      charges.set(
        chargeId,
        prepareCharge({ chargeId, ...terms, currency: 'ARS', preparedAtMs: clock.nowMs() }),
      );
      loop.watch(chargeId, true);
    },
    charge: (name) => stored(asChargeId(name)).charge,
    cancel: (name) => {
      apply(asChargeId(name), { kind: 'cancel_asked', by: 'cashier' });
      loop.hurry(asChargeId(name));
    },
  };
}

function orderOf(name: string, status: string): PointOrder {
  return {
    observed: {
      orderId: name,
      status,
      paymentId: null,
      paymentDetail: null,
      paidMinor: null,
      tipMinor: 0,
      paymentReference: null,
      paymentMethodId: null,
      paymentMethodType: null,
      installments: null,
      lastDigits: null,
    },
    externalReference: name,
    terminalId: name,
    amountMinor: 1_500,
    currency: 'ARS',
    isTest: null,
    refunds: null,
  };
}
