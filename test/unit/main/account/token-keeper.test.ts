import { afterEach, describe, expect, test } from 'vitest';
import type { Credentials } from '#main/account/credentials.ts';
import { createTokenKeeper, type AccountKey, type TokenKeeper } from '#main/account/token-keeper.ts';
import { createMemorySecrets } from '#main/host/memory-secrets.ts';
import { fixedToken, type PointCredentials } from '#main/point/credentials.ts';
import { createOauth } from '#main/point/oauth.ts';
import { createPointHttp } from '#main/point/point-http.ts';
import { whoIs } from '#main/point/users.ts';
import type { Secrets } from '#main/ports.ts';
import {
  createManualClock,
  startSimulator,
  type ManualClock,
  type Simulator,
} from '#main/simulator/simulator.ts';
import { createFakeClock, type FakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

interface Bench {
  readonly keeper: TokenKeeper;
  readonly point: Simulator;
  readonly clock: FakeClock;
  readonly pointClock: ManualClock;
  readonly secrets: Secrets;
  readonly account: AccountKey;
  /** What requests for the account are sent with. */
  readonly credentials: PointCredentials;
  readonly first: Credentials;
  readonly changes: () => number;
  readonly grants: () => number;
  advance(ms: number, stepMs: number): Promise<void>;
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A keeper over the simulator's own OAuth, with an authorization that was given just now. */
async function startBench(secrets: Secrets = createMemorySecrets('browser_host')): Promise<Bench> {
  const clock = createFakeClock();
  const pointClock = createManualClock(clock.nowMs());
  const point = await startSimulator({ site: 'MLA', clock: pointClock });
  closers.push(() => point.close());
  const http = (accessToken: string | null) =>
    createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => accessToken) });
  const oauth = createOauth(http(null));
  const owner = await whoIs(http(point.accessToken));
  if (owner.kind !== 'ok') throw new Error('the simulator does not know its owner');
  const { userId } = owner.value;
  const account = { userId, isTest: false };
  let changes = 0;
  const keeper = createTokenKeeper({
    secrets,
    oauth,
    check: (accessToken) => whoIs(http(accessToken)),
    clock,
    log: createMemoryLog(),
    onChange: () => {
      changes += 1;
    },
  });
  closers.push(() => keeper.stop());
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 25; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return {
    keeper,
    point,
    clock,
    pointClock,
    secrets,
    account,
    credentials: keeper.credentialsOf(account),
    first: await authorize(point, userId, clock.nowMs()),
    changes: () => changes,
    grants: () => point.requests().filter(({ route }) => route === 'oauth.token').length,
    advance: async (ms, stepMs) => {
      await settle();
      for (let left = ms; left > 0; left -= stepMs) {
        pointClock.advance(Math.min(stepMs, left));
        clock.advance(Math.min(stepMs, left));
        await settle();
      }
    },
  };
}

async function authorize(point: Simulator, userId: string, nowMs: number): Promise<Credentials> {
  const redirectUri = 'https://tienda.example/vuelta';
  point.setApplication({ redirectUris: [redirectUri] });
  const { clientId, clientSecret } = point.application;
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
  });
  const page = await fetch(`${point.url}/authorization?${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ decision: 'allow', user_id: userId }).toString(),
  });
  const code = new URL(page.headers.get('location') ?? '').searchParams.get('code');
  const answer = await fetch(`${point.url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    }),
  });
  const grant: unknown = await answer.json();
  const text = (name: string): string => {
    const value = typeof grant === 'object' && grant !== null ? Reflect.get(grant, name) : undefined;
    if (typeof value !== 'string') throw new Error(`no ${name}: ${JSON.stringify(grant)}`);
    return value;
  };
  return {
    kind: 'authorization',
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    clientId,
    clientSecret,
    obtainedAtMs: nowMs,
    expiresAtMs: nowMs + 180 * DAY_MS,
  };
}

const written = async (secrets: Secrets): Promise<string> => (await secrets.read('account')) ?? '';

