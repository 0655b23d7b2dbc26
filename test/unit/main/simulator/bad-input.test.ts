import { connect } from 'node:net';

import { describe, expect, it } from 'vitest';

import { ROUTES } from '#main/simulator/routes.ts';
import type { Simulator } from '#main/simulator/simulator.ts';
import { codesOf, freshKey, startBench, type Bench } from './harness.ts';

const MIB = 1024 * 1024;

/** Sends bytes as they are and gives what comes back until the connection ends. */
function sendRaw(simulator: Simulator, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1', () => socket.write(bytes));
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (received += chunk));
    socket.on('close', () => resolve(received));
    // A server that has answered may reset what is still coming; the answer counts.
    socket.on('error', (error) => (received === '' ? reject(error) : undefined));
  });
}

/** Whether the simulator still does its work. */
async function isWell(bench: Bench): Promise<boolean> {
  const reply = await bench.create({ external_reference: freshKey() });
  return reply.status === 201 || codesOf(reply).includes('already_queued_order_for_terminal');
}

const BODY_ROUTES = ROUTES.filter(({ method }) => method !== 'GET' && method !== 'DELETE');
const pathOf = (template: string): string =>
  template.replaceAll(/\{[^}]*order_id\}/g, 'ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D').replaceAll(/\{\w+\}/g, '123');

describe('bad input', () => {
  it.each(BODY_ROUTES.map(({ name, method, path }) => ({ name, method, path })))(
    'gives $name a body of 10 MB, which it refuses',
    async ({ method, path }) => {
      const bench = await startBench();
      const body = JSON.stringify({ type: 'x'.repeat(10 * MIB) });
      const reply = await bench.send(method, pathOf(path), { key: freshKey(), body });
      expect([reply.status, codesOf(reply)]).toEqual([413, ['payload_too_large']]);
      expect(await isWell(bench)).toBe(true);
    },
  );

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '1',
    '{"type":}',
    '\u0000',
    '{"a":1}{"b":2}',
    '{"type":"point",}',
    'NaN',
  ])('answers the body %j for a new order with 400', async (body) => {
    const bench = await startBench();
    const reply = await bench.send('POST', '/v1/orders', { key: freshKey(), body });
    expect(reply.status).toBe(400);
    expect(codesOf(reply).length).toBeGreaterThan(0);
    expect(bench.simulator.truth()).toEqual([]);
  });

  it('answers JSON a thousand levels deep, and a hundred thousand members, with 400', async () => {
    const bench = await startBench();
    const deep = `${'['.repeat(1_000)}${']'.repeat(1_000)}`;
    const wide = `{${Array.from({ length: 15_000 }, (_, index) => `"k${index}":${index}`).join(',')}}`;
    for (const body of [deep, wide]) {
      const reply = await bench.send('POST', '/v1/orders', { key: freshKey(), body });
      expect(reply.status).toBe(400);
    }
  });

  it.each([
    { type: 7 },
    { external_reference: null },
    { external_reference: ['a'] },
    { transactions: [] },
    { transactions: { payments: {} } },
    { transactions: { payments: [{ amount: 150 }] } },
    { transactions: { payments: [{ amount: { value: '150.00' } }] } },
    { config: 'point' },
    { config: { point: { terminal_id: 5 } } },
    { expiration_time: 900 },
    { description: {} },
  ])('answers the wrong type in %j with property_type', async (change) => {
    const bench = await startBench();
    const reply = await bench.create(change);
    expect(reply.status).toBe(400);
    expect(codesOf(reply)).toContain('property_type');
  });

  it.each([
    '/',
    '//v1/orders',
    '/v1//orders',
    '/v1/orders/',
    '/v1/orders/../orders',
    '/v1/./orders',
    '/v1/orders%2F..%2Forders',
    '/v1/orders/%00',
    '/V1/ORDERS',
    '/v1/orders;a=b',
    '/etc/passwd',
    '/..%2f..%2f..%2fetc/passwd',
    '/v1/orders/ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D/cancel/again',
    '/__proto__',
    '/constructor/prototype',
    `/${'a'.repeat(8_000)}`,
    'http://elsewhere.example/v1/orders',
    '*',
  ])('answers the path %s with a 4xx', async (path) => {
    const { simulator } = await startBench();
    const text = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${simulator.accessToken}\r\nconnection: close\r\n\r\n`;
    const received = await sendRaw(simulator, text);
    expect(received).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(received.toLowerCase()).toContain('x-request-id: ');
  });

  it.each(
    ROUTES.filter((route) => route.isPublic !== true).map(({ name, method, path }) => ({
      name,
      method,
      path,
    })),
  )('answers $name without a token, or with one nobody has, with the flat 401', async ({ method, path }) => {
    const bench = await startBench();
    for (const token of [null, 'APP_USR-0-0-0-0', 'null', '../../token']) {
      const reply = await bench.send(method, pathOf(path), { token, key: freshKey() });
      expect(reply.status).toBe(401);
    }
  });

  it('lets nothing be done to an order with the token of another account', async () => {
    const bench = await startBench();
    const { simulator, clock } = bench;
    const orderId = await bench.createdId();
    clock.advance(5_000);
    const before = simulator.truth();
    const token = simulator.foreignAccessToken;
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/cancel'],
      ['POST', '/refund'],
      ['POST', '/events'],
    ] as const) {
      const body = path === '/events' ? { body: { status: 'expired' } } : {};
      const reply = await bench.send(method, `/v1/orders/${orderId}${path}`, {
        token,
        key: freshKey(),
        ...body,
      });
      expect(reply.status, path).toBeGreaterThanOrEqual(400);
      expect(reply.status, path).toBeLessThan(500);
    }
    clock.advance(60_000);
    expect(simulator.truth()).toEqual(before);
  });

  it('answers more headers than anybody needs, and longer ones, with a 4xx', async () => {
    const bench = await startBench();
    const head = `GET /terminals/v1/list HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${bench.simulator.accessToken}\r\n`;
    const long = await sendRaw(
      bench.simulator,
      `${head}x-a: ${'a'.repeat(64 * 1024)}\r\nconnection: close\r\n\r\n`,
    );
    expect(long).toMatch(/^HTTP\/1\.1 4\d\d /);
    const many = Array.from({ length: 4_000 }, (_, index) => `x-${index}: ${index}\r\n`).join('');
    expect(await sendRaw(bench.simulator, `${head}${many}\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await isWell(bench)).toBe(true);
  });

  it.each([
    'NONSENSE\r\n\r\n',
    'GET /v1/orders HTTP/9.9\r\n\r\n',
    'POST /v1/orders HTTP/1.1\r\nhost: a\r\ncontent-length: -5\r\n\r\n',
    'POST /v1/orders HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /v1/orders HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000',
  ])('answers %j, which is no HTTP, with 400 and ends the connection', async (bytes) => {
    const bench = await startBench();
    const received = await sendRaw(bench.simulator, bytes);
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    expect(await isWell(bench)).toBe(true);
  });

  it.each(['', ' ', 'k'.repeat(129)])('refuses the idempotency key %j', async (key) => {
    const bench = await startBench();
    const reply = await bench.create({}, { key });
    expect(reply.status).toBe(400);
  });
});
