import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  request as requestHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCertificateAuthority,
  selfSignedCertificate,
  type CertificateAuthority,
  type KeyAndCertificate,
} from './certificates.ts';

/** The hosts of Mercado Pago that a till asks for. */
export const CLOUD_HOSTS = ['api.mercadopago.com', 'auth.mercadopago.com'] as const;

/**
 * What the proxy does with a CONNECT. `407`: asks for a password. `502`: cannot reach anybody. `login`: leads to a login page, as
 * a captive portal does. `silent`: never answers. `cut`: ends the connection. `refuse`: nobody listens.
 */
export type ProxyMode = 'tunnel' | '407' | '502' | 'login' | 'silent' | 'cut' | 'refuse';

/** The certificate that the front shows. `good` is signed by the authority, for {@link CLOUD_HOSTS}, and in time. */
export type ShownCertificate = 'good' | 'self_signed' | 'wrong_name' | 'expired' | 'not_yet_valid';

/**
 * What stands behind the certificate. `cloud`: the target. `login_page`: a portal's page, with 200. `login_redirect`: 302 to the
 * portal over plain http. `gateway_407`: a proxy that speaks after the handshake.
 */
export type Behind = 'cloud' | 'login_page' | 'login_redirect' | 'gateway_407';

/** A request that came through TLS. */
export interface FrontRequest {
  readonly host: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly authorization: string | null;
}

export interface TlsCloudOptions {
  /** `http://127.0.0.1:<port>` of what plays Mercado Pago. */
  readonly target: string;
}

/**
 * Mercado Pago's host names over TLS, for a process that is told the way: its proxy leads `api.mercadopago.com:443` and
 * `auth.mercadopago.com:443` to a front that forwards to `target`, and any other host nowhere.
 */
