import { z } from 'zod';

/** An integrator's application, as its panel shows it. */
export const Application = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string(),
  /** The user whose application it is. */
  userId: z.string(),
  redirectUris: z.array(z.string()).readonly(),
  /** Once PKCE is enabled for an application it is mandatory. */
  requiresPkce: z.boolean(),
});
export type Application = Readonly<z.infer<typeof Application>>;

/** A code of the authorize page, good once and for ten minutes. */
export const AuthorizationCode = z.strictObject({
  code: z.string(),
  clientId: z.string(),
  /** Who gave the consent. */
  userId: z.string(),
  redirectUri: z.string(),
  challenge: z.strictObject({ method: z.enum(['S256', 'plain']), value: z.string() }).nullable(),
  expiresAtMs: z.number(),
});
export type AuthorizationCode = Readonly<z.infer<typeof AuthorizationCode>>;

/** A refresh token that has not been used. */
export const RefreshToken = z.strictObject({
  token: z.string(),
  clientId: z.string(),
  userId: z.string(),
  isTest: z.boolean(),
  expiresAtMs: z.number(),
});
export type RefreshToken = Readonly<z.infer<typeof RefreshToken>>;
