import { z } from 'zod';

/** A settlement report, asked for or ready (Point API, Account money report). */
export const ReportRecord = z.strictObject({
  id: z.int(),
  userId: z.string(),
  fileName: z.string(),
  beginMs: z.number(),
  endMs: z.number(),
  createdAtMs: z.number(),
  /** From when on it can be listed and downloaded. */
  readyAtMs: z.number(),
});
export type ReportRecord = Readonly<z.infer<typeof ReportRecord>>;
