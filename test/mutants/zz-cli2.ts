import { parseArgs } from 'node:util';
import { MUTANTS } from './zz-cat.ts';
import { huntIn, type Verdict } from './hunt-in.ts';
import { seeds, type Hunt, type Mutant } from './mutant.ts';
import { createWorkshop, type Workshop } from './workshop.ts';

const USAGE = `npm run sim:mutants -- [--only TEXT] [--jobs N] [--no-control]

Puts one mistake at a time into a copy of the program, and looks for it with the simulation.`;

/** A mutant that lives longer than this has survived. */
const CAP_MS = 60_000;
/** Where a mutant is looked for when it does not say where, and where it is looked for when that was in vain. */
const COMMON_SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);
const COMMON = seeds(...COMMON_SEEDS);

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    'no-control': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(USAGE);
else process.exitCode = await main();

async function main(): Promise<number> {
  const startedMs = performance.now();
  const only = values.only?.toLowerCase();
  const mutants = MUTANTS.filter(({ name }) => only === undefined || name.toLowerCase().includes(only));
  const jobs = Math.max(1, Number(values.jobs));
  const workshops = Array.from({ length: jobs }, createWorkshop);
  try {
    for (const mutant of mutants) workshops[0]?.check(mutant);
    if (!values['no-control'] && !(await isControlGreen(mutants, workshops))) return 1;
    console.log(`${'mutant'.padEnd(66)} ${'s'.padStart(5)}  killed by`);
    let killed = 0;
    await inTurns(workshops, mutants, async (workshop, mutant) => {
      const verdict = await kill(workshop, mutant);
      if (verdict.isKilled) killed += 1;
      console.log(lineOf(mutant, verdict));
    });
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    console.log(`killed ${String(killed)} of ${String(mutants.length)} in ${String(seconds)} s`);
    return killed === mutants.length && killed > 0 ? 0 : 1;
  } finally {
    for (const workshop of workshops) workshop.close();
  }
}

interface Death extends Verdict {
  readonly isKilled: boolean;
  readonly tookMs: number;
}

async function kill(workshop: Workshop, mutant: Mutant): Promise<Death> {
  const startedMs = performance.now();
  const leftMs = (): number => CAP_MS - (performance.now() - startedMs);
  const undo = workshop.apply(mutant);
  try {
    let last: Verdict = { kind: 'nothing', where: '', what: '' };
    for (const hunt of huntsOf(mutant)) {
      last = await huntIn(workshop.folder, hunt, leftMs(), mutant.sign);
      if (last.kind !== 'nothing') break;
    }
    return { ...last, isKilled: last.kind === 'found', tookMs: performance.now() - startedMs };
  } finally {
    undo();
  }
}

function huntsOf({ hunts }: Mutant): readonly Hunt[] {
  if (hunts === undefined) return [COMMON];
  return hunts.some(({ kind }) => kind === 'unit') ? hunts : [...hunts, COMMON];
}

/** The same hunts in the program as it is find nothing: otherwise what they find in a mutant proves nothing. */
async function isControlGreen(mutants: readonly Mutant[], workshops: readonly Workshop[]): Promise<boolean> {
  const startedMs = performance.now();
  const named = new Map<string, Hunt>();
  for (const hunt of mutants.flatMap(({ hunts }) => hunts ?? [])) {
    const parts = hunt.kind === 'seeds' ? hunt.seeds.map((seed) => seeds(seed)) : [hunt];
    for (const part of parts) named.set(JSON.stringify(part), part);
  }
  if (mutants.some((mutant) => huntsOf(mutant).includes(COMMON))) {
    for (const seed of COMMON_SEEDS) named.set(JSON.stringify(seeds(seed)), seeds(seed));
  }
  const wrong: string[] = [];
  await inTurns(workshops, grouped([...named.values()]), async (workshop, hunt) => {
    const verdict = await huntIn(workshop.folder, hunt, 5 * CAP_MS);
    if (verdict.kind !== 'nothing') wrong.push(`${verdict.kind} ${verdict.where} ${verdict.what}`);
  });
  for (const each of wrong) console.log(`without a mutant: ${each}`);
  const isGreen = wrong.length === 0;
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  console.log(
    `control: ${String(named.size)} hunts in the program as it is ${isGreen ? 'find nothing' : 'FAIL'}, ${String(seconds)} s`,
  );
  return isGreen;
}

/** Seeds a few at a time, and the tests of a file in one run: a process for each would take longer than what it does. */
function grouped(hunts: readonly Hunt[]): Hunt[] {
  const alone = hunts.filter(({ kind }) => kind === 'scenario' || kind === 'storm');
  const all = hunts.flatMap((hunt) => (hunt.kind === 'seeds' ? hunt.seeds : []));
  const some = Array.from({ length: Math.ceil(all.length / 6) }, (_, index) =>
    seeds(...all.slice(6 * index, 6 * index + 6)),
  );
  const tests = new Map<string, string[]>();
  for (const hunt of hunts) {
    if (hunt.kind === 'unit') tests.set(hunt.file, [...(tests.get(hunt.file) ?? []), hunt.test]);
  }
  const units = [...tests].map(([file, names]): Hunt => ({ kind: 'unit', file, test: names.join('|') }));
  return [...units, ...alone, ...some];
}

async function inTurns<Item>(
  workshops: readonly Workshop[],
  items: readonly Item[],
  work: (workshop: Workshop, item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    workshops.map(async (workshop) => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(workshop, item);
    }),
  );
}

function lineOf({ name }: Mutant, { isKilled, tookMs, kind, where, what }: Death): string {
  const seconds = String(Math.round(tookMs / 100) / 10).padStart(5);
  const killer = isKilled
    ? `${where}: ${what}`
    : `SURVIVED${kind === 'broken' ? ` (${where}: ${what})` : ''}`;
  return `${name.padEnd(66)} ${seconds}  ${killer.replaceAll(/\s+/g, ' ').slice(0, 150)}`;
}
