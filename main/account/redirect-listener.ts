import { createServer, type Server } from 'node:http';

/** Where the browser comes back to when the application has a loopback return address. */
export interface RedirectListener {
  /** Listens no longer. Who is being answered gets the answer; whoever only keeps a connection open does not keep the till. */
  close(): void;
}

/** How long the last page may take to come and be read after the end: the code is exchanged before. */
const LAST_PAGE_MS = 30_000;

/** What the person reads in the browser at the end. */
export interface ClosingPage {
  readonly title: string;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/**
 * Listens at `redirectUri`, a loopback address, until it is closed. `onAddress` gets the whole address that the browser asked for and
 * answers with what to show. Undefined when the address cannot be listened on: another program has the port, or it is no loopback address.
 */
export async function listenForRedirect(
  redirectUri: string,
  onAddress: (address: string) => Promise<ClosingPage>,
): Promise<RedirectListener | undefined> {
  const url = new URL(redirectUri);
  if (url.protocol !== 'http:' || url.port === '') return undefined;
  // `localhost` may be either family to a browser; it is registered as an address so that there is no doubt.
  if (url.hostname !== '127.0.0.1') return undefined;
  const server = createServer((request, response) => {
    // Another Host is a name that somebody pointed at this machine.
    const asked = request.headers.host === url.host ? addressOf(request.url, url) : undefined;
    if (request.method !== 'GET' || asked?.pathname !== url.pathname) {
      response.writeHead(404, { 'content-type': 'text/plain', connection: 'close' });
      response.end('Not found');
      return;
    }
    void onAddress(asked.href).then((page) => {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        connection: 'close',
      });
      response.end(htmlOf(page));
    });
  });
  // A connection without a request, as browsers open them ahead, does not keep the process.
  server.on('connection', (socket) => {
    socket.unref();
  });
  const isListening = await listen(server, Number(url.port));
  if (!isListening) return undefined;
  return {
    close: () => {
      server.close();
      server.closeIdleConnections();
      setTimeout(() => {
        server.closeAllConnections();
      }, LAST_PAGE_MS).unref();
      server.unref();
    },
  };
}

/** Undefined for what is no path of this address: anything can be in a request line. */
function addressOf(target: string | undefined, base: URL): URL | undefined {
  if (target === undefined || !/^\/(?!\/)/.test(target) || !URL.canParse(target, base.href)) return undefined;
  return new URL(target, base);
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      resolve(true);
    });
  });
}

function htmlOf({ title, text, language }: ClosingPage): string {
  return `<!doctype html><html lang="${escaped(language)}"><meta charset="utf-8"><title>${escaped(title)}</title><h1>${escaped(title)}</h1><p>${escaped(text)}</p></html>\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
