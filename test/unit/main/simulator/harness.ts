import { afterEach } from 'vitest';

import {
  createManualClock,
  startSimulator,
  type ManualClock,
  type Simulator,
  type SimulatorOptions,
} from '#main/simulator/simulator.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

/** A simulator under a clock that only the test moves, with a client for it. */
export interface Bench {
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  readonly terminalId: string;
  readonly send: (method: string, path: string, options?: SendOptions) => Promise<Reply>;
  /** Creates an order; the body is a good one with `change` laid over it. */
  readonly create: (change?: Record<string, unknown>, options?: SendOptions) => Promise<Reply>;
  /** Creates an order that must be accepted and tells its id. */
  readonly createdId: (change?: Record<string, unknown>) => Promise<string>;
  readonly read: (orderId: string, options?: SendOptions) => Promise<Reply>;
  readonly cancel: (orderId: string, options?: SendOptions) => Promise<Reply>;
}

export interface SendOptions {
  /** Null sends none. */
  readonly token?: string | null;
  /** Null sends none. */
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
  /** A string is sent as it is. */
  readonly body?: unknown;
}

const open: Simulator[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

let keys = 0;

/** A key no other request of this test file has used. */
export function freshKey(): string {
  keys += 1;
  return `key-${keys}`;
}

/** Starts a simulator that is closed after the test. */
export async function startBench(options: Partial<SimulatorOptions> = {}): Promise<Bench> {
  const clock = createManualClock();
  const simulator = await startSimulator({ site: 'MLA', clock, ...options });
  open.push(simulator);
  return benchOn(simulator, clock);
}

export function benchOn(simulator: Simulator, clock: ManualClock): Bench {
  const terminalId = simulator.terminals[0] ?? '';
  const send = async (method: string, path: string, options: SendOptions = {}): Promise<Reply> => {
    const { token = simulator.accessToken, key = null, headers = {}, body } = options;
    const response = await fetch(simulator.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(key === null ? {} : { 'x-idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  };
  const create: Bench['create'] = (change = {}, options = {}) =>
    send('POST', '/v1/orders', {
      key: freshKey(),
      body: { ...orderBody(terminalId), ...change },
      ...options,
    });
  return {
    simulator,
    clock,
    terminalId,
    send,
    create,
    createdId: async (change) => {
      const reply = await create(change);
      if (reply.status !== 201) throw new Error(`the order was refused: ${reply.text}`);
      return String(at(reply.json, 'id'));
    },
    read: (orderId, options) => send('GET', `/v1/orders/${orderId}`, options),
    cancel: (orderId, options) =>
      send('POST', `/v1/orders/${orderId}/cancel`, { key: freshKey(), ...options }),
  };
}

/** The smallest good body. */
export function orderBody(terminalId: string): Record<string, unknown> {
  return {
    type: 'point',
    external_reference: 'sale_77-1',
    transactions: { payments: [{ amount: '150.00' }] },
    config: { point: { terminal_id: terminalId } },
  };
}

/** The member of a parsed body under keys and indexes; undefined where there is none. */
export function at(json: unknown, ...path: readonly (string | number)[]): unknown {
  let value: unknown = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** The codes of a nested error envelope. */
export function codesOf(reply: Reply): unknown[] {
  const errors = at(reply.json, 'errors');
  return Array.isArray(errors) ? errors.map((error) => at(error, 'code')) : [];
}

/** Order status, order detail, payment status and payment detail as one text. */
export function statesOf(reply: Reply): string {
  const payment = at(reply.json, 'transactions', 'payments', 0);
  const order = `${String(at(reply.json, 'status'))}/${String(at(reply.json, 'status_detail'))}`;
  return `${order} ${String(at(payment, 'status'))}/${String(at(payment, 'status_detail'))}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
