import type { RouteName } from './routes.ts';

/** Something that goes wrong between a client and the cloud. */
export type Fault =
  /** The connection is reset before the cloud sees the request. */
  | { readonly kind: 'drop_request' }
  /** The cloud does its work, then the connection is reset instead of an answer. */
  | { readonly kind: 'drop_response' }
  /** Waits, on the simulator's clock, before the cloud sees the request and before the answer goes out. */
  | { readonly kind: 'delay'; readonly beforeMs?: number; readonly afterMs?: number }
  /**
   * Another answer than the cloud's: 5xx, 429, 423, 408… `isCommitted` says whether the cloud did its work all the
   * same (false by default).
   */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly retryAfterSeconds?: number;
      readonly isCommitted?: boolean;
    }
  /** The token is refused, in the flat envelope. */
  | { readonly kind: 'unauthorized' }
  /** A page of a captive portal or a proxy, with 200 and text/html. */
  | { readonly kind: 'html_page'; readonly status?: number; readonly isCommitted?: boolean }
  /** 302 to another address. */
  | { readonly kind: 'redirect'; readonly location: string; readonly isCommitted?: boolean }
  /** The right status and headers with an empty body. */
  | { readonly kind: 'empty_body' }
  /** The answer breaks off in the middle, with a Content-Length that agrees. */
  | { readonly kind: 'truncated_body' }
  /** The answer with so much padding that it exceeds `bytes` (1 MiB by default). */
  | { readonly kind: 'oversized_body'; readonly bytes?: number }
  /** The order in the answer has other values than the cloud's order; only the given ones are altered. */
  | {
      readonly kind: 'altered_order';
      readonly id?: string;
      readonly amount?: string;
      readonly paidAmount?: string;
      readonly currency?: string;
      readonly externalReference?: string;
      readonly status?: string;
      readonly statusDetail?: string;
    }
  /** The answer has no order id. */
  | { readonly kind: 'missing_order_id' }
  /** Get answers what it would have answered in an earlier state: the one before, or the given one. */
  | { readonly kind: 'stale_read'; readonly as?: 'previous' | 'created' | 'at_terminal' };

export interface Injection {
  /** The route it concerns; every route, unknown paths included, when absent. */
  readonly route?: RouteName;
  readonly fault: Fault;
  /** How many requests it spoils; 1 by default. */
  readonly times?: number;
  /** How many requests pass unharmed before it; 0 by default. */
  readonly after?: number;
}

/** Where tests make things go wrong. The oldest injection that concerns a request is the one that spoils it. */
export interface Faults {
  /** Adds an injection; returns its removal. */
  inject(injection: Injection): () => void;
  clear(): void;
  /** How many requests the injections will still spoil. */
  pendingCount(): number;
}

/** The same, for the server. */
export interface FaultQueue extends Faults {
  /** The fault for a request that has arrived at `route`, used up by it. */
  take(route: RouteName | null): Fault | undefined;
}

export function createFaults(): FaultQueue {
  let queue: { readonly injection: Injection; times: number; after: number }[] = [];
  return {
    inject: (injection) => {
      const item = { injection, times: injection.times ?? 1, after: injection.after ?? 0 };
      queue.push(item);
      return () => {
        queue = queue.filter((other) => other !== item);
      };
    },
    clear: () => {
      queue = [];
    },
    pendingCount: () => queue.reduce((sum, item) => sum + item.times, 0),
    take: (route) => {
      for (const item of queue) {
        if (item.injection.route !== undefined && item.injection.route !== route) continue;
        if (item.after > 0) {
          item.after -= 1;
          continue;
        }
        item.times -= 1;
        queue = queue.filter((other) => other.times > 0);
        return item.injection.fault;
      }
      return undefined;
    },
  };
}
