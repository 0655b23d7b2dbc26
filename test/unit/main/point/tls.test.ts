import { execFile } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fixedToken } from '#main/point/credentials.ts';
import { createPointHttp, POINT_BASE_URL, type PointHttp } from '#main/point/point-http.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import { startTlsCloud, type TlsCloud } from '#test/fakes/tls-cloud.ts';
import { openAnsweringServer, sendJson, type AnsweringServer } from './answering-server.ts';

const TOKEN = 'APP_USR-1234-canary';
const DAY_MS = 24 * 60 * 60 * 1_000;
const ASK_API = fileURLToPath(new URL('./ask-api.ts', import.meta.url));
const ME = { id: 4711, nickname: 'TIENDA', site_id: 'MLA', tags: ['normal'] };

let api: AnsweringServer;
let cloud: TlsCloud;
let dates: number[] = [];
const trusted = getCACertificates('default');

beforeAll(async () => {
  api = await openAnsweringServer();
  cloud = await startTlsCloud({ target: api.url });
  // As NODE_EXTRA_CA_CERTS does for a process: the product itself has nothing to trust more with.
  setDefaultCACertificates([...trusted, cloud.caPem]);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await cloud.close();
  await api.close();
});
afterEach(async () => {
  await cloud.setProxyMode('tunnel');
  cloud.setCertificate('good');
  cloud.setBehind('cloud');
  cloud.setServerClock(null);
  dates = [];
});

const through = (proxy: string | null): PointHttp =>
  createPointHttp({
    baseUrl: POINT_BASE_URL,
    credentials: fixedToken(() => TOKEN),
    proxies: { proxyFor: () => Promise.resolve(proxy) },
    onServerDate: (serverAtMs) => dates.push(serverAtMs),
    requestTimeoutMs: 500,
  });
const ask = (http: PointHttp = through(cloud.proxyUrl)): Promise<PointAnswer<unknown>> =>
  http({ method: 'GET', path: '/users/me?x=1' });

/** What was sent over TLS while `work` ran. */
async function sentDuring(work: () => Promise<unknown>): Promise<number> {
  const before = cloud.requests().length;
  await work();
  return cloud.requests().length - before;
}

