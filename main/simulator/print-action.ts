import { z } from 'zod';

/** Something for a terminal to print (Point API, Terminal actions). */
export const ActionRecord = z.strictObject({
  id: z.string(),
  userId: z.string(),
  terminalId: z.string(),
  externalReference: z.string(),
  subtype: z.enum(['image', 'custom']),
  content: z.string(),
  status: z.enum(['created', 'on_terminal', 'canceled']),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  /** When the terminal will fetch it; null while nothing makes it. */
  pickUpAtMs: z.number().nullable(),
});
export type ActionRecord = Readonly<z.infer<typeof ActionRecord>>;
