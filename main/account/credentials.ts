import { z } from 'zod';

/** Visible ASCII: nothing that could end a header or begin another. */
const SecretText = z.string().regex(/^[\x21-\x7e]{1,1024}$/);
const ClientText = z.string().regex(/^[\x21-\x7e]{1,256}$/);

const Lifetime = {
  obtainedAtMs: z.int().nonnegative(),
  /** Null when Mercado Pago did not say. */
  expiresAtMs: z.int().nonnegative().nullable(),
};

/** What gives access to an account, by the way it was got. Never leaves the main process. */
export const Credentials = z.discriminatedUnion('kind', [
  /** Of the application's page; nobody knows when it ends. */
  z.strictObject({ kind: z.literal('token'), accessToken: SecretText }),
  z.strictObject({
    kind: z.literal('authorization'),
    accessToken: SecretText,
    refreshToken: SecretText.nullable(),
    clientId: ClientText,
    clientSecret: ClientText,
    ...Lifetime,
  }),
  z.strictObject({
    kind: z.literal('client_credentials'),
    accessToken: SecretText,
    clientId: ClientText,
    clientSecret: ClientText,
    ...Lifetime,
  }),
]);
export type Credentials = z.infer<typeof Credentials>;

/** As the key store keeps them: with whose they are, so that they never serve another account. */
export const StoredCredentials = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1).max(40),
  isTest: z.boolean(),
  credentials: Credentials,
});
export type StoredCredentials = z.infer<typeof StoredCredentials>;

/** When they end, UTC milliseconds; null when that is not known. */
export function expiresAtMs(credentials: Credentials): number | null {
  return credentials.kind === 'token' ? null : credentials.expiresAtMs;
}

/** Whether there is something to renew them with. */
export function isRenewable(credentials: Credentials): boolean {
  switch (credentials.kind) {
    case 'token':
      return false;
    case 'authorization':
      return credentials.refreshToken !== null;
    case 'client_credentials':
      return true;
  }
}

/**
 * Whether it is time to renew them: a third of their time is left, which is two months of 180 days and two hours of six. Those that were
 * got in the future were got under a wrong clock, and so is their end.
 */
export function isRenewalDue(credentials: Credentials, nowMs: number): boolean {
  if (credentials.kind === 'token' || !isRenewable(credentials) || credentials.expiresAtMs === null) {
    return false;
  }
  const { obtainedAtMs, expiresAtMs: endMs } = credentials;
  return nowMs >= endMs - (endMs - obtainedAtMs) / 3 || nowMs < obtainedAtMs - CLOCK_SLACK_MS;
}

/** Clocks that are set by a few hours are usual. */
const CLOCK_SLACK_MS = 24 * 60 * 60_000;

/** What a person pasted as an access token, without what came along from the page; undefined when it cannot be one. */
export function readPastedToken(text: string): string | undefined {
  const token = text.trim().replace(/^bearer\s+/i, '');
  return /^[\x21-\x7e]{16,1024}$/.test(token) ? token : undefined;
}
