import { DayReport } from '#app/contract/day.ts';

/**
 * A day report for machines: the contract's own object, amounts in integer minor units, its `schemaVersion` first. Parsed on
 * the way out, so the keys come in the schema's order and the same report is the same bytes wherever it was built.
 */
export function dayJson(report: DayReport): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(DayReport.parse(report), null, 2)}\n`);
}
