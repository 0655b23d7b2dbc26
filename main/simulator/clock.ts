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

/** A clock that follows the machine's and can be told to go otherwise. */
export interface AdjustableClock extends SimulatorClock {
  /** Simulated milliseconds per real millisecond while the clock runs. */
  readonly speed: number;
  readonly isFrozen: boolean;
  /** `speed` must be above 0. */
  setSpeed(speed: number): void;
  /** Stops the simulated time; only `advance` moves it until `resume`. */
  freeze(): void;
  resume(): void;
  /** Moves the time on by `ms` at once, running everything that falls due on the way, each at its own time. */
  advance(ms: number): void;
}

interface Appointment {
  readonly atMs: number;
  readonly run: () => void;
}

/**
 * A clock that follows the machine's, `speed` times as fast. When the machine's clock is set back the simulated
 * time stands still instead of following, because nothing that has happened can unhappen.
 */
export function createRealTimeClock(options: RealTimeClockOptions = {}): AdjustableClock {
  let speed = options.speed ?? 1;
  let isFrozen = false;
  let lastWallMs = Date.now();
  let simulatedMs = options.startMs ?? lastWallMs;
  let timer: NodeJS.Timeout | undefined;
  const appointments = new Set<Appointment>();

  const nowMs = (): number => {
    const wallMs = Date.now();
    if (!isFrozen) simulatedMs += Math.max(0, wallMs - lastWallMs) * speed;
    lastWallMs = wallMs;
    return Math.floor(simulatedMs);
  };

  const earliest = (): Appointment | undefined => {
    let found: Appointment | undefined;
    for (const appointment of appointments) {
      if (found === undefined || appointment.atMs < found.atMs) found = appointment;
    }
    return found;
  };

  const arm = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const next = earliest();
    if (next === undefined || isFrozen) return;
    const remainingMs = Math.max(0, next.atMs - nowMs());
    timer = setTimeout(onTimer, Math.min(LONGEST_TIMER_MS, Math.ceil(remainingMs / speed)));
  };

  const onTimer = (): void => {
    const next = earliest();
    if (next === undefined || next.atMs > nowMs() || isFrozen) {
      arm();
      return;
    }
    appointments.delete(next);
    // First the next wait, so that an appointment that throws does not stop the clock.
    arm();
    next.run();
  };

  return {
    nowMs,
    get speed() {
      return speed;
    },
    get isFrozen() {
      return isFrozen;
    },
    schedule: (atMs, run) => {
      const appointment = { atMs, run };
      appointments.add(appointment);
      arm();
      return () => {
        if (appointments.delete(appointment)) arm();
      };
    },
    setSpeed: (next) => {
      nowMs();
      speed = next;
      arm();
    },
    freeze: () => {
      nowMs();
      isFrozen = true;
      arm();
    },
    resume: () => {
      nowMs();
      isFrozen = false;
      arm();
    },
    advance: (ms) => {
      const untilMs = nowMs() + ms;
      for (let next = earliest(); next !== undefined && next.atMs <= untilMs; next = earliest()) {
        appointments.delete(next);
        simulatedMs = Math.max(simulatedMs, next.atMs);
        next.run();
      }
      simulatedMs = Math.max(simulatedMs, untilMs);
      arm();
    },
  };
}

/** Whether a clock can be frozen and driven at another speed. */
export function isAdjustable(clock: SimulatorClock): clock is AdjustableClock {
  return 'setSpeed' in clock;
}

/** Whether the time of a clock can be moved on by hand. */
export function canAdvance(
  clock: SimulatorClock,
): clock is SimulatorClock & Pick<AdjustableClock, 'advance'> {
  return 'advance' in clock;
}
