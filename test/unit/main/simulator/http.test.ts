import { connect } from 'node:net';

import { describe, expect, it } from 'vitest';

import type { Simulator } from '#main/simulator/simulator.ts';
import { codesOf, freshKey, orderBody, startBench } from './harness.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Sends bytes as they are and gives what comes back until the connection ends. */
function sendRaw(simulator: Simulator, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1', () => socket.write(bytes));
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (received += chunk));
    socket.on('end', () => resolve(received));
    socket.on('error', reject);
  });
}

describe('authorization', () => {
  it.each([
    { name: 'no header', token: null, headers: {}, message: 'authorization value not present' },
    {
      name: 'an empty header',
      token: null,
      headers: { authorization: '' },
      message: 'authorization value not present',
    },
    {
      name: 'another scheme',
      token: null,
      headers: { authorization: 'Basic abc' },
      message: 'authorization value not present',
    },
    { name: 'an unknown token', token: 'APP_USR-1-2-3', headers: {}, message: 'user not found' },
  ])('answers $name with the flat 401', async ({ token, headers, message }) => {
    const bench = await startBench();
    for (const [method, path] of [
      ['POST', '/v1/orders'],
      ['GET', '/v1/orders/ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D'],
      ['POST', '/v1/orders/ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D/cancel'],
      ['GET', '/terminals/v1/list'],
    ] as const) {
      const reply = await bench.send(method, path, { token, headers });
      expect([reply.status, reply.json]).toEqual([401, { code: 'unauthorized', message }]);
    }
  });

  it('does not take the token from the query', async () => {
    const bench = await startBench();
    const path = `/terminals/v1/list?access_token=${bench.simulator.accessToken}`;
    expect((await bench.send('GET', path, { token: null })).status).toBe(401);
  });
});

describe('the server', () => {
  it('puts a request id of its own on every answer', async () => {
    const bench = await startBench();
    const replies = [
      await bench.create(),
      await bench.create({ type: 'x' }),
      await bench.send('GET', '/terminals/v1/list'),
      await bench.send('GET', '/terminals/v1/list', { token: 'x' }),
      await bench.send('GET', '/nowhere'),
      await bench.send('DELETE', '/v1/orders'),
    ];
    const ids = replies.map((reply) => reply.headers.get('x-request-id'));
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    { name: 'without a Host', lines: '', status: 401 },
    { name: 'with an expectation it cannot meet', lines: 'host: 127.0.0.1\r\nexpect: x\r\n', status: 417 },
  ])('puts a request id on the answer to a request $name', async ({ lines, status }) => {
    const bench = await startBench();
    const text = await sendRaw(
      bench.simulator,
      `GET /terminals/v1/list HTTP/1.1\r\n${lines}connection: close\r\n\r\n`,
    );
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toMatch(/^x-request-id: [0-9a-f-]{36}\r$/im);
  });

  it('refuses the control calls to a request without a Host', async () => {
    const bench = await startBench();
    const text = await sendRaw(bench.simulator, 'GET /_control/truth HTTP/1.1\r\nconnection: close\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1.1 403 /);
  });

  it.each([
    '/',
    '/v1',
    '/v1/order',
    '/v1/orders/a/b',
    '/v2/orders',
    '/terminals/v1/list/',
    '/point/integration-api/device',
  ])('answers the unknown path %s with 404', async (path) => {
    const bench = await startBench();
    const reply = await bench.send('GET', path);
    expect([reply.status, codesOf(reply)]).toEqual([404, ['not_found']]);
  });

  it.each([
    ['PUT', '/v1/orders'],
    ['DELETE', '/v1/orders/ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D'],
    ['GET', '/v1/orders/ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D/cancel'],
    ['POST', '/terminals/v1/list'],
  ])('answers %s %s with 405', async (method, path) => {
    const bench = await startBench();
    const reply = await bench.send(method, path);
    expect([reply.status, codesOf(reply)]).toEqual([405, ['method_not_allowed']]);
  });

  it('refuses a body of 10 MB and goes on', async () => {
    const bench = await startBench();
    const body = JSON.stringify({
      ...orderBody(bench.terminalId),
      description: 'x'.repeat(10 * 1024 * 1024),
    });
    const reply = await bench.send('POST', '/v1/orders', { key: freshKey(), body });
    expect([reply.status, codesOf(reply)]).toEqual([413, ['payload_too_large']]);
    expect((await bench.create()).status).toBe(201);
    expect(bench.simulator.truth()).toHaveLength(1);
  });

  it.each([
    'nonsense\r\n\r\n',
    'GET /terminals/v1/list HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(40_000)}\r\n\r\n`,
  ])('answers what is not HTTP with 400 and goes on', async (bytes) => {
    const bench = await startBench();
    const received = await sendRaw(bench.simulator, bytes);
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    expect(received).toMatch(/\r\nx-request-id: [0-9a-f-]{36}\r\n/);
    expect((await bench.create()).status).toBe(201);
  });

  it.each([
    '/v1/orders/../orders',
    '//v1/orders',
    '/v1/orders/%2e%2e/cancel%00',
    '*',
    'http://elsewhere/v1/orders',
    '/\\..\\',
  ])('leads the path %s nowhere', async (path) => {
    const bench = await startBench();
    const head = `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n`;
    const received = await sendRaw(
      bench.simulator,
      `${head}authorization: Bearer ${bench.simulator.accessToken}\r\n\r\n`,
    );
    expect(received).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('survives a client that leaves in the middle of its body', async () => {
    const bench = await startBench();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(bench.simulator.url).port), '127.0.0.1', () => {
        socket.write('POST /v1/orders HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"type"');
        socket.destroy();
        resolve();
      });
    });
    expect((await bench.create()).status).toBe(201);
    expect(bench.simulator.truth()).toHaveLength(1);
  });

  it('listens on the loopback address only', async () => {
    const bench = await startBench();
    expect(bench.simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('ends waiting requests when it closes, and does nothing afterwards', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ fault: { kind: 'delay', afterMs: 60_000 } });
    const waiting = bench.create().then(
      () => 'answered',
      () => 'ended',
    );
    await expect.poll(() => bench.simulator.truth().length).toBe(1);
    await bench.simulator.close();
    expect(await waiting).toBe('ended');
    bench.clock.advance(3_600_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'created' }]);
  });
});

describe('two simulators in one process', () => {
  it('share nothing', async () => {
    const left = await startBench();
    const right = await startBench({ site: 'MLB' });
    left.simulator.faults.inject({ fault: { kind: 'status', status: 503 }, times: 9 });
    left.simulator.setCustomer({ kind: 'walks_away' });
    left.simulator.setTerminal(left.terminalId, { isOnline: false });
    const id = await right.createdId();
    right.clock.advance(5_000);
    expect((await right.read(id)).status).toBe(200);
    expect(right.simulator.truth()).toMatchObject([{ id, status: 'processed', currency: 'BRL' }]);
    expect(left.simulator.truth()).toEqual([]);
    expect(left.simulator.requests()).toEqual([]);
    expect((await right.read(id, { token: left.simulator.accessToken })).status).toBe(401);
    expect(left.simulator.accessToken).not.toBe(right.simulator.accessToken);
  });
});
