import type { Change } from '../change.ts';
import type { SimulatorClock } from '../clock.ts';
import type { TerminalKey } from '../control/terminal-keys.ts';
import type { CustomerPlan } from '../customer.ts';
import type { OrderRecord } from '../order.ts';
import type { PaymentMeans, PaymentRecord } from '../payment-record.ts';
import type { ActionRecord } from '../print-action.ts';
import type { Site } from '../site.ts';
import type { Store } from '../store.ts';
import { mayBecomePdv, runningMode, type TerminalRecord } from '../terminal.ts';
import type { World } from '../world.ts';
import { cardOf, type Card } from './card.ts';
import { NEW_MEMORY, withoutDialog, type DeviceMemory, type DeviceState } from './memory.ts';
import type { Act } from './menu.ts';
import { pressed } from './press.ts';
import { nextChangeMs, screenOf, wantsSlip } from './screen-of.ts';
import type { DeviceLook, Slip } from './screen.ts';
import { handPaymentSlip, paymentSlip, printSlip } from './slip.ts';

/** How long a terminal takes to start, in simulated milliseconds. */
export const RESTART_MS = 6_000;

/** The terminals as things that stand on a counter: what they show, and the keys they have. */
export interface Devices {
  /** Throws for a terminal that does not exist. */
  look(terminalId: string): DeviceLook;
  /** Those of the owner, in their order. */
  looks(): readonly DeviceLook[];
  /**
   * Presses a key, or holds a card to the reader, and tells what is on the screen after it. The card is the
   * customer's own when none is given. A key without a meaning on the screen does nothing.
   */
  press(terminalId: string, key: TerminalKey, card?: Card): DeviceLook;
  /** Tells that something can be seen that was not there before; returns the end of it. */
  subscribe(listener: () => void): () => void;
  stop(): void;
}

export interface DeviceParts {
  readonly site: Site;
  readonly store: Store;
  readonly clock: SimulatorClock;
  readonly world: World;
  /** What the customer of an order means to do. */
  readonly planFor: (order: OrderRecord) => CustomerPlan;
  /** Makes a payment of an amount that was typed. */
  readonly payByHand: (terminalId: string, amountMinor: number, means: PaymentMeans) => void;
}

