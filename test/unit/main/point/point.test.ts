import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PointAnswer } from '#main/point/answer.ts';
import { fixedToken } from '#main/point/credentials.ts';
import { parseOrder } from '#main/point/orders-schema.ts';
import {
  classBrokenExchange,
  createPointHttp,
  MAX_RESPONSE_BYTES,
  POINT_BASE_URL,
  type PointHttp,
} from '#main/point/point-http.ts';
import { openAnsweringServer, type AnsweringServer } from './answering-server.ts';

const TOKEN = 'APP_USR-1234-canary';

let server: AnsweringServer;
let http: PointHttp;
beforeEach(async () => {
  server = await openAnsweringServer();
  http = createPointHttp({
    baseUrl: server.url,
    credentials: fixedToken(() => TOKEN),
    requestTimeoutMs: 400,
  });
});
afterEach(async () => {
  await server.close();
});

const get = (): Promise<PointAnswer<unknown>> => http({ method: 'GET', path: '/v1/orders/ORD1' });
const answering = (status: number, body: string, headers: Record<string, string> = {}): void => {
  server.answer = (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
};

describe('a request', () => {
  it('carries the token in the header only, and asks for JSON uncompressed', async () => {
    await get();
    const request = server.requests[0];
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/json',
      'accept-encoding': 'identity',
    });
    expect(request?.url).not.toContain(TOKEN);
  });

  it('goes to the pinned host or to loopback, and nowhere else', () => {
    const open = (baseUrl: string) => () =>
      createPointHttp({ baseUrl, credentials: fixedToken(() => TOKEN) });
    expect(open(POINT_BASE_URL)).not.toThrow();
    expect(open('http://127.0.0.1:4010')).not.toThrow();
    for (const url of [
      'http://api.mercadopago.com',
      'https://api.mercadopago.com.evil.example',
      'https://127.0.0.1.evil.example',
      'http://localhost.evil.example',
      'https://user@evil.example',
      'ftp://127.0.0.1',
    ]) {
      expect(open(url), url).toThrow('not a Point API address');
    }
  });
});

describe('an answer', () => {
  it('with JSON is a value, and keeps the request id for support', async () => {
    answering(200, '{"id":"ORD1"}', { 'x-request-id': 'req-1' });
    await expect(get()).resolves.toEqual({
      kind: 'ok',
      httpStatus: 200,
      value: { id: 'ORD1' },
      requestId: 'req-1',
    });
  });

  it.each([
    [404, '{"errors":[{"code":"order_not_found","message":"Order not found."}]}', 'order_not_found'],
    [401, '{"code":"unauthorized","message":"user not found"}', 'unauthorized'],
    [409, '{"status":409,"error":"2205","message":"queued","cause":[]}', '2205'],
    [403, '{"status":403,"message":"Forbidden Error checking device owner"}', '403'],
  ])('of %d with an error envelope is a refusal with its code', async (httpStatus, body, code) => {
    answering(httpStatus, body);
    await expect(get()).resolves.toMatchObject({ kind: 'refused', httpStatus, code });
  });

  it.each([
    [500, '{"code":"internal_error"}', 'server_error'],
    [502, '<html>', 'server_error'],
    [429, '{}', 'rate_limited'],
    [408, '{}', 'busy'],
    [423, '{"errors":[{"code":"resource_locked"}]}', 'busy'],
    [425, '{}', 'busy'],
    [407, '{"code":"x"}', 'proxy'],
    [302, '', 'redirect'],
    [307, '', 'redirect'],
    [200, '<html>sign in</html>', 'not_json'],
    [403, '<html>blocked</html>', 'not_json'],
    [200, '', 'not_json'],
    [200, '{"id":"ORD', 'not_json'],
    [200, '"text"', 'not_json'],
    [200, 'null', 'not_json'],
    [400, '{"unexpected":true}', 'unexpected_shape'],
    [400, '[]', 'unexpected_shape'],
  ])('of %d %s says nothing about the charge: %s', async (status, body, reason) => {
    answering(status, body, { location: 'http://127.0.0.1:9/elsewhere' });
    await expect(get()).resolves.toMatchObject({ kind: 'unanswered', reason, neverSent: false });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['7', 7_000],
    ['0', 0],
    ['86400', 3_600_000],
    ['soon', null],
    ['-1', null],
    ['1e9', null],
  ])('with Retry-After %s waits %s ms', async (value, retryAfterMs) => {
    answering(429, '{}', { 'retry-after': value });
    await expect(get()).resolves.toMatchObject({ retryAfterMs });
  });

  it('larger than 256 KiB is not read to its end', async () => {
    let sent = 0;
    server.answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(64 * 1024, 32);
      const more = (): void => {
        if (response.destroyed) return;
        sent += chunk.length;
        response.write(chunk, () => setImmediate(more));
      };
      more();
    };
    const roomy = createPointHttp({
      baseUrl: server.url,
      credentials: fixedToken(() => TOKEN),
      requestTimeoutMs: 10_000,
    });
    await expect(roomy({ method: 'GET', path: '/' })).resolves.toMatchObject({ reason: 'too_large' });
    expect(sent).toBeLessThan(50 * MAX_RESPONSE_BYTES);
  });

  it('that does not come in time is a timeout after which the order may exist', async () => {
    server.answer = () => undefined;
    await expect(get()).resolves.toMatchObject({ kind: 'unanswered', reason: 'timeout', neverSent: false });
  });

  it('that cannot come because nobody listens is known never to have been sent', async () => {
    await server.close();
    await expect(get()).resolves.toMatchObject({ kind: 'unanswered', reason: 'network', neverSent: true });
    server = await openAnsweringServer();
  });

  it('cut off by a reset may have been carried out', async () => {
    server.answer = (response) => response.socket?.resetAndDestroy();
    await expect(get()).resolves.toMatchObject({ kind: 'unanswered', reason: 'network', neverSent: false });
  });
});

