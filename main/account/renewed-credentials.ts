import { assertNever } from '#app/lib/assert.ts';
import type { Grant } from '#main/point/oauth.ts';
import type { AccountIdentity } from '#main/ports.ts';
import type { Credentials } from './credentials.ts';

/** Whether what came is for the account it was asked for: its seller's, and not test credentials in the place of live ones. */
export function isGrantFor(account: Pick<AccountIdentity, 'userId' | 'isTest'>, grant: Grant): boolean {
  return grant.userId === account.userId && (grant.isLive !== false || account.isTest);
}

/** The credentials in whose place `before` goes. A new refresh token replaces the old one where one came. */
export function renewedCredentials(before: Credentials, grant: Grant, nowMs: number): Credentials {
  const lifetime = {
    accessToken: grant.accessToken,
    obtainedAtMs: nowMs,
    expiresAtMs: grant.expiresInMs === null ? null : nowMs + grant.expiresInMs,
  };
  switch (before.kind) {
    case 'authorization':
      return { ...before, ...lifetime, refreshToken: grant.refreshToken ?? before.refreshToken };
    case 'client_credentials':
      return { ...before, ...lifetime };
    case 'token':
      return before;
    default:
      return assertNever(before, 'credentials');
  }
}