export function createDevices({ site, store, clock, world, planFor, payByHand }: DeviceParts): Devices {
  const memories = new Map<string, DeviceMemory>();
  const latestOrders = new Map<string, OrderRecord>();
  const listeners = new Set<() => void>();
  let cancelTimer = (): void => undefined;

  const memoryOf = (terminalId: string): DeviceMemory => memories.get(terminalId) ?? NEW_MEMORY;

  const terminalWithId = (terminalId: string): TerminalRecord => {
    const terminal = store.terminals.get(terminalId);
    if (terminal === undefined) throw new Error(`there is no terminal ${terminalId}`);
    return terminal;
  };

  const stateOf = (terminal: TerminalRecord): DeviceState => ({
    site,
    terminal,
    order: latestOrders.get(terminal.id),
    memory: memoryOf(terminal.id),
    nowMs: clock.nowMs(),
    mayBecomePdv: mayBecomePdv(terminal, store.terminals.values()),
  });

  const lookAt = (terminal: TerminalRecord): DeviceLook => {
    const state = stateOf(terminal);
    const running = runningMode(terminal);
    const [poiType = '', serial = ''] = terminal.id.split('__');
    return {
      terminalId: terminal.id,
      poiType,
      serial,
      externalPosId: terminal.externalPosId,
      isOnline: terminal.isOnline,
      hasPaper: terminal.hasPaper,
      runningMode: running,
      modeAfterRestart: terminal.operatingMode === running ? null : terminal.operatingMode,
      screen: screenOf(state),
      slip: state.memory.slip,
    };
  };

  const ownTerminals = (): readonly TerminalRecord[] => {
    const owners = [...store.accounts.values()].filter((account) => account.role === 'owner');
    const userIds = new Set(owners.map((account) => account.userId));
    return [...store.terminals.values()].filter((terminal) => userIds.has(terminal.userId));
  };

  /** Waits, while anybody looks, for the next moment at which a screen changes by itself. */
  const arm = (): void => {
    cancelTimer();
    cancelTimer = () => undefined;
    if (listeners.size === 0) return;
    const moments = ownTerminals().map((terminal) => nextChangeMs(stateOf(terminal)));
    const known = moments.filter((moment) => moment !== undefined);
    if (known.length > 0) cancelTimer = clock.schedule(Math.min(...known), changed);
  };

  const changed = (): void => {
    for (const listener of listeners) listener();
    arm();
  };

  const print = (terminal: TerminalRecord, memory: DeviceMemory, slip: Slip): DeviceMemory =>
    terminal.hasPaper ? { ...memory, slip, unprinted: null } : { ...memory, unprinted: slip };

  const orderChanged = (order: OrderRecord): void => {
    const terminal = store.terminals.get(order.terminalId);
    const known = latestOrders.get(order.terminalId);
    if (terminal === undefined) return;
    if (known !== undefined && known.id !== order.id && known.createdAtMs > order.createdAtMs) return;
    latestOrders.set(order.terminalId, order);
    if (known?.id === order.id && known.status === order.status) return;
    const memory = memoryOf(terminal.id);
    // What was on the screen is over; only how the card came is still of interest, for the slip.
    const fresh = { ...withoutDialog(memory), recalledOrderId: null };
    if (order.status !== 'processed' || known?.status === 'refunded') {
      if (memory !== NEW_MEMORY) memories.set(terminal.id, fresh);
      return;
    }
    const slip = paymentSlip(site, order, memory.entry);
    memories.set(terminal.id, wantsSlip(order) ? print(terminal, fresh, slip) : fresh);
  };

  const paymentChanged = (payment: PaymentRecord): void => {
    const { origin, declined } = payment;
    const isNew = payment.refunds.length === 0;
    const terminal = origin.kind === 'by_hand' ? store.terminals.get(origin.terminalId) : undefined;
    if (terminal === undefined || !isNew) return;
    const memory = memoryOf(terminal.id);
    const fresh = { ...memory, typed: '', handHint: declined === null ? 'approved' : 'declined' } as const;
    const slip = handPaymentSlip(site, payment, memory.entry);
    memories.set(terminal.id, declined === null ? print(terminal, fresh, slip) : fresh);
  };

  const actionChanged = (action: ActionRecord): void => {
    const terminal = store.terminals.get(action.terminalId);
    if (terminal === undefined || action.status !== 'on_terminal') return;
    memories.set(terminal.id, print(terminal, memoryOf(terminal.id), printSlip(action)));
  };

  const terminalChanged = (terminal: TerminalRecord): void => {
    const memory = memoryOf(terminal.id);
    if (!terminal.hasPaper || memory.unprinted === null) return;
    memories.set(terminal.id, { ...memory, slip: memory.unprinted, unprinted: null });
  };

  const forgetAll = (): void => {
    memories.clear();
    latestOrders.clear();
  };

  const seen = (changes: readonly Change[]): void => {
    for (const change of changes) {
      if (change.kind === 'reset') forgetAll();
      if (change.kind === 'order') orderChanged(change.order);
      if (change.kind === 'payment') paymentChanged(change.payment);
      if (change.kind === 'action') actionChanged(change.action);
      if (change.kind === 'terminal') terminalChanged(change.terminal);
    }
    if (listeners.size > 0) changed();
  };

  const nextRestartMs = (): number | undefined => {
    let next: number | undefined;
    for (const { restartsUntilMs } of memories.values()) {
      if (restartsUntilMs !== null) next = Math.min(next ?? restartsUntilMs, restartsUntilMs);
    }
    return next;
  };

  const restart = (terminal: TerminalRecord): void => {
    const restartsUntilMs = clock.nowMs() + RESTART_MS;
    const memory = { ...memoryOf(terminal.id), restartsUntilMs, isOnlineAfterRestart: terminal.isOnline };
    memories.set(terminal.id, memory);
    world.setTerminal(terminal.id, { isOnline: false, isMenuOpen: false });
  };

  const hasRestarted = (atMs: number): void => {
    for (const [terminalId, memory] of memories) {
      if (memory.restartsUntilMs === null || memory.restartsUntilMs > atMs) continue;
      memories.set(terminalId, { ...memory, restartsUntilMs: null });
      const { operatingMode } = terminalWithId(terminalId);
      world.setTerminal(terminalId, { isOnline: memory.isOnlineAfterRestart, operatingMode });
    }
  };

  const perform = (terminal: TerminalRecord, act: Act): void => {
    switch (act.kind) {
      case 'fetch':
        return world.pickUp(act.orderId);
      case 'present':
        return world.payWith(act.orderId, act.plan);
      case 'pay_by_hand':
        return payByHand(terminal.id, act.amountMinor, act.means);
      case 'cancel':
        return world.decide(act.orderId, { kind: 'cancels_on_terminal' });
      case 'change':
        return world.setTerminal(terminal.id, act.change);
      case 'restart':
        return restart(terminal);
    }
  };

  for (const order of store.orders.values()) {
    const known = latestOrders.get(order.terminalId);
    if (known === undefined || known.createdAtMs <= order.createdAtMs) {
      latestOrders.set(order.terminalId, order);
    }
  }
  const unsubscribe = store.subscribe(seen);
  world.keepTimeOf({ nextDueMs: nextRestartMs, perform: hasRestarted });

  return {
    look: (terminalId) => {
      world.settle();
      return lookAt(terminalWithId(terminalId));
    },
    looks: () => {
      world.settle();
      return ownTerminals().map(lookAt);
    },
    press: (terminalId, key, card) => {
      world.settle();
      const terminal = terminalWithId(terminalId);
      const state = stateOf(terminal);
      const own = cardOf(state.order === undefined ? store.customer : planFor(state.order));
      const { memory, act } = pressed(state, key, card ?? own);
      memories.set(terminalId, memory);
      if (act !== null) perform(terminal, act);
      changed();
      return lookAt(terminalWithId(terminalId));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      arm();
      return () => {
        listeners.delete(listener);
        arm();
      };
    },
    stop: () => {
      unsubscribe();
      listeners.clear();
      cancelTimer();
    },
  };
}
