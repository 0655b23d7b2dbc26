import { Agent, request } from 'node:http';

import type { ManualClock, Simulator } from '#main/simulator/simulator.ts';

/** From creation until terminal, customer and issuer have done their part, in simulated milliseconds. */
const PAYMENT_MS = 5_000;

export interface OrderRun {
  readonly processed: number;
  readonly wallMs: number;
  /** Memory in use after a collection, at the start, after every tenth of the run and at the end. */
  readonly heapBytes: readonly number[];
}

/**
 * Sends orders to the simulator over HTTP one after the other, lets the time pass in which each is paid, and reads
 * each until it is processed. `collect` is the collector of garbage, for figures of the memory that mean something;
 * `pauseMs` of simulated time pass after each order.
 */
export async function runOrders(
  simulator: Simulator,
  clock: ManualClock,
  count: number,
  collect?: () => void,
  pauseMs = 0,
): Promise<OrderRun> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const heapBytes: number[] = [];
  const measure = (): void => {
    collect?.();
    heapBytes.push(process.memoryUsage().heapUsed);
  };
  const call = (method: string, path: string, key?: string, body?: object): Promise<CallReply> =>
    callOnce(agent, simulator, method, path, key, body);
  const terminalId = simulator.terminals[0] ?? '';
  measure();
  const startedAtMs = performance.now();
  let measuringMs = 0;
  let processed = 0;
  for (let index = 0; index < count; index += 1) {
    const created = await call('POST', '/v1/orders', `run-${index}`, {
      type: 'point',
      external_reference: `run-${index}`,
      transactions: { payments: [{ amount: '150.00' }] },
      config: { point: { terminal_id: terminalId } },
    });
    if (created.status !== 201) throw new Error(`order ${index} was refused: ${created.text}`);
    clock.advance(PAYMENT_MS);
    const { id } = readOrder(created.text);
    const read = await call('GET', `/v1/orders/${id}`);
    if (readOrder(read.text).status === 'processed') processed += 1;
    clock.advance(pauseMs);
    if ((index + 1) % Math.max(1, count / 10) === 0) {
      const measureAtMs = performance.now();
      measure();
      measuringMs += performance.now() - measureAtMs;
    }
  }
  const wallMs = performance.now() - startedAtMs - measuringMs;
  agent.destroy();
  return { processed, wallMs, heapBytes };
}

interface CallReply {
  readonly status: number;
  readonly text: string;
}

function callOnce(
  agent: Agent,
  simulator: Simulator,
  method: string,
  path: string,
  key?: string,
  body?: object,
): Promise<CallReply> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const sent = request(simulator.url + path, {
      agent,
      method,
      headers: {
        authorization: `Bearer ${simulator.accessToken}`,
        ...(key === undefined ? {} : { 'x-idempotency-key': key }),
        ...(text === ''
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let received = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (received += chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: received }));
    });
    sent.end(text);
  });
}

function readOrder(text: string): { readonly id: string; readonly status: string } {
  const order: unknown = JSON.parse(text);
  if (typeof order !== 'object' || order === null) throw new Error(`no order: ${text}`);
  return { id: String(Reflect.get(order, 'id')), status: String(Reflect.get(order, 'status')) };
}
