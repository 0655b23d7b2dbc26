import type { SimulatorClock } from './clock.ts';
import type { CustomerDecision, CustomerPlan, Pace } from './customer.ts';
import type { Answers } from './open-questions.ts';
import { applyOrderEvent } from './order-machine.ts';
import { withAgendaItem, withoutActions, type AgendaItem, type OrderRecord } from './order.ts';
import { withSimulatedResult } from './simulated-result.ts';
import type { Store } from './store.ts';
import { changedByHand, fetchesOrders, type TerminalChange, type TerminalRecord } from './terminal.ts';

/** Without a result so long after the card was presented, the order ends in `action_required`. */
export const ISSUER_TIMEOUT_MS = 40_000;
/** From a simulated outage of the journal to the next attempt to write. */
const RETRY_MS = 1_000;

/** Something beside the orders that happens by itself, such as a delivery or a print job. */
export interface Timekeeper {
  /** When its next thing falls due; undefined for nothing. */
  nextDueMs(): number | undefined;
  /** Does what falls due at `atMs`, after which `nextDueMs` is later, or undefined. */
  perform(atMs: number): void;
}

/** The terminals, the customer and the issuer: everything that happens by itself, on the simulator's clock. */
export interface World {
  /** Does, each at its own time and in order, everything that has fallen due by now, and waits for the next. */
  settle(): void;
  /** Lets something else than orders happen, in its place among everything that falls due. */
  keepTimeOf(timekeeper: Timekeeper): void;
  /** The agenda of a new order: when it expires, and when the terminal will fetch it. */
  agendaForNewOrder(
    terminal: TerminalRecord,
    createdAtMs: number,
    expiresAtMs: number,
  ): readonly AgendaItem[];
  /** When the terminal will fetch by itself what waits for it from `fromMs` on; null for not by itself. */
  pickUpTimeOf(terminal: TerminalRecord, fromMs: number): number | null;
  /** The order after a cancel by the API at the terminal: the terminal will obey after a while. */
  requestCancel(order: OrderRecord): OrderRecord;
  setCustomer(plan: CustomerPlan): void;
  setTerminal(terminalId: string, change: TerminalChange): void;
  pickUp(orderId: string): void;
  presentCard(orderId: string): void;
  /** Presents a card of this plan now; the issuer answers, or does not, in its own time. */
  payWith(orderId: string, plan: CustomerPlan): void;
  decide(orderId: string, decision: CustomerDecision): void;
  approveLate(orderId: string): void;
  /** Stops waiting. */
  stop(): void;
}

export interface WorldParts {
  readonly store: Store;
  readonly clock: SimulatorClock;
  readonly pace: Pace;
  readonly answers: Answers;
  /** What the customer does about a charge; the store's plan when absent. */
  readonly planFor?: (order: OrderRecord) => CustomerPlan;
}

