import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import type { UnansweredReason } from '#app/domain/charge-event.ts';
import type { Proxies } from '../ports.ts';
import { isTlsFailure } from './tls-failure.ts';

/** What got takes as its `agent`. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/** As Node's own global agents have them: idle connections are kept for five seconds. */
const KEPT = { keepAlive: true, scheduling: 'lifo', timeout: 5_000 } as const;

/**
 * How requests to `base` leave this machine. Answers undefined when the system has a proxy that cannot be one. Agents of its own, because
 * Node's global ones can be sent through a proxy by the environment, loopback included.
 */
export function createWayOut(
  base: URL,
  proxies: Proxies | undefined,
  tunnelWithinMs: number,
): () => Promise<Agents | undefined> {
  const direct: Agents = { http: new HttpAgent(KEPT), https: new HttpsAgent(KEPT) };
  /** Of the proxy asked for last: a system changes it seldom. */
  let last: { readonly address: string; readonly agents: Agents } | null = null;
  return async () => {
    if (base.protocol !== 'https:' || proxies === undefined) return direct;
    const address = await proxies.proxyFor(base.href);
    if (address === null) return direct;
    if (!isProxyAddress(address)) return undefined;
    if (last?.address !== address) {
      last = { address, agents: { ...direct, https: new TunnelAgent(address, tunnelWithinMs) } };
    }
    return last.agents;
  };
}

/** `http://host:port` or `https://host:port`, perhaps with a name and a password. */
function isProxyAddress(text: string): boolean {
  if (!/^https?:\/\/[\x21-\x7e]+$/i.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash } = new URL(text);
  return pathname === '/' && search === '' && hash === '';
}

/** The connection through the proxy never stood, so that no byte of the request was written. */
export class TunnelError extends Error {
  override readonly name = 'TunnelError';
  readonly reason: UnansweredReason;

  constructor(reason: UnansweredReason, cause?: Error) {
    super(`no connection through the proxy: ${reason}`, { cause });
    this.reason = reason;
  }
}

/**
 * Connects through an HTTP proxy by CONNECT, with the API's own TLS inside. Node hands the connection over once the handshake is done, so
 * whatever fails before is a {@link TunnelError}. Until then a request's own time limits do not reach it: what ends it is the connection
 * that failed. So the time for that is limited here.
 */
class TunnelAgent extends HttpsAgent {
  readonly #withinMs: number;

  constructor(address: string, withinMs: number) {
    super({ ...KEPT, proxyEnv: { HTTPS_PROXY: address } });
    this.#withinMs = withinMs;
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    let toProxy: Duplex | null | undefined = null;
    const deadline = setTimeout(() => {
      if (toProxy === null || toProxy === undefined) return;
      // Not by destroying alone: a connection that ends within the handshake tells nobody.
      callback?.(new TunnelError(hasAnswered(toProxy) ? 'timeout' : 'proxy'), toProxy);
      toProxy.destroy();
    }, this.#withinMs);
    deadline.unref();
    toProxy = super.createConnection(options, (error, stream) => {
      clearTimeout(deadline);
      if (error !== null) toProxy?.destroy();
      callback?.(
        error === null ? null : new TunnelError(reasonOf(error, hasAnswered(toProxy)), error),
        stream,
      );
    });
    return toProxy;
  }
}

/** Whether anything came from the proxy: what fails after that fails behind it, or by its answer. */
function hasAnswered(toProxy: Duplex | null | undefined): boolean {
  return toProxy !== null && toProxy !== undefined && 'bytesRead' in toProxy && toProxy.bytesRead !== 0;
}

function reasonOf(error: Error, hasProxyAnswered: boolean): UnansweredReason {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ERR_PROXY_TUNNEL' || !hasProxyAnswered) return 'proxy';
  return isTlsFailure(code) ? 'tls' : 'network';
}
