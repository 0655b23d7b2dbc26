import type { OrderRecord } from '../order.ts';
import { runningMode, type TerminalRecord } from '../terminal.ts';
import type { Site } from '../site.ts';
import type { AnotherCardReason, CardEntry, HandHint, Slip } from './screen.ts';

/** What a terminal knows by itself and the cloud does not. It is gone when the simulator ends. */
export interface DeviceMemory {
  readonly dialog: 'none' | 'installments' | 'confirm_cancel' | 'mode';
  /** The row that is chosen in a list. */
  readonly selected: number;
  readonly typed: string;
  /** The hint after a mode that is taken. */
  readonly isRefused: boolean;
  readonly handHint: HandHint;
  /** What the customer has chosen for the order on the screen. */
  readonly installments: number | null;
  readonly entry: CardEntry;
  readonly anotherCard: AnotherCardReason | null;
  /** Somebody has looked up what became of the order that needs it. */
  readonly isOutcomeShown: boolean;
  /** The order whose result has been read and sent away, or brought back, from the menu. */
  readonly dismissedOrderId: string | null;
  readonly recalledOrderId: string | null;
  /** When a restart is over, simulated UTC epoch milliseconds; null while it runs. */
  readonly restartsUntilMs: number | null;
  /** Whether the connection comes back after the restart. */
  readonly isOnlineAfterRestart: boolean;
  readonly slip: Slip | null;
  /** What could not be printed for want of paper. */
  readonly unprinted: Slip | null;
}

export const NEW_MEMORY: DeviceMemory = {
  dialog: 'none',
  selected: 0,
  typed: '',
  isRefused: false,
  handHint: 'none',
  installments: null,
  entry: 'tap',
  anotherCard: null,
  isOutcomeShown: false,
  dismissedOrderId: null,
  recalledOrderId: null,
  restartsUntilMs: null,
  isOnlineAfterRestart: true,
  slip: null,
  unprinted: null,
};

/** The memory with nothing left of a dialog or of a customer. */
export function withoutDialog(memory: DeviceMemory): DeviceMemory {
  const { dialog, selected, typed, isRefused, handHint, installments } = NEW_MEMORY;
  const { entry, anotherCard, isOutcomeShown } = NEW_MEMORY;
  const nothing = { dialog, selected, typed, isRefused, handHint, installments, entry, anotherCard };
  return { ...memory, ...nothing, isOutcomeShown };
}

/** Everything a device's screen and keys depend on. */
export interface DeviceState {
  readonly site: Site;
  readonly terminal: TerminalRecord;
  /** The latest order the terminal has fetched or may fetch; undefined when it has had none. */
  readonly order: OrderRecord | undefined;
  readonly memory: DeviceMemory;
  readonly nowMs: number;
  /** Whether the point of sale has no other terminal in PDV mode. */
  readonly mayBecomePdv: boolean;
}

/** The ways out of an order's life on the screen. */
const RESULTS: readonly OrderRecord['status'][] = [
  'processed',
  'failed',
  'action_required',
  'canceled',
  'expired',
];
/** How long a result stays on the screen when nobody presses a key, in simulated milliseconds. */
export const RESULT_HOLD_MS = 30_000;

/** The order whose payment is on the screen. */
export function orderOnScreen({ order }: DeviceState): OrderRecord | undefined {
  return order?.status === 'at_terminal' ? order : undefined;
}

/** The order whose result is on the screen. */
export function resultOnScreen(state: DeviceState): OrderRecord | undefined {
  const { order, memory, nowMs } = state;
  if (order === undefined || !hasResult(order)) return undefined;
  if (memory.recalledOrderId === order.id) return order;
  if (memory.dismissedOrderId === order.id) return undefined;
  return nowMs < resultAtMs(order) + RESULT_HOLD_MS ? order : undefined;
}

/** Whether the order ended on this terminal's screen. */
export function hasResult(order: OrderRecord): boolean {
  return RESULTS.includes(order.status) && order.history.some((each) => each.status === 'at_terminal');
}

/** When the order came to its present status. */
export function resultAtMs(order: OrderRecord): number {
  return order.history.find((each) => each.status === order.status)?.atMs ?? order.updatedAtMs;
}

/** Whether the terminal waits for an order, with nothing else on its screen. */
export function isIdle(state: DeviceState): boolean {
  return (
    state.terminal.isOnline &&
    !state.terminal.isMenuOpen &&
    state.memory.restartsUntilMs === null &&
    runningMode(state.terminal) === 'PDV' &&
    orderOnScreen(state) === undefined &&
    resultOnScreen(state) === undefined
  );
}
