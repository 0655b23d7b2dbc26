import { numberIn, textIn, type RunEvidence } from './evidence-of-run.ts';

const HOUR_MS = 3_600_000;

/** I8. Every entry is of the day that the clock on the shop's wall says, counted from the hour at which the shop's day begins. */
export function daysAreTheShops(evidence: RunEvidence): string | undefined {
  if (!evidence.isSettled) return undefined;
  const [identity] = evidence.rows('identity');
  if (identity === undefined) return undefined;
  const cutOverHour = numberIn(identity, 'cut_over_hour');
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: textIn(identity, 'time_zone'),
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  for (const entry of evidence.rows('entry')) {
    const atMs = numberIn(entry, 'at_ms');
    const [today = '', time = ''] = wall.format(atMs).split(' ');
    const isEarly = Number(time.slice(0, 2)) < cutOverHour;
    const date = isEarly
      ? new Date(Date.parse(`${today}T12:00:00Z`) - 24 * HOUR_MS).toISOString().slice(0, 10)
      : today;
    if (entry.kind !== 'day_closed' && entry.business_date !== date) {
      return `entry ${String(entry.seq)} of ${today} ${time} is of ${textIn(entry, 'business_date')}`;
    }
  }
  return undefined;
}
