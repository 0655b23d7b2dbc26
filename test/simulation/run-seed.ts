import { GATEWAY_KINDS } from '#app/domain/site.ts';
import type { Gateway } from '#main/point/gateway.ts';
import { settle } from './operations.ts';
import { approveLate, cancelOnDevice } from './customers.ts';
import type { Violation } from './oracle/invariants.ts';
import { createSeeded, type Seeded } from './seeded.ts';
import { unwatched } from './statement-watch.ts';
import { drawSwarm, WORLD_FAULTS, type Swarm, type WorldFault } from './swarm.ts';
import { createWorld, type World } from './world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A shop day begins here, each a day after the other. */
const OPENS_AT = Date.UTC(2026, 0, 12, 12);
/** The evening before the clocks of Tijuana go forward, and the one before they go back. */
const TIME_SWITCHES = [Date.UTC(2026, 2, 7, 17), Date.UTC(2026, 9, 31, 17)];
/** What the design promises after the last fault, and once more for second looks that were put off to their longest. */
const SETTLE_MS = 20 * MINUTE_MS;
const LONGEST_SETTLE_MS = 50 * MINUTE_MS;
/** How long nobody looks at the till when there is nothing to do but wait. */
const LONGEST_IDLE_MS = 5 * MINUTE_MS;
/** Crashes that wait for a point which may never be passed again. */
const MOST_PLANNED = 40;

export interface SeedOptions {
  readonly seed: number;
  readonly folder: string;
  readonly print?: ((line: string) => void) | undefined;
  /** What is to go wrong, in place of what the seed draws. */
  readonly swarm?: Partial<Swarm> | undefined;
  readonly breakGateway?: ((gateway: Gateway, random: Seeded) => Gateway) | undefined;
}

export interface SeedResult {
  readonly seed: number;
  readonly days: number;
  readonly sales: number;
  readonly charges: number;
  readonly closes: number;
  readonly crashes: number;
  readonly steps: number;
  readonly faults: Readonly<Record<string, number>>;
  /** How many sales were left unpaid, and what took off what they owed, by kind. */
  readonly owed: Readonly<Record<string, number>>;
  readonly pointsSeen: readonly string[];
  readonly pointsCrashed: readonly string[];
  readonly violations: readonly Violation[];
  readonly hash: string;
  readonly tail: readonly string[];
}

/** Simulates the world of one seed: a shop for a few days, with all that the seed lets go wrong in it, and a quiet end. */
export async function runSeed(options: SeedOptions): Promise<SeedResult> {
  const random = createSeeded(`world ${String(options.seed)}`);
  const swarm = { ...drawSwarm(random), ...options.swarm };
  const days = random.weighted([[1, 2] as const, [2, 3] as const, [3, 2] as const, [6, 1] as const]) ?? 1;
  const startMs = swarm.hasTimeSwitch ? random.pick(TIME_SWITCHES) : OPENS_AT;
  const lateChance = Math.min(1, (swarm.world.approved_late ?? 0) / 20);
  const late = random.fork('late');
  const ended = new Set<string>();
  const world = createWorld({
    seed: `till ${String(options.seed)}`,
    swarm,
    folder: options.folder,
    startMs,
    print: options.print,
    breakGateway: options.breakGateway,
    onOrderSeen: (own, orderId, status, isCreate) => {
      if (lateChance === 0 || (!isCreate && status !== 'canceled') || ended.has(orderId)) return;
      if (status === 'canceled') ended.add(orderId);
      if (!late.isTrue(isCreate ? lateChance * 0.3 : lateChance)) return;
      // The till lets an order live for five minutes. What comes after that comes at any time of a day, mostly soon.
      const inMs = (isCreate ? 5 * MINUTE_MS : 0) + late.duration(100, 23 * HOUR_MS);
      own.timeline.at(
        own.timeline.nowMs() + inMs,
        () => {
          const order = own.acquirer.truth().find((each) => each.id === orderId);
          if (order === undefined || own.settled.has(order.externalReference)) return;
          if (!approveLate(own.acquirer, orderId, own.timeline.nowMs())) return;
          own.judge.noteApprovedLate(order.externalReference);
          own.onFault('approved_late');
          own.log.add(`approved late ${orderId}`);
        },
        true,
      );
    },
  });
  options.print?.(`seed ${String(options.seed)}: ${String(days)} days, ${JSON.stringify(swarm)}`);
  try {
    world.machine.start();
    for (let day = 0; day < days; day += 1)
      await liveOneDay(world, swarm, startMs + day * DAY_MS, random.fork(`day ${String(day)}`));
    await comeToRest(world);
    const truth = world.acquirer.truth();
    world.log.add(
      `truth ${JSON.stringify(truth.map(({ id, status, chargedMinor }) => [id, status, chargedMinor]))}`,
    );
    return {
      seed: options.seed,
      days,
      sales: world.figures.sales,
      charges: truth.length,
      closes: world.figures.closes,
      crashes: world.figures.crashes,
      steps: world.timeline.steps(),
      faults: Object.fromEntries(world.faults),
      owed: countOwed(world),
      pointsSeen: [...world.points.seen().keys()],
      pointsCrashed: [...world.points.crashed().keys()],
      violations: [...world.judge.violations()],
      hash: world.log.hash(),
      tail: world.log.tail(),
    };
  } finally {
    world.end();
  }
}

