import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '#main/host/security-headers.ts';
import { INDEX_HTML } from './built-renderer.ts';
import { send } from './http-client.ts';
import { openHost } from './opened-host.ts';

const MIB = 1024 * 1024;

function errorCodeOf(text: string): unknown {
  const envelope = JSON.parse(text) as { ok: boolean; error?: { code: string } };
  expect(envelope.ok).toBe(false);
  return envelope.error?.code;
}

describe('opening the page', () => {
  test('the printed address serves the page with its protections; its token is 32 random bytes', async () => {
    const { host, port, token } = await openHost();
    expect(host.url).toBe(`http://127.0.0.1:${port}/?token=${token}`);
    expect(Buffer.from(token, 'base64url').byteLength).toBe(32);
    const answer = await send({ port, path: `/?token=${token}` });
    expect([answer.status, answer.text]).toEqual([200, INDEX_HTML]);
    expect(answer.headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  test('every start has a token of its own', async () => {
    const [first, second] = [await openHost(), await openHost()];
    expect(first.token).not.toBe(second.token);
    expect((await send({ port: second.port, path: `/?token=${first.token}` })).status).toBe(403);
  });

  test('without its token, with a wrong one or with two, there is no page', async () => {
    const { port, token } = await openHost();
    const paths = ['/', '/?token=', '/?token=wrong', `/?token=${token}x`, `/?token=${token}&token=${token}`];
    for (const path of [...paths, '/index.html', `/?Token=${token}`]) {
      const answer = await send({ port, path });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.text).not.toContain('script');
    }
  });

  test('files of the page need no token, other paths do not exist, other methods are not allowed', async () => {
    const { port, token } = await openHost();
    expect((await send({ port, path: '/assets/style.css' })).text).toBe('body{}');
    expect((await send({ port, path: '/assets/style.css', method: 'HEAD' })).text).toBe('');
    for (const path of ['/../outside.html', '/%2e%2e/outside.html', '/assets', '/.env', '/favicon.ico']) {
      expect([path, (await send({ port, path })).status]).toEqual([path, 404]);
    }
    expect((await send({ port, path: '/assets/style.css', method: 'POST' })).status).toBe(405);
    expect((await send({ port, path: `/?token=${token}`, method: 'POST' })).status).toBe(405);
    expect((await send({ port, path: '/call' })).status).toBe(405);
    expect((await send({ port, path: '/events', method: 'POST' })).status).toBe(405);
    expect((await send({ port, path: '/call', method: 'OPTIONS' })).headers.allow).toBe('POST');
  });

  test('only this machine can connect', async () => {
    const { port } = await openHost();
    const outward = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4')
      .map((address) => address.address);
    for (const address of ['127.0.0.2', ...outward]) {
      const outcome = await new Promise<string>((resolve) => {
        const socket = connect({ host: address, port });
        socket.on('connect', () => {
          socket.destroy();
          resolve('connected');
        });
        socket.on('error', () => {
          resolve('refused');
        });
      });
      expect([address, outcome]).toEqual([address, 'refused']);
    }
  });
});

describe('foreign requests', () => {
  test('a name pointed at this machine is refused on every path, even with the token', async () => {
    const { port, token, bearer, till } = await openHost();
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `[::1]:${port}`,
    ]) {
      const headers = { ...bearer, Host: host };
      expect((await send({ port, path: `/?token=${token}`, headers })).status).toBe(403);
      expect((await send({ port, path: '/assets/style.css', headers })).status).toBe(403);
      expect((await send({ port, path: '/events', headers })).status).toBe(403);
      const answer = await send({
        port,
        path: '/call',
        method: 'POST',
        headers,
        body: '{"method":"a","input":{}}',
      });
      expect([answer.status, errorCodeOf(answer.text)]).toEqual([403, 'forbidden']);
    }
    expect(till.calls).toEqual([]);
  });

  test('another page is refused, even with the token; the till’s own page is not', async () => {
    const { port, bearer, call, till } = await openHost();
    const body = '{"method":"a","input":{}}';
    for (const origin of [
      'null',
      'http://evil.example',
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
    ]) {
      expect([origin, (await call(body, { ...bearer, Origin: origin })).status]).toEqual([origin, 403]);
    }
    expect(till.calls).toEqual([]);
    expect((await call(body, { ...bearer, Origin: `http://127.0.0.1:${port}` })).status).toBe(200);
    const local = { ...bearer, Host: `localhost:${port}`, Origin: `http://localhost:${port}` };
    expect((await call(body, local)).status).toBe(200);
  });

  test('no answer invites another origin', async () => {
    const { port, token, call } = await openHost();
    const answers = [await send({ port, path: `/?token=${token}` }), await call('{"method":"a","input":{}}')];
    for (const answer of answers) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('calls', () => {
  test('a call reaches the router as it was written and its envelope comes back', async () => {
    const { call, till } = await openHost();
    const answer = await call('{"method":"basket.scan","input":{"code":"0077"}}');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      200,
      { ok: true, value: { echo: { code: '0077' } } },
    ]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(till.calls).toEqual([{ method: 'basket.scan', input: { code: '0077' } }]);
  });

  test('an error of the router is an answer like another', async () => {
    const { call, till } = await openHost();
    const error = { code: 'basket_empty', params: {}, isRetryable: false, incidentId: null } as const;
    till.answerWith(() => Promise.resolve({ ok: false, error }));
    const answer = await call('{"method":"a","input":null}');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: false, error }]);
  });

  test.each([
    ['no token', undefined],
    ['a wrong token', () => 'Bearer wrong'],
    ['another scheme', (token: string) => `Basic ${token}`],
    ['another case of the scheme', (token: string) => `bearer ${token}`],
    ['the token alone', (token: string) => token],
    ['a token and more', (token: string) => `Bearer ${token} x`],
    ['most of a token', (token: string) => `Bearer ${token.slice(0, -1)}`],
  ])('%s: forbidden, and the router hears nothing', async (_what, authorization) => {
    const { call, till, token } = await openHost();
    const headers: Record<string, string> =
      authorization === undefined ? {} : { Authorization: authorization(token) };
    const answer = await call('{"method":"a","input":{}}', headers);
    expect([answer.status, errorCodeOf(answer.text)]).toEqual([403, 'forbidden']);
    expect(till.calls).toEqual([]);
  });

  test('the token in the address is no permission to call', async () => {
    const { port, token } = await openHost();
    const answer = await send({
      port,
      method: 'POST',
      path: `/call?token=${token}`,
      body: '{"method":"a","input":{}}',
    });
    expect(answer.status).toBe(403);
  });

  test.each([
    ['nothing', ''],
    ['half a document', '{"method":"a"'],
    ['HTML', '<html></html>'],
    ['a list', '[]'],
    ['a word', '"a"'],
    ['null', 'null'],
    ['another key', '{"method":"a","input":{},"extra":1}'],
    ['no method', '{"input":{}}'],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)],
    ['100,000 open brackets', '['.repeat(100_000)],
  ])('%s in the body: invalid input, and the till goes on', async (_what, body) => {
    const { call, till } = await openHost();
    const answer = await call(body);
    expect([answer.status, errorCodeOf(answer.text)]).toEqual([400, 'invalid_input']);
    expect(till.calls).toEqual([]);
    expect((await call('{"method":"a","input":{}}')).status).toBe(200);
  });

  test('a method that is no text is the router’s to refuse', async () => {
    const { call, till } = await openHost();
    expect((await call('{"method":{"a":1},"input":{}}')).status).toBe(200);
    expect(till.calls).toEqual([{ method: { a: 1 }, input: {} }]);
  });

  test('a body of 24 MiB passes, one byte more is too large', async () => {
    const { call, till } = await openHost();
    const frame = '{"method":"a","input":""}';
    const filled = (bytes: number) => `{"method":"a","input":"${'x'.repeat(bytes - frame.length)}"}`;
    till.answerWith((_method, input) => Promise.resolve({ ok: true, value: String(input).length }));
    const largest = await call(filled(24 * MIB));
    expect([largest.status, JSON.parse(largest.text)]).toEqual([
      200,
      { ok: true, value: 24 * MIB - frame.length },
    ]);
    const larger = await call(filled(24 * MIB + 1));
    expect([larger.status, errorCodeOf(larger.text)]).toEqual([413, 'input_too_large']);
    expect(till.calls).toHaveLength(1);
  });

  test('a sender that never stops is cut off', async () => {
    const { port, bearer, till } = await openHost();
    const written = await new Promise<number>((resolve) => {
      let sent = 0;
      const chunk = Buffer.alloc(MIB, 0x20);
      const socket = connect({ host: '127.0.0.1', port });
      socket.write(
        `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: ${bearer.Authorization}\r\nContent-Length: 10000000000\r\n\r\n`,
      );
      const pump = (): void => {
        while (!socket.destroyed && socket.write(chunk)) sent += chunk.length;
        sent += chunk.length;
      };
      socket.on('drain', pump);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve(sent);
      });
      pump();
    });
    expect(written).toBeGreaterThan(24 * MIB);
    expect(written).toBeLessThan(200 * MIB);
    expect(till.calls).toEqual([]);
  });
});
