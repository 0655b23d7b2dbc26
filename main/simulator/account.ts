import { z } from 'zod';

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
});
export type Account = Readonly<z.infer<typeof Account>>;
