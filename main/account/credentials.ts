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
  credentials: Credentials,
});
export type StoredCredentials = z.infer<typeof StoredCredentials>;

/** When they end, UTC milliseconds; null when that is not known. */
export function expiresAtMs(credentials: Credentials): number | null {
  return credentials.kind === 'token' ? null : credentials.expiresAtMs;
}

/** From when on they are renewed: when a third of their time is left, which is two months of 180 days and two hours of six. */
export function renewableFromMs(credentials: Credentials): number | null {
  if (credentials.kind === 'token' || credentials.expiresAtMs === null) return null;
  if (credentials.kind === 'authorization' && credentials.refreshToken === null) return null;
  const { obtainedAtMs, expiresAtMs: endMs } = credentials;
  return endMs - Math.floor((endMs - obtainedAtMs) / 3);
}

/** What a person pasted as an access token, without what came along from the page; undefined when it cannot be one. */
export function readPastedToken(text: string): string | undefined {
  const token = text.trim().replace(/^bearer\s+/i, '');
  return /^[\x21-\x7e]{16,1024}$/.test(token) ? token : undefined;
}
