import type { UnansweredReason } from '#app/domain/charge-event.ts';
import type { ErrorCause } from './error-envelope.ts';

/**
 * What came of a request to the API. `unanswered` means nothing can be concluded: the request may or may not have been
 * carried out. `refused` is a definite answer: it was not carried out, for the reason given.
 */
export type PointAnswer<Value> =
  | {
      readonly kind: 'ok';
      readonly httpStatus: number;
      readonly value: Value;
      readonly requestId: string | null;
    }
  | {
      readonly kind: 'refused';
      readonly httpStatus: number;
      readonly code: string;
      readonly message: string;
      /** What the answer says beyond one code and a short message: everything that was wrong. */
      readonly causes?: readonly ErrorCause[];
      readonly requestId: string | null;
    }
  | {
      readonly kind: 'unanswered';
      readonly reason: UnansweredReason;
      /** From `Retry-After`, or when a look-up in several calls may go on; null when no time is known. */
      readonly retryAfterMs: number | null;
      /** No byte of the request can have reached the API: the connection never stood. */
      readonly neverSent: boolean;
      readonly requestId: string | null;
    };
