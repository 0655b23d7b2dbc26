import { createParser } from 'eventsource-parser';
import { TillEvent } from '#app/contract/events.ts';
import { readEnvelope } from './envelope.ts';
import { TransportError, type BridgeNews, type TillBridge } from './till-bridge.ts';

const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 4_000;

/** The till behind the loopback host: `POST /call` and server-sent events on `GET /events`, both with the run's token. */
export function createLoopbackBridge(origin: string, token: string): TillBridge {
  const headers = { authorization: `Bearer ${token}` };
  return {
    async call(method, input) {
      let answer: unknown;
      try {
        const response = await fetch(`${origin}/call`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ method, input }),
        });
        answer = await response.json();
      } catch (cause) {
        throw new TransportError('the till did not answer', { cause });
      }
      return readEnvelope(answer);
    },
    subscribe(listener) {
      const stop = new AbortController();
      void followEvents(`${origin}/events`, headers, listener, stop.signal);
      return () => stop.abort();
    },
  };
}

async function followEvents(
  address: string,
  headers: Readonly<Record<string, string>>,
  listener: (news: BridgeNews) => void,
  signal: AbortSignal,
): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  const isStopped = () => signal.aborted;
  while (!isStopped()) {
    const end = await readStream(address, headers, listener, signal, () => (retryMs = FIRST_RETRY_MS));
    if (isStopped()) return;
    listener({ kind: end });
    if (end === 'refused') return;
    await pause(retryMs, signal);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }
}

/** Reads one connection to its end and answers why it ended. Never rejects. */
async function readStream(
  address: string,
  headers: Readonly<Record<string, string>>,
  listener: (news: BridgeNews) => void,
  signal: AbortSignal,
  onOpen: () => void,
): Promise<'lost' | 'refused'> {
  try {
    const response = await fetch(address, { headers: { ...headers, accept: 'text/event-stream' }, signal });
    if (response.status === 401 || response.status === 403) return 'refused';
    if (!response.ok || response.body === null) return 'lost';
    onOpen();
    listener({ kind: 'connected' });
    const parser = createParser({
      onEvent: (message) => listener(readEvent(message.data)),
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'lost';
      parser.feed(value);
    }
  } catch {
    return 'lost';
  }
}

function readEvent(data: string): BridgeNews {
  try {
    return { kind: 'event', event: TillEvent.parse(JSON.parse(data)) };
  } catch {
    // An event that cannot be read still says that something changed.
    return { kind: 'connected' };
  }
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, delayMs);
    signal.addEventListener('abort', finish);
  });
}
