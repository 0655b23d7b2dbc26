import { parseArgs } from 'node:util';
import { inProcesses, serveTasks } from './jobs.ts';
import type { Violation } from './oracle/invariants.ts';
import { makeTemplate, runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import { withScratchFolder } from './scratch-folder.ts';

const USAGE = `npm run sim:exhaustive -- [--jobs N] [--scenario NAME] [--crash P[,P]]

Runs short scenarios with a crash at every single point, and with every pair of crashes at points that can be told apart.
--crash   runs one scenario with crashes at these points, and prints what happens.`;

interface Task {
  readonly scenario: string;
  readonly passes: readonly number[];
}
interface Done extends Task {
  readonly moments: readonly number[];
  readonly crashes: number;
  readonly violations: readonly Violation[];
  readonly headHash: string;
}

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '2' },
    scenario: { type: 'string' },
    crash: { type: 'string' },
    worker: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(USAGE);
else if (values.worker) await serve();
else if (values.crash !== undefined)
  await replay(values.scenario ?? 'charge', values.crash.split(',').map(Number));
else process.exitCode = await main();

function scenarioNamed(name: string): Scenario {
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}\n\n${USAGE}`);
  return scenario;
}

async function serve(): Promise<void> {
  await withScratchFolder(async (folder) => {
    const template = await makeTemplate(folder);
    await serveTasks(async (task: Task): Promise<Done> => {
      const { moments, crashes, violations, headHash } = await runScenario(
        scenarioNamed(task.scenario),
        task.passes,
        folder,
        template,
      );
      return { ...task, moments, crashes, violations, headHash };
    });
  });
}

async function replay(name: string, passes: readonly number[]): Promise<void> {
  await withScratchFolder(async (folder) => {
    const template = await makeTemplate(folder);
    const run = await runScenario(scenarioNamed(name), passes, folder, template, (line) => {
      console.log(line);
    });
    for (const { invariant, what } of run.violations) console.log(`${invariant}: ${what}`);
    process.exitCode = run.violations.length === 0 ? 0 : 1;
  });
}

async function main(): Promise<number> {
  const startedMs = performance.now();
  const jobs = Number(values.jobs);
  const scenarios = values.scenario === undefined ? SCENARIOS : [scenarioNamed(values.scenario)];
  let violations = 0;
  console.log('scenario        points  moments  single runs  pair runs  crashes  violations  seconds');
  for (const scenario of scenarios) {
    const scenarioMs = performance.now();
    const failed: Done[] = [];
    let crashes = 0;
    const note = (done: Done): void => {
      crashes += done.crashes;
      if (done.violations.length > 0) failed.push(done);
    };
    const [calm] = await runAll([{ scenario: scenario.name, passes: [] }], 1, note);
    const points = calm?.moments.length ?? 0;
    const singles = await runAll(
      Array.from({ length: points }, (_, index) => ({ scenario: scenario.name, passes: [index + 1] })),
      jobs,
      note,
    );
    assertAlike(singles, calm?.moments ?? []);
    const firsts = singles.filter(({ passes }) => isFirstOfMoment(calm?.moments ?? [], passes[0] ?? 0));
    const begun = scenario.hasNoPairs === true ? [] : firsts;
    const pairs = begun.flatMap(({ passes, moments }) => {
      const first = passes[0] ?? 0;
      return moments.flatMap((_, index) =>
        index + 1 > first && isFirstOfMoment(moments, index + 1)
          ? [{ scenario: scenario.name, passes: [first, index + 1] }]
          : [],
      );
    });
    await runAll(pairs, jobs, note);
    violations += failed.length;
    const seconds = Math.round((performance.now() - scenarioMs) / 100) / 10;
    const figures = [points, firsts.length, singles.length, pairs.length, crashes, failed.length, seconds];
    console.log(
      scenario.name.padEnd(14) +
        figures
          .map((figure, index) => String(figure).padStart([8, 9, 13, 11, 9, 12, 9][index] ?? 9))
          .join(''),
    );
    for (const { passes, violations: found } of failed.slice(0, 5)) {
      console.log(`  ${found[0]?.invariant ?? ''}: ${found[0]?.what ?? ''}`);
      console.log(
        `  replay: npm run sim:exhaustive -- --scenario "${scenario.name}" --crash ${passes.join(',')}`,
      );
    }
  }
  console.log(
    `${String(Math.round((performance.now() - startedMs) / 1000))} s, ${String(violations)} runs with violations`,
  );
  return violations === 0 ? 0 : 1;
}

async function runAll(tasks: readonly Task[], jobs: number, note: (done: Done) => void): Promise<Done[]> {
  const done: Done[] = [];
  let next = 0;
  await inProcesses<Done>(
    new URL(import.meta.url),
    Math.min(jobs, tasks.length),
    () => {
      next += 1;
      return tasks[next - 1];
    },
    (result) => {
      done.push(result);
      note(result);
    },
  );
  return done.sort((a, b) => (a.passes[0] ?? 0) - (b.passes[0] ?? 0));
}

function isFirstOfMoment(moments: readonly number[], pass: number): boolean {
  return moments[pass - 1] !== moments[pass - 2];
}

/** Crashes at two points of one moment must end in the same ledger: what pairs leave out is nothing new. */
function assertAlike(singles: readonly Done[], moments: readonly number[]): void {
  const ends = new Map<number, string>();
  for (const { passes, headHash, scenario } of singles) {
    const moment = moments[(passes[0] ?? 0) - 1] ?? 0;
    const known = ends.get(moment) ?? headHash;
    ends.set(moment, known);
    if (known !== headHash) {
      throw new Error(
        `${scenario}: a crash at point ${String(passes[0])} ends otherwise than others of its moment`,
      );
    }
  }
}
