import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { contract, type Input, type Method, type Output } from '#app/contract/contract.ts';
import type { Envelope } from '#app/contract/envelope.ts';
import type { CallError } from '#app/contract/errors.ts';
import type { TillEvent } from '#app/contract/events.ts';
import type { SiteId } from '#app/domain/site.ts';
import { createMemorySecrets } from '#main/host/memory-secrets.ts';
import type { Secrets, Settings } from '#main/ports.ts';
import {
  createManualClock,
  startSimulator,
  type ManualClock,
  type Simulator,
  type SimulatorOptions,
} from '#main/simulator/simulator.ts';
import { openTill, type Till } from '#main/till.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeIds } from './fake-ids.ts';
import { createMemoryFileSaver, type MemoryFileSaver } from './memory-file-saver.ts';
import { createMemoryLog } from './memory-log.ts';
import { createMemorySettings } from './memory-settings.ts';

export interface AccountTillOptions {
  readonly site?: SiteId;
  readonly simulator?: Partial<SimulatorOptions>;
  readonly secrets?: Secrets;
  readonly redirectPort?: number;
}

/** A whole till whose account is a simulator's over real HTTP, under clocks that the test moves together. */
export interface AccountTill {
  readonly folder: string;
  readonly clock: FakeClock;
  readonly pointClock: ManualClock;
  readonly point: Simulator;
  readonly log: ReturnType<typeof createMemoryLog>;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly fileSaver: MemoryFileSaver;
  /** Addresses that were opened in the system's browser. */
  readonly opened: readonly string[];
  readonly events: readonly TillEvent[];
  /** Every envelope that was answered, as the transport would send it. */
  readonly replies: readonly string[];
  call<M extends Method>(method: M, input: Omit<Input<M>, 'requestId'>): Promise<Output<M>>;
  /** The error of a call that is to fail. */
  refusal<M extends Method>(method: M, input: Omit<Input<M>, 'requestId'>): Promise<CallError>;
  /** Calls with the input as it is, `requestId` included where the method has one. */
  send(method: Method, input: object): Promise<Envelope<unknown>>;
  /** Moves both clocks on in steps, letting what is under way finish after each. */
  advance(ms: number, stepMs?: number): Promise<void>;
  /** Whether settings can be written from now on. */
  failSettings(isFull: boolean): void;
  /** Closes the till and opens it again on the same folder, settings and secrets. */
  restart(whileClosed?: () => void): Promise<void>;
  close(): Promise<void>;
}

export async function openAccountTill(options: AccountTillOptions = {}): Promise<AccountTill> {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-account-'));
  const clock = createFakeClock();
  const pointClock = createManualClock(clock.nowMs());
  const site = options.site ?? 'MLA';
  const point = await startSimulator({ site, clock: pointClock, ...options.simulator });
  const log = createMemoryLog();
  const kept = createMemorySettings();
  let areSettingsFull = false;
  const settings: Settings = {
    ...kept,
    set: (change) => {
      if (areSettingsFull) throw new Error('ENOSPC');
      kept.set(change);
    },
  };
  const secrets = options.secrets ?? createMemorySecrets('browser_host');
  const fileSaver = createMemoryFileSaver();
  const opened: string[] = [];
  const events: TillEvent[] = [];
  const replies: string[] = [];
  const ids = createFakeIds(1);
  let till = await open();

  async function open(): Promise<Till> {
    const next = await openTill({
      dataDir: folder,
      site: 'MLA',
      host: 'browser',
      version: '0.0.0',
      pointCloud: { baseUrl: point.url, authorizationUrl: `${point.url}/authorization` },
      ...(options.redirectPort === undefined ? {} : { redirectPort: options.redirectPort }),
      // Its own machine: what a test does to the account's cloud does not touch practice.
      ports: {
        clock,
        ids,
        log,
        settings,
        secrets,
        fileSaver,
        power: { onSuspend: () => () => undefined, onWake: () => () => undefined },
        systemBrowser: {
          openAuthorization: (url) => opened.push(url),
          openPage: (page, country) => opened.push(`${page} ${country}`),
        },
        proxies: { proxyFor: () => Promise.resolve(null) },
      },
    });
    next.subscribe((event) => events.push(event));
    return next;
  }

  async function send(method: Method, input: object): Promise<Envelope<unknown>> {
    const envelope = await till.call(method, input);
    replies.push(JSON.stringify(envelope));
    return envelope;
  }

  /** Real requests take real time: turns are given until nothing has changed for a while. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 25; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  return {
    folder,
    clock,
    pointClock,
    point,
    log,
    settings,
    secrets,
    fileSaver,
    opened,
    events,
    replies,
    send,
    call: async <M extends Method>(method: M, input: Omit<Input<M>, 'requestId'>) => {
      const envelope = await send(method, withRequestId(method, input));
      if (!envelope.ok) throw new Error(`${method}: ${JSON.stringify(envelope.error)}`);
      return envelope.value as Output<M>;
    },
    refusal: async (method, input) => {
      const envelope = await send(method, withRequestId(method, input));
      if (envelope.ok) throw new Error(`${method} was not refused`);
      return envelope.error;
    },
    advance: async (ms, stepMs = 1_000) => {
      await settle();
      for (let left = ms; left > 0; left -= stepMs) {
        const step = Math.min(stepMs, left);
        pointClock.advance(step);
        clock.advance(step);
        await settle();
      }
    },
    failSettings: (isFull) => {
      areSettingsFull = isFull;
    },
    restart: async (whileClosed) => {
      await till.close();
      whileClosed?.();
      till = await open();
    },
    close: async () => {
      await till.close();
      await point.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function withRequestId(method: Method, input: object): object {
  return contract[method].kind === 'command' ? { requestId: randomUUID(), ...input } : input;
}
