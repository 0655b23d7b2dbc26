import type { Account } from './account.ts';
import { ask, type AskedReply, type AskedRequest } from './ask.ts';
import { createChance } from './chance.ts';
import type { SimulatorClock } from './clock.ts';
import { DEMO_PACE, type CustomerDecision, type CustomerPlan, type Pace } from './customer.ts';
import type { TerminalKey } from './control/terminal-keys.ts';
import type { Card } from './device/card.ts';
import { createDevices } from './device/devices.ts';
import type { DeviceLook } from './device/screen.ts';
import { CONTROL_PREFIX, createControl } from './control/control-service.ts';
import { createFaults, type Faults } from './faults.ts';
import { listen, type HttpParts } from './http-server.ts';
import { createIntentReads } from './integration/intent-reads.ts';
import { refundIntentClock } from './integration/refund-intent-clock.ts';
import type { LocalService } from './local-service.ts';
import { NO_JOURNAL, readJournal, writeJournal } from './journal.ts';
import { payByHand, payPreference } from './make-payment.ts';
import { answersWith, type OpenQuestionSettings } from './open-questions.ts';
import type { Application } from './oauth.ts';
import { createOrderView } from './order-view.ts';
import { paymentClock } from './payment-clock.ts';
import type { PaymentMeans } from './payment-record.ts';
import { createPrintQueue } from './print-queue.ts';
import type { RefundRules } from './refund-rules.ts';
import { createRequestLog, type RequestEntry } from './request-log.ts';
import type { Cloud } from './route.ts';
import { createDirector } from './scenario/director.ts';
import { EMPTY_SCENARIO, type Scenario } from './scenario/scenario.ts';
import { newShop } from './shop.ts';
import type { Site } from './site.ts';
import { startClock } from './start-clock.ts';
import { createStore, type Store } from './store.ts';
import { asAtTheStart, type TerminalChange, type TerminalRecord } from './terminal.ts';
import { createTerminalPage } from './terminal-page/terminal-page.ts';
import { truthOf, truthOfPayment, type TruthOrder, type TruthPayment } from './truth.ts';
import { createWebhookFaults, type WebhookFaults } from './webhook-faults.ts';
import { WebhookConfig } from './webhook.ts';
import { createWebhooks } from './webhooks.ts';
import { createWorld } from './world.ts';

export type { AskedReply, AskedRequest } from './ask.ts';
export type { SimulatorClock } from './clock.ts';
export type { CardBrand, CustomerDecision, CustomerPlan, DeclineDetail, Pace } from './customer.ts';
export type { Fault, Faults, Injection } from './faults.ts';
export { createManualClock, type ManualClock } from './manual-clock.ts';
export { OPEN_QUESTIONS, type OpenQuestionSettings } from './open-questions.ts';
export type { OrderStatus, OrderTransition } from './order.ts';
export type { PaymentMeans } from './payment-record.ts';
export type { RequestEntry } from './request-log.ts';
export type { RouteName } from './routes.ts';
export type { Scenario } from './scenario/scenario.ts';
export type { Site } from './site.ts';
export type { OperatingMode, TerminalChange, TerminalRecord } from './terminal.ts';
export type { TruthOrder, TruthPayment } from './truth.ts';
export type { WebhookFault, WebhookFaults } from './webhook-faults.ts';
export type { WebhookConfig } from './webhook.ts';

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
  /** Ids of further terminals of the owner, whatever their type. A journal overrules it. */
  readonly furtherTerminals?: readonly string[];
  /** Country of the foreign account, when it is not the simulator's. A journal overrules it. */
  readonly foreignSiteId?: string;
  /** Where notifications go; nowhere by default, or where the journal says. Loopback addresses only. */
  readonly webhook?: WebhookConfig;
  /** Other answers to what the documents leave open than the table's. */
  readonly openQuestions?: Partial<OpenQuestionSettings>;
  /** What the customers do and what goes wrong from the start on; it is played again after a reset. */
  readonly scenario?: Omit<Scenario, 'setup'>;
}

