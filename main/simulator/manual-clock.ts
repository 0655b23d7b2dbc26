import type { SimulatorClock } from './clock.ts';

/** A clock that moves only when it is told to. */
export interface ManualClock extends SimulatorClock {
  /** Moves the time on by `ms`, running on the way everything that falls due, in order and each at its own time. */
  advance(ms: number): void;
}

interface Appointment {
  readonly atMs: number;
  readonly run: () => void;
}

/** Makes a manual clock that stands at `startMs` (UTC epoch milliseconds). */
export function createManualClock(startMs: number = Date.UTC(2026, 0, 5, 12)): ManualClock {
  let currentMs = startMs;
  const appointments = new Set<Appointment>();

  const nextUntil = (untilMs: number): Appointment | undefined => {
    let next: Appointment | undefined;
    for (const appointment of appointments) {
      if (appointment.atMs <= untilMs && (next === undefined || appointment.atMs < next.atMs))
        next = appointment;
    }
    return next;
  };

  return {
    nowMs: () => currentMs,
    schedule: (atMs, run) => {
      const appointment = { atMs, run };
      appointments.add(appointment);
      return () => appointments.delete(appointment);
    },
    advance: (ms) => {
      const untilMs = currentMs + ms;
      for (let next = nextUntil(untilMs); next !== undefined; next = nextUntil(untilMs)) {
        appointments.delete(next);
        currentMs = Math.max(currentMs, next.atMs);
        next.run();
      }
      currentMs = untilMs;
    },
  };
}
