import { request as httpRequest } from 'node:http';
import { expect, test } from './fixtures.ts';

test('the page runs under its content policy, and has no way around it', async ({ counter }) => {
  const { page, till } = counter;
  const response = await page.goto(till.url);
  const policy = response?.headers()['content-security-policy'] ?? '';
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain('unsafe');
  expect(response?.headers()['x-content-type-options']).toBe('nosniff');
});

const CALL = JSON.stringify({ method: 'till.status', input: {} });

for (const [name, change] of [
  ['no token', { authorization: '' }],
  ['a wrong token', { authorization: 'Bearer nonsense' }],
  ['a foreign Host', { host: 'evil.example' }],
  ['a foreign Origin', { origin: 'https://evil.example' }],
] as const) {
  test(`${name} is answered 403, for calls and for events`, async ({ counter }) => {
    const { till } = counter;
    const headers = { authorization: `Bearer ${till.token}`, 'content-type': 'application/json', ...change };
    expect(await statusOf(till.url, 'POST', '/call', headers, CALL)).toBe(403);
    expect(await statusOf(till.url, 'GET', '/events', headers)).toBe(403);
    expect(await statusOf(till.url, 'POST', '/call', { authorization: `Bearer ${till.token}` }, CALL)).toBe(
      200,
    );
  });
}

test('a path that leads out of the page’s files leads nowhere', async ({ counter }) => {
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/C:/Windows',
    '/package.json',
  ]) {
    expect(await statusOf(counter.till.url, 'GET', path, {}), path).toBe(404);
  }
});

/** Status of a request made below the browser, which would not let these headers be set. */
function statusOf(
  url: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<number> {
  const { port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
    resolve(response.statusCode ?? 0);
    response.destroy();
  });
  request.on('error', reject);
  request.end(body);
  return promise;
}
