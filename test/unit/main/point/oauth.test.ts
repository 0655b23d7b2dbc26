import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PointAnswer } from '#main/point/answer.ts';
import { fixedToken } from '#main/point/credentials.ts';
import { AUTHORIZATION_URL, authorizationUrl, createOauth, type Oauth } from '#main/point/oauth.ts';
import { newCodeVerifier, newState, s256Challenge } from '#main/point/pkce.ts';
import { createPointHttp } from '#main/point/point-http.ts';
import { whoIs, type PointUser } from '#main/point/users.ts';
import {
  createManualClock,
  startSimulator,
  type ManualClock,
  type Simulator,
} from '#main/simulator/simulator.ts';
import { answeringHttp, lost } from './answering-http.ts';

const REDIRECT = 'http://localhost:3000/oauth/callback';
const DAY_MS = 24 * 60 * 60 * 1_000;

let clock: ManualClock;
let point: Simulator;
let oauth: Oauth;
beforeEach(async () => {
  clock = createManualClock();
  point = await startSimulator({ site: 'MLB', clock });
  oauth = createOauth(createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => null) }));
});
afterEach(() => point.close());

function valueOf<Value>(answer: PointAnswer<Value>): Value {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

const client = () => ({ clientId: point.application.clientId, clientSecret: point.application.clientSecret });
const userOf = async (token: string): Promise<PointUser> =>
  valueOf(await whoIs(createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => token) })));

/** Goes through the page as a person does, and tells where it led. */
async function allow(url: string): Promise<URL> {
  const page = await fetch(url);
  expect(page.status).toBe(200);
  const { userId } = await userOf(point.accessToken);
  const body = new URLSearchParams({ decision: 'allow', user_id: userId });
  const decided = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return new URL(decided.headers.get('location') ?? '');
}

describe('the authorization code with PKCE', () => {
  it('becomes a token of the account that said yes, and a refresh token that is good once', async () => {
    point.setApplication({ requiresPkce: true });
    const [codeVerifier, state] = [newCodeVerifier(), newState()];
    const request = {
      clientId: client().clientId,
      redirectUri: REDIRECT,
      state,
      codeChallenge: s256Challenge(codeVerifier),
    };
    const back = await allow(authorizationUrl(`${point.url}/authorization`, request));
    expect(back.searchParams.get('state')).toBe(state);
    const code = back.searchParams.get('code') ?? '';
    const exchange = { ...client(), code, redirectUri: REDIRECT, codeVerifier };

    const other = { ...exchange, codeVerifier: newCodeVerifier() };
    await expect(oauth.exchangeCode(other)).resolves.toMatchObject({
      kind: 'refused',
      code: 'invalid_grant',
    });
    const grant = valueOf(await oauth.exchangeCode(exchange));
    const { userId } = await userOf(point.accessToken);
    expect(grant).toMatchObject({ userId, expiresInMs: 180 * DAY_MS, isLive: true });
    expect(await userOf(grant.accessToken)).toEqual(await userOf(point.accessToken));
    await expect(oauth.exchangeCode(exchange)).resolves.toMatchObject({ code: 'invalid_grant' });

    const refreshToken = grant.refreshToken ?? '';
    const next = valueOf(await oauth.refresh({ ...client(), refreshToken }));
    expect(next.accessToken).not.toBe(grant.accessToken);
    expect(next.refreshToken).not.toBe(refreshToken);
    await expect(oauth.refresh({ ...client(), refreshToken })).resolves.toMatchObject({
      kind: 'refused',
      httpStatus: 400,
      code: 'invalid_grant',
    });
  });

  it('has its page at the pinned address or on this machine, and nowhere else', () => {
    const request = { clientId: '1', redirectUri: REDIRECT, state: 's&=1', codeChallenge: 'c' };
    const url = new URL(authorizationUrl(AUTHORIZATION_URL, request));
    expect(url.origin + url.pathname).toBe('https://auth.mercadopago.com/authorization');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: '1',
      response_type: 'code',
      platform_id: 'mp',
      state: 's&=1',
      redirect_uri: REDIRECT,
      code_challenge: 'c',
      code_challenge_method: 'S256',
    });
    for (const base of [
      'http://auth.mercadopago.com/authorization',
      'https://auth.mercadopago.com.evil.example/authorization',
      'https://auth.mercadopago.com@evil.example/authorization',
      'https://user:pass@auth.mercadopago.com/authorization',
      'http://localhost.evil.example/authorization',
    ]) {
      expect(() => authorizationUrl(base, request), base).toThrow('not a Point API address');
    }
  });
});

