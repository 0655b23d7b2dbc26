import { request } from 'node:http';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { startSimulator, type Scenario } from '#main/simulator/simulator.ts';
import { startControlBench } from './control-harness.ts';
import { at, benchOn, codesOf } from './harness.ts';

const manual = { pickUpMs: 'manual', decideMs: 'manual' } as const;

/** Sends a request with headers that `fetch` would not let be chosen; gives the status. */
function statusWith(
  url: string,
  options: { readonly method?: string; readonly headers: Record<string, string>; readonly body?: string },
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers, body = '' } = options;
    const sent = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the control calls', () => {
  it('GET /_control lists every call, and GET /_control/schema has the body of each that takes one', async () => {
    const bench = await startControlBench();
    const calls = at((await bench.control('GET', '')).json, 'calls');
    if (!Array.isArray(calls)) throw new Error('there are no calls');
    const schemas = (await bench.control('GET', '/schema')).json;
    for (const call of calls) {
      const name = `${String(at(call, 'method'))} ${String(at(call, 'path'))}`;
      const takesBody = !/^(?:GET|DELETE) |\/reset$/.test(name);
      expect([name, typeof at(schemas, name)]).toEqual([name, takesBody ? 'object' : 'undefined']);
    }
    expect(calls.length).toBeGreaterThan(20);
  });

  it('are neither noted among the requests nor spoilt by faults', async () => {
    const bench = await startControlBench();
    bench.simulator.faults.inject({ fault: { kind: 'status', status: 503 } });
    expect((await bench.control('GET', '/state')).status).toBe(200);
    expect(bench.simulator.requests()).toEqual([]);
    expect(bench.simulator.faults.pendingCount()).toBe(1);
  });

  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    '192.168.1.7',
    '127.0.0.1@evil.example',
  ])('cannot be reached under the host %s', async (host) => {
    const bench = await startControlBench();
    const url = `${bench.simulator.controlUrl}/truth`;
    expect(await statusWith(url, { headers: { host } })).toBe(403);
    expect(await statusWith(url, { headers: { host: new URL(url).host } })).toBe(200);
  });

  it('cannot be reached by a page of another origin', async () => {
    const bench = await startControlBench();
    const url = `${bench.simulator.controlUrl}/reset`;
    const { host, origin: own } = new URL(url);
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1', `https://${host}`]) {
      expect(await statusWith(url, { method: 'POST', headers: { host, origin } })).toBe(403);
    }
    expect(await statusWith(url, { method: 'POST', headers: { host, origin: own } })).toBe(200);
  });

  it.each([
    ['GET', '/nowhere', undefined, 404],
    ['GET', '/terminals/../truth/x', undefined, 404],
    ['GET', '/terminals/NOBODY__1', undefined, 404],
    ['DELETE', '/faults/9', undefined, 404],
    ['DELETE', '/truth', undefined, 405],
    ['PUT', '/customer', '{', 400],
    ['PUT', '/customer', { kind: 'dances' }, 400],
    ['POST', '/clock/advance', { ms: -1 }, 400],
    ['POST', '/clock/advance', { ms: '1' }, 400],
    ['POST', '/faults', { fault: { kind: 'status' } }, 400],
    ['POST', '/faults', { route: 'orders.create', fault: { kind: 'stale_read' } }, 400],
    ['POST', '/faults', { route: 'nowhere', fault: { kind: 'drop_request' } }, 400],
    ['GET', '/requests?after=x', undefined, 400],
    ['PUT', '/scenario', { version: 1, setup: { site: 'MLB' } }, 400],
    ['PUT', '/webhook', { webhook: { url: 'https://evil.example/', secret: 's' } }, 400],
  ])('answer %s %s with the body %j with %4$i', async (method, path, body, status) => {
    const bench = await startControlBench();
    expect((await bench.control(method, path, body)).status).toBe(status);
  });

  it('ask for a body of their type, which a page from elsewhere cannot send', async () => {
    const bench = await startControlBench();
    const headers = { 'content-type': 'text/plain' };
    const reply = await bench.control('PUT', '/customer', { kind: 'walks_away' }, { headers });
    expect(reply.status).toBe(415);
    expect(bench.simulator.customer()).toEqual({ kind: 'pays' });
  });
});

