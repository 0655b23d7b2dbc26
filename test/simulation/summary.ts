import { createHash } from 'node:crypto';
import type { SeedResult } from './run-seed.ts';

/** The figures of many seeds together. */
export interface Summary {
  readonly days: number;
  readonly sales: number;
  readonly charges: number;
  readonly closes: number;
  readonly crashes: number;
  readonly steps: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly owed: Readonly<Record<string, number>>;
  readonly pointsSeen: number;
  readonly pointsCrashed: number;
  readonly failed: readonly SeedResult[];
  /** Of the hashes of all seeds, in the order of the seeds. */
  readonly hash: string;
}

export function summarize(unsorted: readonly SeedResult[]): Summary {
  const results = [...unsorted].sort((a, b) => a.seed - b.seed);
  const sum = (figure: (result: SeedResult) => number): number =>
    results.reduce((total, result) => total + figure(result), 0);
  const counted = (
    counts: (result: SeedResult) => Readonly<Record<string, number>>,
  ): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const result of results) {
      for (const [kind, count] of Object.entries(counts(result))) sums[kind] = (sums[kind] ?? 0) + count;
    }
    return sums;
  };
  const hash = createHash('sha256');
  for (const result of results) hash.update(`${String(result.seed)} ${result.hash}\n`);
  return {
    days: sum((result) => result.days),
    sales: sum((result) => result.sales),
    charges: sum((result) => result.charges),
    closes: sum((result) => result.closes),
    crashes: sum((result) => result.crashes),
    steps: sum((result) => result.steps),
    faults: counted((result) => result.faults),
    owed: counted((result) => result.owed),
    pointsSeen: new Set(results.flatMap((result) => result.pointsSeen)).size,
    pointsCrashed: new Set(results.flatMap((result) => result.pointsCrashed)).size,
    failed: results.filter((result) => result.violations.length > 0),
    hash: hash.digest('hex'),
  };
}

/** The summary as lines for a person. `tookMs` is real time. */
export function describeSummary(summary: Summary, seeds: number, tookMs: number): string[] {
  const { days, failed } = summary;
  const perDay = (count: number): string => String(Math.round((count / Math.max(1, days)) * 10) / 10);
  const named = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([kind, count]) => `${kind} ${String(count)}`)
      .join(', ');
  return [
    `${String(seeds)} seeds, ${String(days)} till-days in ${String(Math.round(tookMs / 1000))} s: ${String(Math.round((days / tookMs) * 10_000) / 10)} days/s`,
    `${String(summary.sales)} cash sales, ${String(summary.charges)} orders at the acquirer, ${String(summary.closes)} closes, ${String(summary.steps)} steps`,
    `${String(summary.crashes)} crashes, ${perDay(summary.crashes)} a day; ${String(summary.pointsCrashed)} of ${String(summary.pointsSeen)} points that were passed covered (${String(Math.round((summary.pointsCrashed / Math.max(1, summary.pointsSeen)) * 100))} %)`,
    `left unpaid: ${named(summary.owed)}`,
    `faults: ${named(summary.faults)}`,
    `violations: ${String(failed.reduce((sum, result) => sum + result.violations.length, 0))}`,
    ...failed.flatMap((result) => [
      `seed ${String(result.seed)}:`,
      ...result.violations.map(({ invariant, what }) => `  ${invariant}: ${what}`),
      `  replay: npm run sim -- --seed ${String(result.seed)} --days 1 --trace`,
    ]),
    `event hash ${summary.hash}`,
  ];
}
