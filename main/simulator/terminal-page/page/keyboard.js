/** @import { TerminalKey } from '../../control/terminal-keys.ts' */

/**
 * Which key of the keyboard is which of the terminal's.
 * @type {Readonly<Record<string, TerminalKey>>}
 */
export const SHORTCUTS = {
  0: '0',
  1: '1',
  2: '2',
  3: '3',
  4: '4',
  5: '5',
  6: '6',
  7: '7',
  8: '8',
  9: '9',
  Enter: 'green',
  Backspace: 'yellow',
  Escape: 'red',
  m: 'menu',
  ArrowUp: 'up',
  ArrowDown: 'down',
  t: 'tap_card',
  i: 'insert_card',
  s: 'swipe_card',
  r: 'restart',
  o: 'connection',
  p: 'paper',
  c: 'tear_off',
};

/**
 * The keyboard's name for a key of the terminal.
 * @param {TerminalKey} key
 */
export function shortcutOf(key) {
  const found = Object.entries(SHORTCUTS).find(([, terminalKey]) => terminalKey === key);
  return found?.[0] ?? '';
}

/**
 * Presses the terminal's keys from the keyboard, wherever the focus is: except what the focused control needs itself.
 * @param {(key: TerminalKey) => void} onKey
 */
export function listenToKeyboard(onKey) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const key = Object.hasOwn(SHORTCUTS, name) ? SHORTCUTS[name] : undefined;
    if (key === undefined || isNeededBy(event.target, name)) return;
    event.preventDefault();
    onKey(key);
  });
}

/**
 * @param {EventTarget | null} target
 * @param {string} name
 */
function isNeededBy(target, name) {
  if (!(target instanceof HTMLElement)) return false;
  // A list chooses by letters, digits and arrows.
  if (target instanceof HTMLSelectElement) return name !== 'Escape';
  if (target instanceof HTMLInputElement) return name.startsWith('Arrow');
  return name === 'Enter' && target.closest('button, summary, a') !== null;
}