describe('through the system’s proxy', () => {
  it('the API is asked under its own name, with its own TLS inside', async () => {
    api.answer = (response) => {
      sendJson(response, 200, ME);
    };
    const before = cloud.connectedHosts().length;
    await expect(ask()).resolves.toMatchObject({ kind: 'ok', value: ME });
    expect(cloud.connectedHosts().slice(before)).toEqual(['api.mercadopago.com:443']);
    expect(cloud.requests().at(-1)).toEqual({
      host: 'api.mercadopago.com',
      method: 'GET',
      path: '/users/me',
      authorization: `Bearer ${TOKEN}`,
    });
    expect(cloud.plainRequests()).toEqual([]);
  });

  it('a request arrives as it was written, and one that is cut off may have been carried out', async () => {
    const create = { method: 'POST', path: '/v1/orders', body: '{"amount":"150.00","ñ":"é"}' } as const;
    const headers = { 'x-idempotency-key': 'charge-1' };
    api.answer = (response) => {
      sendJson(response, 201, { id: 'ORD1' });
    };
    const http = through(cloud.proxyUrl);
    await expect(http({ ...create, headers })).resolves.toMatchObject({ kind: 'ok', httpStatus: 201 });
    expect(api.requests.at(-1)).toMatchObject({ method: 'POST', body: create.body, headers });
    api.answer = (response) => response.socket?.resetAndDestroy();
    await expect(http({ ...create, headers })).resolves.toMatchObject({
      reason: 'network',
      neverSent: false,
    });
    api.answer = (response) => {
      sendJson(response, 200, ME);
    };
  });

  it('a loopback address is never asked for', async () => {
    const asked: string[] = [];
    const http = createPointHttp({
      baseUrl: api.url,
      credentials: fixedToken(() => TOKEN),
      proxies: {
        proxyFor: (url) => {
          asked.push(url);
          return Promise.resolve(cloud.proxyUrl);
        },
      },
    });
    await expect(http({ method: 'GET', path: '/' })).resolves.toMatchObject({ kind: 'ok' });
    expect([asked, cloud.plainRequests()]).toEqual([[], []]);
  });

  it('the proxy is the system’s of the moment', async () => {
    let proxy: string = cloud.proxyUrl;
    const asked: string[] = [];
    const http = createPointHttp({
      baseUrl: POINT_BASE_URL,
      credentials: fixedToken(() => TOKEN),
      proxies: {
        proxyFor: (url) => {
          asked.push(url);
          return Promise.resolve(proxy);
        },
      },
    });
    await expect(ask(http)).resolves.toMatchObject({ kind: 'ok' });
    proxy = 'http://127.0.0.1:9';
    await expect(ask(http)).resolves.toMatchObject({ kind: 'unanswered', reason: 'proxy' });
    proxy = cloud.proxyUrl;
    await expect(ask(http)).resolves.toMatchObject({ kind: 'ok' });
    expect(new Set(asked)).toEqual(new Set([`${POINT_BASE_URL}/`]));
  });

  it.each(['407', '502', 'login', 'silent', 'cut', 'refuse'] as const)(
    'that answers CONNECT with %s, nothing is sent, and that is known',
    async (mode) => {
      await cloud.setProxyMode(mode);
      const sent = await sentDuring(async () => {
        await expect(ask()).resolves.toEqual({
          kind: 'unanswered',
          reason: 'proxy',
          retryAfterMs: null,
          neverSent: true,
          requestId: null,
        });
      });
      expect([sent, cloud.plainRequests()]).toEqual([0, []]);
      await cloud.setProxyMode('tunnel');
      await expect(ask()).resolves.toMatchObject({ kind: 'ok' });
    },
  );

  it.each([
    'socks5://127.0.0.1:1080',
    'ftp://127.0.0.1:21',
    'file:///etc/passwd',
    'proxy.example:8080',
    'http://',
    'http://proxy.example:99999',
    '',
  ])('of no kind that there is (%j), nothing is sent', async (proxy) => {
    await expect(ask(through(proxy))).resolves.toMatchObject({ reason: 'proxy', neverSent: true });
  });

  it.each(['/path', '/?a=b', '/#a', '\r\nx: y', ' '])(
    'with %j after its address, nothing is sent',
    async (rest) => {
      const before = cloud.connectedHosts().length;
      await expect(ask(through(cloud.proxyUrl + rest))).resolves.toMatchObject({
        reason: 'proxy',
        neverSent: true,
      });
      expect(cloud.connectedHosts()).toHaveLength(before);
      await expect(ask(through(`${cloud.proxyUrl}/`))).resolves.toMatchObject({ kind: 'ok' });
    },
  );

  it.each([
    { what: 'nothing', head: '', reason: 'proxy' },
    { what: '407', head: 'HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n', reason: 'proxy' },
    { what: 'half an answer', head: 'HTTP/1.1 200 Conn', reason: 'timeout' },
    { what: 'yes, and no handshake follows,', head: 'HTTP/1.1 200 Yes\r\n\r\n', reason: 'timeout' },
  ])(
    'that says $what and waits is given up, and the connection to it is closed',
    async ({ head, reason }) => {
      const { promise: ended, resolve } = Promise.withResolvers<undefined>();
      const proxy = createServer((socket: Socket) => {
        socket.once('data', () => socket.write(head));
        socket.resume();
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          resolve(undefined);
        });
      });
      await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
      const address = proxy.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      await expect(ask(through(`http://127.0.0.1:${port}`))).resolves.toMatchObject({
        kind: 'unanswered',
        reason,
        neverSent: true,
      });
      await ended;
      await new Promise((closed) => proxy.close(closed));
    },
  );
});

