import type { TerminalKey } from '../control/terminal-keys.ts';
import type { CustomerPlan } from '../customer.ts';
import type { OrderRecord } from '../order.ts';
import { CARDS } from '../order-view.ts';
import { meansOf } from './by-hand.ts';
import type { Card } from './card.ts';
import { fixedInstallments, installmentOptions, onlyType } from './installments.ts';
import { withoutDialog, type DeviceState } from './memory.ts';
import { chosenFromMenu, chosenMode, dismissed, toggledMenu, type Pressed } from './menu.ts';
import { screenOf } from './screen-of.ts';
import { MENU_ITEMS, MENU_MODES, type AnotherCardReason, type CardEntry, type Screen } from './screen.ts';

/** The largest amount that can be typed by hand, in digits. */
const TYPED_DIGITS = 9;

/** What becomes of a terminal when somebody presses a key. A key without a meaning on the screen does nothing. */
export function pressed(state: DeviceState, key: TerminalKey, card: Card): Pressed {
  const { memory, terminal } = state;
  const nothing: Pressed = { memory, act: null };
  // The switch works whatever is on the screen; a terminal that is starting heeds nothing else.
  if (memory.restartsUntilMs !== null) return nothing;
  switch (key) {
    case 'restart':
      return { memory: withoutDialog(memory), act: { kind: 'restart' } };
    case 'connection':
      return { memory, act: { kind: 'change', change: { isOnline: !terminal.isOnline } } };
    case 'paper':
      return { memory, act: { kind: 'change', change: { hasPaper: !terminal.hasPaper } } };
    case 'tear_off':
      return { memory: { ...memory, slip: null }, act: null };
    case 'tap_card':
      return cardAtReader(state, 'tap', card);
    case 'insert_card':
      return cardAtReader(state, 'insert', card);
    case 'swipe_card':
      return cardAtReader(state, 'swipe', card);
    case 'up':
      return moved(state, -1);
    case 'down':
      return moved(state, 1);
    case 'green':
      return confirmed(state);
    case 'yellow':
      return stepBack(state);
    case 'red':
      return refused(state);
    case 'menu':
      return toggledMenu(state);
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return typed(state, key);
  }
}

function cardAtReader(state: DeviceState, entry: CardEntry, card: Card): Pressed {
  const { memory, order } = state;
  const screen = screenOf(state);
  if (screen.kind === 'standalone') return paidByHand(state, entry, card);
  const takesCard = ['amount', 'installments', 'another_card', 'confirm_cancel'].includes(screen.kind);
  if (!takesCard || order === undefined) return { memory, act: null };
  const reason = problemWith(state, order, entry, card);
  if (reason !== null || card.kind === 'unreadable') {
    const anotherCard = reason ?? 'unreadable';
    return { memory: { ...memory, dialog: 'none', entry, anotherCard }, act: null };
  }
  const plan = planOf(card, order, memory.installments);
  return {
    memory: { ...memory, dialog: 'none', entry, anotherCard: null },
    act: { kind: 'present', orderId: order.id, plan },
  };
}

/** A card at the reader pays what has been typed; without an amount the terminal does not look at it. */
function paidByHand({ memory, terminal }: DeviceState, entry: CardEntry, card: Card): Pressed {
  const means = meansOf(card);
  if (memory.typed === '') return { memory, act: null };
  if (means === undefined || terminal.isVirtual) {
    return { memory: { ...memory, handHint: 'another_card' }, act: null };
  }
  return {
    memory: { ...memory, entry },
    act: { kind: 'pay_by_hand', amountMinor: Number(memory.typed), means },
  };
}

/** Why the terminal cannot go on with this card; null when it can. */
function problemWith(
  { terminal, memory }: DeviceState,
  order: OrderRecord,
  entry: CardEntry,
  card: Card,
): AnotherCardReason | null {
  if (!terminal.isOnline) return 'no_connection';
  // The magnetic stripe of a card with a chip counts only after the chip could not be read.
  if (entry === 'swipe' && memory.anotherCard !== 'unreadable') return 'use_chip';
  if (card.kind !== 'pays' || card.brand === undefined || card.wallet !== undefined) return null;
  const required = onlyType(order);
  if (required === null || CARDS[card.brand].type === required) return null;
  return required === 'credit_card' ? 'only_credit' : 'only_debit';
}

function planOf(
  card: Exclude<Card, { kind: 'unreadable' }>,
  order: OrderRecord,
  chosen: number | null,
): CustomerPlan {
  const installments = fixedInstallments(order) ?? chosen;
  return card.kind === 'pays' && installments !== null ? { ...card, installments } : card;
}

function moved(state: DeviceState, step: 1 | -1): Pressed {
  const rows = rowsOf(screenOf(state));
  if (rows === 0) return { memory: state.memory, act: null };
  const selected = (state.memory.selected + step + rows) % rows;
  return { memory: { ...state.memory, selected, typed: '', isRefused: false }, act: null };
}

