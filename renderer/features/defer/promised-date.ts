import { daysBetween, isCalendarDate, MAX_PROMISE_DAYS } from '#app/domain/deferral.ts';

export type PromisedDate =
  | { readonly kind: 'none' }
  /** `YYYY-MM-DD`, today or later. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'problem'; readonly problem: 'past' | 'tooFar' | 'incomplete' };

/**
 * Reads a day as the shops of all three countries write it: `25/12/2026`, `25-12-26`, `25.12` or `25 12 2026`. Without a year it is the
 * next such day. `today` is the shop's business date, `YYYY-MM-DD`.
 */
export function readPromisedDate(text: string, today: string): PromisedDate {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'none' };
  const match = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$/.exec(trimmed);
  const [, day, month, year] = match ?? [];
  if (day === undefined || month === undefined) return { kind: 'problem', problem: 'incomplete' };
  return judge(year === undefined ? nextSuchDay(day, month, today) : dateOf(whole(year), month, day), today);
}

function judge(date: string, today: string): PromisedDate {
  if (!isCalendarDate(date)) return { kind: 'problem', problem: 'incomplete' };
  if (date < today) return { kind: 'problem', problem: 'past' };
  if (daysBetween(today, date) > MAX_PROMISE_DAYS) return { kind: 'problem', problem: 'tooFar' };
  return { kind: 'date', date };
}

function nextSuchDay(day: string, month: string, today: string): string {
  const year = Number(today.slice(0, 4));
  const thisYear = dateOf(String(year), month, day);
  return isCalendarDate(thisYear) && thisYear >= today ? thisYear : dateOf(String(year + 1), month, day);
}

function whole(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

function dateOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

export const QUICK_DATES = ['today', 'tomorrow', 'week', 'monthEnd'] as const;
export type QuickDate = (typeof QUICK_DATES)[number];

/** A frequent day as `YYYY-MM-DD`; the last day of the month is that of the month `today` is in. */
export function quickDate(which: QuickDate, today: string): string {
  switch (which) {
    case 'today':
      return today;
    case 'tomorrow':
      return addDays(today, 1);
    case 'week':
      return addDays(today, 7);
    case 'monthEnd': {
      const [year = 0, month = 0] = today.split('-').map(Number);
      // Day zero of the month after.
      return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    }
  }
}

function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
