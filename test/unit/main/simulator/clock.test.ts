import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createRealTimeClock } from '#main/simulator/clock.ts';
import { createManualClock } from '#main/simulator/simulator.ts';

describe('manual clock', () => {
  it('runs what falls due in order, each at its own time, what is added on the way included', () => {
    const clock = createManualClock(1_000);
    const seen: [string, number][] = [];
    clock.schedule(1_300, () => seen.push(['late', clock.nowMs()]));
    clock.schedule(1_100, () => {
      seen.push(['early', clock.nowMs()]);
      clock.schedule(1_200, () => seen.push(['between', clock.nowMs()]));
    });
    clock.schedule(1_401, () => seen.push(['too late', clock.nowMs()]));
    const cancel = clock.schedule(1_250, () => seen.push(['cancelled', clock.nowMs()]));
    cancel();
    clock.advance(400);
    expect(seen).toEqual([
      ['early', 1_100],
      ['between', 1_200],
      ['late', 1_300],
    ]);
    expect(clock.nowMs()).toBe(1_400);
  });
});

describe('real-time clock', () => {
  const wallMs = Date.UTC(2026, 5, 1);

  beforeEach(() => {
    vi.useFakeTimers({ now: wallMs });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('follows the machine, as fast as it is told', () => {
    const clock = createRealTimeClock({ speed: 20, startMs: 5_000 });
    vi.advanceTimersByTime(100);
    expect(clock.nowMs()).toBe(7_000);
  });

  it('calls back when the simulated time comes, unless that is cancelled', () => {
    const clock = createRealTimeClock({ speed: 20, startMs: 0 });
    const called: number[] = [];
    clock.schedule(2_000, () => called.push(clock.nowMs()));
    const cancel = clock.schedule(1_000, () => called.push(-1));
    cancel();
    vi.advanceTimersByTime(99);
    expect(called).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(called).toEqual([2_000]);
  });

  it('waits longer than a timer can', () => {
    const clock = createRealTimeClock({ startMs: 0 });
    const sixtyDaysMs = 60 * 24 * 60 * 60 * 1_000;
    let isCalled = false;
    clock.schedule(sixtyDaysMs, () => {
      isCalled = true;
    });
    vi.advanceTimersByTime(sixtyDaysMs - 1);
    expect(isCalled).toBe(false);
    vi.advanceTimersByTime(1);
    expect(isCalled).toBe(true);
  });

  it('can be frozen, moved on by hand and driven at another speed', () => {
    const clock = createRealTimeClock({ startMs: 0 });
    const called: number[] = [];
    for (const atMs of [1_000, 2_000, 30_000]) clock.schedule(atMs, () => called.push(clock.nowMs()));
    clock.freeze();
    vi.advanceTimersByTime(60_000);
    expect([clock.nowMs(), called]).toEqual([0, []]);
    clock.advance(1_500);
    expect([clock.nowMs(), called]).toEqual([1_500, [1_000]]);
    clock.resume();
    vi.advanceTimersByTime(499);
    expect(called).toEqual([1_000]);
    vi.advanceTimersByTime(1);
    expect(called).toEqual([1_000, 2_000]);
    clock.setSpeed(100);
    vi.advanceTimersByTime(280);
    expect(called).toEqual([1_000, 2_000, 30_000]);
  });

  it('goes on after something it called has failed', () => {
    const clock = createRealTimeClock({ startMs: 0 });
    let isCalled = false;
    clock.schedule(1_000, () => {
      throw new Error('failed');
    });
    clock.schedule(2_000, () => {
      isCalled = true;
    });
    expect(() => vi.advanceTimersByTime(1_000)).toThrow('failed');
    vi.advanceTimersByTime(1_000);
    expect(isCalled).toBe(true);
  });

  it('stands still while the machine goes back, and then goes on', () => {
    const clock = createRealTimeClock();
    expect(clock.nowMs()).toBe(wallMs);
    vi.setSystemTime(wallMs - 86_400_000);
    expect(clock.nowMs()).toBe(wallMs);
    vi.setSystemTime(wallMs - 86_400_000 + 500);
    expect(clock.nowMs()).toBe(wallMs + 500);
  });
});
