import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../security-headers.ts';
import type { Till } from '../../till.ts';

/** The pages that listen for events, as server-sent events (WHATWG HTML, section 9.2). */
export interface EventStreams {
  open(response: ServerResponse): void;
  closeAll(): void;
}

/** A page asleep in the background reads nothing; past this it is let go and asks for everything when it comes back. */
const MAX_UNREAD_BYTES = 256 * 1024;
const RETRY_AFTER_MS = 1_000;

/**
 * Every event of the till to every open page: `id` is its sequence number, `data` the event itself. The first block carries only the
 * number a reader begins at.
 */
export function createEventStreams(
  till: Pick<Till, 'subscribe' | 'lastSeq'>,
  heartbeatMs: number,
): EventStreams {
  const closers = new Set<() => void>();
  return {
    open: (response) => {
      response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
      const write = (block: string): void => {
        response.write(block);
        if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
      };
      const unsubscribe = till.subscribe((event) => {
        write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
      });
      // Proxies and sleeping network stacks drop what is silent; a comment is heard by nobody.
      const heartbeat = setInterval(() => {
        write(': still here\n\n');
      }, heartbeatMs);
      const close = (): void => {
        closers.delete(close);
        clearInterval(heartbeat);
        unsubscribe();
        response.end();
      };
      closers.add(close);
      response.on('close', close);
      write(`retry: ${RETRY_AFTER_MS}\nid: ${till.lastSeq()}\n\n`);
    },
    closeAll: () => {
      for (const close of closers) close();
    },
  };
}