async function liveOneDay(world: World, swarm: Swarm, opensAtMs: number, random: Seeded): Promise<void> {
  const { timeline, machine } = world;
  const closesAtMs = opensAtMs + 11 * HOUR_MS;
  const arrivals = Array.from({ length: random.int(50, 100) }, () => opensAtMs + random.int(0, 11 * HOUR_MS));
  const closesBefore = world.figures.closes;
  planFaults(world, swarm, opensAtMs, random);
  planCrashes(world, swarm, opensAtMs, random);
  let nextTurnMs = opensAtMs;
  let idleTurns = 0;
  const turn = (): void => {
    const nowMs = timeline.nowMs();
    if (nowMs < nextTurnMs) return;
    const isClosing = nowMs >= closesAtMs;
    const came = world.turn(isClosing);
    if ((isClosing && world.figures.closes > closesBefore) || nowMs >= closesAtMs + 3 * HOUR_MS) return;
    // Without a customer there is nothing to do until one comes, or the evening.
    idleTurns = came === 'waited' ? idleTurns + 1 : 0;
    const patienceMs = Math.min(LONGEST_IDLE_MS, 4_000 * 1.3 ** idleTurns);
    nextTurnMs =
      came === 'nothing to do' && !isClosing ? closesAtMs : nowMs + random.int(300, Math.ceil(patienceMs));
    timeline.at(nextTurnMs, turn);
  };
  for (const atMs of arrivals) {
    timeline.at(atMs, () => {
      world.customers.waiting += 1;
      if (nextTurnMs < closesAtMs) return;
      nextTurnMs = atMs;
      turn();
    });
  }
  timeline.at(opensAtMs, turn);
  await timeline.runUntil(opensAtMs + DAY_MS - MINUTE_MS);
  const run = machine.running();
  if (run !== undefined) world.judge.holdCourt(run, false);
}

/** Most of the crashes are at points that nothing has died at yet, and some anywhere. */
function planCrashes(world: World, swarm: Swarm, opensAtMs: number, random: Seeded): void {
  const { points, timeline } = world;
  const planOne = (): void => {
    const kind = random.next();
    const untried = [...points.seen().keys()].filter((point) => !points.crashed().has(point));
    if (kind < 0.35 || untried.length === 0 || points.planned() >= MOST_PLANNED) {
      points.plan({ kind: 'at_passes', passes: [points.passes() + random.duration(1, 3_000)] });
    } else if (kind < 0.85) {
      points.plan({ kind: 'at_point', point: random.pick(untried), time: random.pick([1, 1, 1, 2, 5]) });
    } else {
      points.plan({ kind: 'at_new_point', time: random.int(1, 6) });
    }
  };
  for (let count = timesToday(swarm.crashesPerDay, random); count > 0; count -= 1) {
    timeline.at(opensAtMs + random.int(0, 12 * HOUR_MS), planOne, true);
  }
}