describe('control of customer, terminal and truth', () => {
  it('PUT /_control/customer says what the customer does, GET /_control/truth what was really charged', async () => {
    const bench = await startControlBench();
    await bench.control('PUT', '/customer', { kind: 'slow_issuer', charged: true });
    const id = await bench.createdId();
    bench.clock.advance(60_000);
    expect((await bench.control('GET', '/truth')).json).toMatchObject({
      currency: 'ARS',
      charges: [{ id, api: 'orders', chargeNumber: 1, status: 'action_required', chargedMinor: 15_000 }],
      chargedMinor: 15_000,
      refundedMinor: 0,
    });
  });

  it('GET /_control/truth has the charges of both generations', async () => {
    const bench = await startControlBench();
    await bench.createdId();
    bench.clock.advance(6_000);
    const path = `/point/integration-api/devices/${bench.terminalId}/payment-intents`;
    await bench.send('POST', path, { body: { amount: 2_000 } });
    bench.clock.advance(6_000);
    const truth = (await bench.control('GET', '/truth')).json;
    expect(truth).toMatchObject({
      charges: [
        { api: 'orders', chargeNumber: 1, intentState: null },
        { api: 'integration', chargeNumber: 2, intentState: 'FINISHED' },
      ],
      chargedMinor: 17_000,
    });
  });

  it('POST /_control/terminals/{terminal_id}/keys presses the keys of the device', async () => {
    const bench = await startControlBench({ pace: manual });
    const keys = (...pressed: string[]) =>
      bench.control('POST', `/terminals/${bench.terminalId}/keys`, { keys: pressed });
    const id = await bench.createdId();
    expect((await keys('green')).json).toMatchObject({ charge: { id, status: 'at_terminal' } });
    await keys('insert_card');
    bench.clock.advance(2_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'processed' }]);
    await keys('paper', 'connection');
    expect(bench.simulator.terminal(bench.terminalId)).toMatchObject({ hasPaper: false, isOnline: false });
  });

  it('POST /_control/terminals/{terminal_id}/keys pays with the card it is given, tip included', async () => {
    const bench = await startControlBench({ pace: manual });
    await bench.createdId();
    const path = `/terminals/${bench.terminalId}/keys`;
    await bench.control('POST', path, {
      keys: ['green', 'tap_card'],
      card: { kind: 'pays', brand: 'master', tipMinor: 1_000 },
    });
    bench.clock.advance(2_000);
    expect(bench.simulator.truth()).toMatchObject([{ chargedMinor: 16_000, tipMinor: 1_000 }]);
  });

  it('POST /_control/terminals/{terminal_id}/charge fetches, presents, decides and cancels', async () => {
    const bench = await startControlBench({ pace: manual });
    const charge = (body: unknown) => bench.control('POST', `/terminals/${bench.terminalId}/charge`, body);
    const first = await bench.createdId();
    expect((await charge({ act: 'present_card' })).status).toBe(409);
    expect((await charge({ act: 'pick_up' })).json).toMatchObject({ charge: { id: first } });
    await charge({ act: 'present_card', plan: { kind: 'declines', detail: 'high_risk' } });
    bench.clock.advance(2_000);
    await bench.createdId();
    await charge({ act: 'pick_up' });
    await charge({ act: 'cancel' });
    await bench.createdId();
    await charge({ act: 'pick_up' });
    await charge({ act: 'decide', outcome: { kind: 'pays', brand: 'amex' } });
    const statuses = bench.simulator.truth().map(({ status }) => status);
    expect(statuses).toEqual(['failed', 'canceled', 'processed']);
    const none = await charge({ act: 'cancel' });
    expect([none.status, codesOf(none)]).toEqual([409, ['not_now']]);
  });

  it('POST /_control/late-approvals charges what was given up', async () => {
    const bench = await startControlBench({ pace: manual });
    const id = await bench.createdId();
    await bench.cancel(id);
    expect((await bench.control('POST', '/late-approvals', { orderId: id })).status).toBe(200);
    expect(bench.simulator.truth()).toMatchObject([{ id, status: 'processed', chargedMinor: 15_000 }]);
    expect((await bench.control('POST', '/late-approvals', { orderId: id })).status).toBe(409);
    expect((await bench.control('POST', '/late-approvals', { orderId: 'x' })).status).toBe(404);
  });

  it('PATCH /_control/terminals/{terminal_id} changes connection, mode, software, paper and menu', async () => {
    const bench = await startControlBench();
    const change = { isOnline: false, operatingMode: 'STANDALONE', software: 'old', hasPaper: false };
    const reply = await bench.control('PATCH', `/terminals/${bench.terminalId}`, change);
    expect(reply.json).toMatchObject({ ...change, runningMode: 'STANDALONE', charge: null });
    expect((await bench.control('GET', '/terminals')).json).toMatchObject({
      terminals: [{ id: bench.terminalId, ...change }, { id: bench.simulator.foreignTerminals[0] }],
    });
  });

  it('PATCH /_control/terminals/{terminal_id} keeps a terminal from fetching while its menu is open', async () => {
    const bench = await startControlBench();
    const path = `/terminals/${bench.terminalId}`;
    await bench.control('PATCH', path, { isMenuOpen: true });
    await bench.createdId();
    bench.clock.advance(60_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'created' }]);
    await bench.control('PATCH', path, { isMenuOpen: false });
    bench.clock.advance(6_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'processed' }]);
  });
});

