import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

import { afterEach } from 'vitest';

import { selfSignedCertificate } from '#test/fakes/certificates.ts';

/** A notification as it arrived. */
export interface Notification {
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Receiver {
  readonly url: string;
  /** The next notification that has not been told, once it is there. */
  next(): Promise<Notification>;
  /** How many have arrived and have not been told. */
  waiting(): number;
  /** What it answers from now on; null for nothing at all. */
  answerWith(status: number | null): void;
}

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

export interface ReceiverOptions {
  /** Https with a certificate that nobody vouches for. */
  readonly isSecure?: boolean;
  /** The first of them that is free is taken; any free one when absent. */
  readonly ports?: readonly number[];
}

/** Starts a receiver on the loopback address that is closed after the test. */
export async function startReceiver({
  isSecure = false,
  ports = [0],
}: ReceiverOptions = {}): Promise<Receiver> {
  const arrived: Notification[] = [];
  const asking: ((notification: Notification) => void)[] = [];
  let status: number | null = 200;
  const receive: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const notification = { headers: request.headers, query: url.searchParams, body };
      // The answer first: who is told of a notification may rely on its being answered.
      if (status !== null) response.writeHead(status).end();
      const ask = asking.shift();
      if (ask === undefined) arrived.push(notification);
      else ask(notification);
    });
  };
  const server = isSecure ? createSecureServer(selfSignedCertificate(), receive) : createServer(receive);
  servers.push(server);
  await listenOnFirstFree(server, ports);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the receiver is not listening');
  return {
    url: `${isSecure ? 'https' : 'http'}://127.0.0.1:${address.port}/hook?client=7`,
    next: () => {
      const notification = arrived.shift();
      return notification === undefined
        ? new Promise((resolve) => asking.push(resolve))
        : Promise.resolve(notification);
    },
    waiting: () => arrived.length,
    answerWith: (next) => {
      status = next;
    },
  };
}

async function listenOnFirstFree(server: Server, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const isListening = await new Promise<boolean>((resolve) => {
      const refused = (): void => resolve(false);
      server.once('error', refused);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', refused);
        resolve(true);
      });
    });
    if (isListening) return;
  }
  throw new Error(`none of the ports ${ports.join(', ')} is free`);
}

/** Whether the signature is that of `dataId` under `secret`, over the literal `ts` that came with it. */
export function isSigned({ headers }: Notification, dataId: string, secret: string): boolean {
  const [, ts = '', digest = ''] = /^ts=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-signature'])) ?? [];
  const manifest = `id:${dataId};request-id:${String(headers['x-request-id'])};ts:${ts};`;
  return createHmac('sha256', secret).update(manifest).digest('hex') === digest;
}