function planFaults(world: World, swarm: Swarm, opensAtMs: number, random: Seeded): void {
  for (const kind of WORLD_FAULTS) {
    if (kind === 'approved_late') continue;
    for (let count = timesToday(swarm.world[kind] ?? 0, random); count > 0; count -= 1) {
      world.timeline.at(opensAtMs + random.int(0, 14 * HOUR_MS), () => {
        befall(world, kind, random);
      });
    }
  }
}

function timesToday(average: number, random: Seeded): number {
  return Math.floor(average) + (random.isTrue(average % 1) ? 1 : 0);
}

function befall(world: World, kind: WorldFault, random: Seeded): void {
  const { timeline, machine, network, acquirer } = world;
  const nowMs = timeline.nowMs();
  const terminalId = random.pick(acquirer.terminals);
  const forAWhile = (change: Parameters<typeof acquirer.setTerminal>[1], back: typeof change): void => {
    acquirer.setTerminal(terminalId, change);
    const backAtMs = nowMs + random.duration(5_000, HOUR_MS);
    timeline.at(backAtMs, () => {
      acquirer.setTerminal(terminalId, back);
    });
  };
  world.log.add(`fault ${kind}`);
  if (kind !== 'canceled_on_device' && kind !== 'outage' && kind !== 'other_till') world.onFault(kind);
  switch (kind) {
    case 'outage': {
      const untilMs = nowMs + random.duration(MINUTE_MS, random.isTrue(0.1) ? 2 * DAY_MS : 4 * HOUR_MS);
      network.cutUntil(untilMs, random.isTrue(0.5));
      if (random.isTrue(0.7)) {
        timeline.at(untilMs + 1, () => {
          machine.networkReturned();
        });
      }
      return;
    }
    case 'token_revoked':
      network.revokeUntil(nowMs + random.duration(MINUTE_MS, 4 * HOUR_MS));
      return;
    case 'clock_jump_back':
      machine.setClock(-random.duration(MINUTE_MS, DAY_MS));
      return;
    case 'clock_jump_ahead':
      machine.setClock(random.duration(MINUTE_MS, DAY_MS));
      return;
    case 'suspend':
      machine.sleepUntil(nowMs + random.duration(MINUTE_MS, 8 * HOUR_MS));
      return;
    case 'quit':
      machine.quit(random.duration(1_000, 2 * HOUR_MS));
      return;
    case 'disk_full':
      machine.fillDiskUntil(nowMs + random.duration(5_000, HOUR_MS));
      return;
    case 'terminal_offline':
      forAWhile({ isOnline: false }, { isOnline: true });
      return;
    case 'terminal_standalone':
      forAWhile({ operatingMode: 'STANDALONE' }, { operatingMode: 'PDV' });
      return;
    case 'terminal_menu':
      forAWhile({ isMenuOpen: true }, { isMenuOpen: false });
      return;
    case 'canceled_on_device':
      if (cancelOnDevice(acquirer)) world.onFault(kind);
      return;
    case 'backup_restored':
      machine.takeBackup();
      timeline.at(nowMs + random.duration(MINUTE_MS, DAY_MS), () => {
        machine.putBackupBack(random.isTrue(0.5));
        world.memory.queues = null;
      });
      return;
    case 'generation_changed':
      machine.setGateway(random.pick(GATEWAY_KINDS));
      return;
    case 'other_till':
      if (network.repeatAsOther(random.uuid())) world.onFault(kind);
      return;
    case 'approved_late':
      return;
  }
}

