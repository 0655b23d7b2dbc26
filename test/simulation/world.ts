import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteId } from '#app/domain/site.ts';
import type { Gateway } from '#main/point/gateway.ts';
import { createSimulator, type SimulatorClock, type SimulatorCore } from '#main/simulator/simulator.ts';
import { takeTurn, type Turn } from './cashier.ts';
import { attempt, type Counter, type Outcome } from './counter.ts';
import { createCrashPoints, type CrashPoints } from './crash-points.ts';
import { nextPlan } from './customers.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { stock } from './goods.ts';
import { createJudge, type Judge } from './judge.ts';
import { createMachine, type Machine, type TillRun } from './machine.ts';
import { createNetwork, type Network } from './network.ts';
import { createPaceWatch } from './oracle/pace.ts';
import { rulesOf } from './oracle/limits.ts';
import { createOwedMemory, type OwedMemory } from './owed-memory.ts';
import { createSeeded, type Seeded } from './seeded.ts';
import { unwatched } from './statement-watch.ts';
import { STORAGE_FAULTS, type Swarm } from './swarm.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** Everything there is in one simulation, put together and standing still. */
export interface World {
  readonly timeline: Timeline;
  readonly random: Seeded;
  readonly swarm: Swarm;
  readonly acquirer: SimulatorCore;
  readonly network: Network;
  readonly machine: Machine;
  readonly points: CrashPoints;
  readonly judge: Judge;
  readonly log: EventLog;
  readonly faults: Map<string, number>;
  /** Charges whose outcome a person has signed for. */
  readonly settled: ReadonlySet<string>;
  readonly onFault: (kind: string) => void;
  readonly figures: { sales: number; closes: number; crashes: number };
  /** The counter of a run, for one turn of somebody who stands at it. */
  readonly counter: (run: TillRun) => Counter;
  /** What people know of those who owe. */
  readonly memory: OwedMemory;
  /** People who stand at the counter and have not put anything on it yet. */
  readonly customers: { waiting: number };
  /** One turn of the cashier, if the till is up. */
  readonly turn: (isClosing: boolean) => Turn;
  readonly file: string;
  /** Stops everything and removes the file. */
  end(): void;
}

export interface WorldOptions {
  readonly seed: string;
  readonly swarm: Swarm;
  /** Folder for the ledger file. */
  readonly folder: string;
  readonly startMs: number;
  /** A ledger without an entry, stocked and closed, that this one begins as a copy of. */
  readonly template?: string;
  readonly print?: ((line: string) => void) | undefined;
  readonly breakGateway?: ((gateway: Gateway, random: Seeded) => Gateway) | undefined;
  readonly onPass?: ((point: string, pass: number) => void) | undefined;
  /** Told of every order the acquirer answers for, with its status. */
  readonly onOrderSeen?:
    ((world: World, orderId: string, status: string, isCreate: boolean) => void) | undefined;
  readonly onClosed?: (() => void) | undefined;
}

let worlds = 0;

