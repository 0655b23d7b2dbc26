import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createParser } from 'eventsource-parser';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TillEvent } from '#app/contract/events.ts';
import { CONTENT_SECURITY_POLICY } from '#main/host/security-headers.ts';
import { openBrowserHost } from '#main/host/node/browser-host.ts';
import { createDownloadFileSaver } from '#main/host/node/download-file-saver.ts';
import { builtRenderer, INDEX_HTML } from './built-renderer.ts';
import { createFakeTill } from './fake-till.ts';
import { send } from './http-client.ts';
import { createMemoryLog } from './memory-log.ts';

const MIB = 1024 * 1024;

async function openHost(heartbeatMs = 60_000) {
  const till = createFakeTill();
  const downloads = createDownloadFileSaver();
  const log = createMemoryLog();
  const host = await openBrowserHost({
    till,
    rendererDir: builtRenderer(),
    port: 0,
    downloads,
    log,
    heartbeatMs,
  });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await host.close();
    isOpen = false;
  };
  onTestFinished(close);
  const token = new URL(host.url).searchParams.get('token') ?? '';
  const bearer = { Authorization: `Bearer ${token}` };
  const call = (body: string | Uint8Array, headers: Record<string, string> = bearer) =>
    send({ port: host.port, method: 'POST', path: '/call', headers, body });
  return { till, downloads, log, host, close, token, bearer, call, port: host.port };
}

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

describe('events', () => {
  async function listen(host: Awaited<ReturnType<typeof openHost>>) {
    const stop = new AbortController();
    const response = await fetch(`http://127.0.0.1:${host.port}/events`, {
      headers: host.bearer,
      signal: stop.signal,
    });
    onTestFinished(() => {
      stop.abort();
    });
    const events: { id: string | undefined; data: unknown }[] = [];
    const comments: string[] = [];
    const retries: number[] = [];
    let raw = '';
    const parser = createParser({
      onEvent: (event) => events.push({ id: event.id, data: JSON.parse(event.data) as unknown }),
      onComment: (comment) => comments.push(comment),
      onRetry: (retry) => retries.push(retry),
    });
    const ended = (async () => {
      for await (const chunk of response.body ?? []) {
        const text = new TextDecoder().decode(chunk);
        raw += text;
        parser.feed(text);
      }
    })().catch(() => undefined);
    return { response, events, comments, retries, raw: () => raw, stop, ended };
  }

  test('an event comes as it was, under its sequence number, to every page', async () => {
    const host = await openHost();
    host.till.emit({ seq: 41, topic: 'day', ids: [] });
    const [one, two] = [await listen(host), await listen(host)];
    expect(one.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await expect.poll(() => one.raw()).toContain('retry: 1000\nid: 41\n\n');
    const event: TillEvent = { seq: 42, topic: 'charge', ids: ['a\nb'] };
    host.till.emit(event);
    await expect.poll(() => one.events).toEqual([{ id: '42', data: event }]);
    await expect.poll(() => two.events).toEqual([{ id: '42', data: event }]);
    expect(one.retries).toEqual([1000]);
  });

  test('a silent stream is kept warm', async () => {
    const listener = await listen(await openHost(20));
    await expect.poll(() => listener.comments.length).toBeGreaterThan(2);
    expect(listener.events).toEqual([]);
  });

  test('a page that goes away is no longer told', async () => {
    const host = await openHost();
    const listener = await listen(host);
    await expect.poll(() => host.till.listenerCount()).toBe(1);
    listener.stop.abort();
    await expect.poll(() => host.till.listenerCount()).toBe(0);
    host.till.emit({ seq: 1, topic: 'sale', ids: [] });
  });

  test('a page that reads nothing is let go before it fills the memory', async () => {
    const host = await openHost();
    const socket = connect({ host: '127.0.0.1', port: host.port });
    onTestFinished(() => {
      socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(
      `GET /events HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nAuthorization: ${host.bearer.Authorization}\r\n\r\n`,
    );
    await expect.poll(() => host.till.listenerCount()).toBe(1);
    const ids = Array.from({ length: 500 }, () => 'f'.repeat(100));
    for (let seq = 1; seq <= 400; seq += 1) host.till.emit({ seq, topic: 'sale', ids });
    await expect.poll(() => host.till.listenerCount()).toBe(0);
  });

  test('without the token there is no stream', async () => {
    const { port, token, till } = await openHost();
    expect((await send({ port, path: '/events' })).status).toBe(403);
    expect((await send({ port, path: `/events?token=${token}` })).status).toBe(403);
    expect(till.listenerCount()).toBe(0);
  });
});

describe('downloads', () => {
  test('a saved file can be fetched once, under its name, as an attachment', async () => {
    const { port, downloads } = await openHost();
    const saved = await downloads.save({
      fileName: 'cierre año 1.csv',
      mimeType: 'text/csv',
      bytes: Buffer.from('a;b\r\n'),
    });
    expect(saved).toMatchObject({ kind: 'download', fileName: 'cierre año 1.csv' });
    const path = saved.kind === 'download' ? saved.path : '';
    const answer = await send({ port, path });
    expect([answer.status, answer.text]).toEqual([200, 'a;b\r\n']);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': "attachment; filename*=UTF-8''cierre%20a%C3%B1o%201.csv",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await send({ port, path })).status).toBe(404);
  });

  test('a guessed file does not exist', async () => {
    const { port, downloads } = await openHost();
    await downloads.save({ fileName: 'a.csv', mimeType: 'text/csv', bytes: Buffer.from('a') });
    for (const path of ['/download/', '/download/1', '/download/..', '/download/__proto__']) {
      expect((await send({ port, path })).status).toBe(404);
    }
  });
});

describe('closing', () => {
  test('a call in flight is answered, streams end, the port is free', async () => {
    const host = await openHost();
    const stream = await fetch(`http://127.0.0.1:${host.port}/events`, { headers: host.bearer });
    let finish: () => void = () => undefined;
    host.till.answerWith(
      () =>
        new Promise((resolve) => {
          finish = () => {
            resolve({ ok: true, value: 'late' });
          };
        }),
    );
    const call = host.call('{"method":"a","input":{}}');
    await expect.poll(() => host.till.calls.length).toBe(1);
    const closed = host.close();
    finish();
    expect(JSON.parse((await call).text)).toEqual({ ok: true, value: 'late' });
    await closed;
    await stream.text();
    expect(host.till.listenerCount()).toBe(0);
    await expect(send({ port: host.port, path: '/' })).rejects.toThrow(/ECONNREFUSED/);
  });

  test('a kept-alive connection does not hold up the closing', async () => {
    const host = await openHost();
    const socket = connect({ host: '127.0.0.1', port: host.port });
    socket.on('error', () => undefined);
    const ended = new Promise((resolve) => socket.on('close', resolve));
    socket.write(`GET /assets/style.css HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    const startedMs = performance.now();
    await host.close();
    await ended;
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });

  test('a port that is taken is said at once', async () => {
    const { port } = await openHost();
    const second = openBrowserHost({
      till: createFakeTill(),
      rendererDir: builtRenderer(),
      port,
      downloads: createDownloadFileSaver(),
      log: createMemoryLog(),
    });
    await expect(second).rejects.toThrow(/EADDRINUSE/);
  });
});
