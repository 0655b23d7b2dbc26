import { TillError } from '#app/contract/errors.ts';
import { authorizationUrl } from '#main/point/oauth.ts';
import { newCodeVerifier, newState, s256Challenge } from '#main/point/pkce.ts';
import type { Clock } from '#main/ports.ts';

/** The application's id and secret, and the return address registered for it. */
export interface Application {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/** One way through Mercado Pago's page, from the address that is opened to the code that comes back. */
export interface Authorization {
  readonly application: Application;
  readonly url: string;
  readonly codeVerifier: string;
  /** How long a person may take; {@link Authorization.expiresAtMs} is when that ends. */
  readonly lastsMs: number;
  readonly expiresAtMs: number;
  /**
   * The code in the address that the browser was led to.
   *
   * @throws {TillError} `authorization_address_wrong`, `authorization_state_wrong`, `authorization_denied`.
   */
  codeIn(address: string): string;
}

/** How long a person may take on Mercado Pago's page; the code it ends with is good for ten minutes. */
const AUTHORIZATION_MS = 30 * 60_000;

/** OAuth 2.0 authorization code with PKCE (S256) and a state of its own (Point API, OAuth: Authorization code). */
export function beginAuthorization(
  base: string,
  application: Application,
  clock: Pick<Clock, 'nowMs'>,
): Authorization {
  assertRedirectUri(application.redirectUri);
  const codeVerifier = newCodeVerifier();
  const state = newState();
  return {
    application,
    codeVerifier,
    lastsMs: AUTHORIZATION_MS,
    expiresAtMs: clock.nowMs() + AUTHORIZATION_MS,
    url: authorizationUrl(base, {
      clientId: application.clientId,
      redirectUri: application.redirectUri,
      state,
      codeChallenge: s256Challenge(codeVerifier),
    }),
    codeIn: (address) => {
      const query = queryOf(address, application.redirectUri);
      const code = query.get('code');
      const problem = query.get('error');
      if (code === null && problem === null) throw new TillError('authorization_address_wrong');
      // Somebody else's code would connect somebody else's account.
      if (query.get('state') !== state) throw new TillError('authorization_state_wrong');
      if (problem !== null) throw new TillError('authorization_denied');
      if (code === null || !/^[\x21-\x7e]{1,512}$/.test(code)) {
        throw new TillError('authorization_address_wrong');
      }
      return code;
    },
  };
}

/** The query of the address that the browser was led to: the registered one, with what came back behind it. */
function queryOf(address: string, redirectUri: string): URLSearchParams {
  const text = address.trim();
  if (!URL.canParse(text)) throw new TillError('authorization_address_wrong');
  const url = new URL(text);
  const registered = new URL(redirectUri);
  if (url.origin !== registered.origin || url.pathname !== registered.pathname) {
    throw new TillError('authorization_address_wrong');
  }
  return url.searchParams;
}

/** An https address, or one of this machine. It has to be the registered one letter by letter, so nothing is put right in it. */
function assertRedirectUri(text: string): void {
  if (!URL.canParse(text)) throw new TillError('redirect_uri_wrong');
  const { protocol, hostname, username, hash } = new URL(text);
  const isLoopback = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  const isFit = (protocol === 'https:' || isLoopback) && username === '' && hash === '';
  if (!isFit) throw new TillError('redirect_uri_wrong');
}
