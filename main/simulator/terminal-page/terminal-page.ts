import type { ServerResponse } from 'node:http';

import { nestedError, type ApiAnswer } from '../envelope.ts';
import { newRequestId } from '../ids.ts';
import type { LocalService } from '../local-service.ts';
import { streamFeed, type FeedParts } from './feed.ts';
import { readPageFile } from './page-files.ts';

/** Nothing from elsewhere, nothing in line, in no frame, and no script that writes markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** As many pages as anybody has open; each of them holds a connection. */
export const MAX_FEEDS = 50;

/**
 * The page at `/terminal`, which shows the terminals as the customer sees them, and `GET /terminal/feed`, the
 * server-sent events it lives on: one `TerminalFeed` at once and after every change. It presses keys through the
 * control calls, as a script does.
 */
export function createTerminalPage(parts: FeedParts): LocalService {
  let feeds = 0;

  const feed = (response: ServerResponse): void => {
    if (feeds >= MAX_FEEDS) {
      sendJson(response, nestedError(503, 'too_many_feeds', 'Too many pages are open.'));
      return;
    }
    feeds += 1;
    response.once('close', () => (feeds -= 1));
    response.writeHead(200, {
      ...HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'x-request-id': newRequestId(),
    });
    streamFeed(parts, response);
  };

  return {
    prefix: '/terminal',
    serve: async (request, response, path) => {
      // Nothing here takes a body; one that is sent is thrown away.
      request.resume();
      const isFeed = path === '/terminal/feed';
      const file = isFeed ? undefined : await readPageFile(path);
      if (file === undefined && !isFeed) {
        sendJson(response, nestedError(404, 'not_found', 'Resource not found.'));
        return;
      }
      if (request.method !== 'GET') {
        const refusal = nestedError(405, 'method_not_allowed', 'Method not allowed.');
        sendJson(response, { ...refusal, headers: { allow: 'GET' } });
        return;
      }
      if (file === undefined) {
        feed(response);
        return;
      }
      response.writeHead(200, {
        ...HEADERS,
        'content-type': file.type,
        'content-length': file.bytes.length,
        'x-request-id': newRequestId(),
      });
      response.end(file.bytes);
    },
  };
}

function sendJson(response: ServerResponse, answer: ApiAnswer): void {
  const text = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    ...HEADERS,
    'content-type': 'application/json; charset=utf-8',
    ...answer.headers,
    'content-length': Buffer.byteLength(text),
    'x-request-id': newRequestId(),
  });
  response.end(text);
}