describe('a renewal', () => {
  test('is in the key store before the new token is used', async () => {
    const memory = createMemorySecrets('browser_host');
    const writing = Promise.withResolvers<undefined>();
    let isSlow = false;
    const secrets: Secrets = {
      ...memory,
      write: async (name, value) => {
        if (isSlow) await writing.promise;
        await memory.write(name, value);
      },
    };
    const bench = await startBench(secrets);
    // Whatever comes of the test, the keeper is stopped after its write.
    closers.push(() => Promise.resolve(writing.resolve(undefined)));
    await bench.keeper.use(bench.account, bench.first);
    isSlow = true;
    await bench.advance(121 * DAY_MS, 3 * DAY_MS);
    expect(bench.grants()).toBe(2);
    expect(await bench.credentials.token()).toBe(bench.first.accessToken);
    writing.resolve(undefined);
    await bench.advance(0, 1);
    const token = await bench.credentials.token();
    expect(token).not.toBe(bench.first.accessToken);
    expect(await written(bench.secrets)).toContain(token);
    expect(await written(bench.secrets)).not.toContain(bench.first.accessToken);
  });

  test('that cannot be written leaves the old value there, uses the new one, says so, and is written later', async () => {
    const memory = createMemorySecrets('browser_host');
    let isFull = false;
    const secrets: Secrets = {
      ...memory,
      write: (name, value) => (isFull ? Promise.reject(new Error('ENOSPC')) : memory.write(name, value)),
    };
    const bench = await startBench(secrets);
    await bench.keeper.use(bench.account, bench.first);
    const before = await written(secrets);
    isFull = true;
    await bench.advance(121 * DAY_MS, 3 * DAY_MS);
    expect(await bench.credentials.token()).not.toBe(bench.first.accessToken);
    expect(await written(secrets)).toBe(before);
    expect(bench.keeper.stateOf(bench.account)).toMatchObject({
      connection: 'connected',
      renewalFailure: { reason: 'not_kept' },
    });
    isFull = false;
    await bench.advance(2 * HOUR_MS, 10 * 60_000);
    expect(await written(secrets)).toContain(await bench.credentials.token());
    expect(bench.keeper.stateOf(bench.account).renewalFailure).toBeNull();
  });

  test('is asked for once, however many requests are refused at the same time', async () => {
    const bench = await startBench();
    await bench.keeper.use(bench.account, bench.first);
    const before = bench.grants();
    const { accessToken } = bench.first;
    const renewed = await Promise.all([1, 2, 3, 4, 5].map(() => bench.credentials.renewed(accessToken)));
    expect(new Set(renewed).size).toBe(1);
    expect(renewed[0]).not.toBe(accessToken);
    expect(bench.grants() - before).toBe(1);
    expect(await bench.credentials.renewed(accessToken)).toBe(renewed[0]);
    expect(bench.grants() - before).toBe(1);
  });

  test('whose answer is lost leaves the old token working, and the end is said two months ahead', async () => {
    const bench = await startBench();
    await bench.keeper.use(bench.account, bench.first);
    bench.point.faults.inject({ route: 'oauth.token', fault: { kind: 'drop_response' } });
    await bench.advance(121 * DAY_MS, 3 * DAY_MS);
    // The refresh token was used up by the request whose answer never came.
    expect(bench.keeper.stateOf(bench.account)).toMatchObject({
      connection: 'expiring',
      renewalFailure: { reason: 'refused' },
    });
    expect(await bench.credentials.token()).toBe(bench.first.accessToken);
    expect((bench.keeper.stateOf(bench.account).expiresAtMs ?? 0) - bench.clock.nowMs()).toBeGreaterThan(
      58 * DAY_MS,
    );
  });

  test('under way while the account is disconnected leaves nothing behind', async () => {
    const bench = await startBench();
    await bench.keeper.use(bench.account, bench.first);
    const renewing = bench.credentials.renewed(bench.first.accessToken);
    await bench.keeper.forget();
    await renewing;
    expect(await bench.secrets.read('account')).toBeNull();
    expect(await bench.credentials.token()).toBeNull();
    expect(bench.keeper.stateOf(bench.account).connection).toBe('missing');
  });

  test('is not asked for by the minute while Mercado Pago cannot be reached', async () => {
    const bench = await startBench();
    await bench.keeper.use(bench.account, bench.first);
    const before = bench.grants();
    bench.point.faults.inject({
      route: 'oauth.token',
      fault: { kind: 'status', status: 503 },
      times: 100_000,
    });
    await bench.advance(121 * DAY_MS, 3 * DAY_MS);
    await bench.advance(DAY_MS, 10 * 60_000);
    expect(bench.grants() - before).toBeLessThan(60);
    expect(bench.keeper.stateOf(bench.account).connection).toBe('connected');
  });
});

describe('whose credentials they are', () => {
  test('is asked for every request: another account gets none of them', async () => {
    const bench = await startBench();
    const other = bench.keeper.credentialsOf({ userId: '1', isTest: false });
    const sameSellersTest = bench.keeper.credentialsOf({ ...bench.account, isTest: true });
    await bench.keeper.use(
      { userId: '1', isTest: false },
      { kind: 'token', accessToken: 'of-the-first-account' },
    );
    expect(await other.token()).toBe('of-the-first-account');
    expect(await bench.credentials.token()).toBeNull();
    await bench.keeper.use(bench.account, bench.first);
    expect(await other.token()).toBeNull();
    expect(await other.renewed('of-the-first-account')).toBeNull();
    expect(await sameSellersTest.token()).toBeNull();
    expect(await bench.credentials.token()).toBe(bench.first.accessToken);
    expect(bench.keeper.stateOf({ userId: '1', isTest: false }).connection).toBe('missing');
  });

  test('stays as it was decided last, however slow the key store answers', async () => {
    const memory = createMemorySecrets('browser_host');
    const reading = Promise.withResolvers<undefined>();
    const secrets: Secrets = {
      ...memory,
      read: async (name) => {
        const value = await memory.read(name);
        await reading.promise;
        return value;
      },
    };
    const bench = await startBench(secrets);
    await memory.write('account', JSON.stringify({ version: 1, ...bench.account, credentials: bench.first }));
    const loading = bench.keeper.load(bench.account);
    await bench.keeper.forget();
    reading.resolve(undefined);
    await loading;
    expect(await bench.credentials.token()).toBeNull();
    await bench.advance(8 * HOUR_MS, HOUR_MS);
    expect(await memory.read('account')).toBeNull();
  });
});

