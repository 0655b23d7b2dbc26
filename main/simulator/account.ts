import { z } from 'zod';

/** What an account has set about its events as an integrator (Integration API, Notifications). */
export const IntegratorSettings = z.strictObject({
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  eventChannelDevices: z.array(z.enum(['email'])),
});
export type IntegratorSettings = Readonly<z.infer<typeof IntegratorSettings>>;

/** A Mercado Pago account as the API sees it: one user, one application, one token. */
export const Account = z.strictObject({
  role: z.enum(['owner', 'foreign']),
  userId: z.string(),
  applicationId: z.string(),
  accessToken: z.string(),
  isTest: z.boolean(),
  /** Country of the account, when it is not that of the simulator. */
  siteId: z.string().exactOptional(),
  /** Null for the token of the panel, which does not expire. */
  expiresAtMs: z.number().nullable().default(null),
  /** Absent until it is set for the first time. The same with every token of a user. */
  integrator: IntegratorSettings.exactOptional(),
});
export type Account = Readonly<z.infer<typeof Account>>;