describe('control of faults, requests and reset', () => {
  it('POST /_control/faults adds, GET lists, DELETE removes', async () => {
    const bench = await startControlBench();
    const fault = { route: 'orders.get', fault: { kind: 'status', status: 503 }, times: 3 };
    const id = at((await bench.control('POST', '/faults', fault)).json, 'id');
    const order = await bench.createdId();
    expect((await bench.read(order)).status).toBe(503);
    expect((await bench.control('GET', '/faults')).json).toEqual({
      faults: [{ id, injection: fault, struck: 1 }],
    });
    expect((await bench.control('DELETE', `/faults/${String(id)}`)).status).toBe(200);
    expect((await bench.read(order)).status).toBe(200);
    await bench.control('POST', '/faults', fault);
    await bench.control('DELETE', '/faults');
    expect((await bench.read(order)).status).toBe(200);
  });

  it('GET /_control/requests tells what has arrived since', async () => {
    const bench = await startControlBench();
    await bench.createdId();
    await bench.send('GET', '/terminals/v1/list');
    expect((await bench.control('GET', '/requests?after=1')).json).toMatchObject({
      requests: [{ sequence: 2, route: 'terminals.list', status: 200 }],
    });
  });

  it('POST /_control/reset forgets what happened and starts the scenario anew', async () => {
    const scenario: Scenario = {
      version: 1,
      customer: { kind: 'walks_away' },
      faults: [{ route: 'orders.get', fault: { kind: 'status', status: 500 } }],
    };
    const bench = await startControlBench({ scenario });
    const id = await bench.createdId();
    expect((await bench.read(id)).status).toBe(500);
    bench.simulator.setCustomer({ kind: 'pays' });
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    await bench.control('POST', '/reset');
    expect(bench.simulator.truth()).toEqual([]);
    expect(bench.simulator.requests()).toEqual([]);
    expect(bench.simulator.customer()).toEqual({ kind: 'walks_away' });
    expect(bench.simulator.terminal(bench.terminalId).isOnline).toBe(true);
    // The token is the same, the key is free again, and the fault strikes again.
    const again = await bench.createdId();
    expect(again).not.toBe(id);
    expect((await bench.read(again)).status).toBe(500);
    expect((await bench.control('GET', '/truth')).json).toMatchObject({ charges: [{ chargeNumber: 1 }] });
  });

  it('GET /_control/open-questions tells the reading in force', async () => {
    const bench = await startControlBench({ openQuestions: { wrongMethod: '404 not_found' } });
    const rows = (await bench.control('GET', '/open-questions')).json;
    expect(rows).toContainEqual(
      expect.objectContaining({
        setting: 'wrongMethod',
        choice: '405 method_not_allowed',
        inForce: '404 not_found',
      }),
    );
  });

  it('GET /_control/state tells country, clock, customer, scenario and faults', async () => {
    const bench = await startControlBench();
    expect((await bench.control('GET', '/state')).json).toMatchObject({
      site: 'MLA',
      clock: { nowMs: bench.clock.nowMs(), now: '2026-01-05T12:00:00.000Z' },
      customer: { kind: 'pays' },
      scenario: { version: 1 },
      faults: [],
    });
  });
});

describe('control of the clock', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('POST /_control/clock/advance moves the time on, and what falls due happens', async () => {
    const bench = await startControlBench();
    await bench.createdId();
    const beforeMs = bench.clock.nowMs();
    const reply = await bench.control('POST', '/clock/advance', { ms: 6_000 });
    expect(at(reply.json, 'nowMs')).toBe(beforeMs + 6_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'processed', updatedAtMs: beforeMs + 5_000 }]);
  });

  it('PATCH /_control/clock is refused when the program that started the simulator drives the time', async () => {
    const bench = await startControlBench();
    expect((await bench.control('PATCH', '/clock', { speed: 2 })).status).toBe(409);
  });

  it('PATCH /_control/clock freezes the machine’s time, which only advance moves then', async () => {
    const simulator = await startSimulator({ site: 'MLA' });
    const bench = benchOn(simulator, { ...unusedClock, nowMs: () => Date.now() });
    try {
      const send = (method: string, path: string, body?: unknown) =>
        bench.send(method, `/_control${path}`, { token: null, body });
      const frozen = (await send('PATCH', '/clock', { isFrozen: true })).json;
      expect(frozen).toMatchObject({ isFrozen: true, speed: 1 });
      await bench.createdId();
      const pastMs = Date.now() + 1;
      await expect.poll(() => Date.now()).toBeGreaterThan(pastMs);
      expect(at((await send('GET', '/clock')).json, 'nowMs')).toBe(at(frozen, 'nowMs'));
      expect(simulator.truth()).toMatchObject([{ status: 'created' }]);
      await send('POST', '/clock/advance', { ms: 5_000 });
      expect(simulator.truth()).toMatchObject([{ status: 'processed' }]);
      const running = (await send('PATCH', '/clock', { isFrozen: false, speed: 1_000 })).json;
      expect(running).toMatchObject({ isFrozen: false, speed: 1_000 });
      await bench.createdId();
      await expect.poll(() => simulator.truth()[1]?.status).toBe('processed');
    } finally {
      await simulator.close();
    }
  });
});

/** For a bench whose time is the machine's. */
const unusedClock = {
  schedule: () => () => undefined,
  advance: () => {
    throw new Error('this clock is not for the test to move');
  },
};