/** A Point cloud with its terminals and the person in front of them, for the program it runs in. */
export interface SimulatorCore {
  readonly site: Site;
  /** Answers a request at once, as the server would over HTTP. */
  ask(request: AskedRequest): AskedReply;
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
  /** Every payment that no order asked for, in the order of creation, as of now. */
  paymentsWithoutOrder(): readonly TruthPayment[];
  /** Somebody types an amount on a terminal and pays it. Throws unless it is online and runs in STANDALONE mode. */
  payByHand(terminalId: string, amountMinor: number, means?: PaymentMeans): TruthPayment;
  /** Somebody pays the page of a preference. Throws when it is not valid now. */
  payPreference(preferenceId: string, means?: PaymentMeans): TruthPayment;
  readonly faults: Faults;
  /** Every request that has arrived, the latest 10,000 at most. */
  requests(): readonly RequestEntry[];
  /** Puts another scenario in force; its faults take the place of all that were there. */
  playScenario(scenario: Omit<Scenario, 'setup'>): void;
  /** Forgets charges, keys, faults and requests; terminals, customer and scenario are as at the start. */
  reset(): void;
  terminal(terminalId: string): TerminalRecord;
  setTerminal(terminalId: string, change: TerminalChange): void;
  /** What somebody in front of the terminal sees. Throws for a terminal that does not exist. */
  look(terminalId: string): DeviceLook;
  /** Presses a key of the terminal, or holds a card to its reader: the customer's own when none is given. */
  press(terminalId: string, key: TerminalKey, card?: Card): DeviceLook;
  /** Makes the terminal fetch a `created` order now, as its green key does. Throws in any other state. */
  pickUp(orderId: string): void;
  /** Presents the customer's card now: from here the outcome wins over cancel and expiry. Follow with `decide`. */
  presentCard(orderId: string): void;
  /** Ends an order `at_terminal` now. Throws in any other state. */
  decide(orderId: string, decision: CustomerDecision): void;
  /** An approval that arrives after the order was expired or canceled: reported from the field, in no document. */
  approveLate(orderId: string): void;
  /** The owner's application, as its panel shows it. */
  readonly application: Application;
  setApplication(change: Partial<Pick<Application, 'redirectUris' | 'requiresPkce'>>): void;
  /** Only the given members change. */
  setRefundRules(change: Partial<RefundRules>): void;
  /** Where notifications go from now on; null for nowhere. Throws for an address that is not of this machine. */
  setWebhook(config: WebhookConfig | null): void;
  /** What goes wrong with notifications. */
  readonly webhookFaults: WebhookFaults;
  /** Sends the sample of the panel, whose `data` has only an id. Throws while no webhook is set. */
  sendSampleNotification(dataId: string): void;
  /** Makes the terminal fetch a print action now. Throws when it is not waiting. */
  pickUpAction(actionId: string): void;
  /** Stops acting. What is in the journal goes on at the next start. */
  stop(): void;
}

/** The same, served on the loopback address. */
export interface Simulator extends SimulatorCore {
  /** Base address, without a slash at the end. */
  readonly url: string;
  /** Base address of the control calls, for programs of this machine. */
  readonly controlUrl: string;
  /** Stops serving and acting. What is in the journal goes on at the next start. */
  close(): Promise<void>;
}

/**
 * Starts a simulator. With the journal of an earlier one it goes on as if that one had never stopped: what fell
 * due in between has happened at its time. Rejects when the port is taken, or the journal is damaged or of another
 * site.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { core, served } = build(options);
  const server = await listen(served, options.port ?? 0).catch((error: unknown) => {
    core.stop();
    throw error;
  });
  return Object.assign(core, {
    url: server.url,
    controlUrl: server.url + CONTROL_PREFIX,
    close: async () => {
      core.stop();
      await server.close();
    },
  });
}

/**
 * A simulator that listens nowhere: only {@link SimulatorCore.ask} reaches it, and under a clock of the caller's all that it does is
 * done when a call returns. Throws when the journal is damaged or of another site.
 */
export function createSimulator(options: Omit<SimulatorOptions, 'port'>): SimulatorCore {
  return build(options).core;
}

