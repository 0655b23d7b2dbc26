const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 24 * 60;

/** How far a clock is off, in the two largest units and in symbols that all languages share: `1 d 2 h`, `3 h 5 min`, `7 min`. */
export function lagText(lagMs: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(lagMs) / MINUTE_MS));
  const parts = [
    { count: Math.floor(minutes / MINUTES_A_DAY), unit: 'd' },
    { count: Math.floor((minutes % MINUTES_A_DAY) / 60), unit: 'h' },
    { count: minutes % 60, unit: 'min' },
  ];
  const first = parts.findIndex((part) => part.count > 0);
  return parts
    .slice(first, first + 2)
    .filter((part) => part.count > 0)
    .map((part) => `${part.count} ${part.unit}`)
    .join(' ');
}
