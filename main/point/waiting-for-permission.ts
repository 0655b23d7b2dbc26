import type { PointHttp } from './point-http.ts';
import { isTokenRefused } from './token-refused.ts';

/**
 * The same requests, for what goes on when the account is connected again: a token that is not accepted means that nothing was done, and
 * is no answer to what was asked. Without it a permission that was revoked would end charges and refunds as refused.
 */
export function waitingForPermission(http: PointHttp): PointHttp {
  return async (request) => {
    const answer = await http(request);
    if (!isTokenRefused(answer)) return answer;
    const { requestId } = answer;
    return { kind: 'unanswered', reason: 'unauthorized', retryAfterMs: null, neverSent: true, requestId };
  };
}
