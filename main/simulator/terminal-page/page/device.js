import { h } from './dom.js';
import { icon } from './icons.js';
import { shortcutOf } from './keyboard.js';
import { drawScreen } from './screens.js';

/** @import { DeviceLook } from '../../device/screen.ts' */
/** @import { TerminalKey } from '../../control/terminal-keys.ts' */
/** @import { Sight } from './lists.js' */

/**
 * The terminals by their type code. The names are the ones they are sold under.
 * @type {Readonly<Record<string, { name: string, shape: string, hasKeypad: boolean }>>}
 */
export const MODELS = {
  NEWLAND_N950: { name: 'Point Smart 2', shape: 'smart-2', hasKeypad: false },
  PAX_A910: { name: 'Point Smart 1', shape: 'smart-1', hasKeypad: false },
  INGENICO_MOVE2500: { name: 'Point Plus', shape: 'plus', hasKeypad: true },
  GERTEC_MP35P: { name: 'Point Pro', shape: 'pro', hasKeypad: true },
};

/** The keys on the case, or along the lower edge of a touch screen. @type {Readonly<Record<string, readonly TerminalKey[]>>} */
const KEYPADS = {
  touch: ['menu', 'down', 'up', 'yellow', 'red', 'green'],
  digits: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
  plus: ['menu', 'down', 'up', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'red', 'yellow', 'green'],
  pro: ['1', '2', '3', 'red', '4', '5', '6', 'yellow', '7', '8', '9', 'menu', 'down', '0', 'up', 'green'],
};

/** @type {Readonly<Partial<Record<TerminalKey, string>>>} */
const KEY_ICONS = { green: 'check', yellow: 'back', red: 'cross', menu: 'menu', up: 'up', down: 'down' };

/** @param {DeviceLook} look */
export function modelOf({ poiType }) {
  return MODELS[poiType] ?? { name: poiType, shape: 'smart-2', hasKeypad: false };
}

/**
 * A key of the terminal, as a button.
 * @param {TerminalKey} key
 * @param {Sight} sight
 */
export function keyButton(key, { say, press }) {
  const drawing = KEY_ICONS[key];
  const label = drawing === undefined ? key : say(`key_${key}`);
  return h(
    'button',
    {
      class: `key key-${key}${drawing === undefined ? ' digit' : ''}`,
      type: 'button',
      title: label,
      'aria-label': label,
      'aria-keyshortcuts': shortcutOf(key),
      'data-key': key,
      // A mouse leaves the focus where it is, so that Enter goes on meaning the green key.
      onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
      onclick: () => press([key]),
    },
    drawing === undefined ? key : icon(drawing),
  );
}

/**
 * The whole terminal, as it stands on the counter.
 * @param {DeviceLook} look
 * @param {Sight} sight
 * @returns {{ element: HTMLElement, said: string }}
 */
export function drawDevice(look, sight) {
  const { say } = sight;
  const { name, shape, hasKeypad } = modelOf(look);
  const { mood, said, content } = drawScreen(look, sight);
  const { screen } = look;
  const inner = h('div', { class: `content content-${screen.kind}` }, ...content);
  const keypadOnScreen = screen.kind === 'standalone' && !hasKeypad;
  const glass = h(
    'div',
    { class: `screen mood-${mood}`, 'data-screen': screen.kind, role: 'group', 'aria-label': say('screen') },
    statusLine(look, sight),
    inner,
    keypadOnScreen ? keys('digits', KEYPADS.digits, sight) : null,
    hasKeypad ? null : keys('touch', KEYPADS.touch, sight),
  );
  const isCardIn = screen.kind === 'card_presented' ? ` card-${screen.entry}` : '';
  const element = h(
    'div',
    {
      class: `device shape-${shape} ${hasKeypad ? 'with-keypad' : 'touch'}${isCardIn}`,
      'data-poi': look.poiType,
    },
    h('span', { class: 'card-at-reader', 'aria-hidden': 'true' }),
    h(
      'div',
      { class: 'case' },
      h('span', { class: `printer${look.hasPaper ? ' loaded' : ''}`, 'aria-hidden': 'true' }),
      h(
        'span',
        { class: 'crown', 'aria-hidden': 'true' },
        h('span', { class: 'led' }),
        h('span', { class: 'led' }),
        h('span', { class: 'led' }),
        icon('tap'),
      ),
      glass,
      hasKeypad ? keys(shape, KEYPADS[shape] ?? KEYPADS.plus, sight) : null,
      h('span', { class: 'badge' }, name),
      h('span', { class: 'slot', 'aria-hidden': 'true' }),
    ),
  );
  return { element, said };
}

/**
 * @param {string} pad
 * @param {readonly TerminalKey[] | undefined} names
 * @param {Sight} sight
 */
function keys(pad, names, sight) {
  const label = sight.say('keypad');
  return h(
    'div',
    { class: `keys keys-${pad}`, role: 'group', 'aria-label': label },
    ...(names ?? []).map((key) => keyButton(key, sight)),
  );
}

/**
 * @param {DeviceLook} look
 * @param {Sight} sight
 */
function statusLine({ externalPosId, isOnline, hasPaper, modeAfterRestart }, { say }) {
  const notes = [
    ...(hasPaper ? [] : [say('status_no_paper')]),
    ...(modeAfterRestart === null
      ? []
      : [say('status_mode_after_restart', { mode: say(`mode_${modeAfterRestart}`) })]),
  ];
  return h(
    'div',
    { class: 'status' },
    h('span', { class: 'pos' }, externalPosId ?? ''),
    ...notes.map((note) => h('span', { class: 'note' }, note)),
    h(
      'span',
      {
        class: `signal${isOnline ? '' : ' none'}`,
        role: 'img',
        'aria-label': say(isOnline ? 'status_online' : 'status_offline'),
      },
      icon(isOnline ? 'wifi' : 'no_wifi'),
    ),
  );
}
