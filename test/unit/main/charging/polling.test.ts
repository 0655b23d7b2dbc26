import { describe, expect, it } from 'vitest';
import { createFakeIds } from '#test/fakes/fake-ids.ts';
import { createLoopBench, failure, NO_NETWORK, type LoopBench, type Reaction } from './charge-in-memory.ts';

const SEEDS = Array.from({ length: 250 }, (_, index) => index + 1);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A customer who pays at that moment, and the network between here and the API. */
interface Payment {
  readonly paidAtMs: number;
  readonly oneWayMs?: (random: number) => number;
}

interface Measured {
  readonly bench: LoopBench;
  readonly seenAfterMs: number;
  /** With the create, up to the one that showed the payment. */
  readonly requests: number;
}

async function measure(seed: number, { paidAtMs, oneWayMs }: Payment): Promise<Measured> {
  const bench = createLoopBench({
    seed,
    react: ({ atMs }) => (atMs >= paidAtMs ? 'processed' : atMs >= 1_500 ? 'at_terminal' : 'created'),
    ...(oneWayMs === undefined ? {} : { oneWayMs }),
  });
  bench.start('charge-1');
  await bench.clock.runUntil(paidAtMs + 20_000);
  const charge = bench.charge('charge-1');
  expect(charge.state).toBe('processed');
  return { bench, seenAfterMs: charge.changedAtMs - paidAtMs, requests: bench.sent.length };
}

/** The value that so large a part of all are at most. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
}

function gaps(bench: LoopBench, isCounted: (operation: string) => boolean = () => true): number[] {
  const times = bench.sent.filter((each) => isCounted(each.operation)).map((each) => each.atMs);
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

/** An API that shows the order on the terminal until `failFromMs`, and fails until `failUntilMs`. */
function failing(failFromMs: number, failUntilMs: number, how: Reaction = NO_NETWORK) {
  return ({ atMs }: { readonly atMs: number }): Reaction =>
    atMs >= failFromMs && atMs < failUntilMs ? how : 'at_terminal';
}

describe('a payment that is waited for', () => {
  it.each([
    ['at once', undefined],
    ['over a network of 50 to 250 ms each way', (random: number) => 50 + Math.round(200 * random)],
  ])('is seen within 2.5 s of it in 95 of 100 cases, answered %s', async (_how, oneWayMs) => {
    const seen: number[] = [];
    for (const seed of SEEDS) {
      const paidAtMs = 2_000 + Math.round(58_000 * createFakeIds(seed + 5_000).random());
      const measured = await measure(seed, { paidAtMs, ...(oneWayMs === undefined ? {} : { oneWayMs }) });
      seen.push(measured.seenAfterMs);
    }
    expect(quantile(seen, 0.95)).toBeLessThanOrEqual(2_500);
    expect(Math.max(...seen)).toBeLessThan(3_500);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
  });

  it('of a minute takes at most 30 requests, its create among them, and never two within a second', async () => {
    const requests: number[] = [];
    for (const seed of SEEDS) {
      const measured = await measure(seed, { paidAtMs: MINUTE_MS });
      requests.push(measured.requests);
      expect(Math.min(...gaps(measured.bench))).toBeGreaterThanOrEqual(1_000);
    }
    expect(Math.max(...requests)).toBeLessThanOrEqual(30);
    expect(Math.min(...requests)).toBeGreaterThan(20);
  });

  it('is spread: no two tills ask in step', async () => {
    const delays = new Set<number>();
    for (const seed of SEEDS)
      for (const gap of gaps((await measure(seed, { paidAtMs: 10_000 })).bench)) delays.add(gap);
    expect(delays.size).toBeGreaterThan(200);
  });
});

