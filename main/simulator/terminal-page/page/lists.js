import { h } from './dom.js';

/** @import { DeviceLook, InstallmentOption } from '../../device/screen.ts' */
/** @import { TerminalKey } from '../../control/terminal-keys.ts' */
/** @import { Say } from './words.js' */

/**
 * @typedef {object} Sight What a screen is drawn with.
 * @property {Say} say
 * @property {(amountText: string) => string} money
 * @property {(keys: readonly TerminalKey[]) => void} press
 */

/** The rows of the menu, in the terminal's order. */
const MENU_ROWS = ['fetch', 'mode', 'last_operation', 'connection', 'paper', 'restart'];
const MODES = ['PDV', 'STANDALONE'];

/**
 * @param {InstallmentOption} option
 * @param {Sight} sight
 */
export function installmentText({ count, eachText }, { say, money }) {
  const key = count === 1 ? 'installments_one' : 'installments_many';
  return say(key, { count, each: money(eachText) });
}

/**
 * @param {Extract<DeviceLook['screen'], { kind: 'installments' }>} screen
 * @param {Sight} sight
 */
export function drawInstallments({ order, options, selected }, sight) {
  const rows = options.map((option, row) => ({
    text: installmentText(option, sight),
    keys: keysToRow(selected, row),
  }));
  const title = sight.say('installments_title');
  const chosen = rows[selected]?.text ?? '';
  const content = [heading(title, sight.money(order.amountText)), list(rows, selected, sight)];
  return { mood: 'list', said: `${title} ${chosen}`, content };
}

/**
 * @param {DeviceLook} look
 * @param {number} selected
 * @param {Sight} sight
 */
export function drawMenu({ isOnline, hasPaper }, selected, sight) {
  const { say } = sight;
  const rows = MENU_ROWS.map((item, row) => {
    const now =
      item === 'connection'
        ? isOnline
          ? '_cut'
          : '_give'
        : item === 'paper'
          ? hasPaper
            ? '_out'
            : '_in'
          : '';
    return { text: say(`menu_${item}${now}`), keys: keysToRow(selected, row) };
  });
  const said = `${say('menu_title')}. ${rows[selected]?.text ?? ''}`;
  return { mood: 'list', said, content: [heading(say('menu_title')), list(rows, selected, sight)] };
}

/**
 * @param {Extract<DeviceLook['screen'], { kind: 'mode' }>} screen
 * @param {Sight} sight
 */
export function drawModes({ selected, running, isRefused }, sight) {
  const { say } = sight;
  const rows = MODES.map((mode, row) => ({
    text: say(`mode_${mode}`),
    note: mode === running ? say('mode_running') : undefined,
    keys: keysToRow(selected, row),
  }));
  const refusal = isRefused ? [h('span', { class: 'line refusal' }, say('mode_refused'))] : [];
  return {
    mood: 'list',
    said: isRefused ? say('mode_refused') : `${say('mode_title')}. ${rows[selected]?.text ?? ''}`,
    content: [heading(say('mode_title')), list(rows, selected, sight), ...refusal],
  };
}

/**
 * @param {string} title
 * @param {string} [beside]
 */
function heading(title, beside) {
  return h(
    'span',
    { class: 'heading' },
    h('strong', {}, title),
    beside === undefined ? null : h('span', {}, beside),
  );
}

/**
 * @param {readonly { text: string, note?: string | undefined, keys: readonly TerminalKey[] }[]} rows
 * @param {number} selected
 * @param {Sight} sight
 */
function list(rows, selected, { press }) {
  return h(
    'span',
    { class: 'rows' },
    ...rows.map(({ text, note, keys }, row) =>
      h(
        'button',
        {
          class: 'row',
          type: 'button',
          'aria-current': row === selected ? 'true' : undefined,
          onclick: () => press(keys),
        },
        h('span', {}, text),
        note === undefined ? null : h('small', {}, note),
      ),
    ),
  );
}

/**
 * The keys that go from one row to another and confirm it.
 * @param {number} from
 * @param {number} to
 * @returns {readonly TerminalKey[]}
 */
function keysToRow(from, to) {
  /** @type {TerminalKey} */
  const arrow = to < from ? 'up' : 'down';
  return [...Array.from({ length: Math.abs(to - from) }, () => arrow), 'green'];
}
