import { copyFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import { SITES, type GatewayKind, type SiteId } from '#app/domain/site.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { createChargingService, type ChargingService } from '#main/charging/charging-service.ts';
import { createDeferralService, type DeferralService } from '#main/deferrals/deferral-service.ts';
import { openLedger, type Ledger } from '#main/ledger/ledger.ts';
import type { Gateway } from '#main/point/gateway.ts';
import { createIntentsGateway } from '#main/point/intents-gateway.ts';
import { createOrdersGateway } from '#main/point/orders-gateway.ts';
import type { PointHttp } from '#main/point/point-http.ts';
import { waitingForPermission } from '#main/point/waiting-for-permission.ts';
import { createBasketService, type BasketService } from '#main/selling/basket-service.ts';
import { createSellingService, type SellingService } from '#main/selling/selling-service.ts';
import { createDayService, type DayService } from '#main/shift/day-service.ts';
import { createShiftService, type ShiftService } from '#main/shift/shift-service.ts';
import type { LogFields } from '#main/ports.ts';
import { shapeOf, SimulatedCrash, type CrashPoints } from './crash-points.ts';
import type { EventLog } from './event-log.ts';
import type { Network, Sender } from './network.ts';
import type { Seeded } from './seeded.ts';
import { unwatched, watchStatements } from './statement-watch.ts';
import { STORAGE_FAULTS, type StorageFault, type Swarm } from './swarm.ts';
import type { Timeline } from './timeline.ts';
import { catchUncaught } from './uncaught.ts';

/** One run of the program: from a start to a clean end or a crash. */
export interface TillRun {
  readonly generation: number;
  readonly ledger: Ledger;
  readonly baskets: BasketService;
  readonly selling: SellingService;
  readonly charging: ChargingService;
  readonly deferrals: DeferralService;
  readonly shifts: ShiftService;
  readonly days: DayService;
}

/** The computer the till runs on: it crashes, sleeps, and has a clock that people set and a disk that fills up. */
export interface Machine {
  /** The program, while it runs and has asked about every charge of the run before; undefined otherwise. */
  ready(): TillRun | undefined;
  /** The program, whether or not it is done with its recovery. */
  running(): TillRun | undefined;
  /** How often the program has been started. */
  starts(): number;
  /** Starts the program, unless it runs. */
  start(): void;
  /** Ends the program as its window's close does; it starts again after `awayMs`. */
  quit(awayMs: number): void;
  /** The machine sleeps; on waking, the program is told. */
  sleepUntil(atMs: number): void;
  isAsleep(): boolean;
  /** Somebody, or the network, sets the clock. */
  setClock(byMs: number): void;
  /** Its clock has been ahead of where it was: for what waits, time has passed that had not. */
  wasSetAhead(): boolean;
  /** Its clock has shown another time than the acquirer's: what is looked for around a time may lie outside. */
  wasSet(): boolean;
  wallMs(): number;
  fillDiskUntil(atMs: number): void;
  /** The network is back, and the machine tells the program. */
  networkReturned(): void;
  /** From now on new charges are made with this generation of the API: somebody has changed the setting. */
  setGateway(kind: GatewayKind): void;
  /** Copies the ledger's file, as a backup program does. */
  takeBackup(): void;
  /** The program ends, the file is replaced by the last copy of it, if there is one, and the program starts again. */
  putBackupBack(isCrash: boolean): void;
  /** No more faults of the disk. */
  repair(): void;
  /**
   * Runs `work` as the program, which may die in it. Names the crash points in it.
   * @throws whatever `work` throws; SimulatedCrash when the program died.
   */
  within<T>(context: string, work: () => T): T;
  isDead(): boolean;
  /** Called when a step has come to rest: buries a dead program and has it started again. */
  afterStep(): void;
  /** Why the ledger could not be opened although nothing was wrong; undefined when it could. */
  refusedToOpen(): string | undefined;
  /** Ends the simulation of this machine. */
  dispose(): void;
}

export interface MachineParts {
  readonly file: string;
  readonly journalFolder: string;
  readonly gatewayKind: GatewayKind;
  readonly site: SiteId;
  readonly timeZone: string;
  readonly timeline: Timeline;
  readonly points: CrashPoints;
  readonly network: () => Network;
  readonly random: Seeded;
  readonly log: EventLog;
  readonly storage: Swarm['storage'];
  readonly deferralRules: DeferralRules;
  readonly onFault: (kind: string) => void;
  readonly onCrash: () => void;
  /** Something ended the program that nobody caught. */
  readonly onUncaught: (error: unknown) => void;
  readonly onStarted: () => void;
  readonly onChargeChanged: (chargeId: ChargeId) => void;
  /** Stands between the loop and the wire, for tests that break it on purpose. */
  readonly breakGateway?: ((gateway: Gateway) => Gateway) | undefined;
}

interface Life extends Sender {
  readonly generation: number;
  isDead: boolean;
  isReady: boolean;
  isQuitting: boolean;
  context: string;
  run: TillRun | undefined;
  readonly connections: Set<Database.Database>;
  injected: number;
}

/** Asked anew after something in which the program may have died. */
function hasDied(life: Pick<Life, 'isDead'>): boolean {
  return life.isDead;
}

const WRITES = /^(?:INSERT|UPDATE|DELETE|REPLACE|COMMIT|exec)/;

export function createMachine(parts: MachineParts): Machine {
  const { timeline, points, random, log } = parts;
  let life: Life | undefined;
  let generation = 0;
  let clockOffsetMs = 0;
  let isSetAhead = false;
  let isSet = false;
  let asleepUntilMs = -1;
  let diskFullUntilMs = -1;
  let isRepaired = false;
  let refusal: string | undefined;
  let gatewayKind = parts.gatewayKind;
  let hasBackup = false;
  let isBackupDue = false;
  const backupFile = `${parts.file}.copy`;
  let cancelStart = (): void => undefined;
  const storage = STORAGE_FAULTS.flatMap((code) => {
    const probability = parts.storage[code];
    return probability === undefined ? [] : [{ code, probability }];
  });

  function storageFault(sql: string): StorageFault | undefined {
    if (isRepaired || sql === 'ROLLBACK') return undefined;
    if (timeline.nowMs() < diskFullUntilMs && WRITES.test(sql)) return 'SQLITE_FULL';
    for (const { code, probability } of storage) {
      if (code === 'SQLITE_FULL' && !WRITES.test(sql)) continue;
      if (code === 'SQLITE_BUSY' && !sql.startsWith('BEGIN')) continue;
      if (random.isTrue(code === 'SQLITE_BUSY' ? probability * 20 : probability)) return code;
    }
    return undefined;
  }

  function die(dying: Life, point: string): void {
    dying.isDead = true;
    log.add(`crash at ${point}`);
    parts.onCrash();
  }

  watchStatements({
    before: (sql, db) => {
      if (life === undefined) return;
      life.connections.add(db);
      if (life.isDead) throw new SimulatedCrash(sql);
      const point = pointOf(life.context, sql, 'before');
      if (points.isFatal(point)) {
        die(life, point);
        throw new SimulatedCrash(point);
      }
      const code = storageFault(sql);
      if (code === undefined) return;
      parts.onFault(code);
      log.add(`${code} at ${point}`);
      life.injected += 1;
      throw new Database.SqliteError(`simulated ${code}`, code);
    },
    after: (sql) => {
      if (life === undefined || life.isDead) return;
      const point = pointOf(life.context, sql, 'after');
      if (!points.isFatal(point)) return;
      die(life, point);
      throw new SimulatedCrash(point);
    },
  });

  catchUncaught((error) => {
    if (life === undefined || life.isDead || error instanceof SimulatedCrash) return;
    log.add(`uncaught: ${String(error)}`);
    parts.onUncaught(error);
    life.isDead = true;
  });

  /** Runs `work` in this life at `atMs`, or when the machine wakes up, or never when the program has died. */
  function inLife(
    owner: Life,
    atMs: number,
    context: string,
    work: (hasSlept: boolean) => void,
    hasSlept = false,
  ): () => void {
    let cancel = (): void => undefined;
    cancel = timeline.at(atMs, () => {
      if (owner.isDead) return;
      if (timeline.nowMs() < asleepUntilMs) {
        cancel = inLife(owner, asleepUntilMs, context, work, true);
        return;
      }
      owner.context = context;
      work(hasSlept);
    });
    return () => {
      cancel();
    };
  }

  function begin(): void {
    if (life !== undefined) return;
    if (timeline.nowMs() < asleepUntilMs) {
      startLater(asleepUntilMs - timeline.nowMs());
      return;
    }
    if (isBackupDue) replaceFile();
    generation += 1;
    const owner: Life = {
      generation,
      isDead: false,
      isReady: false,
      isQuitting: false,
      context: 'boot',
      run: undefined,
      connections: new Set(),
      injected: 0,
      isLostAt: (name) => {
        if (owner.isDead) return true;
        const point = `${owner.context}|${name}`;
        if (!points.isFatal(point)) return false;
        die(owner, point);
        return true;
      },
      deliver: (context, work) => {
        if (owner.isDead) return;
        if (timeline.nowMs() < asleepUntilMs) {
          inLife(owner, asleepUntilMs, context, work, true);
          return;
        }
        owner.context = context;
        work(false);
      },
    };
    life = owner;
    log.add(`start ${String(generation)}`);
    try {
      owner.run = build(owner);
    } catch (error) {
      if (!owner.isDead) {
        log.add(`not started: ${String(error)}`);
        if (owner.injected === 0)
          refusal = `${String(error)} (${error instanceof Error ? String(error.cause) : ''})`;
        owner.isDead = true;
      }
      return;
    }
    parts.onStarted();
    owner.context = 'recover';
    owner.run.charging
      .recover()
      .then(() => {
        if (owner.isDead) return;
        owner.isReady = true;
        log.add('ready');
      })
      .catch((error: unknown) => {
        if (owner.isDead) return;
        log.add(`not recovered: ${String(error)}`);
        // The program's window shows the fault; somebody starts it again.
        owner.isDead = true;
      });
    owner.run.deferrals.recover();
  }

  function build(owner: Life): TillRun {
    const ids = idsOf(owner.generation);
    const site = SITES[parts.site];
    const clock = {
      nowMs: () => timeline.nowMs() + clockOffsetMs,
      sleep: (delayMs: number, signal: AbortSignal): Promise<void> =>
        new Promise((resolve) => {
          if (owner.isLostAt('sleep:start')) return;
          if (signal.aborted) {
            resolve();
            return;
          }
          const onAbort = (): void => {
            cancel();
            resolve();
          };
          const cancel = inLife(owner, timeline.nowMs() + delayMs, 'timer', () => {
            signal.removeEventListener('abort', onAbort);
            if (owner.isLostAt('sleep:end')) return;
            resolve();
          });
          signal.addEventListener('abort', onAbort, { once: true });
        }),
    };
    const note = (message: string, fields?: LogFields): void => {
      // Where the files are is no event: another run has them elsewhere.
      const text = JSON.stringify(fields ?? {}).replaceAll(dirname(parts.file), '');
      if (!owner.isDead) log.add(`log: ${message} ${text}`);
    };
    const tillLog = { info: () => undefined, warn: note, error: note };
    const ledger = openLedger({
      file: parts.file,
      identity: {
        site: site.id,
        currency: site.currency,
        timeZone: parts.timeZone,
        cutOverHour: 4,
        mode: 'practice',
      },
      newLedgerId: () => ids.uuid(),
      nowMs: () => clock.nowMs(),
      journal: { folder: parts.journalFolder, log: tillLog },
      freeBytes: () => (timeline.nowMs() < diskFullUntilMs ? 0 : 1_000_000_000),
    });
    // A process that dies takes nothing from the system's cache; what a power cut takes is looked at elsewhere.
    unwatched(() => ledger.db.pragma('synchronous = OFF'));
    const http: PointHttp = parts.network().clientOf(owner);
    const wrapped = (gateway: Gateway): Gateway => parts.breakGateway?.(gateway) ?? gateway;
    const charging = createChargingService({
      ledger,
      site,
      gateways: { orders: wrapped(createOrdersGateway(http)), intents: wrapped(createIntentsGateway(http)) },
      gatewayKind: () => gatewayKind,
      clock,
      ids,
      log: tillLog,
      news: {
        chargeChanged: (chargeId) => {
          if (!owner.isDead) parts.onChargeChanged(chargeId);
        },
        saleChanged: () => undefined,
      },
    });
    const deferrals = createDeferralService({
      ledger,
      clock,
      ids,
      log: tillLog,
      http: waitingForPermission(http),
      charging,
      rules: () => parts.deferralRules,
      linkTitle: (number) => `Compra ${String(number)}`,
      onChange: () => undefined,
    });
    return {
      generation: owner.generation,
      ledger,
      charging,
      deferrals,
      baskets: createBasketService({ ledger, clock, ids }),
      selling: createSellingService({ ledger, clock, ids }),
      shifts: createShiftService({ ledger, clock, ids }),
      days: createDayService({ ledger, clock, ids }),
    };
  }

  function idsOf(run: number) {
    const own = random.fork(`ids ${String(run)}`);
    return { uuid: () => own.uuid(), random: () => own.next() };
  }

  function replaceFile(): void {
    isBackupDue = false;
    for (const suffix of ['', '-wal', '-shm']) rmSync(parts.file + suffix, { force: true });
    copyFileSync(backupFile, parts.file);
    log.add('the file was put back from its copy');
  }

  function quit(awayMs: number): void {
    const owner = life;
    if (owner?.run === undefined || owner.isDead || owner.isQuitting) return;
    const { run } = owner;
    owner.isQuitting = true;
    owner.context = 'quit';
    log.add('quit');
    const end = (): void => {
      if (owner.isDead) return;
      owner.context = 'quit';
      try {
        run.ledger.close();
      } catch (error) {
        if (!hasDied(owner)) log.add(`closing failed: ${String(error)}`);
      }
      if (hasDied(owner)) return;
      log.add('closed');
      owner.isDead = true;
      bury(owner);
      startLater(awayMs);
    };
    Promise.all([run.charging.stop(), run.deferrals.stop()]).then(end, end);
  }

  function startLater(delayMs: number): void {
    cancelStart();
    cancelStart = timeline.at(timeline.nowMs() + delayMs, begin);
  }

  function bury(dead: Life): void {
    // Closing rolls back what was not committed, as the next opening of the file would.
    unwatched(() => {
      for (const db of dead.connections) if (db.open) db.close();
    });
    life = undefined;
  }

  return {
    ready: () => (life?.isReady === true && !life.isDead && !life.isQuitting ? life.run : undefined),
    running: () => (life?.isDead === false ? life.run : undefined),
    starts: () => generation,
    start: begin,
    quit,
    sleepUntil: (atMs) => {
      asleepUntilMs = Math.max(asleepUntilMs, atMs);
      log.add('sleep');
      if (life?.run !== undefined && !life.isDead && !life.isQuitting) {
        life.run.charging.suspend();
        life.run.deferrals.suspend();
      }
      timeline.at(asleepUntilMs, () => {
        if (timeline.nowMs() < asleepUntilMs) return;
        log.add('wake');
        if (life?.run === undefined || life.isDead || life.isQuitting) return;
        life.context = 'wake';
        life.run.charging.wake();
        life.run.deferrals.wake();
      });
    },
    isAsleep: () => timeline.nowMs() < asleepUntilMs,
    setClock: (byMs) => {
      clockOffsetMs += byMs;
      isSet = true;
      isSetAhead ||= byMs > 0;
      log.add(`clock ${String(byMs)}`);
    },
    wasSetAhead: () => isSetAhead,
    wasSet: () => isSet,
    wallMs: () => timeline.nowMs() + clockOffsetMs,
    fillDiskUntil: (atMs) => {
      diskFullUntilMs = atMs;
    },
    networkReturned: () => {
      if (life?.run === undefined || life.isDead || life.isQuitting) return;
      life.context = 'network return';
      log.add('network return');
      life.run.charging.retry();
      life.run.deferrals.retry();
    },
    setGateway: (kind) => {
      gatewayKind = kind;
      log.add(`setting ${kind}`);
    },
    takeBackup: () => {
      if (life?.run === undefined || life.isDead || life.isQuitting) return;
      const { db } = life.run.ledger;
      unwatched(() => {
        rmSync(backupFile, { force: true });
        db.prepare('VACUUM INTO ?').run(backupFile);
      });
      hasBackup = true;
      log.add('backup');
    },
    putBackupBack: (isCrash) => {
      if (!hasBackup || life?.run === undefined || life.isDead || life.isQuitting) return;
      isBackupDue = true;
      if (isCrash) die(life, 'backup');
      else quit(random.int(1_000, 60_000));
    },
    repair: () => {
      isRepaired = true;
    },
    within: (context, work) => {
      if (life === undefined || life.isDead) throw new SimulatedCrash(context);
      const owner = life;
      owner.context = context;
      const result = work();
      // Of what was promised before the program died, nobody will hear.
      if (owner.isDead && result instanceof Promise) result.catch(() => undefined);
      if (owner.isDead) throw new SimulatedCrash(context);
      return result;
    },
    isDead: () => life === undefined || life.isDead,
    afterStep: () => {
      if (life?.isDead !== true) return;
      bury(life);
      startLater(random.int(500, 30_000));
    },
    refusedToOpen: () => refusal,
    dispose: () => {
      cancelStart();
      if (life !== undefined) {
        life.isDead = true;
        bury(life);
      }
      watchStatements(undefined);
      catchUncaught(undefined);
    },
  };
}

const names = new Map<string, Map<string, { readonly before: string; readonly after: string }>>();

function pointOf(context: string, sql: string, side: 'before' | 'after'): string {
  let ofContext = names.get(context);
  if (ofContext === undefined) {
    ofContext = new Map();
    names.set(context, ofContext);
  }
  let known = ofContext.get(sql);
  if (known === undefined) {
    const base = `${context}|sql:${shapeOf(sql)}`;
    known = { before: `${base}:before`, after: `${base}:after` };
    ofContext.set(sql, known);
  }
  return known[side];
}
