import type { Clock, Log, Proxies } from '../../ports.ts';
import type { ElectronMain } from './electron-main.ts';

/** A proxy script that has not answered by then is not waited for: a customer is. */
const ANSWER_WITHIN_MS = 5_000;

export interface SessionProxiesParts {
  readonly electron: ElectronMain;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * The system's proxy as Chromium finds it: settings, environment or a script. While a script hangs every request goes directly, and only the
 * first one waits for it. After `ready`.
 */
export function createSessionProxies({ electron, clock, log }: SessionProxiesParts): Proxies {
  const hanging = new Set<string>();

  async function ask(origin: string): Promise<string | null> {
    try {
      return firstUsable(await electron.session.defaultSession.resolveProxy(origin));
    } catch {
      log.warn('the system did not say which proxy it has; the direct way is tried');
      return null;
    }
  }

  async function askInTime(origin: string): Promise<string | null> {
    const waiting = new AbortController();
    const answer = ask(origin).finally(() => {
      hanging.delete(origin);
    });
    const tooLate = clock.sleep(ANSWER_WITHIN_MS, waiting.signal).then(() => {
      if (waiting.signal.aborted) return null;
      hanging.add(origin);
      log.warn('the system’s proxy script does not answer; the direct way is tried');
      return null;
    });
    const proxy = await Promise.race([answer, tooLate]);
    waiting.abort();
    return proxy;
  }

  return {
    proxyFor: (url) => {
      // Of an https address a script is told no more anyway.
      const origin = URL.canParse(url) ? new URL(url).origin : null;
      return origin === null || hanging.has(origin) ? Promise.resolve(null) : askInTime(origin);
    },
  };
}

/**
 * The first way of a list such as `PROXY a:80; SOCKS5 b:1080; DIRECT` that the till can go: null is the direct one. SOCKS is not
 * spoken here.
 */
export function firstUsable(list: string): string | null {
  for (const way of list.split(';')) {
    const [kind = '', place = ''] = way.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = SCHEMES.get(kind.toUpperCase());
    if (scheme !== undefined && HOST_AND_PORT.test(place)) return `${scheme}://${place}`;
  }
  return null;
}

const SCHEMES: ReadonlyMap<string, string> = new Map([
  ['PROXY', 'http'],
  ['HTTPS', 'https'],
]);
const HOST_AND_PORT = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;