describe('a clock that is set', () => {
  test('back after a failure does not put off the next attempt', async () => {
    const bench = await startBench();
    await bench.keeper.use(bench.account, bench.first);
    const startMs = bench.clock.nowMs();
    const recover = bench.point.faults.inject({
      route: 'oauth.token',
      fault: { kind: 'status', status: 400 },
      times: 1_000,
    });
    bench.clock.jumpTo(startMs + 365 * DAY_MS);
    await bench.advance(2 * HOUR_MS, HOUR_MS);
    expect(bench.keeper.stateOf(bench.account).connection).toBe('expired');
    recover();
    bench.clock.jumpTo(startMs);
    expect(bench.keeper.stateOf(bench.account).connection).not.toBe('expired');
    await bench.advance(121 * DAY_MS, 3 * DAY_MS);
    expect(await bench.credentials.token()).not.toBe(bench.first.accessToken);
  });

  test('back after a renewal in the future makes the next one due', async () => {
    const bench = await startBench();
    await bench.keeper.use(bench.account, bench.first);
    const startMs = bench.clock.nowMs();
    bench.clock.jumpTo(startMs + 730 * DAY_MS);
    await bench.advance(2 * HOUR_MS, HOUR_MS);
    const future = await bench.credentials.token();
    expect(future).not.toBe(bench.first.accessToken);
    bench.clock.jumpTo(startMs);
    await bench.advance(3 * HOUR_MS, HOUR_MS);
    expect(await bench.credentials.token()).not.toBe(future);
    const leftMs = (bench.keeper.stateOf(bench.account).expiresAtMs ?? 0) - bench.clock.nowMs();
    expect(leftMs).toBeLessThanOrEqual(180 * DAY_MS);
  });
});

describe('one refused request', () => {
  test('says nothing while Mercado Pago accepts the token elsewhere', async () => {
    const bench = await startBench();
    const accessToken = bench.point.accessToken;
    await bench.keeper.use(bench.account, { kind: 'token', accessToken });
    expect(await bench.credentials.renewed(accessToken)).toBeNull();
    expect(bench.keeper.stateOf(bench.account).connection).toBe('connected');
  });

  test('is a revocation when Mercado Pago says so when asked', async () => {
    const bench = await startBench();
    const accessToken = bench.point.accessToken;
    await bench.keeper.use(bench.account, { kind: 'token', accessToken });
    bench.point.faults.inject({ route: 'users.me', fault: { kind: 'unauthorized' } });
    expect(await bench.credentials.renewed(accessToken)).toBeNull();
    expect(bench.keeper.stateOf(bench.account).connection).toBe('rejected');
  });
});

test('test credentials do not take the place of live ones when they are renewed', async () => {
  const bench = await startBench();
  await bench.keeper.use(bench.account, bench.first);
  bench.point.faults.inject({
    route: 'oauth.token',
    fault: { kind: 'altered_body', members: { live_mode: false } },
  });
  expect(await bench.credentials.renewed(bench.first.accessToken)).toBeNull();
  expect(await written(bench.secrets)).toContain(bench.first.accessToken);
});

test('an error nobody foresaw ends neither the program nor the keeper', async () => {
  const memory = createMemorySecrets('browser_host');
  const bench = await startBench(memory);
  await bench.keeper.use(bench.account, { ...bench.first, obtainedAtMs: Number.NaN } as Credentials);
  await bench.advance(3 * HOUR_MS, HOUR_MS);
  expect(await bench.credentials.token()).toBe(bench.first.accessToken);
});

describe('what the key store has', () => {
  test('is used after a restart', async () => {
    const bench = await startBench();
    await bench.secrets.write(
      'account',
      JSON.stringify({ version: 1, ...bench.account, credentials: bench.first }),
    );
    await bench.keeper.load(bench.account);
    expect(await bench.credentials.token()).toBe(bench.first.accessToken);
  });

  test('of another account is not used', async () => {
    const bench = await startBench();
    await bench.secrets.write(
      'account',
      JSON.stringify({ version: 1, userId: '1', isTest: false, credentials: bench.first }),
    );
    await bench.keeper.load(bench.account);
    expect(await bench.credentials.token()).toBeNull();
  });

  test.each(['', '{', 'null', '[]', '{"version":2}', '{"__proto__":{"accessToken":"x"}}', '"APP_USR-1"'])(
    'that is %j is nothing, and the account is connected again',
    async (text) => {
      const bench = await startBench();
      await bench.secrets.write('account', text);
      await bench.keeper.load(bench.account);
      expect(bench.keeper.stateOf(bench.account).connection).toBe('missing');
      await bench.keeper.use(bench.account, bench.first);
      expect(await bench.credentials.token()).toBe(bench.first.accessToken);
    },
  );
});