export function createWorld(options: WorldOptions): World {
  const { swarm } = options;
  const random = createSeeded(options.seed);
  const faults = new Map<string, number>();
  const settled = new Set<string>();
  const figures = { sales: 0, closes: 0, crashes: 0 };
  const timeline = createTimeline(options.startMs, afterStep);
  const log = createEventLog({ nowMs: () => timeline.nowMs(), print: options.print });
  const points = createCrashPoints(options.onPass);
  const onFault = (kind: string): void => {
    faults.set(kind, (faults.get(kind) ?? 0) + 1);
  };
  const site: SiteId = swarm.hasTimeSwitch ? 'MLM' : 'MLA';
  const clock: SimulatorClock = {
    nowMs: () => timeline.nowMs(),
    schedule: (atMs, run) => timeline.at(atMs, run, true),
  };
  const acquirer = createSimulator({
    site: site === 'MLM' ? 'MLM' : 'MLA',
    clock,
    pace: swarm.pace,
    terminalCount: 2,
    scenario: { version: 1, seed: random.int(1, 1_000_000) },
  });
  const network = createNetwork({
    timeline,
    acquirer,
    log,
    onFault,
    random: random.fork('network'),
    pace: createPaceWatch({
      nowMs: () => timeline.nowMs(),
      wallMs: () => machine.wallMs(),
      diskFaults: () => STORAGE_FAULTS.reduce((sum, kind) => sum + (faults.get(kind) ?? 0), 0),
      accuse: (what) => {
        judge.accuse('asks as often as promised', what);
      },
    }),
    faults: swarm.network,
    onAnswered: (request, reply) => {
      if (options.onOrderSeen === undefined || !/orders|payment-intents/.test(request.path)) return;
      const id = /"id":"(\w+)"/.exec(reply.text)?.[1];
      const status = /"(?:status|state)":"(\w+)"/.exec(reply.text)?.[1]?.toLowerCase();
      if (id !== undefined && status !== undefined)
        options.onOrderSeen(
          world,
          id,
          status,
          request.method === 'POST' && /(?:orders|payment-intents)$/.test(request.path),
        );
    },
  });
  worlds += 1;
  const ownFolder = join(options.folder, `till-${String(process.pid)}-${String(worlds)}`);
  mkdirSync(ownFolder);
  const file = join(ownFolder, 'ledger.sqlite');
  let isStocked = options.template !== undefined;
  if (options.template !== undefined) copyFileSync(options.template, file);
  const breaking = random.fork('gateway');
  const machine = createMachine({
    file,
    journalFolder: join(ownFolder, 'entries'),
    gatewayKind: swarm.gateway,
    site,
    timeZone: swarm.hasTimeSwitch ? 'America/Tijuana' : 'America/Argentina/Buenos_Aires',
    timeline,
    points,
    network: () => network,
    random: random.fork('machine'),
    log,
    storage: swarm.storage,
    deferralRules: rulesOf(site),
    onFault,
    onCrash: () => {
      figures.crashes += 1;
    },
    onUncaught: (error) => {
      unforeseen('uncaught', error);
    },
    onStarted: () => {
      const run = machine.running();
      if (isStocked || run === undefined) return;
      unwatched(() => {
        stock(run.ledger);
      });
      isStocked = true;
    },
    onChargeChanged: (chargeId) => {
      judge.chargeChanged(chargeId);
    },
    breakGateway:
      options.breakGateway === undefined
        ? undefined
        : (gateway) => options.breakGateway?.(gateway, breaking) ?? gateway,
  });
  const judge = createJudge({
    acquirer,
    network,
    wallMs: () => machine.wallMs(),
    isClockTrue: () => !machine.wasSet(),
  });
  const memory = createOwedMemory();
  const people = random.fork('people');
  const plans = random.fork('customers');
  const customers = { waiting: 0 };
  let refusals = 0;

  function afterStep(): void {
    judge.afterStep(machine.running());
    machine.afterStep();
    const refusal = machine.refusedToOpen();
    if (refusal !== undefined) judge.accuse('the ledger opens', refusal);
  }

  const unforeseen = (name: string, error: unknown): void => {
    judge.accuse(
      'no unforeseen error',
      `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  };

  function ask<T>(name: string, call: () => T): Outcome<T> {
    const outcome = attempt(machine, name, call, (error) => {
      unforeseen(name, error);
    });
    if (outcome.kind === 'refused') refusals += 1;
    log.add(`${name}: ${outcome.kind === 'refused' ? outcome.code : outcome.kind}`);
    return outcome;
  }

  function command<T>(name: string, call: (requestId: string) => T): Outcome<T> {
    const requestId = people.uuid();
    const outcome = ask(name, () => call(requestId));
    if (outcome.kind === 'crashed' || !people.isTrue(swarm.habits.double_clicks)) return outcome;
    onFault('double_click');
    const isSame = people.isTrue(0.5);
    const again = ask(`${name} again`, () => call(isSame ? requestId : people.uuid()));
    if (isSame && outcome.kind === 'done' && again.kind === 'done') {
      const [first, second] = [outcome.value, again.value].map(withoutMoment);
      if (first !== second)
        judge.accuse('one answer per request', `${name}: ${first ?? ''} and ${second ?? ''}`);
    }
    return outcome.kind === 'refused' ? again : outcome;
  }

  const counter = (run: TillRun): Counter => ({
    run,
    machine,
    acquirer,
    random: people,
    habits: swarm.habits,
    log,
    nowMs: () => timeline.nowMs(),
    ask,
    command,
    acknowledge: (what) => {
      judge.acknowledge(what);
    },
    isUnderWay: (chargeId) => network.isUnderWay(chargeId),
    noteGivenBackElsewhere: (chargeId, amountMinor) => {
      onFault('refund_elsewhere');
      judge.noteGivenBackElsewhere(chargeId, amountMinor);
    },
    noteSettled: (chargeId) => {
      settled.add(chargeId);
    },
    takeCustomer: () => {
      if (customers.waiting > 0) customers.waiting -= 1;
    },
    waiting: () => customers.waiting,
    paidChargeIds: judge.paid().slice(-20),
    memory,
    later: (delayMs, happen) => {
      timeline.at(timeline.nowMs() + delayMs, happen, true);
    },
    accuse: (invariant, what) => {
      judge.accuse(invariant, what);
    },
    noteSold: () => {
      figures.sales += 1;
    },
    noteClosed: () => {
      figures.closes += 1;
      options.onClosed?.();
    },
  });

  const world: World = {
    timeline,
    random,
    swarm,
    acquirer,
    network,
    machine,
    points,
    judge,
    log,
    faults,
    file,
    settled,
    onFault,
    figures,
    counter,
    memory,
    customers,
    turn: (isClosing) => {
      const run = machine.ready();
      if (run === undefined || machine.isAsleep()) return 'waited';
      if (people.isTrue(0.3)) acquirer.setCustomer(nextPlan(plans, swarm.habits));
      refusals = 0;
      const turn = takeTurn({ counter, onUnforeseen: unforeseen }, run, isClosing);
      // Somebody who is refused something tries it again later.
      return turn === 'acted' && refusals > 0 ? 'waited' : turn;
    },
    end: () => {
      machine.dispose();
      acquirer.stop();
      rmSync(ownFolder, { force: true, recursive: true });
    },
  };
  return world;
}

/** A repeated request answers what the first one did; a charge's view is of the moment. */
function withoutMoment(value: unknown): string {
  return typeof value === 'object' && value !== null && 'chargeId' in value && 'settleableFromMs' in value
    ? JSON.stringify(value.chargeId)
    : JSON.stringify(value);
}
