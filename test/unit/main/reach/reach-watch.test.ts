import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedToken } from '#main/point/credentials.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import { createReachWatch, IDLE_MS, LONGEST_RETRY_MS, type ReachWatch } from '#main/reach/reach-watch.ts';
import { startSimulator, type Simulator } from '#main/simulator/simulator.ts';
import { createFakeClock, type FakeClock } from '#test/fakes/fake-clock.ts';
import { createFakeIds } from '#test/fakes/fake-ids.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';

const HOUR_MS = 60 * 60_000;
/** Nobody listens on it: a connection is refused at once. */
const CLOSED_PORT = 'http://127.0.0.1:1';

let point: Simulator;
let clock: FakeClock;
let watch: ReachWatch;
let http: PointHttp;
let baseUrl: string;
let token: string | null;
let canAsk: boolean;
let sentCount: number;
let inFlight: number;
let returns: number;
let states: string[];

beforeEach(async () => {
  point = await startSimulator({ site: 'MLA' });
  clock = createFakeClock();
  token = point.accessToken;
  baseUrl = point.url;
  canAsk = true;
  sentCount = inFlight = returns = 0;
  states = [];
});
afterEach(async () => {
  await watch.stop();
  await point.close();
  expect(clock.sleeperCount()).toBe(0);
});

/** The network is what `baseUrl` leads to, looked up for each request. */
const network: PointHttp = async (request) => {
  sentCount += 1;
  inFlight += 1;
  try {
    return await createPointHttp({ baseUrl, credentials: fixedToken(() => token) })(request);
  } finally {
    inFlight -= 1;
  }
};

async function start(): Promise<void> {
  watch = createReachWatch({
    http: network,
    clock,
    ids: createFakeIds(7),
    log: createMemoryLog(),
    canAsk: () => canAsk,
    onChange: () => states.push(watch.state().state),
    onReturn: () => {
      returns += 1;
    },
  });
  http = watch.http;
  await settle();
}

async function settle(): Promise<void> {
  let quiet = 0;
  while (quiet < 5) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = inFlight === 0 ? quiet + 1 : 0;
  }
}

async function later(ms: number, stepMs = 500): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    clock.advance(Math.min(stepMs, left));
    await settle();
  }
}

/** A charge's question, as any use case sends it. */
async function realCall(): Promise<void> {
  await http({ method: 'GET', path: '/users/me' });
  await settle();
}

describe('a till with Mercado Pago at hand', () => {
  it('asks once at start, with one cheap question', async () => {
    await start();
    expect(point.requests().map(({ route }) => route)).toEqual(['terminals.list']);
    expect(watch.state()).toEqual({ state: 'online', sinceMs: clock.nowMs(), reason: null });
    expect(states).toEqual([]);
  });

  it('asks every two minutes while nothing is charged: 30 times an hour', async () => {
    await start();
    await later(HOUR_MS, 5_000);
    expect(sentCount).toBe(1 + HOUR_MS / IDLE_MS);
  });

  it('asks nothing while real calls are answered', async () => {
    await start();
    for (let call = 0; call < 60; call += 1) {
      await realCall();
      await later(60_000, 5_000);
    }
    expect(point.requests().filter(({ route }) => route === 'terminals.list')).toHaveLength(1);
    await later(IDLE_MS, 5_000);
    expect(point.requests().filter(({ route }) => route === 'terminals.list')).toHaveLength(2);
  });

  it('does not mind one lost answer, and makes sure after two seconds', async () => {
    await start();
    point.faults.inject({ fault: { kind: 'drop_response' } });
    await realCall();
    await later(1_500);
    expect(sentCount).toBe(2);
    await later(500);
    expect(sentCount).toBe(3);
    expect(states).toEqual([]);
    expect(returns).toBe(0);
  });

  it('does not mind several calls that were lost together', async () => {
    await start();
    point.faults.inject({ fault: { kind: 'drop_request' }, times: 3 });
    await Promise.all([realCall(), realCall(), realCall()]);
    await later(2_000);
    expect(states).toEqual([]);
    expect(sentCount).toBe(5);
  });

  it('is told nothing by a limit, and asks no sooner than it is asked to', async () => {
    await start();
    point.faults.inject({ fault: { kind: 'status', status: 429, retryAfterSeconds: 600 }, times: 1 });
    await later(IDLE_MS, 5_000);
    expect(sentCount).toBe(2);
    await later(599_000, 1_000);
    expect(sentCount).toBe(2);
    await later(2_000, 1_000);
    expect(sentCount).toBe(3);
    expect(states).toEqual([]);
  });

  it('takes a refusal for an answer', async () => {
    await start();
    token = 'APP_USR-not-accepted';
    await later(IDLE_MS * 3, 5_000);
    expect(watch.state().state).toBe('online');
  });
});

