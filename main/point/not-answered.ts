import type { UnansweredReason } from '#app/domain/charge-event.ts';
import type { PointAnswer } from './answer.ts';

/** An answer from which nothing can be concluded, found out after the request was sent. */
export function notAnswered(
  reason: UnansweredReason,
  requestId: string | null,
  retryAfterMs: number | null = null,
): PointAnswer<never> {
  return { kind: 'unanswered', reason, retryAfterMs, neverSent: false, requestId };
}
