/** UTC milliseconds of a `Date` header (RFC 9110, IMF-fixdate); null for anything else, its obsolete forms and days that never were. */
export function parseHttpDate(text: string): number | null {
  const atMs = Date.parse(text);
  // It is the form in which a date is written back, weekday included; whatever else can be parsed is written otherwise.
  return !Number.isNaN(atMs) && new Date(atMs).toUTCString() === text ? atMs : null;
}
