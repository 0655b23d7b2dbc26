import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface ArrivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on loopback that answers whatever a test wants, and keeps what it was asked. */
export interface AnsweringServer {
  readonly url: string;
  readonly requests: readonly ArrivedRequest[];
  answer: (response: ServerResponse, request: ArrivedRequest) => void;
  close(): Promise<void>;
}

export async function openAnsweringServer(): Promise<AnsweringServer> {
  const requests: ArrivedRequest[] = [];
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const arrived = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(arrived);
      server.answer(response, arrived);
    });
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  http.listen(0, '127.0.0.1', () => {
    resolve(undefined);
  });
  await promise;
  const server: AnsweringServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests,
    answer: (response) => response.end('{}'),
    close: () =>
      new Promise((closed) => {
        http.closeAllConnections();
        http.close(() => {
          closed();
        });
      }),
  };
  return server;
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}
