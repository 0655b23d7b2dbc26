import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createElectronBridge } from '#renderer/bridge/electron-bridge.ts';
import { createIntention } from '#renderer/bridge/intention.ts';
import { createEventIntake, METHODS_OF_TOPIC } from '#renderer/bridge/invalidation.ts';
import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { createLoopbackBridge } from '#renderer/bridge/loopback-bridge.ts';
import { TransportError, type BridgeNews } from '#renderer/bridge/till-bridge.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}

describe('loopback bridge', () => {
  test('sends method and input with the token and hands the envelope on', async () => {
    const origin = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        expect(request.headers.authorization).toBe('Bearer secret');
        expect(body).toEqual({ method: 'catalogue.summary', input: {} });
        response.end(JSON.stringify({ ok: true, value: { productCount: 3 } }));
      });
    });
    const answer = await createLoopbackBridge(origin, 'secret').call('catalogue.summary', {});
    expect(answer).toEqual({ ok: true, value: { productCount: 3 } });
  });

  test('a page instead of an answer, and a till that is gone, are both silence', async () => {
    const origin = await serve((_request, response) => response.end('<html>login</html>'));
    await expect(createLoopbackBridge(origin, 't').call('catalogue.summary', {})).rejects.toBeInstanceOf(
      TransportError,
    );
    await expect(
      createLoopbackBridge('http://127.0.0.1:1', 't').call('catalogue.summary', {}),
    ).rejects.toBeInstanceOf(TransportError);
  });

  test('tells of events, of the end of the line, and of its return', async () => {
    let connections = 0;
    const origin = await serve((_request, response) => {
      connections += 1;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`id: ${connections}\ndata: {"seq":${connections},"topic":"sale","ids":[]}\n\n`);
      if (connections === 1) response.end();
    });
    const news: BridgeNews[] = [];
    const stop = createLoopbackBridge(origin, 't').subscribe((each) => news.push(each));
    await vi.waitFor(() => expect(news).toHaveLength(5), { timeout: 5_000 });
    stop();
    expect(news).toEqual([
      { kind: 'connected' },
      { kind: 'event', event: { seq: 1, topic: 'sale', ids: [] } },
      { kind: 'lost' },
      { kind: 'connected' },
      { kind: 'event', event: { seq: 2, topic: 'sale', ids: [] } },
    ]);
  });

  test('a wrong token is said once and not tried again', async () => {
    let requests = 0;
    const origin = await serve((_request, response) => {
      requests += 1;
      response.writeHead(403).end();
    });
    const news = await new Promise<BridgeNews>((resolve) => {
      createLoopbackBridge(origin, 'wrong').subscribe(resolve);
    });
    expect(news).toEqual({ kind: 'refused' });
    expect(requests).toBe(1);
  });
});

describe('electron bridge', () => {
  test('an event that cannot be read makes everything stale', () => {
    let emit: (event: unknown) => void = () => undefined;
    const news: BridgeNews[] = [];
    createElectronBridge({
      call: () => Promise.resolve(null),
      subscribe: (listener) => {
        emit = listener;
        return () => undefined;
      },
    }).subscribe((each) => news.push(each));
    emit({ seq: 1, topic: 'basket', ids: [] });
    emit({ seq: 'x' });
    expect(news).toEqual([
      { kind: 'connected' },
      { kind: 'event', event: { seq: 1, topic: 'basket', ids: [] } },
      { kind: 'connected' },
    ]);
  });

  test('a main process that rejects is silence, not an answer', async () => {
    const bridge = createElectronBridge({
      call: () => Promise.reject(new Error('gone')),
      subscribe: () => () => undefined,
    });
    await expect(bridge.call('catalogue.summary', {})).rejects.toBeInstanceOf(TransportError);
  });
});

describe('event intake', () => {
  const event = (seq: number) => ({ seq, topic: 'practice' as const, ids: [] });

  test('events in order make only their own questions stale', () => {
    const intake = createEventIntake();
    expect(intake.take(event(41))).toEqual({ kind: 'methods', methods: METHODS_OF_TOPIC.practice });
    expect(intake.take(event(42)).kind).toBe('methods');
  });

  test('a shop that was opened is no mere change: nothing of the one before may be shown', () => {
    const intake = createEventIntake();
    const account = (seq: number, ids: string[]) => ({ seq, topic: 'account' as const, ids });
    expect(intake.take(account(1, []))).toEqual({ kind: 'methods', methods: METHODS_OF_TOPIC.account });
    expect(intake.take(account(2, ['shop']))).toEqual({ kind: 'shop' });
    // Also when other events were missed before it.
    expect(intake.take(account(9, ['shop']))).toEqual({ kind: 'shop' });
  });

  test('a missed number, a repeated one and a new connection make everything stale', () => {
    const intake = createEventIntake();
    intake.take(event(1));
    expect(intake.take(event(3))).toEqual({ kind: 'all' });
    expect(intake.take(event(3))).toEqual({ kind: 'all' });
    expect(intake.reconnected()).toEqual({ kind: 'all' });
    expect(intake.take(event(1)).kind).toBe('methods');
  });
});

describe('intention', () => {
  const refused = (isRetryable: boolean) =>
    new CallFailure({ code: 'terminal_busy', params: {}, isRetryable, incidentId: null });

  function counting() {
    let made = 0;
    return createIntention(() => `id-${++made}`);
  }

  test('keeps its id while no definite answer came, so that a retry is not a second charge', () => {
    const intention = counting();
    expect(intention.requestIdFor({ amountMinor: 100 })).toBe('id-1');
    intention.settled(new TransportError('silence'));
    expect(intention.requestIdFor({ amountMinor: 100 })).toBe('id-1');
    intention.settled(refused(true));
    expect(intention.requestIdFor({ amountMinor: 100 })).toBe('id-1');
  });

  test('a definite answer or another input begins a new one', () => {
    const intention = counting();
    intention.requestIdFor({ amountMinor: 100 });
    expect(intention.requestIdFor({ amountMinor: 101 })).toBe('id-2');
    intention.settled(undefined);
    expect(intention.requestIdFor({ amountMinor: 101 })).toBe('id-3');
    intention.settled(refused(false));
    expect(intention.requestIdFor({ amountMinor: 101 })).toBe('id-4');
  });
});
