import { z } from 'zod';
import { DayReport } from '#app/contract/day.ts';

/** What the first version of the report did not have: there were no refunds, and evidence was not asked about. */
const FirstVersion = z.looseObject({
  schemaVersion: z.literal(1),
  byEvidence: z.strictObject({ count: z.int(), amountMinor: z.int() }),
});

/** A report as it was stored at its close, in today's shape: the figures are those of then, whatever is new in it is empty. */
export function readDayReport(text: string): DayReport {
  const stored: unknown = JSON.parse(text);
  const first = FirstVersion.safeParse(stored);
  if (!first.success) return DayReport.parse(stored);
  return DayReport.parse({
    ...first.data,
    schemaVersion: 2,
    byEvidence: { ...first.data.byEvidence, notCharged: 0, confirmed: 0, contradicted: 0 },
    refunds: [],
    refundTaxes: [],
    refundsUnderWay: { count: 0, amountMinor: 0 },
  });
}
