/** The simulator's own time. Everything that waits in the simulator waits on this clock and on no other. */
export interface SimulatorClock {
  /** Simulated time, UTC epoch milliseconds. Never goes back. */
  nowMs(): number;
  /** Calls `run` once when the simulated time reaches `atMs` (at once-ish when it has passed); returns the cancel. */
  schedule(atMs: number, run: () => void): () => void;
}

export interface RealTimeClockOptions {
  /** Simulated milliseconds per real millisecond; 1 by default. */
  readonly speed?: number;
  /** Simulated time at the start; the machine's time by default. */
  readonly startMs?: number;
}

/** Longest wait a Node timer can hold. */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * A clock that follows the machine's, `speed` times as fast. When the machine's clock is set back the simulated
 * time stands still instead of following, because nothing that has happened can unhappen.
 */
export function createRealTimeClock(options: RealTimeClockOptions = {}): SimulatorClock {
  const speed = options.speed ?? 1;
  let lastWallMs = Date.now();
  let simulatedMs = options.startMs ?? lastWallMs;

  const nowMs = (): number => {
    const wallMs = Date.now();
    simulatedMs += Math.max(0, wallMs - lastWallMs) * speed;
    lastWallMs = wallMs;
    return Math.floor(simulatedMs);
  };

  const schedule = (atMs: number, run: () => void): (() => void) => {
    let timer: NodeJS.Timeout | undefined;
    const wait = (): void => {
      const remainingMs = atMs - nowMs();
      if (remainingMs <= 0 && timer !== undefined) {
        run();
        return;
      }
      timer = setTimeout(wait, Math.min(LONGEST_TIMER_MS, Math.max(0, Math.ceil(remainingMs / speed))));
    };
    wait();
    return () => clearTimeout(timer);
  };

  return { nowMs, schedule };
}
