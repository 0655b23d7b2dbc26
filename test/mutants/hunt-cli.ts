import { makeTemplate, runScenario } from '#test/simulation/run-scenario.ts';
import { runSeed } from '#test/simulation/run-seed.ts';
import { SCENARIOS } from '#test/simulation/scenarios.ts';
import type { Violation } from '#test/simulation/oracle/invariants.ts';
import { withScratchFolder } from '#test/simulation/scratch-folder.ts';
import type { Swarm } from '#test/simulation/swarm.ts';

/*
 * Looks for a violation that matches an expression and stops at the first one: in seeds (`seeds 'I1|I3' 4 9 12`), in seeds of a storm, or in a scenario
 * with a crash at each of its points (`scenario '' refund`). Prints what was found as a line of JSON and ends with 3; ends with 0 when there is nothing to be found.
 */
const [kind, sign = '', ...what] = process.argv.slice(2);
const wanted = new RegExp(sign);

const found = await withScratchFolder(kind === 'scenario' ? inScenario : inSeeds);
if (found !== undefined) {
  console.log(JSON.stringify(found));
  process.exitCode = 3;
}

interface Found {
  readonly where: string;
  readonly what: string;
}

function isWanted({ invariant, what }: Violation): boolean {
  return wanted.test(`${invariant}: ${what}`);
}

async function inSeeds(folder: string): Promise<Found | undefined> {
  const [storm = '', ...list] = kind === 'storm' ? what : ['', ...what];
  // Written by the program that started this one, from a table that the compiler has read.
  const swarm = storm === '' ? undefined : (JSON.parse(storm) as Partial<Swarm>);
  for (const seed of list.map(Number)) {
    const violation = (await runSeed({ seed, folder, swarm })).violations.find(isWanted);
    if (violation === undefined) continue;
    const where = `${kind === 'storm' ? 'storm, ' : ''}seed ${String(seed)}`;
    return { where, what: `${violation.invariant}: ${violation.what}` };
  }
  return undefined;
}

async function inScenario(folder: string): Promise<Found | undefined> {
  const scenario = SCENARIOS.find(({ name }) => name === what[0]);
  if (scenario === undefined) throw new Error(`there is no scenario ${String(what[0])}`);
  const template = await makeTemplate(folder);
  const calm = await runScenario(scenario, [], folder, template);
  // One crash a moment: what comes of two of the same moment is the same.
  const firsts = calm.moments.flatMap((moment, index) =>
    moment === calm.moments[index - 1] ? [] : [[index + 1]],
  );
  for (const passes of [[], ...firsts]) {
    const violation = (await runScenario(scenario, passes, folder, template)).violations.find(isWanted);
    if (violation) {
      const crash = passes.length === 0 ? 'no crash' : `crash ${String(passes[0])}`;
      return { where: `${scenario.name}, ${crash}`, what: `${violation.invariant}: ${violation.what}` };
    }
  }
  return undefined;
}
