import type { Clock } from '#main/ports.ts';

/** A clock that stands still until a test moves it. Sleepers wake in the order of their times. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  /** Sets the wall clock without waking sleepers, as somebody changing the machine's time does. */
  jumpTo(atMs: number): void;
  sleeperCount(): number;
}

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

export function createFakeClock(startMs: number = Date.UTC(2026, 0, 5, 15)): FakeClock {
  let elapsedMs = 0;
  let wallOffsetMs = startMs;
  const sleepers = new Set<Sleeper>();
  return {
    nowMs: () => wallOffsetMs + elapsedMs,
    sleep: (delayMs, signal) => {
      if (signal.aborted) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const sleeper: Sleeper = {
        atMs: elapsedMs + delayMs,
        wake: () => {
          sleepers.delete(sleeper);
          resolve(undefined);
        },
      };
      sleepers.add(sleeper);
      signal.addEventListener('abort', sleeper.wake, { once: true });
      return promise;
    },
    advance: (ms) => {
      elapsedMs += ms;
      const due = [...sleepers]
        .filter((sleeper) => sleeper.atMs <= elapsedMs)
        .sort((a, b) => a.atMs - b.atMs);
      for (const sleeper of due) sleeper.wake();
    },
    jumpTo: (atMs) => {
      wallOffsetMs = atMs - elapsedMs;
    },
    sleeperCount: () => sleepers.size,
  };
}
