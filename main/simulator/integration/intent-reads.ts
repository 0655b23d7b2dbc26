/** Between two readings of one intent (Integration API, Get payment intent). */
export const READ_INTERVAL_MS = 1_000;

/** Counts the reading of intents, for the limit of one a second. */
export interface IntentReads {
  /** Milliseconds to wait before `subject` may be read again; 0, and the reading counts, when it may be now. */
  attempt(subject: string, nowMs: number): number;
  clear(): void;
}

export function createIntentReads(): IntentReads {
  const lastMs = new Map<string, number>();
  return {
    attempt: (subject, nowMs) => {
      for (const [other, atMs] of lastMs) {
        if (nowMs - atMs < READ_INTERVAL_MS) break;
        lastMs.delete(other);
      }
      const waitMs = (lastMs.get(subject) ?? Number.NEGATIVE_INFINITY) + READ_INTERVAL_MS - nowMs;
      if (waitMs > 0) return waitMs;
      lastMs.set(subject, nowMs);
      return 0;
    },
    clear: () => lastMs.clear(),
  };
}
