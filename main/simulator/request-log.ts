import type { Fault } from './faults.ts';

/** The latest requests kept. */
const KEPT = 10_000;
/** So many more are let in before the oldest are dropped at once, which keeps adding cheap. */
const SLACK = 500;

/** A request that arrived, whether or not it was answered. */
export interface RequestEntry {
  /** 1 for the first request of this simulator. */
  readonly sequence: number;
  /** Simulated time. */
  readonly atMs: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The route's name, such as `orders.create`; null for a path that does not exist. */
  readonly route: string | null;
  readonly idempotencyKey: string | null;
  /** Whose token it carried; null for none or an unknown one. */
  readonly account: 'owner' | 'foreign' | null;
  /** The first 4 KiB of the body as text; empty for none. */
  readonly body: string;
  readonly fault: Fault['kind'] | null;
  /** What was answered; null while nothing has been, or when the connection was dropped. */
  readonly status: number | null;
}

export interface RequestLog {
  /** Notes an arrival; the returned function notes the status it was answered with. */
  add(entry: Omit<RequestEntry, 'sequence' | 'status'>): (status: number) => void;
  entries(): readonly RequestEntry[];
  /** Forgets every request; the next one is the first. */
  clear(): void;
}

export function createRequestLog(): RequestLog {
  let sequence = 0;
  let kept: { readonly entry: Omit<RequestEntry, 'status'>; status: number | null }[] = [];
  return {
    add: (entry) => {
      sequence += 1;
      const item: (typeof kept)[number] = { entry: { sequence, ...entry }, status: null };
      if (kept.length >= KEPT + SLACK) kept = kept.slice(-KEPT);
      kept.push(item);
      return (status) => {
        item.status = status;
      };
    },
    clear: () => {
      sequence = 0;
      kept = [];
    },
    entries: () => kept.slice(-KEPT).map(({ entry, status }) => ({ ...entry, status })),
  };
}
