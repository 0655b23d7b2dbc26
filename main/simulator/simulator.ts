import type { Account } from './account.ts';
import type { SimulatorClock } from './clock.ts';
import { DEMO_PACE, type CustomerDecision, type CustomerPlan, type Pace } from './customer.ts';
import { createFaults, type Faults } from './faults.ts';
import { listen } from './http-server.ts';
import { NO_JOURNAL, readJournal, writeJournal } from './journal.ts';
import { answersWith, type OpenQuestionSettings } from './open-questions.ts';
import { createOrderView } from './order-view.ts';
import { createRequestLog, type RequestEntry } from './request-log.ts';
import type { Cloud } from './route.ts';
import { newShop } from './shop.ts';
import type { Site } from './site.ts';
import { startClock } from './start-clock.ts';
import { createStore, type Store } from './store.ts';
import type { TerminalChange, TerminalRecord } from './terminal.ts';
import { truthOf, type TruthOrder } from './truth.ts';
import { createWorld } from './world.ts';

export type { SimulatorClock } from './clock.ts';
export type { CardBrand, CustomerDecision, CustomerPlan, DeclineDetail, Pace } from './customer.ts';
export type { Fault, Faults, Injection } from './faults.ts';
export { createManualClock, type ManualClock } from './manual-clock.ts';
export { OPEN_QUESTIONS, type OpenQuestionSettings } from './open-questions.ts';
export type { OrderStatus, OrderTransition } from './order.ts';
export type { RequestEntry } from './request-log.ts';
export type { RouteName } from './routes.ts';
export type { Site } from './site.ts';
export type { OperatingMode, TerminalChange, TerminalRecord } from './terminal.ts';
export type { TruthOrder } from './truth.ts';

export interface SimulatorOptions {
  readonly site: Site;
  /** 0, the default, takes any free port of 127.0.0.1. */
  readonly port?: number;
  /** Simulated time per real time; 1 by default. Not used when a clock is given. */
  readonly speed?: number;
  /** Where the simulator keeps what it knows; without it everything ends with the process. */
  readonly journalPath?: string;
  readonly clock?: SimulatorClock;
  /** Only the given members differ from the demonstration's pace. */
  readonly pace?: Partial<Pace>;
  /** Whether the accounts are live (`ORD…`, the default) or test accounts (`ORDTST…`). A journal overrules it. */
  readonly accountKind?: 'live' | 'test';
  /** How many terminals the owner has; 1 by default. A journal overrules it. */
  readonly terminalCount?: number;
  /** Other answers to what the documents leave open than the table's. */
  readonly openQuestions?: Partial<OpenQuestionSettings>;
}

/** A running Point cloud with its terminals and the person in front of them. */
export interface Simulator {
  /** Base address, without a slash at the end. */
  readonly url: string;
  readonly site: Site;
  readonly accessToken: string;
  /** A valid token of another account. */
  readonly foreignAccessToken: string;
  /** Ids of the owner's listed terminals. */
  readonly terminals: readonly string[];
  /** Ids of terminals of the other account. */
  readonly foreignTerminals: readonly string[];
  /** What the customer does next. */
  customer(): CustomerPlan;
  /** For the order on the screen, as long as no card has been presented, and for those to come. */
  setCustomer(plan: CustomerPlan): void;
  /** Every order as the acquirer knows it, in the order of creation, as of now. */
  truth(): readonly TruthOrder[];
  readonly faults: Faults;
  /** Every request that has arrived, the latest 10,000 at most. */
  requests(): readonly RequestEntry[];
  terminal(terminalId: string): TerminalRecord;
  setTerminal(terminalId: string, change: TerminalChange): void;
  /** Makes the terminal fetch a `created` order now, as its green key does. Throws in any other state. */
  pickUp(orderId: string): void;
  /** Presents the customer's card now: from here the outcome wins over cancel and expiry. Follow with `decide`. */
  presentCard(orderId: string): void;
  /** Ends an order `at_terminal` now. Throws in any other state. */
  decide(orderId: string, decision: CustomerDecision): void;
  /** An approval that arrives after the order was expired or canceled: reported from the field, in no document. */
  approveLate(orderId: string): void;
  /** Stops serving and acting. What is in the journal goes on at the next start. */
  close(): Promise<void>;
}

/**
 * Starts a simulator. With the journal of an earlier one it goes on as if that one had never stopped: what fell
 * due in between has happened at its time. Rejects when the port is taken, or the journal is damaged or of another
 * site.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { site, journalPath } = options;
  const pace: Pace = { ...DEMO_PACE, ...options.pace };
  const answers = answersWith(options.openQuestions);
  const store = createStore(journalPath === undefined ? [] : readJournal(journalPath), NO_JOURNAL);
  if (store.site !== undefined && store.site !== site) {
    throw new Error(`the journal is of a simulator for ${store.site}, not for ${site}`);
  }
  const { clock, anchor } = startClock(options, store);
  store.commit([
    { kind: 'site', site },
    { kind: 'clock', anchor },
    ...(store.accounts.size === 0 ? newShop(site, options) : []),
  ]);
  if (journalPath !== undefined) store.writeTo(writeJournal(journalPath, store.snapshot(clock.nowMs())));

  const world = createWorld({ store, clock, pace, answers });
  const faults = createFaults();
  const log = createRequestLog();
  const cloud: Cloud = { site, store, world, clock, answers, view: createOrderView(site, answers) };
  world.settle();
  const server = await listen({ cloud, faults, log }, options.port ?? 0).catch((error: unknown) => {
    world.stop();
    throw error;
  });

  const owner = accountOf(store, 'owner');
  const foreign = accountOf(store, 'foreign');
  const terminalsOf = (account: Account): readonly string[] =>
    [...store.terminals.values()]
      .filter((terminal) => terminal.userId === account.userId && !terminal.isVirtual)
      .map((terminal) => terminal.id);

  return {
    url: server.url,
    site,
    accessToken: owner.accessToken,
    foreignAccessToken: foreign.accessToken,
    terminals: terminalsOf(owner),
    foreignTerminals: terminalsOf(foreign),
    customer: () => store.customer,
    setCustomer: (plan) => world.setCustomer(plan),
    truth: () => {
      world.settle();
      return [...store.orders.values()].map(truthOf);
    },
    faults,
    requests: () => log.entries(),
    terminal: (terminalId) => {
      const terminal = store.terminals.get(terminalId);
      if (terminal === undefined) throw new Error(`there is no terminal ${terminalId}`);
      return terminal;
    },
    setTerminal: (terminalId, change) => world.setTerminal(terminalId, change),
    pickUp: (orderId) => world.pickUp(orderId),
    presentCard: (orderId) => world.presentCard(orderId),
    decide: (orderId, decision) => world.decide(orderId, decision),
    approveLate: (orderId) => world.approveLate(orderId),
    close: async () => {
      world.stop();
      await server.close();
    },
  };
}

function accountOf(store: Store, role: Account['role']): Account {
  const account = [...store.accounts.values()].find((candidate) => candidate.role === role);
  if (account === undefined) throw new Error(`the journal has no ${role} account`);
  return account;
}
