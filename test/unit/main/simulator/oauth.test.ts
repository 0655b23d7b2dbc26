import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { at, startBench, type Bench, type Reply } from './harness.ts';

const REDIRECT = 'http://localhost:3000/oauth/callback';
const VERIFIER = 'v'.repeat(64);
const S256 = createHash('sha256').update(VERIFIER).digest('base64url');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const query = (bench: Bench, change: Record<string, string | undefined> = {}): string => {
  const members = {
    client_id: bench.simulator.application.clientId,
    response_type: 'code',
    platform_id: 'mp',
    state: 's&1',
    redirect_uri: REDIRECT,
    ...change,
  };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries<string | undefined>(members)) {
    if (value !== undefined) search.set(name, value);
  }
  return search.toString();
};

async function me(bench: Bench, token = bench.simulator.accessToken): Promise<string> {
  return String(at((await bench.send('GET', '/users/me', { token })).json, 'id'));
}

/** Answers the consent page as its form does, and tells where that leads. */
async function decide(bench: Bench, search: string, form: Record<string, string>): Promise<Reply> {
  return bench.send('POST', `/authorization?${search}`, {
    token: null,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
}

async function codeFor(bench: Bench, change: Record<string, string | undefined> = {}): Promise<string> {
  const userId = await me(bench, bench.simulator.foreignAccessToken);
  const reply = await decide(bench, query(bench, change), { decision: 'allow', user_id: userId });
  return new URL(reply.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

function tokenFor(bench: Bench, change: Record<string, unknown>): Promise<Reply> {
  const { clientId, clientSecret } = bench.simulator.application;
  const body = { client_id: clientId, client_secret: clientSecret, ...change };
  return bench.send('POST', '/oauth/token', { token: null, body });
}

const withCode = (bench: Bench, code: string, change: Record<string, unknown> = {}): Promise<Reply> =>
  tokenFor(bench, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...change });

describe('GET /authorization', () => {
  it('200: a page that asks for consent, without scripts', async () => {
    const bench = await startBench();
    const reply = await bench.send('GET', `/authorization?${query(bench)}`, { token: null });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(reply.text).toContain(bench.simulator.application.clientId);
    expect(reply.text).toContain('<form method="post"');
    expect(reply.text).not.toContain('<script');
    expect(reply.headers.get('x-request-id')).not.toBeNull();
  });

  it.each([
    { name: 'an unknown application', change: { client_id: '1' } },
    { name: 'another response_type', change: { response_type: 'token' } },
    {
      name: 'a redirect_uri that only begins like the registered one',
      change: { redirect_uri: `${REDIRECT}/x` },
    },
    { name: 'a redirect_uri with a query', change: { redirect_uri: `${REDIRECT}?a=1` } },
    { name: 'an unknown challenge method', change: { code_challenge: S256, code_challenge_method: 'S512' } },
    { name: 'too short a challenge', change: { code_challenge: 'x', code_challenge_method: 'plain' } },
  ])('400: $name leads nowhere', async ({ change }) => {
    const bench = await startBench();
    for (const method of ['GET', 'POST']) {
      const reply = await bench.send(method, `/authorization?${query(bench, change)}`, { token: null });
      expect([reply.status, reply.headers.get('location')]).toEqual([400, null]);
    }
  });

  it('shows what it was sent as text only', async () => {
    const bench = await startBench();
    const reply = await bench.send(
      'GET',
      `/authorization?${query(bench, { state: '"><script>x()</script>' })}`,
    );
    expect(reply.text).not.toContain('<script');
  });
});

describe('POST /authorization', () => {
  it('302: leads back with code and state', async () => {
    const bench = await startBench();
    const reply = await decide(bench, query(bench), { decision: 'allow', user_id: await me(bench) });
    const target = new URL(reply.headers.get('location') ?? '');
    expect([reply.status, target.origin + target.pathname]).toEqual([302, REDIRECT]);
    expect(target.searchParams.get('state')).toBe('s&1');
    expect(target.searchParams.get('code')).toMatch(/^TG-/);
  });

  it('302: leads back with access_denied when it is refused', async () => {
    const bench = await startBench();
    const reply = await decide(bench, query(bench), { decision: 'deny' });
    const target = new URL(reply.headers.get('location') ?? '');
    expect(Object.fromEntries(target.searchParams)).toEqual({ state: 's&1', error: 'access_denied' });
  });

  it('400: a user that does not exist', async () => {
    const bench = await startBench();
    expect((await decide(bench, query(bench), { decision: 'allow', user_id: '1' })).status).toBe(400);
  });

  it('400: no challenge, once the application has PKCE enabled', async () => {
    const bench = await startBench();
    bench.simulator.setApplication({ requiresPkce: true });
    const form = { decision: 'allow', user_id: await me(bench) };
    expect((await decide(bench, query(bench), form)).status).toBe(400);
    const challenged = query(bench, { code_challenge: S256, code_challenge_method: 'S256' });
    expect((await decide(bench, challenged, form)).status).toBe(302);
  });
});

describe('POST /oauth/token', () => {
  it('200: authorization_code gives tokens of the user who consented, for 180 days', async () => {
    const bench = await startBench();
    const reply = await withCode(bench, await codeFor(bench));
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({
      access_token: expect.stringMatching(/^APP_USR-/),
      token_type: 'bearer',
      expires_in: 15_552_000,
      scope: 'offline_access read write',
      user_id: Number(await me(bench, bench.simulator.foreignAccessToken)),
      refresh_token: expect.stringMatching(/^TG-/),
      public_key: expect.any(String),
      live_mode: true,
    });
    const token = String(at(reply.json, 'access_token'));
    expect(await me(bench, token)).toBe(String(at(reply.json, 'user_id')));
    bench.clock.advance(180 * DAY_MS - 1);
    expect((await bench.send('GET', '/users/me', { token })).status).toBe(200);
    bench.clock.advance(1);
    const expired = await bench.send('GET', '/users/me', { token });
    expect([expired.status, at(expired.json, 'code')]).toEqual([401, 'unauthorized']);
  });

  it('200: takes a form as well', async () => {
    const bench = await startBench();
    const { clientId, clientSecret } = bench.simulator.application;
    const body = new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'client_credentials',
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await bench.send('POST', '/oauth/token', { token: null, headers, body })).status).toBe(200);
  });

  it('200: test_token asks for test credentials', async () => {
    const bench = await startBench();
    const reply = await withCode(bench, await codeFor(bench), { test_token: true });
    expect(at(reply.json, 'live_mode')).toBe(false);
    const token = String(at(reply.json, 'access_token'));
    expect(at((await bench.send('GET', '/users/me', { token })).json, 'tags')).toContain('test_user');
  });

  it.each([
    { method: 'S256', challenge: S256 },
    { method: 'plain', challenge: VERIFIER },
  ])('200: PKCE with $method; 400 with another verifier or none', async ({ method, challenge }) => {
    const bench = await startBench();
    const pkce = { code_challenge: challenge, code_challenge_method: method };
    const refused = [undefined, 'w'.repeat(64), 'short'];
    for (const code_verifier of refused) {
      const reply = await withCode(bench, await codeFor(bench, pkce), { code_verifier });
      expect([reply.status, at(reply.json, 'error')]).toEqual([400, 'invalid_grant']);
    }
    const reply = await withCode(bench, await codeFor(bench, pkce), { code_verifier: VERIFIER });
    expect(reply.status).toBe(200);
  });

  it('400 invalid_grant: a code is good once', async () => {
    const bench = await startBench();
    const code = await codeFor(bench);
    expect((await withCode(bench, code)).status).toBe(200);
    const again = await withCode(bench, code);
    expect([again.status, at(again.json, 'error')]).toEqual([400, 'invalid_grant']);
  });

  it('400 invalid_grant: a code is good for ten minutes', async () => {
    const bench = await startBench();
    const [inTime, late] = [await codeFor(bench), await codeFor(bench)];
    bench.clock.advance(10 * MINUTE_MS - 1);
    expect((await withCode(bench, inTime)).status).toBe(200);
    bench.clock.advance(1);
    expect(at((await withCode(bench, late)).json, 'error')).toBe('invalid_grant');
  });

  it('400 invalid_grant: another redirect_uri than that of the authorization', async () => {
    const bench = await startBench();
    const reply = await withCode(bench, await codeFor(bench), { redirect_uri: 'http://localhost/' });
    expect(at(reply.json, 'error')).toBe('invalid_grant');
  });

  it('200: refresh_token gives new tokens and is good once', async () => {
    const bench = await startBench();
    const first = await withCode(bench, await codeFor(bench));
    const refresh = { grant_type: 'refresh_token', refresh_token: at(first.json, 'refresh_token') };
    const second = await tokenFor(bench, refresh);
    expect(second.status).toBe(200);
    expect(at(second.json, 'access_token')).not.toBe(at(first.json, 'access_token'));
    expect(at(second.json, 'refresh_token')).not.toBe(at(first.json, 'refresh_token'));
    expect(at((await tokenFor(bench, refresh)).json, 'error')).toBe('invalid_grant');
    const third = await tokenFor(bench, { ...refresh, refresh_token: at(second.json, 'refresh_token') });
    expect(third.status).toBe(200);
  });

  it('200: client_credentials gives a token of the application’s own user for 6 h, without refresh', async () => {
    const bench = await startBench();
    const reply = await tokenFor(bench, { grant_type: 'client_credentials' });
    expect(at(reply.json, 'expires_in')).toBe(21_600);
    expect(at(reply.json, 'refresh_token')).toBeUndefined();
    const token = String(at(reply.json, 'access_token'));
    expect(await me(bench, token)).toBe(await me(bench));
    bench.clock.advance(6 * 60 * MINUTE_MS);
    expect((await bench.send('GET', '/users/me', { token })).status).toBe(401);
  });

  it('401 invalid_client: an unknown application or another secret', async () => {
    const bench = await startBench();
    for (const change of [{ client_id: '1' }, { client_secret: 'x' }]) {
      const reply = await tokenFor(bench, { grant_type: 'client_credentials', ...change });
      expect([reply.status, at(reply.json, 'error')]).toEqual([401, 'invalid_client']);
    }
  });

  it.each([
    { error: 'unsupported_grant_type', change: { grant_type: 'password' } },
    { error: 'unsupported_grant_type', change: {} },
    { error: 'invalid_request', change: { grant_type: 'authorization_code' } },
    { error: 'invalid_grant', change: { grant_type: 'authorization_code', code: 'TG-1' } },
    { error: 'invalid_grant', change: { grant_type: 'refresh_token', refresh_token: 'TG-1' } },
  ])('400 $error: $change', async ({ error, change }) => {
    const bench = await startBench();
    const reply = await tokenFor(bench, change);
    expect([reply.status, at(reply.json, 'error')]).toEqual([400, error]);
  });

  it.each(['', '{', '[]', 'null'])('400: the body %j', async (body) => {
    const bench = await startBench();
    expect((await bench.send('POST', '/oauth/token', { token: null, body })).status).toBe(400);
  });
});

describe('the application, through the control calls', () => {
  it('tells its secret and lets its redirect addresses be set', async () => {
    const bench = await startBench();
    const { clientId, clientSecret } = bench.simulator.application;
    const shown = await bench.send('GET', '/_control/application');
    expect(shown.json).toMatchObject([{ clientId, clientSecret, redirectUris: [REDIRECT] }]);
    const body = { redirectUris: ['http://localhost:9/back'], requiresPkce: false };
    expect((await bench.send('PATCH', `/_control/application/${clientId}`, { body })).status).toBe(200);
    const search = query(bench, { redirect_uri: 'http://localhost:9/back' });
    expect((await bench.send('GET', `/authorization?${search}`)).status).toBe(200);
    expect((await bench.send('PATCH', '/_control/application/1', { body })).status).toBe(404);
  });
});
