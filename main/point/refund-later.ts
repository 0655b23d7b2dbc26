import type { PointAnswer } from './answer.ts';
import { notAnswered } from './not-answered.ts';

/** Refusals that say "later": the same refund is asked for again under its key (Point API, Refund order). */
const LATER: ReadonlySet<string> = new Set([
  'refund_in_progress',
  'order_refund_already_in_process',
  'movement_operations_pending',
]);

/** The answer to a refund, without the refusals that are none for good. 425 is none in every call. */
export function settledRefund(answer: PointAnswer<unknown>): PointAnswer<unknown> {
  const isLater = answer.kind === 'refused' && LATER.has(answer.code);
  return isLater ? notAnswered('busy', answer.requestId) : answer;
}