describe('a till whose network goes', () => {
  it('learns it from real calls, and from one question of its own', async () => {
    await start();
    const goneAtMs = clock.nowMs();
    baseUrl = CLOSED_PORT;
    await realCall();
    expect(watch.state().state).toBe('online');
    await later(2_000);
    expect(watch.state()).toEqual({ state: 'unreachable', sinceMs: goneAtMs, reason: 'network' });
    expect(states).toEqual(['unreachable']);
  });

  it('learns it within two minutes when nobody charges', async () => {
    await start();
    baseUrl = CLOSED_PORT;
    await later(IDLE_MS + 2_000);
    expect(watch.state().state).toBe('unreachable');
  });

  it('learns it at once when the system says so as well, and the system alone is not believed', async () => {
    await start();
    await later(5_000);
    watch.signal(false);
    await settle();
    expect(watch.state().state).toBe('online');
    expect(sentCount).toBe(2);
    watch.signal(true);
    await later(5_000);
    baseUrl = CLOSED_PORT;
    watch.signal(false);
    await settle();
    expect(watch.state()).toMatchObject({ state: 'no_network', reason: 'network' });
  });

  it.each([
    ['a portal', { kind: 'html_page' }, 'not_json'],
    ['a redirect', { kind: 'redirect', location: 'http://portal.example/' }, 'redirect'],
    ['servers that fail', { kind: 'status', status: 503 }, 'server_error'],
  ] as const)('says what is in the way: %s', async (_name, fault, reason) => {
    await start();
    point.faults.inject({ fault, times: 2 });
    await later(IDLE_MS + 2_000);
    expect(watch.state()).toMatchObject({ state: 'unreachable', reason });
  });

  it('asks a day long without hurry, 120 times an hour at most', async () => {
    baseUrl = CLOSED_PORT;
    await start();
    await later(60_000);
    for (let hour = 0; hour < 24; hour += 1) {
      const before = sentCount;
      await later(HOUR_MS, 5_000);
      expect(sentCount - before).toBeLessThanOrEqual((2 * HOUR_MS) / LONGEST_RETRY_MS);
      expect(sentCount - before).toBeGreaterThanOrEqual(HOUR_MS / (LONGEST_RETRY_MS + 5_000));
    }
    expect(states).toEqual(['unreachable']);
  });

  it('comes back within a minute and says so once', async () => {
    baseUrl = CLOSED_PORT;
    await start();
    await later(10 * 60_000, 1_000);
    expect(watch.state().state).toBe('unreachable');
    baseUrl = point.url;
    await later(LONGEST_RETRY_MS, 1_000);
    expect(watch.state().state).toBe('online');
    expect(returns).toBe(1);
    await later(HOUR_MS, 5_000);
    expect(returns).toBe(1);
    expect(states).toEqual(['unreachable', 'online']);
  });

  it('comes back at once with the network, or with any real call that is answered', async () => {
    baseUrl = CLOSED_PORT;
    await start();
    watch.signal(false);
    await later(10 * 60_000, 1_000);
    baseUrl = point.url;
    watch.signal(true);
    await later(1_000);
    expect(watch.state().state).toBe('online');
    baseUrl = CLOSED_PORT;
    await later(IDLE_MS + 10 * 60_000, 1_000);
    expect(watch.state().state).toBe('unreachable');
    baseUrl = point.url;
    await realCall();
    expect(watch.state().state).toBe('online');
    expect(returns).toBe(2);
  });

  it('asks once a second at most when the system signals without end', async () => {
    baseUrl = CLOSED_PORT;
    await start();
    for (let tick = 0; tick < 200; tick += 1) {
      watch.signal(tick % 2 === 0);
      await later(100, 100);
    }
    expect(sentCount).toBeLessThanOrEqual(22);
  });
});

describe('a till that starts without network', () => {
  it('knows it after its second question, and has sent nothing else', async () => {
    baseUrl = CLOSED_PORT;
    await start();
    expect(watch.state().state).toBe('online');
    await later(2_000);
    expect(watch.state()).toMatchObject({ state: 'unreachable', reason: 'network' });
    expect(sentCount).toBe(2);
  });
});

describe('nothing is asked', () => {
  it('without a permission, and at once when it is back', async () => {
    canAsk = false;
    await start();
    await later(HOUR_MS, 5_000);
    expect(sentCount).toBe(0);
    canAsk = true;
    watch.askNow();
    await settle();
    expect(sentCount).toBe(1);
  });

  it('while the machine sleeps, and at once when it wakes', async () => {
    await start();
    watch.suspend();
    await later(HOUR_MS, 5_000);
    expect(sentCount).toBe(1);
    watch.wake();
    await settle();
    expect(sentCount).toBe(2);
  });

  it('after its end', async () => {
    await start();
    await watch.stop();
    await later(HOUR_MS, 5_000);
    expect(sentCount).toBe(1);
  });
});

it('a clock that was set keeps neither the questions away nor makes more of them', async () => {
  await start();
  clock.jumpTo(clock.nowMs() - 30 * 24 * HOUR_MS);
  await later(HOUR_MS, 5_000);
  expect(sentCount).toBeGreaterThanOrEqual(HOUR_MS / IDLE_MS - 1);
  expect(sentCount).toBeLessThanOrEqual(HOUR_MS / IDLE_MS + 2);
  const before = sentCount;
  clock.jumpTo(clock.nowMs() + 60 * 24 * HOUR_MS);
  await later(HOUR_MS, 5_000);
  expect(sentCount - before).toBeLessThanOrEqual(HOUR_MS / IDLE_MS + 2);
});