export interface TlsCloud {
  /** `http://127.0.0.1:<port>`, for `HTTPS_PROXY` or a browser's settings. */
  readonly proxyUrl: string;
  readonly caPem: string;
  /** The same in a file, for `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string;
  /** Every CONNECT the proxy was asked for, as `host:port`. */
  connectedHosts(): readonly string[];
  /** What the front was asked for over TLS. */
  requests(): readonly FrontRequest[];
  /** Requests that came without TLS: to the proxy itself, or to the portal that `login_redirect` and `login` lead to. */
  plainRequests(): readonly string[];
  /** What is set counts from the next request on: a connection serves one, and those that stand are ended. */
  setProxyMode(mode: ProxyMode): Promise<void>;
  setCertificate(shown: ShownCertificate): void;
  setBehind(behind: Behind): void;
  /** What the `date` of answers is ahead of this machine's clock; null leaves the target's own. */
  setServerClock(aheadMs: number | null): void;
  close(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const LOGIN_PAGE = '<!doctype html><title>Wi-Fi</title><form method="post"><input name="room"></form>';

/** Starts proxy, front and portal on loopback. */
export async function startTlsCloud({ target }: TlsCloudOptions): Promise<TlsCloud> {
  const authority = createCertificateAuthority();
  const certificates = certificatesOf(authority);
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-tls-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, authority.caPem);

  const connected: string[] = [];
  const requests: FrontRequest[] = [];
  const plain: string[] = [];
  let mode: ProxyMode = 'tunnel';
  let behind: Behind = 'cloud';
  let aheadMs: number | null = null;

  const portal = createServer((request, response) => {
    plain.push(`${request.method ?? ''} ${request.url ?? ''}`);
    sendLoginPage(response);
  });
  const portalUrl = `http://127.0.0.1:${await listenOn(portal, 0)}/login`;

  const front = createSecureServer(certificates.good, (request, response) => {
    requests.push({
      host: request.headers.host ?? '',
      method: request.method ?? '',
      path: (request.url ?? '').split('?', 1)[0] ?? '',
      authorization: request.headers.authorization ?? null,
    });
    // One request a connection: the next one meets whatever was set meanwhile.
    response.setHeader('connection', 'close');
    switch (behind) {
      case 'cloud':
        forward(target, request, response, aheadMs);
        return;
      case 'login_page':
        sendLoginPage(response);
        return;
      case 'login_redirect':
        response.writeHead(302, { location: portalUrl }).end();
        return;
      case 'gateway_407':
        response.writeHead(407, { 'proxy-authenticate': 'Basic realm="office"' }).end();
    }
  });
  const frontPort = await listenOn(front, 0);
  const frontSockets = trackSockets(front);

  const proxy = createServer((request, response) => {
    plain.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(502).end();
  });
  const proxySockets = trackSockets(proxy);
  proxy.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const host = request.url ?? '';
    connected.push(host);
    socket.on('error', () => socket.destroy());
    answerConnect({ mode, host, socket, head, frontPort, portalUrl });
  });
  const proxyPort = await listenOn(proxy, 0);

  const endConnections = (): void => {
    for (const socket of [...frontSockets, ...proxySockets]) socket.destroy();
  };
  return {
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    caPem: authority.caPem,
    caFile,
    connectedHosts: () => connected,
    requests: () => requests,
    plainRequests: () => plain,
    setProxyMode: async (next) => {
      mode = next;
      endConnections();
      if (next === 'refuse') await closeServer(proxy, proxySockets);
      else if (!proxy.listening) await listenOn(proxy, proxyPort);
    },
    setCertificate: (shown) => {
      // A new context has new session keys: nobody resumes a session that began with the old certificate.
      front.setSecureContext(certificates[shown]);
      endConnections();
    },
    setBehind: (next) => {
      behind = next;
      endConnections();
    },
    setServerClock: (next) => {
      aheadMs = next;
    },
    close: async () => {
      await closeServer(proxy, proxySockets);
      await closeServer(front, frontSockets);
      portal.closeAllConnections();
      await closeServer(portal, new Set());
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function certificatesOf(
  authority: CertificateAuthority,
): Readonly<Record<ShownCertificate, KeyAndCertificate>> {
  const nowMs = Date.now();
  const daysAway = (days: number): Date => new Date(nowMs + days * DAY_MS);
  return {
    good: authority.issue({ hosts: CLOUD_HOSTS }),
    self_signed: selfSignedCertificate(CLOUD_HOSTS),
    wrong_name: authority.issue({ hosts: ['portal.example'] }),
    expired: authority.issue({ hosts: CLOUD_HOSTS, notAfter: daysAway(-1) }),
    not_yet_valid: authority.issue({ hosts: CLOUD_HOSTS, notBefore: daysAway(1) }),
  };
}

interface Connect {
  readonly mode: ProxyMode;
  readonly host: string;
  readonly socket: Socket;
  readonly head: Buffer;
  readonly frontPort: number;
  readonly portalUrl: string;
}

function answerConnect({ mode, host, socket, head, frontPort, portalUrl }: Connect): void {
  const end = (status: string, ...headers: readonly string[]): void => {
    socket.end([`HTTP/1.1 ${status}`, ...headers, 'content-length: 0', '', ''].join('\r\n'));
  };
  switch (mode) {
    case 'tunnel':
      break;
    case '407':
      end('407 Proxy Authentication Required', 'proxy-authenticate: Basic realm="office"');
      return;
    case '502':
      end('502 Bad Gateway');
      return;
    case 'login':
      end('302 Found', `location: ${portalUrl}`);
      return;
    case 'silent':
      return;
    case 'cut':
    case 'refuse':
      socket.destroy();
      return;
  }
  if (!CLOUD_HOSTS.some((name) => host === `${name}:443`)) {
    end('502 Bad Gateway');
    return;
  }
  const tunnel = connect(frontPort, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    tunnel.write(head);
    socket.pipe(tunnel).pipe(socket);
  });
  tunnel.on('error', () => socket.destroy());
  tunnel.on('close', () => socket.destroy());
  socket.on('close', () => tunnel.destroy());
}

/** Hands a request on as it is, and the answer back; a connection that the target cuts is cut. */
function forward(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  aheadMs: number | null,
): void {
  const url = new URL(request.url ?? '/', target);
  const onward = requestHttp(url, {
    method: request.method,
    headers: { ...request.headers, host: url.host },
    agent: false,
  });
  onward.on('response', (answer) => {
    const date = aheadMs === null ? {} : { date: new Date(Date.now() + aheadMs).toUTCString() };
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...date, connection: 'close' });
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

function sendLoginPage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(LOGIN_PAGE);
}

function trackSockets(server: TcpServer): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function listenOn(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    server.off('error', reject);
    resolve(undefined);
  });
  await promise;
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server is not listening');
  return address.port;
}

async function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.close(() => {
    resolve(undefined);
  });
  for (const socket of sockets) socket.destroy();
  await promise;
}
