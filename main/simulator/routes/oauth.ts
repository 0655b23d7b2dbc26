import { createHash, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import type { Account } from '../account.ts';
import type { Chance } from '../chance.ts';
import type { Change } from '../change.ts';
import { legacyError, type ApiAnswer } from '../envelope.ts';
import { newAccessToken, newPublicKey, newSecret } from '../ids.ts';
import type { Application, AuthorizationCode } from '../oauth.ts';
import type { Cloud, Outcome, PublicCall, PublicRoute } from '../route.ts';
import { DAY_MS } from '../store.ts';

/** How long tokens live (OAuth, Access token; Client credentials). */
const TOKEN_MS = 180 * DAY_MS;
const CLIENT_TOKEN_MS = 6 * 60 * 60 * 1_000;

const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

const Client = { client_id: z.coerce.string(), client_secret: z.string() };
const isTrue = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** Other members are ignored, as OAuth 2.0 asks. */
const TokenBody = z.discriminatedUnion('grant_type', [
  z.object({
    ...Client,
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string().exactOptional(),
    code_verifier: z.string().exactOptional(),
    test_token: isTrue.exactOptional(),
  }),
  z.object({ ...Client, grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
  z.object({
    ...Client,
    grant_type: z.literal('client_credentials'),
    test_token: isTrue.exactOptional(),
  }),
]);
type TokenBody = z.infer<typeof TokenBody>;
const GRANTS = ['authorization_code', 'refresh_token', 'client_credentials'];

/** `POST /oauth/token` (OAuth, Create token): all three grants. */
export const createToken: PublicRoute<'oauth.token'> = {
  name: 'oauth.token',
  method: 'POST',
  path: '/oauth/token',
  isPublic: true,
  handle: (cloud, call) => {
    const fields = readFields(call);
    if (fields === undefined) return { answer: refused('invalid_request', 'the body cannot be read') };
    const grant: unknown = fields.grant_type;
    if (typeof grant !== 'string' || !GRANTS.includes(grant)) {
      return { answer: refused('unsupported_grant_type', 'grant_type is not supported') };
    }
    const parsed = TokenBody.safeParse(fields);
    if (!parsed.success) {
      const missing = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
      return { answer: refused('invalid_request', `missing or invalid: ${missing}`) };
    }
    const application = cloud.store.applications.get(parsed.data.client_id);
    if (application === undefined || !isSame(application.clientSecret, parsed.data.client_secret)) {
      return { answer: refused('invalid_client', 'invalid client_id or client_secret') };
    }
    return granted(cloud, application, parsed.data);
  },
};

function granted(cloud: Cloud, application: Application, body: TokenBody): Outcome {
  const { store, clock } = cloud;
  switch (body.grant_type) {
    case 'authorization_code': {
      const code = store.codes.get(body.code);
      const problem =
        code === undefined || clock.nowMs() >= code.expiresAtMs
          ? 'code is not valid or has expired'
          : codeProblem(code, application, body.redirect_uri, body.code_verifier);
      if (code === undefined || problem !== undefined) {
        return { answer: refused('invalid_grant', problem ?? 'code is not valid') };
      }
      const account = accountOf(cloud, code.userId);
      if (account === undefined) return { answer: refused('invalid_grant', 'the user is gone') };
      const used: Change = { kind: 'removed', from: 'codes', id: code.code };
      return withTokens(cloud, application, account, body.test_token ?? account.isTest, [used]);
    }
    case 'refresh_token': {
      const token = store.refreshTokens.get(body.refresh_token);
      const account = token === undefined ? undefined : accountOf(cloud, token.userId);
      const isGood = token?.clientId === application.clientId && clock.nowMs() < token.expiresAtMs;
      if (token === undefined || account === undefined || !isGood) {
        return { answer: refused('invalid_grant', 'refresh_token is not valid or has expired') };
      }
      // It is good once: the new one takes its place.
      const used: Change = { kind: 'removed', from: 'refreshTokens', id: token.token };
      return withTokens(cloud, application, account, token.isTest, [used]);
    }
    case 'client_credentials': {
      const account = accountOf(cloud, application.userId);
      if (account === undefined) return { answer: refused('invalid_grant', 'the user is gone') };
      const isTest = body.test_token ?? account.isTest;
      const token = newToken(cloud, application, account, isTest, CLIENT_TOKEN_MS);
      return {
        answer: { status: 200, body: tokenView(cloud.chance, token, CLIENT_TOKEN_MS, {}) },
        changes: [{ kind: 'account', account: token }],
      };
    }
  }
}

/** What is wrong with a code for this client, if anything is. */
function codeProblem(
  code: AuthorizationCode,
  application: Application,
  redirectUri: string | undefined,
  verifier: string | undefined,
): string | undefined {
  if (code.clientId !== application.clientId) return 'code is of another client';
  if (code.redirectUri !== redirectUri) return 'redirect_uri is not the one of the authorization';
  const { challenge } = code;
  if (challenge === null) return undefined;
  if (verifier === undefined || !VERIFIER.test(verifier)) {
    return 'code_verifier must have 43 to 128 characters';
  }
  const answer =
    challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  return isSame(answer, challenge.value) ? undefined : 'code_verifier does not fit';
}

function withTokens(
  cloud: Cloud,
  application: Application,
  account: Account,
  isTest: boolean,
  used: readonly Change[],
): Outcome {
  const token = newToken(cloud, application, account, isTest, TOKEN_MS);
  const refresh = {
    token: `TG-${newSecret(cloud.chance, 'refresh token', 12)}-${account.userId}`,
    clientId: application.clientId,
    userId: account.userId,
    isTest,
    expiresAtMs: cloud.clock.nowMs() + TOKEN_MS,
  };
  return {
    answer: {
      status: 200,
      body: tokenView(cloud.chance, token, TOKEN_MS, { refresh_token: refresh.token }),
    },
    changes: [...used, { kind: 'account', account: token }, { kind: 'refresh_token', token: refresh }],
  };
}

function newToken(
  { clock, answers, chance }: Cloud,
  application: Application,
  account: Account,
  isTest: boolean,
  lifeMs: number,
): Account {
  const hasTestPrefix = isTest && answers('testTokenPrefix') === 'TEST';
  return {
    ...account,
    applicationId: application.clientId,
    isTest,
    accessToken: newAccessToken(chance, application.clientId, account.userId, hasTestPrefix),
    expiresAtMs: clock.nowMs() + lifeMs,
  };
}

function tokenView(
  chance: Chance,
  account: Account,
  lifeMs: number,
  extra: Readonly<Record<string, string>>,
) {
  return {
    access_token: account.accessToken,
    token_type: 'bearer',
    expires_in: lifeMs / 1_000,
    scope: 'offline_access read write',
    user_id: Number(account.userId),
    ...extra,
    public_key: newPublicKey(chance, account.isTest),
    live_mode: !account.isTest,
  };
}

function accountOf({ store }: Cloud, userId: string): Account | undefined {
  return [...store.accounts.values()].find((account) => account.userId === userId);
}

/** The members of a JSON body or of a form. */
function readFields({ headers, bodyText }: PublicCall): Readonly<Record<string, unknown>> | undefined {
  if ((headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(bodyText));
  }
  try {
    const body: unknown = JSON.parse(bodyText);
    return typeof body === 'object' && body !== null ? { ...body } : undefined;
  } catch {
    return undefined;
  }
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refused(error: string, message: string): ApiAnswer {
  return legacyError(error === 'invalid_client' ? 401 : 400, error, message);
}
