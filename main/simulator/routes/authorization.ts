import { authorizePage, problemPage } from '../authorize-page.ts';
import type { ApiAnswer } from '../envelope.ts';
import { newSecret } from '../ids.ts';
import type { Application, AuthorizationCode } from '../oauth.ts';
import type { Cloud, PublicRoute } from '../route.ts';

/** How long a code is good (OAuth, Authorization code). */
const CODE_MS = 10 * 60 * 1_000;
/** base64url of a SHA-256, or a verifier as it is. */
const CHALLENGE = /^[A-Za-z0-9._~-]{43,128}$/;

/** `GET /authorization` (OAuth, Authorization code): asks a person whether the application may act for a seller. */
export const showAuthorization: PublicRoute<'oauth.authorization'> = {
  name: 'oauth.authorization',
  method: 'GET',
  path: '/authorization',
  isPublic: true,
  handle: (cloud, { query }) => {
    const read = readRequest(cloud, query);
    if ('problem' in read) return { answer: html(400, problemPage(read.problem)) };
    const users = [...new Set([...cloud.store.accounts.values()].map((account) => account.userId))];
    const { applicationId } = read;
    return { answer: html(200, authorizePage({ applicationId, query: query.toString(), users })) };
  },
};

/** `POST /authorization`: the person's answer, sent by the page's form; leads back with `code` and `state`. */
export const decideAuthorization: PublicRoute<'oauth.decision'> = {
  name: 'oauth.decision',
  method: 'POST',
  path: '/authorization',
  isPublic: true,
  handle: (cloud, { query, bodyText }) => {
    const read = readRequest(cloud, query);
    if ('problem' in read) return { answer: html(400, problemPage(read.problem)) };
    const form = new URLSearchParams(bodyText);
    const target = new URL(read.redirectUri);
    if (read.state !== null) target.searchParams.set('state', read.state);
    if (form.get('decision') !== 'allow') {
      target.searchParams.set('error', 'access_denied');
      return { answer: redirect(target) };
    }
    const userId = form.get('user_id') ?? '';
    if (![...cloud.store.accounts.values()].some((account) => account.userId === userId)) {
      return { answer: html(400, problemPage('There is no such user.')) };
    }
    const code: AuthorizationCode = {
      code: `TG-${newSecret(cloud.chance, 'authorization code', 12)}-${userId}`,
      clientId: read.applicationId,
      userId,
      redirectUri: read.redirectUri,
      challenge: read.challenge,
      expiresAtMs: cloud.clock.nowMs() + CODE_MS,
    };
    target.searchParams.set('code', code.code);
    return { answer: redirect(target), changes: [{ kind: 'authorization_code', code }] };
  },
};

interface AuthorizationRequest {
  readonly applicationId: string;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly challenge: AuthorizationCode['challenge'];
}

/** What an application asks for, or why nobody is to be led anywhere because of it. */
function readRequest(
  { store }: Cloud,
  query: URLSearchParams,
): AuthorizationRequest | { readonly problem: string } {
  const application = store.applications.get(query.get('client_id') ?? '');
  if (application === undefined) return { problem: 'The application does not exist.' };
  if (query.get('response_type') !== 'code') return { problem: 'response_type must be code.' };
  const redirectUri = query.get('redirect_uri') ?? '';
  // Compared letter by letter: what varies belongs into the state.
  if (!application.redirectUris.includes(redirectUri)) {
    return { problem: 'redirect_uri is not one of the application’s.' };
  }
  const challenge = readChallenge(application, query);
  if (challenge !== null && 'problem' in challenge) return challenge;
  return { applicationId: application.clientId, redirectUri, state: query.get('state'), challenge };
}

function readChallenge(
  application: Application,
  query: URLSearchParams,
): AuthorizationCode['challenge'] | { readonly problem: string } {
  const value = query.get('code_challenge');
  if (value === null) {
    return application.requiresPkce ? { problem: 'The application requires code_challenge.' } : null;
  }
  const method = query.get('code_challenge_method');
  if (method !== 'S256' && method !== 'plain') {
    return { problem: 'code_challenge_method must be S256 or plain.' };
  }
  return CHALLENGE.test(value)
    ? { method, value }
    : { problem: 'code_challenge must have 43 to 128 characters.' };
}

function html(status: number, text: string): ApiAnswer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
  };
  return { status, body: null, text, headers };
}

function redirect(target: URL): ApiAnswer {
  return {
    status: 302,
    body: null,
    text: '',
    headers: { location: target.href, 'cache-control': 'no-store' },
  };
}
