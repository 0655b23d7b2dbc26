import type { ServerResponse } from 'node:http';

import { textOf } from './envelope.ts';
import type { Delivery } from './fault-effects.ts';

/** Pieces in which a slow body comes. */
const SLOW_PIECES = 10;

/**
 * Sends and tells the status; undefined when there was no answer. `wait` waits on the simulator's clock, in simulated
 * milliseconds; `requestId` is the answer's `x-request-id`.
 */
export async function send(
  response: ServerResponse,
  delivery: Delivery,
  wait: (ms: number) => Promise<void>,
  requestId: string,
): Promise<number | undefined> {
  switch (delivery.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return undefined;
    case 'closed':
      response.socket?.destroySoon();
      return undefined;
    case 'silence':
      return undefined;
    case 'broken': {
      const { status, text } = writeHead(response, delivery, requestId);
      const part = delivery.part === 'headers' ? '' : text.slice(0, Math.ceil(text.length / 2));
      response.flushHeaders();
      // What was written must have left before the connection is reset, or nothing of it arrives.
      if (part !== '') await new Promise<void>((resolve) => response.write(part, () => resolve()));
      response.socket?.resetAndDestroy();
      return status;
    }
    case 'slow': {
      const { status, text } = writeHead(response, delivery, requestId);
      response.flushHeaders();
      const bytes = Buffer.from(text);
      const size = Math.max(1, Math.ceil(bytes.length / SLOW_PIECES));
      for (let from = 0; from < bytes.length && !response.destroyed; from += size) {
        await wait(delivery.overMs / SLOW_PIECES);
        response.write(bytes.subarray(from, from + size));
      }
      response.end();
      return status;
    }
    case 'answer':
    case 'raw': {
      const { status, text } = writeHead(response, delivery, requestId);
      response.end(text);
      return status;
    }
  }
}

function writeHead(
  response: ServerResponse,
  delivery: Extract<Delivery, { kind: 'answer' | 'raw' | 'broken' | 'slow' }>,
  requestId: string,
): { readonly status: number; readonly text: string } {
  const { status, headers, text } =
    delivery.kind === 'raw'
      ? delivery
      : {
          status: delivery.answer.status,
          headers: {
            ...(delivery.answer.text === undefined
              ? { 'content-type': 'application/json; charset=utf-8' }
              : {}),
            ...delivery.answer.headers,
          },
          text: textOf(delivery.answer),
        };
  response.writeHead(status, {
    ...headers,
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(text) }),
    'x-request-id': requestId,
  });
  return { status, text };
}