/** Faults stop. After the promised time every charge has ended or waits for a person; the person comes; the day is closed. */
async function comeToRest(world: World): Promise<void> {
  const { timeline, machine, network, acquirer, judge } = world;
  world.log.add('faults stop');
  world.points.forget();
  network.heal();
  machine.repair();
  for (const terminalId of acquirer.terminals) {
    acquirer.setTerminal(terminalId, { isOnline: true, operatingMode: 'PDV', isMenuOpen: false });
  }
  if (machine.isAsleep()) await timeline.runUntil(Infinity, () => !machine.isAsleep());
  await timeline.runUntil(timeline.nowMs() + MINUTE_MS);
  machine.start();
  const settledBy = timeline.nowMs() + SETTLE_MS;
  await timeline.runUntil(settledBy);
  await timeline.runUntil(settledBy + LONGEST_SETTLE_MS - SETTLE_MS);
  const run = machine.ready();
  if (run === undefined) {
    judge.accuse('I11 everything comes to an end', 'the till does not come up again');
    return;
  }
  judge.holdCourt(run, true);

  const counter = world.counter(run);
  for (const charge of run.charging.unresolved().charges) {
    if (!charge.isFinal) settle(charge.chargeId, { ...counter, isUnderWay: () => false });
  }
  await timeline.runUntil(timeline.nowMs() + 5 * MINUTE_MS);
  await restart(world);
  const last = machine.ready();
  if (last !== undefined) judge.holdCourt(last, true);
  if (['refund_elsewhere', 'approved_late'].some((kind) => world.faults.has(kind))) await liveADayMore(world);
}

/** A quiet day: what happened elsewhere is found in it, unless the till's clock says that the day was over before. */
async function liveADayMore(world: World): Promise<void> {
  const { timeline, machine, judge } = world;
  const behindMs = Math.max(0, timeline.nowMs() - machine.wallMs());
  await timeline.runUntil(timeline.nowMs() + 26 * HOUR_MS + behindMs);
  const run = machine.ready();
  if (run !== undefined) judge.holdCourt(run, true, !machine.wasSetAhead());
}

/** The till is closed and opened again: within a second it sells, whatever it still has to ask. */
async function restart(world: World): Promise<void> {
  const { timeline, machine, judge } = world;
  const starts = machine.starts();
  timeline.at(timeline.nowMs(), () => {
    machine.quit(0);
  });
  await timeline.runUntil(timeline.nowMs() + MINUTE_MS, () => machine.starts() > starts);
  const startedAtMs = timeline.nowMs();
  await timeline.runUntil(startedAtMs + 1_000, () => machine.ready() !== undefined);
  const run = machine.ready();
  if (run === undefined) {
    judge.accuse('I11 everything comes to an end', 'the till cannot sell a second after its start');
    return;
  }
  const counter = world.counter(run);
  const { shift } = run.shifts.current();
  if (shift === null) run.shifts.open({ requestId: counter.random.uuid(), floatMinor: 0 });
  const current = run.baskets.current();
  const { saleId } =
    current.status === 'charging'
      ? run.baskets.hold({ requestId: counter.random.uuid(), saleId: current.saleId })
      : current;
  const basket = run.baskets.add({
    requestId: counter.random.uuid(),
    saleId,
    product: { code: '779000001' },
    quantityMilli: 1000,
  });
  const sold = counter.ask('the sale after', () =>
    run.selling.payCash({
      requestId: counter.random.uuid(),
      saleId: basket.saleId,
      totalMinor: basket.totalMinor,
      receivedMinor: basket.totalMinor,
    }),
  );
  if (sold.kind !== 'done')
    judge.accuse('I11 everything comes to an end', `the till does not sell: ${JSON.stringify(sold)}`);
}

const OWED = `SELECT 'captured' AS kind, count(*) AS count FROM deferral
  UNION ALL SELECT kind, count(*) FROM deferral_move GROUP BY kind
  UNION ALL SELECT 'link ' || kind, count(*) FROM payment_link_event GROUP BY kind`;

function countOwed({ machine }: World): Record<string, number> {
  const run = machine.running();
  if (run === undefined) return {};
  const rows = unwatched(() => run.ledger.db.prepare<[], { kind: string; count: number }>(OWED).all());
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