describe('client credentials', () => {
  it('become a token of the application’s own account for six hours, and none to renew it with', async () => {
    const grant = valueOf(await oauth.clientCredentials(client()));
    expect(grant).toMatchObject({ refreshToken: null, expiresInMs: DAY_MS / 4, isLive: true });
    expect((await userOf(grant.accessToken)).userId).toBe(grant.userId);
    clock.advance(DAY_MS / 4);
    const http = createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => grant.accessToken) });
    await expect(whoIs(http)).resolves.toMatchObject({ kind: 'refused', httpStatus: 401 });
  });

  it('that are wrong are refused by name, and sent without any token', async () => {
    const wrong = { ...client(), clientSecret: 'other' };
    await expect(oauth.clientCredentials(wrong)).resolves.toMatchObject({
      kind: 'refused',
      httpStatus: 401,
      code: 'invalid_client',
    });
    expect(point.requests().at(-1)).toMatchObject({ route: 'oauth.token', account: null });
  });
});

describe('a challenge', () => {
  it('is the one of RFC 7636, of a verifier nobody can guess', () => {
    // Appendix B.
    expect(s256Challenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
    const verifiers = Array.from({ length: 100 }, newCodeVerifier);
    for (const verifier of verifiers) expect(verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
    expect(new Set([...verifiers, ...Array.from({ length: 100 }, newState)]).size).toBe(200);
    expect(s256Challenge('x')).toBe(createHash('sha256').update('x').digest('base64url'));
  });
});

describe('the answer to a grant', () => {
  const GOOD = {
    access_token: 'APP_USR-1',
    token_type: 'bearer',
    expires_in: 21_600,
    user_id: 4711,
    refresh_token: 'TG-1',
    live_mode: false,
  };
  const read = (json: unknown) =>
    createOauth(answeringHttp(() => ({ json })).http).clientCredentials({ clientId: '1', clientSecret: 's' });

  it.each([
    [
      {},
      {
        accessToken: 'APP_USR-1',
        refreshToken: 'TG-1',
        expiresInMs: 21_600_000,
        userId: '4711',
        isLive: false,
      },
    ],
    [
      { user_id: '4711', expires_in: '60', token_type: 'Bearer' },
      { userId: '4711', expiresInMs: 60_000 },
    ],
    [
      { refresh_token: null, expires_in: null, live_mode: null },
      { refreshToken: null, expiresInMs: null, isLive: null },
    ],
    [{ refresh_token: '' }, { refreshToken: null }],
    [{ scope: 'read write', public_key: 'APP_USR-pub', more: { deep: [] } }, { userId: '4711' }],
  ])('with %j is understood', async (change, expected) => {
    await expect(read({ ...GOOD, ...change })).resolves.toMatchObject({ kind: 'ok', value: expected });
  });

  it.each([
    { access_token: '' },
    { access_token: 'APP_USR 1' },
    { access_token: 'APP_USR-1\r\nx-evil: 1' },
    { access_token: 'APP_USR-\u00e9' },
    { access_token: 'x'.repeat(1_025) },
    { access_token: 5 },
    { access_token: null },
    { access_token: ['APP_USR-1'] },
    { access_token: undefined },
    { token_type: 'mac' },
    { refresh_token: 'TG 1' },
    { refresh_token: {} },
    { expires_in: -1 },
    { expires_in: 1.5 },
    { expires_in: 1e12 },
    { expires_in: '12 ' },
    { expires_in: '9'.repeat(400) },
    { user_id: null },
    { user_id: '' },
    { user_id: '47 11' },
    { user_id: '../4711' },
    { user_id: 1e300 },
    { user_id: -1 },
    { live_mode: 'true' },
  ])('with %j is not, and nothing is guessed', async (change) => {
    await expect(read({ ...GOOD, ...change })).resolves.toEqual({
      kind: 'unanswered',
      reason: 'unexpected_shape',
      retryAfterMs: null,
      neverSent: false,
      requestId: 'req',
    });
  });

  it.each([[], {}, { error: 'x' }, { results: [] }])('of another shape (%j) is none', async (json) => {
    await expect(read(json)).resolves.toMatchObject({ reason: 'unexpected_shape' });
  });

  it('that is lost stays lost', async () => {
    const cut = createOauth(answeringHttp(() => lost).http);
    const answer = cut.refresh({ clientId: '1', clientSecret: 's', refreshToken: 'TG-1' });
    await expect(answer).resolves.toEqual(lost);
  });
});
