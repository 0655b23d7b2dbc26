import { connect } from 'node:net';
import { createParser } from 'eventsource-parser';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TillEvent } from '#app/contract/events.ts';
import { openBrowserHost } from '#main/host/node/browser-host.ts';
import { createDownloadFileSaver } from '#main/host/node/download-file-saver.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';
import { builtRenderer } from './built-renderer.ts';
import { createFakeTill } from './fake-till.ts';
import { send } from './http-client.ts';
import { openHost } from './opened-host.ts';

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