describe('an exchange that broke', () => {
  it.each([
    // A wrong clock of this machine looks like the first two.
    ['CERT_HAS_EXPIRED', 'tls', true],
    ['CERT_NOT_YET_VALID', 'tls', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', true],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', false],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls', false],
    ['ECONNRESET', 'network', false],
  ])('by %s is %s, never sent: %s', (code, reason, neverSent) => {
    expect(classBrokenExchange({ code, timedOutIn: null, isBeforeConnection: false })).toMatchObject({
      kind: 'unanswered',
      reason,
      neverSent,
    });
  });
});

describe('an order in an answer', () => {
  const body = (payment: object = {}) => ({
    id: 'ORD1',
    status: 'processed',
    external_reference: 'c',
    currency: 'ARS',
    config: { point: { terminal_id: 'T' } },
    transactions: { payments: [{ id: 'PAY1', amount: '150.00', status: 'processed', ...payment }] },
  });

  it('is read to minor units, ids to text, and a card to its last digits', () => {
    expect(
      parseOrder(
        body({
          paid_amount: '160',
          tip_amount: '10.5',
          reference_id: 12345,
          payment_method: { id: 'visa', type: 'credit_card', installments: 3 },
          card: { first_digits: '450995', last_digits: '3704' },
        }),
        'ARS',
      ),
    ).toMatchObject({
      amountMinor: 15_000,
      observed: {
        paidMinor: 16_000,
        tipMinor: 1_050,
        paymentReference: '12345',
        lastDigits: '3704',
        installments: 3,
      },
    });
  });

  it.each(['12.5.0', '1e3', '-1', ' 150.00', '150,00', '0x10', '150.001', ''])(
    'with the amount %j is not understood, and not guessed',
    (amount) => {
      expect(parseOrder(body({ amount }), 'ARS')).toBeUndefined();
    },
  );

  it.each([
    null,
    [],
    {},
    { id: 'ORD1' },
    { id: 5, status: 'created' },
    { id: 'ORD1', status: 'x'.repeat(1_000_000) },
  ])('of another shape is none', (json) => {
    expect(parseOrder(json, 'ARS')).toBeUndefined();
  });

  it('of a test account has a longer id, and is as good', () => {
    expect(parseOrder({ ...body(), id: 'ORDTST01KW2N1HBZN8EC970E5HXC2ERS' }, 'ARS')).toBeDefined();
  });
});