function rowsOf(screen: Screen): number {
  switch (screen.kind) {
    case 'menu':
      return MENU_ITEMS.length;
    case 'mode':
      return MENU_MODES.length;
    case 'installments':
      return screen.options.length;
    case 'waiting':
    case 'offline':
    case 'restarting':
    case 'not_set_up':
    case 'standalone':
    case 'amount':
    case 'card_presented':
    case 'contacting_issuer':
    case 'another_card':
    case 'confirm_cancel':
    case 'canceling':
    case 'approved':
    case 'declined':
    case 'canceled':
    case 'expired':
    case 'action_required':
      return 0;
  }
}

function confirmed(state: DeviceState): Pressed {
  const { memory, order } = state;
  const screen = screenOf(state);
  const nothing: Pressed = { memory, act: null };
  switch (screen.kind) {
    case 'waiting':
      return order?.status === 'created' ? { memory, act: { kind: 'fetch', orderId: order.id } } : nothing;
    case 'standalone':
      return memory.typed === '' ? nothing : { memory: { ...memory, handHint: 'present_card' }, act: null };
    case 'amount':
      if (!screen.canChooseInstallments || order === undefined) return nothing;
      return { memory: { ...memory, dialog: 'installments', selected: chosenRow(state, order) }, act: null };
    case 'installments': {
      const installments = screen.options[screen.selected]?.count ?? null;
      return { memory: { ...memory, dialog: 'none', typed: '', installments }, act: null };
    }
    case 'confirm_cancel':
      return order === undefined
        ? nothing
        : { memory: withoutDialog(memory), act: { kind: 'cancel', orderId: order.id } };
    case 'another_card':
      return { memory: { ...memory, anotherCard: null }, act: null };
    case 'menu':
      return chosenFromMenu(state, screen.selected);
    case 'mode':
      return chosenMode(state, screen.selected);
    case 'action_required':
      if (screen.outcome === null) return { memory: { ...memory, isOutcomeShown: true }, act: null };
      return dismissed(state);
    case 'approved':
    case 'declined':
    case 'canceled':
    case 'expired':
      return dismissed(state);
    case 'offline':
    case 'restarting':
    case 'not_set_up':
    case 'card_presented':
    case 'contacting_issuer':
    case 'canceling':
      return nothing;
  }
}

function stepBack(state: DeviceState): Pressed {
  const { memory } = state;
  const screen = screenOf(state);
  if (screen.kind === 'standalone') {
    return { memory: { ...memory, typed: memory.typed.slice(0, -1), handHint: 'none' }, act: null };
  }
  if (screen.kind === 'installments' || screen.kind === 'confirm_cancel' || screen.kind === 'mode') {
    return { memory: { ...memory, dialog: 'none', selected: 0, typed: '', isRefused: false }, act: null };
  }
  if (screen.kind === 'another_card') return { memory: { ...memory, anotherCard: null }, act: null };
  return { memory, act: null };
}

function refused(state: DeviceState): Pressed {
  const { memory } = state;
  const screen = screenOf(state);
  switch (screen.kind) {
    case 'amount':
    case 'another_card':
      return { memory: { ...memory, dialog: 'confirm_cancel' }, act: null };
    case 'installments':
    case 'confirm_cancel':
    case 'mode':
      return stepBack(state);
    case 'menu':
      return { memory: withoutDialog(memory), act: { kind: 'change', change: { isMenuOpen: false } } };
    case 'standalone':
      return { memory: { ...memory, typed: '', handHint: 'none' }, act: null };
    case 'approved':
    case 'declined':
    case 'canceled':
    case 'expired':
    case 'action_required':
      return dismissed(state);
    case 'waiting':
    case 'offline':
    case 'restarting':
    case 'not_set_up':
    case 'card_presented':
    case 'contacting_issuer':
    case 'canceling':
      return { memory, act: null };
  }
}

function typed(state: DeviceState, digit: string): Pressed {
  const { memory } = state;
  const screen = screenOf(state);
  switch (screen.kind) {
    case 'standalone': {
      const text = `${memory.typed}${digit}`.replace(/^0+/, '').slice(0, TYPED_DIGITS);
      return { memory: { ...memory, typed: text, handHint: 'none' }, act: null };
    }
    case 'menu':
    case 'mode': {
      const row = Number(digit) - 1;
      if (row < 0 || row >= rowsOf(screen)) return { memory, act: null };
      return confirmed({ ...state, memory: { ...memory, selected: row } });
    }
    case 'installments': {
      // Two digits are typed one after the other: 1 chooses one instalment, 1 and 2 choose twelve.
      const both = `${memory.typed}${digit}`;
      const rowOf = (text: string): number =>
        screen.options.findIndex((option) => option.count === Number(text));
      const text = rowOf(both) >= 0 ? both : digit;
      const row = rowOf(text);
      return { memory: { ...memory, typed: text, selected: row < 0 ? memory.selected : row }, act: null };
    }
    case 'waiting':
    case 'offline':
    case 'restarting':
    case 'not_set_up':
    case 'amount':
    case 'card_presented':
    case 'contacting_issuer':
    case 'another_card':
    case 'confirm_cancel':
    case 'canceling':
    case 'approved':
    case 'declined':
    case 'canceled':
    case 'expired':
    case 'action_required':
      return { memory, act: null };
  }
}

function chosenRow({ site, memory }: DeviceState, order: OrderRecord): number {
  const row = installmentOptions(site, order).findIndex((option) => option.count === memory.installments);
  return Math.max(0, row);
}
