import { fixedToken } from '#main/point/credentials.ts';
import { createPointHttp } from '#main/point/point-http.ts';

/** Asks whose the token is, in a process of its own: `node ask-api.ts <base URL> <proxy or nothing>`. Prints the answer as JSON. */
const [baseUrl = '', proxy = ''] = process.argv.slice(2);
const http = createPointHttp({
  baseUrl,
  credentials: fixedToken(() => 'APP_USR-1234-canary'),
  proxies: { proxyFor: () => Promise.resolve(proxy === '' ? null : proxy) },
  requestTimeoutMs: 5_000,
});
process.stdout.write(JSON.stringify(await http({ method: 'GET', path: '/users/me' })));
