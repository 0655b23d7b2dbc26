import type { IncomingMessage, ServerResponse } from 'node:http';

import { z } from 'zod';

import { internalError, nestedError, textOf, type ApiAnswer } from '../envelope.ts';
import { readBody } from '../http-body.ts';
import { newRequestId } from '../ids.ts';
import type { LocalService } from '../local-service.ts';
import { matchPath } from '../routes.ts';
import { problemsOf } from '../scenario/scenario.ts';
import { badRequest, ok } from './answers.ts';
import type { ControlCall, ControlParts } from './control-call.ts';
import { CONTROL_CALLS } from './control-calls.ts';

/** Where the control calls are. */
export const CONTROL_PREFIX = '/_control';

/**
 * The control API: what tests, demonstrations and scripts do to the simulated world. It asks for no token: it is for
 * programs of this machine, and a page from elsewhere is refused by its `Host` and its `Origin`, and by the type its
 * bodies must have.
 */
export function createControl(parts: ControlParts): LocalService {
  return {
    prefix: CONTROL_PREFIX,
    serve: async (request, response, path) => {
      const text = await readBody(request);
      send(response, text === undefined ? tooLarge() : answerSafely(parts, request, path, text));
    },
  };
}

function answerSafely(parts: ControlParts, request: IncomingMessage, path: string, text: string): ApiAnswer {
  try {
    return answer(parts, request, path, text);
  } catch {
    return internalError();
  }
}

function answer(parts: ControlParts, request: IncomingMessage, path: string, text: string): ApiAnswer {
  const { method = '' } = request;
  const below = path.slice(CONTROL_PREFIX.length);
  if (method === 'GET' && (below === '' || below === '/')) return ok(listOfCalls());
  if (method === 'GET' && below === '/schema') return ok(controlSchemas());
  const found = findCall(method, below);
  if (found === undefined) return nestedError(404, 'not_found', 'There is no such control call.');
  if (found === 'other_method') return nestedError(405, 'method_not_allowed', 'Method not allowed.');
  const { call, params } = found;
  const body = call.body === undefined ? { value: undefined } : readJson(request, text, call.body);
  if ('answer' in body) return body.answer;
  const query = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
  return call.run(parts, { params, query, body: body.value });
}

function findCall(
  method: string,
  path: string,
):
  | { readonly call: ControlCall; readonly params: Readonly<Record<string, string>> }
  | 'other_method'
  | undefined {
  let isPathKnown = false;
  for (const call of CONTROL_CALLS) {
    const params = matchPath(call.path, path);
    if (params === undefined) continue;
    if (call.method === method) return { call, params };
    isPathKnown = true;
  }
  return isPathKnown ? 'other_method' : undefined;
}

function readJson(
  request: IncomingMessage,
  text: string,
  schema: z.ZodType,
): { readonly value: unknown } | { readonly answer: ApiAnswer } {
  // A page from elsewhere cannot send this type without asking first, and is never allowed to.
  if (!/^application\/json(?:;|$)/i.test(request.headers['content-type'] ?? '')) {
    return { answer: nestedError(415, 'unsupported_media_type', 'The body must be application/json.') };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { answer: nestedError(400, 'json_syntax_error', 'The body is not valid JSON.') };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: json } : { answer: badRequest(problemsOf(parsed.error)) };
}

function listOfCalls(): unknown {
  return {
    calls: CONTROL_CALLS.map(({ method, path, does }) => ({ method, path: CONTROL_PREFIX + path, does })),
    schema: `${CONTROL_PREFIX}/schema`,
  };
}

/** JSON Schemas of the bodies, by method and path. */
export function controlSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    CONTROL_CALLS.flatMap(({ method, path, body }) =>
      body === undefined
        ? []
        : [
            [
              `${method} ${CONTROL_PREFIX}${path}`,
              z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }),
            ],
          ],
    ),
  );
}

function tooLarge(): ApiAnswer {
  return nestedError(413, 'payload_too_large', 'The body is too large.');
}

function send(response: ServerResponse, reply: ApiAnswer): void {
  const text = textOf(reply);
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(text),
    'x-request-id': newRequestId(),
  });
  response.end(text);
}
