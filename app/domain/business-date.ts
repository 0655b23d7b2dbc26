import { Temporal } from 'temporal-polyfill';

/** A shop that closes at one in the morning still counts that hour to the evening before. */
export const DEFAULT_CUT_OVER_HOUR = 4;

/** The shop's day (`YYYY-MM-DD`) that an instant belongs to: hours before `cutOverHour` count to the day before. */
export function businessDateOf(atMs: number, timeZone: string, cutOverHour: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  const date = local.toPlainDate();
  return (local.hour < cutOverHour ? date.subtract({ days: 1 }) : date).toString();
}
