import { z } from 'zod';

/** A Mercado Pago account as the API sees it: one user, one application, one token. */
export const Account = z.strictObject({
  role: z.enum(['owner', 'foreign']),
  userId: z.string(),
  applicationId: z.string(),
  accessToken: z.string(),
  isTest: z.boolean(),
});
export type Account = Readonly<z.infer<typeof Account>>;
