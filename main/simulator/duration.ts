const TIME_DURATION = /^PT(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?$/;

/** Reads an ISO 8601 duration of hours, minutes and seconds into milliseconds, or undefined. */
export function parseDurationMs(text: string): number | undefined {
  const match = TIME_DURATION.exec(text);
  if (match === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