export function createWorld(parts: WorldParts): World {
  const { store, clock, pace, answers, planFor = () => store.customer } = parts;
  let cancelTimer = (): void => undefined;
  let isStopped = false;
  const timekeepers: Timekeeper[] = [];

  const save = (order: OrderRecord): void => store.commit([{ kind: 'order', order }]);

  const arm = (notBeforeMs = 0): void => {
    cancelTimer();
    const next = nextDue();
    if (next === undefined || isStopped) {
      cancelTimer = () => undefined;
      return;
    }
    cancelTimer = clock.schedule(Math.max(next.atMs, notBeforeMs), onTimer);
  };

  const onTimer = (): void => {
    try {
      settle();
    } catch {
      // The journal could not be written (a full disk). Nothing has changed; the moment comes again.
      arm(clock.nowMs() + RETRY_MS);
    }
  };

  const settle = (): void => {
    if (isStopped) return;
    const nowMs = clock.nowMs();
    for (let due = nextDue(); due !== undefined && due.atMs <= nowMs; due = nextDue()) due.happen();
    arm();
  };

  /** The earliest of everything that will happen by itself; an order's before anything else's. */
  const nextDue = (): { readonly atMs: number; happen(): void } | undefined => {
    const earliest = earliestItem(store.scheduledOrders());
    let next =
      earliest === undefined
        ? undefined
        : { atMs: earliest.item.atMs, happen: () => happenTo(earliest.order, earliest.item) };
    for (const timekeeper of timekeepers) {
      const atMs = timekeeper.nextDueMs();
      if (atMs === undefined || (next !== undefined && next.atMs <= atMs)) continue;
      next = { atMs, happen: () => timekeeper.perform(atMs) };
    }
    return next;
  };

  const happenTo = (order: OrderRecord, item: AgendaItem): void =>
    save(perform({ ...order, agenda: withoutActions(order.agenda, [item.action]) }, item));

  const perform = (order: OrderRecord, { action, atMs }: AgendaItem): OrderRecord => {
    switch (action) {
      case 'pick_up':
        return pickedUp(order, atMs);
      case 'customer_acts':
        return customerActs(order, atMs);
      case 'decide':
        return order.processing === null ? order : decided(order, order.processing, atMs);
      case 'press_cancel':
        return applyOrderEvent(order, { kind: 'canceled_on_terminal' }, atMs);
      case 'confirm_cancel':
        // A card that was presented first is stronger than a cancel that comes after it.
        return order.processing === null ? applyOrderEvent(order, { kind: 'canceled_by_api' }, atMs) : order;
      case 'issuer_timeout': {
        const isCharged = order.processing?.kind === 'slow_issuer' && order.processing.charged === true;
        return applyOrderEvent(order, { kind: 'issuer_timed_out', isCharged }, atMs);
      }
      case 'expire':
        return applyOrderEvent(order, { kind: 'expired' }, atMs);
      case 'finish_refund':
        return applyOrderEvent(order, { kind: 'refund_finished' }, atMs);
      case 'simulate':
        return order.simulated === null ? order : withSimulatedResult(order, order.simulated, atMs);
    }
  };

  const pickedUp = (order: OrderRecord, atMs: number): OrderRecord =>
    withCustomer(applyOrderEvent(withoutPending(order, ['pick_up']), { kind: 'picked_up' }, atMs), atMs);

  /** Plans the moment at which the customer does something, counted from `fromMs`. */
  const withCustomer = (order: OrderRecord, fromMs: number): OrderRecord => {
    if (pace.decideMs === 'manual') return order;
    const atMs = fromMs + Math.max(0, pace.decideMs - pace.issuerMs);
    return { ...order, agenda: withAgendaItem(order.agenda, { action: 'customer_acts', atMs }) };
  };

  const customerActs = (order: OrderRecord, atMs: number): OrderRecord => {
    const plan = planFor(order);
    const outcomeMs = pace.decideMs === 'manual' ? atMs : atMs + Math.min(pace.issuerMs, pace.decideMs);
    switch (plan.kind) {
      case 'walks_away':
        return order;
      case 'cancels_on_terminal':
        return {
          ...order,
          agenda: withAgendaItem(order.agenda, { action: 'press_cancel', atMs: outcomeMs }),
        };
      case 'slow_issuer':
        return cardPresented(order, plan, atMs);
      case 'pays':
      case 'declines':
        return atIssuer(order, plan, atMs, outcomeMs);
    }
  };

  const atIssuer = (order: OrderRecord, plan: CustomerPlan, atMs: number, outcomeMs: number): OrderRecord => {
    const presented = cardPresented(order, plan, atMs);
    return {
      ...presented,
      agenda: withAgendaItem(presented.agenda, { action: 'decide', atMs: outcomeMs }),
    };
  };

  const cardPresented = (order: OrderRecord, plan: CustomerPlan, atMs: number): OrderRecord => {
    const presented = applyOrderEvent(order, { kind: 'card_presented', plan }, atMs);
    const overtaken: readonly AgendaItem['action'][] =
      answers('expiryWhileCardIsProcessed') === 'outcome_wins'
        ? ['customer_acts', 'press_cancel', 'expire']
        : ['customer_acts', 'press_cancel'];
    const agenda = withoutActions(presented.agenda, overtaken);
    return {
      ...presented,
      agenda: withAgendaItem(agenda, { action: 'issuer_timeout', atMs: atMs + ISSUER_TIMEOUT_MS }),
    };
  };

  const decided = (order: OrderRecord, plan: CustomerPlan, atMs: number): OrderRecord => {
    switch (plan.kind) {
      case 'pays':
        return applyOrderEvent(order, { kind: 'approved', by: plan }, atMs);
      case 'declines':
        return applyOrderEvent(order, { kind: 'declined', detail: plan.detail }, atMs);
      case 'cancels_on_terminal':
        return applyOrderEvent(order, { kind: 'canceled_on_terminal' }, atMs);
      case 'slow_issuer':
        return cardPresented(order, plan, atMs);
      case 'walks_away':
        return order;
    }
  };

  const withPickUp = (order: OrderRecord, fromMs: number): OrderRecord => {
    if (pace.pickUpMs === 'manual') return order;
    return {
      ...order,
      agenda: withAgendaItem(order.agenda, { action: 'pick_up', atMs: fromMs + pace.pickUpMs }),
    };
  };

  /** Whether orders reach the terminal and somebody stands before it. */
  const isServed = (terminal: TerminalRecord): boolean =>
    fetchesOrders(terminal) && (!terminal.isVirtual || answers('virtualTerminalCustomer') === 'acts');

  const pickUpTimeOf = (terminal: TerminalRecord, fromMs: number): number | null =>
    pace.pickUpMs === 'manual' || !isServed(terminal) ? null : fromMs + pace.pickUpMs;

  /** What the terminal and the person at it will do with the order from now on, after either has changed. */
  const replanned = (order: OrderRecord, terminal: TerminalRecord, nowMs: number): OrderRecord => {
    if (order.simulated !== null) return order;
    if (order.status === 'created') {
      if (!isServed(terminal)) return withoutPending(order, ['pick_up']);
      return isPending(order, 'pick_up') ? order : withPickUp(order, nowMs);
    }
    if (!terminal.isOnline) {
      return withoutPending(order, ['customer_acts', 'decide', 'press_cancel', 'confirm_cancel']);
    }
    const mustCancel = order.isCancelRequested && !isPending(order, 'confirm_cancel');
    const canceling = mustCancel ? withConfirmation(order, nowMs) : order;
    if (canceling.processing !== null || isPending(canceling, 'customer_acts')) return canceling;
    return withCustomer(withoutPending(canceling, ['press_cancel']), nowMs);
  };

  const withConfirmation = (order: OrderRecord, nowMs: number): OrderRecord => ({
    ...order,
    agenda: withAgendaItem(order.agenda, { action: 'confirm_cancel', atMs: nowMs + pace.cancelMs }),
  });

  const replanAll = (isConcerned: (order: OrderRecord) => boolean): void => {
    const nowMs = clock.nowMs();
    for (const order of store.liveOrders().filter(isConcerned)) {
      const next = replanned(order, terminalOf(order), nowMs);
      if (next !== order) save(next);
    }
    arm();
  };

  const terminalOf = (order: OrderRecord): TerminalRecord => terminalWithId(order.terminalId);

  const terminalWithId = (terminalId: string): TerminalRecord => {
    const terminal = store.terminals.get(terminalId);
    if (terminal === undefined) throw new Error(`there is no terminal ${terminalId}`);
    return terminal;
  };

  /** Changes an order by hand, now. */
  const byHand = (orderId: string, change: (order: OrderRecord, nowMs: number) => OrderRecord): void => {
    settle();
    const order = store.orders.get(orderId);
    if (order === undefined) throw new Error(`there is no order ${orderId}`);
    save(change(order, clock.nowMs()));
    // What follows from it may be due at once, such as its notification.
    settle();
  };

  return {
    settle,
    keepTimeOf: (timekeeper) => {
      timekeepers.push(timekeeper);
    },
    agendaForNewOrder: (terminal, createdAtMs, expiresAtMs) => {
      const expiry: AgendaItem = { action: 'expire', atMs: expiresAtMs };
      const atMs = pickUpTimeOf(terminal, createdAtMs);
      return atMs === null ? [expiry] : [expiry, { action: 'pick_up', atMs }];
    },
    pickUpTimeOf,
    requestCancel: (order) => {
      const nowMs = clock.nowMs();
      const requested = applyOrderEvent(order, { kind: 'cancel_requested' }, nowMs);
      // Where a result was asked for, nothing but that result ends the order.
      const isObeyed = terminalOf(order).isOnline && order.simulated === null;
      return isObeyed ? withConfirmation(requested, nowMs) : requested;
    },
    setCustomer: (plan) => {
      settle();
      store.commit([{ kind: 'customer', plan }]);
      replanAll((order) => order.status === 'at_terminal');
    },
    setTerminal: (terminalId, change) => {
      settle();
      store.commit([{ kind: 'terminal', terminal: changedByHand(terminalWithId(terminalId), change) }]);
      replanAll((order) => order.terminalId === terminalId);
    },
    pickUp: (orderId) => byHand(orderId, pickedUp),
    presentCard: (orderId) => byHand(orderId, (order, nowMs) => cardPresented(order, planFor(order), nowMs)),
    payWith: (orderId, plan) =>
      byHand(orderId, (order, nowMs) =>
        plan.kind === 'pays' || plan.kind === 'declines'
          ? atIssuer(order, plan, nowMs, nowMs + pace.issuerMs)
          : cardPresented(order, plan, nowMs),
      ),
    decide: (orderId, decision) => byHand(orderId, (order, nowMs) => decided(order, decision, nowMs)),
    approveLate: (orderId) =>
      byHand(orderId, (order, nowMs) => applyOrderEvent(order, { kind: 'approved' }, nowMs)),
    stop: () => {
      isStopped = true;
      cancelTimer();
    },
  };
}

function isPending(order: OrderRecord, action: AgendaItem['action']): boolean {
  return order.agenda.some((item) => item.action === action);
}

function withoutPending(order: OrderRecord, actions: readonly AgendaItem['action'][]): OrderRecord {
  return { ...order, agenda: withoutActions(order.agenda, actions) };
}

function earliestItem(
  orders: readonly OrderRecord[],
): { readonly order: OrderRecord; readonly item: AgendaItem } | undefined {
  let earliest: { readonly order: OrderRecord; readonly item: AgendaItem } | undefined;
  for (const order of orders) {
    for (const item of order.agenda) {
      if (earliest === undefined || item.atMs < earliest.item.atMs) earliest = { order, item };
    }
  }
  return earliest;
}
