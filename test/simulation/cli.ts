import { parseArgs } from 'node:util';
import { inProcesses, serveTasks } from './jobs.ts';
import { runSeed, type SeedResult } from './run-seed.ts';
import { withScratchFolder } from './scratch-folder.ts';
import { describeSummary, summarize } from './summary.ts';

const USAGE = `npm run sim -- [--days N | --seconds N] [--seed S] [--jobs N] [--trace]

Simulates shops: seed S, S + 1, … until N till-days are over, or N seconds.
--trace   prints everything that happens; for one seed, in one process.`;

const { values } = parseArgs({
  options: {
    days: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
    worker: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else if (values.worker) {
  await withScratchFolder((folder) => serveTasks((seed: number) => runSeed({ seed, folder })));
} else {
  process.exitCode = await main();
}

async function main(): Promise<number> {
  const startedMs = performance.now();
  const firstSeed = wholeNumber('seed', values.seed);
  const jobs = values.trace ? 1 : wholeNumber('jobs', values.jobs);
  const days = wholeNumber('days', values.days ?? (values.seconds === undefined ? '10' : String(2 ** 40)));
  const seconds = values.seconds === undefined ? Infinity : wholeNumber('seconds', values.seconds);
  const results: SeedResult[] = [];
  let nextSeed = firstSeed;
  let daysDone = 0;
  const isOver = (): boolean => daysDone >= days || performance.now() - startedMs >= seconds * 1000;
  const keep = (result: SeedResult): void => {
    results.push(result);
    daysDone += result.days;
    if (result.violations.length > 0) {
      console.log(`seed ${String(result.seed)} fails: ${result.violations[0]?.invariant ?? ''}`);
    }
  };
  const take = (): number | undefined => {
    if (isOver()) return undefined;
    nextSeed += 1;
    return nextSeed - 1;
  };
  if (jobs === 1) {
    await withScratchFolder(async (folder) => {
      for (let seed = take(); seed !== undefined; seed = take()) {
        keep(
          await runSeed({
            seed,
            folder,
            print: values.trace
              ? (line) => {
                  console.log(line);
                }
              : undefined,
          }),
        );
      }
    });
  } else {
    await inProcesses<SeedResult>(new URL(import.meta.url), jobs, take, keep);
  }
  // With several processes a seed more than needed may have been begun: the hash is of the seeds that one process would have run.
  const counted = values.seconds === undefined ? untilDays(results, days) : results;
  const summary = summarize(counted);
  for (const line of describeSummary(summary, counted.length, performance.now() - startedMs))
    console.log(line);
  return summary.failed.length === 0 ? 0 : 1;
}

/** The first seeds that make up so many days. */
function untilDays(results: readonly SeedResult[], days: number): SeedResult[] {
  let sum = 0;
  return [...results]
    .sort((a, b) => a.seed - b.seed)
    .filter((result) => {
      const isNeeded = sum < days;
      sum += result.days;
      return isNeeded;
    });
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--${name} must be a whole number\n\n${USAGE}`);
  return Number(text);
}
