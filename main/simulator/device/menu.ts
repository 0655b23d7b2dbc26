import type { CustomerPlan } from '../customer.ts';
import type { PaymentMeans } from '../payment-record.ts';
import { runningMode, type TerminalChange } from '../terminal.ts';
import { hasResult, withoutDialog, type DeviceMemory, type DeviceState } from './memory.ts';
import { MENU_ITEMS, MENU_MODES } from './screen.ts';

/** What a key does beyond the device itself. */
export type Act =
  | { readonly kind: 'fetch'; readonly orderId: string }
  | { readonly kind: 'present'; readonly orderId: string; readonly plan: CustomerPlan }
  | { readonly kind: 'pay_by_hand'; readonly amountMinor: number; readonly means: PaymentMeans }
  | { readonly kind: 'cancel'; readonly orderId: string }
  | { readonly kind: 'change'; readonly change: TerminalChange }
  | { readonly kind: 'restart' };

export interface Pressed {
  readonly memory: DeviceMemory;
  readonly act: Act | null;
}

/** What the row of the menu that is confirmed does. */
export function chosenFromMenu(state: DeviceState, row: number): Pressed {
  const { memory, terminal, order } = state;
  const closed = withoutDialog(memory);
  const close = { isMenuOpen: false };
  const item = MENU_ITEMS[row];
  if (item === undefined) return { memory, act: null };
  switch (item) {
    case 'fetch':
      // Leaving the menu makes the terminal ask the cloud again.
      return { memory: closed, act: { kind: 'change', change: close } };
    case 'mode': {
      const selected = Math.max(
        0,
        MENU_MODES.findIndex((mode) => mode === runningMode(terminal)),
      );
      return { memory: { ...memory, dialog: 'mode', selected, isRefused: false }, act: null };
    }
    case 'last_operation': {
      const recalledOrderId = order !== undefined && hasResult(order) ? order.id : null;
      return {
        memory: { ...closed, recalledOrderId, isOutcomeShown: true },
        act: { kind: 'change', change: close },
      };
    }
    case 'connection':
      return { memory: closed, act: { kind: 'change', change: { ...close, isOnline: !terminal.isOnline } } };
    case 'paper':
      return { memory: closed, act: { kind: 'change', change: { ...close, hasPaper: !terminal.hasPaper } } };
    case 'restart':
      return { memory: closed, act: { kind: 'restart' } };
  }
}

/** The mode that is confirmed, unless the point of sale has another terminal in PDV mode. */
export function chosenMode(state: DeviceState, row: number): Pressed {
  const { memory, mayBecomePdv } = state;
  const operatingMode = MENU_MODES[row];
  if (operatingMode === undefined) return { memory, act: null };
  if (operatingMode === 'PDV' && !mayBecomePdv) return { memory: { ...memory, isRefused: true }, act: null };
  return {
    memory: withoutDialog(memory),
    act: { kind: 'change', change: { operatingMode, isMenuOpen: false } },
  };
}

/** Opens the menu, which the terminal has only while nobody is paying, or closes it. */
export function toggledMenu(state: DeviceState): Pressed {
  const { memory, terminal, order } = state;
  if (order?.status === 'at_terminal') return { memory, act: null };
  if (terminal.isMenuOpen) {
    return { memory: withoutDialog(memory), act: { kind: 'change', change: { isMenuOpen: false } } };
  }
  return {
    memory: dismissed(state).memory,
    act: { kind: 'change', change: { isMenuOpen: true } },
  };
}

/** The screen without the result on it. */
export function dismissed({ memory, order }: DeviceState): Pressed {
  const dismissedOrderId = order?.id ?? null;
  return { memory: { ...withoutDialog(memory), dismissedOrderId, recalledOrderId: null }, act: null };
}
