import type { Proxies } from '../../ports.ts';

/**
 * The proxy that the environment names (HTTPS_PROXY, NO_PROXY), by the rules of Node's own agents: the lower case wins, only http and https
 * proxies count, and NO_PROXY lists `*`, names, `name:port`, `.suffix` and `*.suffix`. Its ranges of numbers are left out, because what
 * the till calls has a name. A loopback address is never asked for through a proxy.
 */
export function createEnvProxies(environment: NodeJS.ProcessEnv): Proxies {
  const proxy = proxyIn(environment);
  const direct = named(environment, 'no_proxy')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
  return {
    proxyFor: (url) => Promise.resolve(proxy !== null && isMeant(url, direct) ? proxy : null),
  };
}

/** The lower case wins, unless it is empty. */
function named(environment: NodeJS.ProcessEnv, name: string): string {
  return [environment[name], environment[name.toUpperCase()]].find((value) => (value ?? '') !== '') ?? '';
}

/** Null where there is none, or one of a kind that the till cannot use. Name and password in it stay. */
function proxyIn(environment: NodeJS.ProcessEnv): string | null {
  const text = named(environment, 'https_proxy');
  const url = /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (url === null) return null;
  const login = url.username === '' && url.password === '' ? '' : `${url.username}:${url.password}@`;
  return `${url.protocol}//${login}${url.host}`;
}

function isMeant(address: string, direct: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== 'https:' || isLoopback(hostname)) return false;
  const withPort = `${hostname}:${port === '' ? '443' : port}`;
  return !direct.some(
    (entry) =>
      entry === '*' ||
      entry === hostname ||
      entry === withPort ||
      (entry.startsWith('.') && (hostname === entry.slice(1) || hostname.endsWith(entry))) ||
      (entry.startsWith('*.') && hostname.endsWith(entry.slice(1))),
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
