import type { Clock } from '#main/ports.ts';

/** A pause between two attempts. A clock that is set back while it lasts ends it: it must never become longer than it was. */
export interface Wait {
  begin(forMs: number): void;
  end(): void;
  /** Milliseconds until the next attempt; 0 when it may be made. */
  leftMs(): number;
}

export function createWait(clock: Pick<Clock, 'nowMs'>): Wait {
  let sinceMs = 0;
  let wholeMs = 0;
  return {
    begin: (forMs) => {
      sinceMs = clock.nowMs();
      wholeMs = forMs;
    },
    end: () => {
      wholeMs = 0;
    },
    leftMs: () => {
      const passedMs = clock.nowMs() - sinceMs;
      return passedMs < 0 ? 0 : Math.max(0, wholeMs - passedMs);
    },
  };
}
