import { z } from 'zod';

import { nestedError, type ApiAnswer } from '../envelope.ts';

/** 200 with anything that JSON can hold. */
export function ok(body: unknown): ApiAnswer {
  return { status: 200, body: z.json().parse(JSON.parse(JSON.stringify(body))) };
}

export function notFound(what: string): ApiAnswer {
  return nestedError(404, 'not_found', `There is no such ${what}.`);
}

/** What the present state does not allow. */
export function notNow(message: string): ApiAnswer {
  return nestedError(409, 'not_now', message);
}

export function badRequest(message: string): ApiAnswer {
  return nestedError(400, 'bad_request', message);
}
