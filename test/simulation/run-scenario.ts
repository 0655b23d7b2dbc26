import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { getRow } from '#main/ledger/connection.ts';
import type { Violation } from './oracle/invariants.ts';
import type { Mind, Scenario } from './scenario.ts';
import { unwatched } from './statement-watch.ts';
import { CALM } from './swarm.ts';
import { createWorld, type World } from './world.ts';

const START_MS = Date.UTC(2026, 0, 12, 12);
/** How often somebody looks at the screen. */
const LOOK_MS = 1_700;
const LONGEST_MS = 30 * 60_000;
const SETTLE_MS = 20 * 60_000;

export interface ScenarioRun {
  /** A name for each point passed until the work was done, in order. */
  readonly points: readonly string[];
  /**
   * For each of them, which moment it belongs to: a till that dies at two points of one moment has written and sent the same, and
   * nothing distinguishes what follows.
   */
  readonly moments: readonly number[];
  readonly crashes: number;
  readonly violations: readonly Violation[];
  /** What the ledger ended as. */
  readonly headHash: string;
}

/** Makes a stocked ledger that every run of a scenario begins with a copy of; answers its file. */
export async function makeTemplate(folder: string): Promise<string> {
  const template = join(folder, 'template.sqlite');
  const world = createWorld({ seed: 'template', swarm: CALM, folder, startMs: START_MS - 60_000 });
  try {
    world.timeline.at(START_MS - 60_000, () => {
      world.machine.start();
    });
    await world.timeline.runUntil(START_MS - 30_000);
    world.timeline.at(START_MS - 30_000, () => {
      world.machine.quit(LONGEST_MS);
    });
    await world.timeline.runUntil(START_MS - 10_000);
    cpSync(world.file, template);
  } finally {
    world.end();
  }
  return template;
}

/** Runs a scenario with a crash at each of `passes` (counted from the start, the first point being 1), and judges how it ended. */
export async function runScenario(
  scenario: Scenario,
  passes: readonly number[],
  folder: string,
  template: string,
  print?: (line: string) => void,
): Promise<ScenarioRun> {
  const points: string[] = [];
  const moments: number[] = [];
  let isRecording = true;
  let moment = 0;
  let lastMs = -1;
  const world = createWorld({
    seed: scenario.name,
    swarm: CALM,
    folder,
    startMs: START_MS,
    template,
    print,
    onPass: (point) => {
      if (!isRecording) return;
      const nowMs = worldOf().timeline.nowMs();
      // Between these, nothing is written for good and nothing leaves the till.
      if (nowMs !== lastMs || point.endsWith('COMMIT:after') || point.endsWith(':sent')) moment += 1;
      lastMs = nowMs;
      points.push(point);
      moments.push(moment);
    },
  });
  function worldOf(): World {
    return world;
  }
  try {
    world.points.plan({ kind: 'at_passes', passes });
    world.timeline.at(START_MS, () => {
      world.machine.start();
    });
    await work(world, scenario);
    isRecording = false;
    world.points.forget();
    await world.timeline.runUntil(world.timeline.nowMs() + SETTLE_MS);
    const run = world.machine.ready();
    let headHash = '';
    if (run === undefined)
      world.judge.accuse('I11 everything comes to an end', 'the till does not come up again');
    else {
      world.judge.holdCourt(run, true);
      headHash = unwatched(
        () =>
          getRow<{ hash: string }>(run.ledger.db, 'SELECT hash FROM entry ORDER BY seq DESC LIMIT 1')?.hash ??
          '',
      );
    }
    return {
      points,
      moments,
      crashes: world.figures.crashes,
      violations: [...world.judge.violations()],
      headHash,
    };
  } finally {
    world.end();
  }
}

async function work(world: World, scenario: Scenario): Promise<void> {
  const { timeline, machine, acquirer, judge } = world;
  const mind: Mind = { isOver: false, hasCanceled: false, charges: 0, hasQueued: false };
  const progress = { isDone: false };
  const look = (): void => {
    const run = machine.ready();
    if (run !== undefined) {
      const plan = scenario.customers[Math.min(acquirer.truth().length, scenario.customers.length - 1)];
      if (plan !== undefined && acquirer.truth().every(({ status }) => status !== 'at_terminal'))
        acquirer.setCustomer(plan);
      progress.isDone = scenario.step(world.counter(run), mind);
    }
    if (!progress.isDone) timeline.at(timeline.nowMs() + LOOK_MS, look);
  };
  timeline.at(START_MS, look);
  await timeline.runUntil(START_MS + LONGEST_MS, () => progress.isDone);
  if (!progress.isDone)
    judge.accuse('I11 everything comes to an end', `${scenario.name} is not done after half an hour`);
}