describe('a certificate', () => {
  it.each(['self_signed', 'wrong_name', 'expired', 'not_yet_valid'] as const)(
    'that is %s gets no request and no token, and that is known',
    async (shown) => {
      cloud.setCertificate(shown);
      const sent = await sentDuring(async () => {
        await expect(ask()).resolves.toEqual({
          kind: 'unanswered',
          reason: 'tls',
          retryAfterMs: null,
          neverSent: true,
          requestId: null,
        });
      });
      expect(sent).toBe(0);
      cloud.setCertificate('good');
      await expect(ask()).resolves.toMatchObject({ kind: 'ok' });
    },
  );

  it('that an unknown authority signed is none', async () => {
    const other = await startTlsCloud({ target: api.url });
    await expect(ask(through(other.proxyUrl))).resolves.toMatchObject({ reason: 'tls', neverSent: true });
    expect(other.requests()).toEqual([]);
    await other.close();
  });
});

describe('P49 a captive portal', () => {
  it.each([
    { behind: 'login_page', reason: 'not_json' },
    { behind: 'login_redirect', reason: 'redirect' },
    { behind: 'gateway_407', reason: 'proxy' },
  ] as const)('with $behind has said nothing for the API ($reason)', async ({ behind, reason }) => {
    cloud.setBehind(behind);
    const sent = await sentDuring(async () => {
      await expect(ask()).resolves.toMatchObject({ kind: 'unanswered', reason, neverSent: false });
    });
    // Nothing was followed, and nobody was told the time by it.
    expect([sent, cloud.plainRequests(), dates]).toEqual([1, [], []]);
  });
});

describe('the time by the API’s clock', () => {
  it.each([DAY_MS, -DAY_MS])('is told with its answers, also when it is %d ms off', async (aheadMs) => {
    cloud.setServerClock(aheadMs);
    const from = Date.now() + aheadMs;
    api.answer = (response) => {
      sendJson(response, 404, { errors: [{ code: 'order_not_found', message: 'no' }] });
    };
    await expect(ask()).resolves.toMatchObject({ kind: 'refused' });
    api.answer = (response) => {
      sendJson(response, 200, ME);
    };
    await expect(ask()).resolves.toMatchObject({ kind: 'ok' });
    expect(dates).toHaveLength(2);
    // Whole seconds.
    for (const date of dates) expect(Math.abs(date - from)).toBeLessThan(5_000);
  });

  it.each([500, 429, 302])('is not told by an answer of %d', async (status) => {
    api.answer = (response) => {
      sendJson(response, status, { code: 'x' });
    };
    await expect(ask()).resolves.toMatchObject({ kind: 'unanswered' });
    expect(dates).toEqual([]);
  });
});

describe('whatever the environment says', () => {
  const inAProcess = async (
    environment: Readonly<Record<string, string>>,
    ...args: readonly string[]
  ): Promise<unknown> => {
    const env = { PATH: process.env.PATH, ...environment };
    const { stdout } = await promisify(execFile)(process.execPath, [ASK_API, ...args], { env });
    return JSON.parse(stdout);
  };
  const trusting = (): Record<string, string> => ({ NODE_EXTRA_CA_CERTS: cloud.caFile });

  it('certificates are verified: NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing', async () => {
    api.answer = (response) => {
      sendJson(response, 200, ME);
    };
    const careless = { ...trusting(), NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const good = await inAProcess(careless, POINT_BASE_URL, cloud.proxyUrl);
    expect(good).toMatchObject({ kind: 'ok', value: ME });
    cloud.setCertificate('self_signed');
    const sent = await sentDuring(async () => {
      const bad = await inAProcess(careless, POINT_BASE_URL, cloud.proxyUrl);
      expect(bad).toMatchObject({ kind: 'unanswered', reason: 'tls', neverSent: true });
    });
    expect(sent).toBe(0);
  });

  it('practice stays on this machine: proxies of the environment are not asked', async () => {
    const proxied = {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: cloud.proxyUrl,
      HTTPS_PROXY: cloud.proxyUrl,
    };
    const before = cloud.plainRequests().length;
    await expect(inAProcess(proxied, api.url)).resolves.toMatchObject({ kind: 'ok' });
    expect(cloud.plainRequests()).toHaveLength(before);
  });
});