function build(options: Omit<SimulatorOptions, 'port'>): {
  readonly core: SimulatorCore;
  readonly served: HttpParts;
} {
  const { site, journalPath } = options;
  const pace: Pace = { ...DEMO_PACE, ...options.pace };
  const answers = answersWith(options.openQuestions);
  const store = createStore(journalPath === undefined ? [] : readJournal(journalPath), NO_JOURNAL);
  if (store.site !== undefined && store.site !== site) {
    throw new Error(`the journal is of a simulator for ${store.site}, not for ${site}`);
  }
  const { clock, anchor } = startClock(options, store);
  const isFirstRun = store.accounts.size === 0;
  const chance = createChance(options.scenario?.seed, isFirstRun ? 0 : clock.nowMs());
  store.commit([
    { kind: 'site', site },
    { kind: 'clock', anchor },
    ...(isFirstRun ? newShop(site, options, answers, chance) : []),
    ...(options.webhook === undefined
      ? []
      : [{ kind: 'webhook' as const, config: WebhookConfig.parse(options.webhook) }]),
  ]);
  if (journalPath !== undefined) store.writeTo(writeJournal(journalPath, store.snapshot(clock.nowMs())));

  const faults = createFaults();
  const director = createDirector({ site, store, faults, chance });
  const world = createWorld({ store, clock, pace, answers, planFor: director.planFor });
  world.keepTimeOf(refundIntentClock(store, pace));
  world.keepTimeOf(paymentClock(store));
  const log = createRequestLog();
  const intentReads = createIntentReads();
  const cloud: Cloud = {
    site,
    store,
    world,
    clock,
    chance,
    answers,
    view: createOrderView(site, answers),
    intentReads,
  };
  const devices = createDevices({
    site,
    store,
    clock,
    world,
    planFor: director.planFor,
    payByHand: (terminalId, amountMinor, means) => void payByHand(cloud, terminalId, amountMinor, means),
  });
  const terminalPage = createTerminalPage({ site, store, devices });
  const printQueue = createPrintQueue({ store, world, nowMs: () => clock.nowMs() });
  const webhookFaults = createWebhookFaults();
  const webhooks = createWebhooks({ site, store, clock, chance, answers, world, faults: webhookFaults });
  world.keepTimeOf(printQueue);
  world.keepTimeOf(webhooks);
  const scenario = options.scenario ?? EMPTY_SCENARIO;
  director.play(scenario);
  const reset = (): void => {
    store.commit([
      { kind: 'reset' },
      ...[...store.terminals.values()].map((terminal) => ({
        kind: 'terminal' as const,
        terminal: asAtTheStart(terminal),
      })),
    ]);
    director.play(scenario);
    webhookFaults.clear();
    log.clear();
    intentReads.clear();
    world.settle();
  };
  const control = createControl({
    cloud,
    clock,
    faults,
    log,
    devices,
    director,
    webhooks,
    webhookFaults,
    reset,
  });
  world.settle();
  const services = (): readonly LocalService[] => [control, terminalPage];

  const owner = accountOf(store, 'owner');
  const foreign = accountOf(store, 'foreign');
  const terminalsOf = (account: Account): readonly string[] =>
    [...store.terminals.values()]
      .filter((terminal) => terminal.userId === account.userId && !terminal.isVirtual)
      .map((terminal) => terminal.id);

  const core: SimulatorCore = {
    site,
    ask: (request) => ask(cloud, log, request),
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
    paymentsWithoutOrder: () => {
      world.settle();
      return [...store.payments.values()].map(truthOfPayment);
    },
    payByHand: (terminalId, amountMinor, means = {}) =>
      truthOfPayment(payByHand(cloud, terminalId, amountMinor, means)),
    payPreference: (preferenceId, means = {}) => truthOfPayment(payPreference(cloud, preferenceId, means)),
    faults,
    requests: () => log.entries(),
    playScenario: (next) => {
      director.play(next);
      world.setCustomer(store.customer);
    },
    reset,
    terminal: (terminalId) => {
      const terminal = store.terminals.get(terminalId);
      if (terminal === undefined) throw new Error(`there is no terminal ${terminalId}`);
      return terminal;
    },
    setTerminal: (terminalId, change) => world.setTerminal(terminalId, change),
    look: (terminalId) => devices.look(terminalId),
    press: (terminalId, key, card) => devices.press(terminalId, key, card),
    pickUp: (orderId) => world.pickUp(orderId),
    presentCard: (orderId) => world.presentCard(orderId),
    decide: (orderId, decision) => world.decide(orderId, decision),
    approveLate: (orderId) => world.approveLate(orderId),
    get application() {
      return applicationOf(store, owner);
    },
    setApplication: (change) =>
      store.commit([{ kind: 'application', application: { ...applicationOf(store, owner), ...change } }]),
    setRefundRules: (change) =>
      store.commit([{ kind: 'refund_rules', rules: { ...store.refundRules, ...change } }]),
    setWebhook: (config) => {
      store.commit([{ kind: 'webhook', config: config === null ? null : WebhookConfig.parse(config) }]);
      world.settle();
    },
    webhookFaults,
    sendSampleNotification: (dataId) => webhooks.sendSample(dataId),
    pickUpAction: (actionId) => printQueue.pickUp(actionId),
    stop: () => {
      devices.stop();
      world.stop();
      webhooks.stop();
    },
  };
  return { core, served: { cloud, faults, log, services } };
}

function applicationOf(store: Store, owner: Account): Application {
  const application = store.applications.get(owner.applicationId);
  if (application === undefined) throw new Error('the journal has no application');
  return application;
}

function accountOf(store: Store, role: Account['role']): Account {
  const account = [...store.accounts.values()].find((candidate) => candidate.role === role);
  if (account === undefined) throw new Error(`the journal has no ${role} account`);
  return account;
}
