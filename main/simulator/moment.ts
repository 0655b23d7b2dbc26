const RELATIVE = /^NOW(?:-(\d{1,4})(MINUTES?|HOURS?|DAYS?|MONTHS?|YEARS?))?$/;
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * Reads a date of a search or a report into UTC epoch milliseconds: ISO 8601, or `NOW` and what is taken off it, such
 * as `NOW-3MONTHS`. `otherwise` for none, undefined for anything else.
 */
export function readMoment(text: string | null, otherwise: number, nowMs: number): number | undefined {
  if (text === null) return otherwise;
  const relative = RELATIVE.exec(text);
  if (relative !== null) return before(nowMs, Number(relative[1] ?? 0), relative[2] ?? 'DAYS');
  // A plus sign that was not encoded arrives as a space.
  const moment = text.replace(' ', '+');
  const atMs = ISO.test(moment) ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : atMs;
}

function before(nowMs: number, count: number, unit: string): number {
  const date = new Date(nowMs);
  switch (unit.replace(/S$/, '')) {
    case 'MINUTE':
      return nowMs - count * 60_000;
    case 'HOUR':
      return nowMs - count * 3_600_000;
    case 'MONTH':
      return date.setUTCMonth(date.getUTCMonth() - count);
    case 'YEAR':
      return date.setUTCFullYear(date.getUTCFullYear() - count);
    default:
      return nowMs - count * 86_400_000;
  }
}