describe('an hour without network', () => {
  it('costs at most 150 requests, with waits that grow and are drawn from all of their span', async () => {
    const late: number[] = [];
    for (const seed of SEEDS) {
      const bench = createLoopBench({ seed, react: failing(5_000, Infinity) });
      bench.start('charge-1');
      await bench.clock.runUntil(5_000);
      const before = bench.sent.length;
      await bench.clock.runUntil(5_000 + HOUR_MS);
      expect(bench.sent.length - before).toBeLessThanOrEqual(150);
      const waits = gaps(bench).slice(before - 1);
      // The n-th failure in a row waits at most 2^n s, and never more than a minute.
      waits.slice(1, 7).forEach((wait, index) => {
        expect(wait).toBeLessThanOrEqual(2 ** (index + 1) * 1_000);
      });
      late.push(...waits.slice(8));
      expect(bench.charge('charge-1').state).toBe('at_terminal');
    }
    expect(Math.min(...late)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...late)).toBeLessThanOrEqual(MINUTE_MS);
    // Full jitter: evenly over the whole minute, the second at its beginning apart.
    for (const part of [0.1, 0.25, 0.5, 0.75, 0.9]) {
      expect(Math.abs(quantile(late, part) - part * MINUTE_MS)).toBeLessThan(1_500);
    }
  });

  it('ends for a charge as soon as the network is said to be back, or another charge gets an answer', async () => {
    for (const seed of SEEDS.slice(0, 50)) {
      let isBack = false;
      const bench = createLoopBench({
        seed,
        react: () => (isBack ? 'at_terminal' : NO_NETWORK),
      });
      bench.start('charge-1');
      await bench.clock.runUntil(1_000);
      bench.start('charge-2');
      await bench.clock.runUntil(30 * MINUTE_MS);
      isBack = true;
      const before = bench.sent.length;
      bench.loop.retry();
      await bench.clock.runUntil(30 * MINUTE_MS + 1_000);
      expect(new Set(bench.sent.slice(before).map((each) => each.chargeId))).toEqual(
        new Set(['charge-1', 'charge-2']),
      );
    }
    let answered = 0;
    for (const seed of SEEDS.slice(0, 50)) {
      const bench = createLoopBench({ seed, react: failing(0, 30 * MINUTE_MS) });
      bench.start('charge-1');
      await bench.clock.runUntil(1_000);
      bench.start('charge-2');
      await bench.clock.runUntil(32 * MINUTE_MS);
      const back = bench.sent.filter((each) => each.atMs >= 30 * MINUTE_MS);
      const [first] = back;
      const other = back.find((each) => each.chargeId !== first?.chargeId);
      expect((other?.atMs ?? Infinity) - (first?.atMs ?? 0)).toBeLessThanOrEqual(1_000);
      answered += 1;
    }
    expect(answered).toBe(50);
  });
});

describe('a ledger that cannot be written for an hour', () => {
  it('costs no more requests than a network that is not there', async () => {
    for (const seed of SEEDS.slice(0, 100)) {
      let isFull = false;
      const bench = createLoopBench({
        seed,
        react: () => (isFull ? 'processed' : 'at_terminal'),
        canRecord: () => !isFull,
      });
      bench.start('charge-1');
      await bench.clock.runUntil(10_000);
      const before = bench.sent.length;
      isFull = true;
      await bench.clock.runUntil(10_000 + HOUR_MS);
      expect(bench.sent.length - before).toBeLessThanOrEqual(150);
      expect(bench.charge('charge-1').state).toBe('at_terminal');
      isFull = false;
      await bench.clock.runUntil(10_000 + HOUR_MS + MINUTE_MS);
      expect(bench.sent.length).toBeGreaterThan(before);
    }
  });
});

