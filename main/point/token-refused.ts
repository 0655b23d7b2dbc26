import type { PointAnswer } from './answer.ts';

/** A 401 about the token; `user_not_authorized` is about the order, which another account made (Point API, Refund order). */
export function isTokenRefused(answer: PointAnswer<unknown>): boolean {
  return answer.kind === 'refused' && answer.httpStatus === 401 && answer.code !== 'user_not_authorized';
}
