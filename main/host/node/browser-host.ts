import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { answerStatic, listStaticFiles } from '../static-files.ts';
import type { Log } from '../../ports.ts';
import type { Till } from '../../till.ts';
import { answerBytes, answerEnvelope, answerText, refusal } from './answer.ts';
import { createEventStreams } from './event-streams.ts';
import type { DownloadFileSaver } from './download-file-saver.ts';
import { readBody } from './read-body.ts';
import { createRequestGuard } from './request-guard.ts';

export interface BrowserHostOptions {
  readonly till: Pick<Till, 'call' | 'subscribe' | 'lastSeq'>;
  /** The built renderer. */
  readonly rendererDir: string;
  /** 0: a free one. */
  readonly port: number;
  readonly downloads: Pick<DownloadFileSaver, 'take'>;
  readonly log: Log;
  readonly heartbeatMs?: number;
}

export interface BrowserHost {
  readonly port: number;
  /** What a person opens; whoever has it may use the till. */
  readonly url: string;
  /** Ends the event streams, waits for the calls in flight (five seconds at most), frees the port. */
  close(): Promise<void>;
}

/** A catalogue of 20,000 products is 1.5 MB; ten times that, in base64, still fits. */
const MAX_BODY_BYTES = 24 * 1024 * 1024;
const HEARTBEAT_MS = 15_000;
const DRAIN_MS = 5_000;

const CallBody = z.strictObject({ method: z.unknown(), input: z.unknown() });

/**
 * Serves the renderer and the contract on 127.0.0.1: `GET /?token=…`, `POST /call`, `GET /events`, `GET /download/<id>`, files of the
 * page. The router behind `POST /call` is the one Electron's window talks to.
 *
 * @throws when the renderer is not built or the port is taken.
 */
export async function openBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { till, downloads, log } = options;
  const files = listStaticFiles(options.rendererDir);
  const guard = createRequestGuard();
  const streams = createEventStreams(till, options.heartbeatMs ?? HEARTBEAT_MS);

  const call = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === undefined) {
      answerEnvelope(response, 413, refusal('input_too_large'), { Connection: 'close' });
      return;
    }
    const parsed = CallBody.safeParse(parseJson(body));
    if (!parsed.success) {
      answerEnvelope(response, 400, refusal('invalid_input'));
      return;
    }
    answerEnvelope(response, 200, await till.call(parsed.data.method, parsed.data.input));
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? '';
    const { path, query } = splitTarget(request.url ?? '');
    const isCall = path === '/call';
    const forbid = (): void => {
      if (isCall) answerEnvelope(response, 403, refusal('forbidden'), { Connection: 'close' });
      else answerText(response, 403, 'Forbidden', { Connection: 'close' });
    };
    if (!guard.isFromHere(request, port)) {
      forbid();
    } else if (isCall) {
      if (method !== 'POST') notAllowed(response, 'POST');
      else if (!guard.isAuthorized(request)) forbid();
      else await call(request, response);
    } else if (path === '/events') {
      if (method !== 'GET') notAllowed(response, 'GET');
      else if (!guard.isAuthorized(request)) forbid();
      else streams.open(response);
    } else if (path.startsWith('/download/')) {
      if (method !== 'GET') notAllowed(response, 'GET');
      else sendDownload(response, downloads, path.slice('/download/'.length));
    } else if (path === '/' || path === '/index.html') {
      if (guard.isAuthorizedAddress(query)) sendStatic(response, method, '/index.html');
      else forbid();
    } else {
      sendStatic(response, method, path);
    }
  };

  const sendStatic = (response: ServerResponse, method: string, path: string): void => {
    const answer = answerStatic(files, method, path);
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body ?? undefined);
  };

  const server = createServer((request, response) => {
    // Neither is news: a page that is closed mid-answer ends both.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    // A kept-alive connection that has its last answer would hold up the closing.
    response.on('close', () => {
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    serve(request, response).catch((error: unknown) => {
      log.warn('request ended early', { reason: error instanceof Error ? error.message : 'unknown' });
      response.destroy();
    });
  });
  let isClosing = false;
  const port = await listen(server, options.port);

  return {
    port,
    url: `http://127.0.0.1:${port}/?token=${guard.token}`,
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        const deadline = setTimeout(() => {
          server.closeAllConnections();
        }, DRAIN_MS);
        server.close(() => {
          clearTimeout(deadline);
          resolve();
        });
        streams.closeAll();
        server.closeIdleConnections();
      }),
  };
}

function sendDownload(
  response: ServerResponse,
  downloads: Pick<DownloadFileSaver, 'take'>,
  id: string,
): void {
  const file = downloads.take(id);
  if (file === undefined) {
    answerText(response, 404, 'Not found');
    return;
  }
  answerBytes(response, 200, file.bytes, {
    'Content-Type': file.mimeType,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeRfc8187(file.fileName)}`,
  });
}

function notAllowed(response: ServerResponse, allow: string): void {
  answerText(response, 405, 'Method not allowed', { Allow: allow, Connection: 'close' });
}

function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf('?');
  return mark === -1
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** Undefined for what is not JSON in UTF-8. */
function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** RFC 8187 leaves fewer characters bare than encodeURIComponent does. */
function encodeRfc8187(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