describe('a time the API asked for', () => {
  const RETRY_AFTER_MS = 20_000;
  const limited = (failFromMs: number) =>
    failing(failFromMs, failFromMs + 1_000, failure('rate_limited', RETRY_AFTER_MS));

  it.each([
    ['nobody', () => undefined],
    [
      'a cancellation',
      (bench: LoopBench) => {
        bench.cancel('charge-1');
      },
    ],
    [
      'a wake-up',
      (bench: LoopBench) => {
        bench.loop.wake();
      },
    ],
    [
      'a network that is back',
      (bench: LoopBench) => {
        bench.loop.retry();
      },
    ],
  ])('is kept, hurried by %s', async (_who, hurryUp) => {
    for (const seed of SEEDS.slice(0, 60)) {
      const bench = createLoopBench({ seed, react: limited(0) });
      bench.start('charge-1');
      for (const atMs of [500, 7_000, 19_000]) {
        await bench.clock.runUntil(atMs);
        hurryUp(bench);
      }
      await bench.clock.runUntil(RETRY_AFTER_MS - 1);
      expect(bench.sent).toHaveLength(1);
      await bench.clock.runUntil(RETRY_AFTER_MS + 5_000);
      expect(bench.sent.length).toBeGreaterThan(1);
    }
  });

  it.each([
    ['an hour back', -HOUR_MS],
    ['a day back', -24 * HOUR_MS],
    ['a day on', 24 * HOUR_MS],
  ])('is neither longer nor shorter for a clock that is set %s', async (_how, jumpMs) => {
    for (const seed of SEEDS.slice(0, 30)) {
      const bench = createLoopBench({ seed, react: limited(3_000) });
      bench.start('charge-1');
      await bench.clock.runUntil(3_000);
      await bench.clock.runUntil(6_000);
      const before = bench.sent.length;
      const lastMs = bench.sent.at(-1)?.atMs ?? 0;
      bench.clock.jump(jumpMs);
      await bench.clock.runUntil(lastMs + RETRY_AFTER_MS - 1);
      expect(bench.sent).toHaveLength(before);
      await bench.clock.runUntil(lastMs + 2 * RETRY_AFTER_MS + 1);
      expect(bench.sent.length).toBeGreaterThan(before);
    }
  });
});

describe('a machine that sleeps', () => {
  it('sends nothing until it wakes, and asks at once then', async () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const bench = createLoopBench({ seed, react: failing(0, 0) });
      bench.start('charge-1');
      bench.start('charge-2');
      await bench.clock.runUntil(10_000 + 10 * seed);
      bench.loop.suspend();
      const before = bench.sent.length;
      await bench.clock.runUntil(8 * HOUR_MS);
      expect(bench.sent).toHaveLength(before);
      bench.loop.wake();
      await bench.clock.runUntil(8 * HOUR_MS + 1);
      expect(bench.sent.slice(before)).toHaveLength(2);
      expect(new Set(bench.sent.slice(before).map((each) => each.chargeId)).size).toBe(2);
    }
  });

  it('sends nothing for what is started or hurried while it sleeps', async () => {
    const bench = createLoopBench({ seed: 1, react: failing(0, 0) });
    bench.start('charge-1');
    await bench.clock.runUntil(10_000);
    bench.loop.suspend();
    const before = bench.sent.length;
    bench.start('charge-2');
    bench.cancel('charge-1');
    bench.loop.retry();
    await bench.clock.runUntil(HOUR_MS);
    expect(bench.sent).toHaveLength(before);
  });
});

describe('somebody in a hurry', () => {
  it('makes no two readings of a charge come within a second', async () => {
    for (const seed of SEEDS.slice(0, 100)) {
      const bench = createLoopBench({ seed, react: failing(10_000, 15_000) });
      bench.start('charge-1');
      for (let atMs = 100; atMs < 30_000; atMs += 370) {
        await bench.clock.runUntil(atMs);
        if (atMs % 3 === 0) bench.loop.wake();
        else bench.loop.retry();
      }
      await bench.clock.runUntil(40_000);
      expect(Math.min(...gaps(bench, (operation) => operation === 'read'))).toBeGreaterThanOrEqual(1_000);
    }
  });

  it('has a cancellation sent at once, and the reading a second after it', async () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const bench = createLoopBench({ seed, react: failing(0, 0) });
      bench.start('charge-1');
      const atMs = 4_000 + 37 * seed;
      await bench.clock.runUntil(atMs);
      const before = bench.sent.length;
      bench.cancel('charge-1');
      await bench.clock.runUntil(atMs + 10_000);
      const [cancel, read] = bench.sent.slice(before);
      expect(cancel).toMatchObject({ operation: 'cancel', atMs });
      expect(read?.operation).toBe('read');
      expect((read?.atMs ?? 0) - atMs).toBeGreaterThanOrEqual(1_000);
    }
  });
});
