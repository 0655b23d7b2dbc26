import { legacyError, type ApiAnswer } from '../envelope.ts';

/** Errors of the Integration API that were seen on the wire, in its envelope `{status, error, message, cause}`. */
export const legacyErrors = {
  badRequest: (message: string): ApiAnswer => legacyError(400, 'bad_request', message),
  badDeviceId: (): ApiAnswer => legacyError(400, 'bad_request', 'device_id: Invalid format'),
  notDeviceOwner: (): ApiAnswer => legacyError(403, 'forbidden', 'Forbidden Error checking device owner'),
  integratorNotRegistered: (): ApiAnswer => legacyError(403, 'forbidden', "Integrator isn't registered"),
  siteNotSupported: (): ApiAnswer => legacyError(403, 'forbidden', 'The site has no Integration API'),
  liveCredentials: (): ApiAnswer => legacyError(401, 'unauthorized', 'Unauthorized use of live credentials'),
  /** The body does not tell which intent it is (Integration API, error 2205). */
  queued: (): ApiAnswer => legacyError(409, '2205', 'There is already a queued intent for the device'),
  intentNotFound: (): ApiAnswer => legacyError(404, 'not_found', "Payment intent doesn't exist"),
  nothingToCancel: (status: 404 | 409): ApiAnswer =>
    legacyError(status, '101', 'Intent already cancelled or nonexistent'),
  cannotUpdate: (intentId: string, state: string): ApiAnswer =>
    legacyError(409, '103', `Can't update Intent ${intentId} current_state [${state}]`),
  tooManyRequests: (retryAfterSeconds: number | null): ApiAnswer => {
    const answer = legacyError(429, 'too_many_requests', 'Too many requests');
    return retryAfterSeconds === null
      ? answer
      : { ...answer, headers: { 'retry-after': String(retryAfterSeconds) } };
  },
  noSuchResource: (): ApiAnswer => legacyError(404, 'not_found', 'Resource not found'),
} as const;
