import { Temporal } from 'temporal-polyfill';
import type { DayReport } from '#app/contract/day.ts';
import { assertNever } from '#app/lib/assert.ts';

/**
 * The name a day report is offered under: a Z by its number and business date, an X by its business date and the shop's
 * clock, so that two readings of a day do not meet. Sorts by time, and has only characters every file system takes.
 */
export function dayFileName(report: DayReport, format: 'csv' | 'json'): string {
  switch (report.kind) {
    case 'Z': {
      const number = String(report.zNumber ?? 0).padStart(4, '0');
      return `mostrador-Z-${number}-${report.businessDate}.${format}`;
    }
    case 'X': {
      const local = Temporal.Instant.fromEpochMilliseconds(report.takenAtMs).toZonedDateTimeISO(
        report.timeZone,
      );
      const time = `${String(local.hour).padStart(2, '0')}${String(local.minute).padStart(2, '0')}`;
      return `mostrador-X-${report.businessDate}-${time}.${format}`;
    }
    default:
      return assertNever(report.kind, 'report kind');
  }
}
