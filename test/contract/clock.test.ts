import { describe, expect, test } from 'vitest';
import { systemClock } from '#main/host/system-clock.ts';
import type { Clock } from '#main/ports.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';

/** What every Clock keeps. `pass` lets that much time go by. */
function clockContract(create: () => { readonly clock: Clock; readonly pass: (ms: number) => void }): void {
  const never = () => new AbortController().signal;

  test('tells the time in whole milliseconds of this century', () => {
    const { clock } = create();
    expect(Number.isInteger(clock.nowMs())).toBe(true);
    expect(clock.nowMs()).toBeGreaterThan(Date.UTC(2020, 0));
  });

  test('a sleeper wakes when its time has passed and not before', async () => {
    const { clock, pass } = create();
    const startedMs = clock.nowMs();
    let isAwake = false;
    const slept = clock.sleep(40, never()).then(() => (isAwake = true));
    await Promise.resolve();
    expect(isAwake).toBe(false);
    pass(40);
    await slept;
    // Timers may fire up to a millisecond early by the wall clock.
    expect(clock.nowMs() - startedMs).toBeGreaterThanOrEqual(39);
  });

  test('the shorter of two sleeps ends first', async () => {
    const { clock, pass } = create();
    const woken: string[] = [];
    const both = [
      clock.sleep(60, never()).then(() => woken.push('long')),
      clock.sleep(5, never()).then(() => woken.push('short')),
    ];
    pass(100);
    await Promise.all(both);
    expect(woken).toEqual(['short', 'long']);
  });

  test('an abort wakes at once, without an error', async () => {
    const { clock } = create();
    const stop = new AbortController();
    const slept = clock.sleep(3_600_000, stop.signal);
    stop.abort();
    await expect(slept).resolves.toBeUndefined();
  });

  test('what was aborted before does not sleep', async () => {
    const { clock } = create();
    await expect(clock.sleep(3_600_000, AbortSignal.abort())).resolves.toBeUndefined();
  });
}

describe('the machine’s clock', () => {
  clockContract(() => ({ clock: systemClock, pass: () => undefined }));

  test('leaves nothing listening on a signal that outlives its sleeps', async () => {
    const stop = new AbortController();
    const listening: number[] = [0];
    const { signal } = stop;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listening.push((listening.at(-1) ?? 0) + 1);
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listening.push((listening.at(-1) ?? 0) - 1);
      remove(...args);
    };
    for (let time = 0; time < 20; time += 1) await systemClock.sleep(0, signal);
    expect([Math.max(...listening), listening.at(-1)]).toEqual([1, 0]);
  });
});

describe('a clock a test moves', () => {
  clockContract(() => {
    const clock = createFakeClock();
    return { clock, pass: (ms) => clock.advance(ms) };
  });
});
