import { z } from 'zod';
import type { PointAnswer } from './answer.ts';
import { notAnswered } from './not-answered.ts';
import { ownAddress } from './own-address.ts';
import type { PointHttp } from './point-http.ts';
import { wireId } from './wire-id.ts';

/** Where a person allows an application to act for an account (Point API, OAuth: Authorization code). */
export const AUTHORIZATION_URL = 'https://auth.mercadopago.com/authorization';

/** What the token endpoint gave. Never leaves the main process. */
export interface Grant {
  readonly accessToken: string;
  /** Replaces the one it was got with; null when none came. */
  readonly refreshToken: string | null;
  /** How long the access token works from now on; null when the answer does not tell. */
  readonly expiresInMs: number | null;
  /** The seller whose account it is for. */
  readonly userId: string;
  /** False for test credentials; null when the answer does not tell. */
  readonly isLive: boolean | null;
}

/** An application of Mercado Pago. */
export interface OauthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface CodeExchange extends OauthClient {
  readonly code: string;
  /** The one the code was asked for with, letter by letter. */
  readonly redirectUri: string;
  readonly codeVerifier: string;
}

/**
 * `POST /oauth/token` (Point API, OAuth). `refused` has the codes of OAuth 2.0: `invalid_client`, `invalid_grant`. After `unanswered` a
 * code or a refresh token may have been used up.
 */
export interface Oauth {
  exchangeCode(exchange: CodeExchange): Promise<PointAnswer<Grant>>;
  refresh(old: OauthClient & { readonly refreshToken: string }): Promise<PointAnswer<Grant>>;
  clientCredentials(client: OauthClient): Promise<PointAnswer<Grant>>;
}

/** `http` sends it without a token: the application's secret is in the body. */
export function createOauth(http: PointHttp): Oauth {
  const ask = async (
    { clientId, clientSecret }: OauthClient,
    grantType: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<PointAnswer<Grant>> => {
    const answer = await http({
      method: 'POST',
      path: '/oauth/token',
      isPublic: true,
      body: JSON.stringify({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: grantType,
        ...fields,
      }),
    });
    if (answer.kind !== 'ok') return answer;
    const grant = GrantBody.safeParse(answer.value).data;
    return grant === undefined
      ? notAnswered('unexpected_shape', answer.requestId)
      : { ...answer, value: grant };
  };

  return {
    exchangeCode: ({ code, redirectUri, codeVerifier, ...client }) =>
      ask(client, 'authorization_code', { code, redirect_uri: redirectUri, code_verifier: codeVerifier }),
    refresh: ({ refreshToken, ...client }) => ask(client, 'refresh_token', { refresh_token: refreshToken }),
    clientCredentials: (client) => ask(client, 'client_credentials', {}),
  };
}

/** Visible ASCII: it is sent in a header later. */
const SecretText = z.string().regex(/^[\x21-\x7e]{1,1024}$/);
/** Ten years: anything longer is no time that somebody meant. */
const MAX_SECONDS = 315_360_000;

const Seconds = z.union([
  z.int().nonnegative().max(MAX_SECONDS),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().max(MAX_SECONDS)),
]);

const GrantBody = z
  .object({
    access_token: SecretText,
    token_type: z.string().regex(/^bearer$/i),
    refresh_token: z.union([SecretText, z.literal('').transform(() => null)]).nullish(),
    expires_in: Seconds.nullish(),
    user_id: wireId,
    live_mode: z.boolean().nullish(),
  })
  .transform((body): Grant => ({
    accessToken: body.access_token,
    refreshToken: body.refresh_token ?? null,
    expiresInMs: typeof body.expires_in === 'number' ? body.expires_in * 1_000 : null,
    userId: body.user_id,
    isLive: body.live_mode ?? null,
  }));

export interface AuthorizationRequest {
  readonly clientId: string;
  /** The registered one, letter by letter: what varies belongs into `state`. */
  readonly redirectUri: string;
  readonly state: string;
  /** By S256. */
  readonly codeChallenge: string;
}

/**
 * The page to open in a browser; no secret is in it. `base` is {@link AUTHORIZATION_URL}, or on this machine in tests.
 *
 * @throws {Error} for any other base.
 */
export function authorizationUrl(base: string, request: AuthorizationRequest): string {
  const url = ownAddress(base, AUTHORIZATION_URL);
  url.search = new URLSearchParams({
    client_id: request.clientId,
    response_type: 'code',
    platform_id: 'mp',
    state: request.state,
    redirect_uri: request.redirectUri,
    code_challenge: request.codeChallenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}
