import { setCustomer } from './api.js';
import { CARDS } from './cards.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { shortcutOf } from './keyboard.js';

/** @import { TerminalFeed } from '../feed.ts' */
/** @import { DeviceLook } from '../../device/screen.ts' */
/** @import { TerminalKey } from '../../control/terminal-keys.ts' */
/** @import { Sight } from './lists.js' */

/** @typedef {Sight & { card: string, chooseCard: (name: string) => void }} Hand */

/**
 * Everything around the terminal: the customer, the wallet, the cable and the paper.
 * @param {TerminalFeed} all
 * @param {DeviceLook} look
 * @param {Hand} hand
 * @returns {readonly HTMLElement[]}
 */
export function drawHand({ customer }, look, hand) {
  const { say } = hand;
  const isAuto = customer.kind === 'pays';
  const isByHand = customer.kind === 'walks_away';
  return [
    h(
      'fieldset',
      { class: 'panel' },
      h('legend', {}, say('customer')),
      radio('customer', say('customer_auto'), isAuto, () => setCustomer({ kind: 'pays' })),
      radio('customer', say('customer_hand'), isByHand, () => setCustomer({ kind: 'walks_away' })),
      isAuto || isByHand ? null : h('p', { class: 'script' }, say('customer_other')),
    ),
    h(
      'fieldset',
      { class: 'panel' },
      h('legend', {}, say('wallet')),
      h('div', { class: 'wallet' }, ...Object.keys(CARDS).map((name) => cardChoice(name, hand))),
      h(
        'div',
        { class: 'deeds' },
        deed(hand, 'tap_card', 'tap', say('gesture_tap')),
        deed(hand, 'insert_card', 'insert', say('gesture_insert')),
        deed(hand, 'swipe_card', 'swipe', say('gesture_swipe')),
      ),
    ),
    h(
      'fieldset',
      { class: 'panel' },
      h('legend', {}, say('around')),
      h(
        'div',
        { class: 'deeds' },
        deed(
          hand,
          'connection',
          look.isOnline ? 'no_wifi' : 'wifi',
          say(look.isOnline ? 'connection_cut' : 'connection_give'),
        ),
        deed(hand, 'paper', 'paper', say(look.hasPaper ? 'paper_out' : 'paper_in')),
        deed(hand, 'restart', 'power', say('restart')),
      ),
    ),
    drawShortcuts(hand),
  ];
}

/**
 * @param {string} name
 * @param {string} words
 * @param {boolean} isChosen
 * @param {() => void} onChoose
 */
function radio(name, words, isChosen, onChoose) {
  return h(
    'label',
    { class: 'choice' },
    h('input', { type: 'radio', name, checked: isChosen, onchange: onChoose }),
    h('span', {}, words),
  );
}

/**
 * @param {string} name
 * @param {Hand} hand
 */
function cardChoice(name, { say, card, chooseCard }) {
  const { look, number } = CARDS[name] ?? { look: '', number: '' };
  return h(
    'label',
    { class: `card card-${look}` },
    h('input', {
      type: 'radio',
      name: 'card',
      value: name,
      checked: card === name,
      onchange: () => chooseCard(name),
    }),
    h('span', { class: 'card-name' }, say(`card_${name}`)),
    h('span', { class: 'card-number' }, number === 'QR' ? 'QR' : `···· ${number}`),
  );
}

/**
 * @param {Hand} hand
 * @param {TerminalKey} key
 * @param {string} drawing
 * @param {string} words
 */
function deed({ press }, key, drawing, words) {
  const shortcut = shortcutOf(key);
  return h(
    'button',
    {
      class: 'deed',
      type: 'button',
      'data-key': key,
      'aria-keyshortcuts': shortcut,
      onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
      onclick: () => press([key]),
    },
    icon(drawing),
    h('span', {}, words),
    h('kbd', { 'aria-hidden': 'true' }, shortcut.toUpperCase()),
  );
}

/** @param {Hand} hand */
function drawShortcuts({ say }) {
  /** @type {readonly [string, string][]} */
  const rows = [
    ['0–9', 'keyboard_digits'],
    ['Enter', 'key_green'],
    ['Esc', 'key_red'],
    ['⌫', 'key_yellow'],
    ['M', 'key_menu'],
    ['↑ ↓', 'key_up'],
    ['C', 'tear_off'],
  ];
  return h(
    'details',
    { class: 'panel shortcuts', open: true },
    h('summary', {}, say('keyboard')),
    h(
      'dl',
      {},
      ...rows.map(([keys, words]) =>
        h(
          'div',
          {},
          h('dt', {}, h('kbd', {}, keys)),
          h('dd', {}, words === 'key_up' ? `${say('key_up')} / ${say('key_down')}` : say(words)),
        ),
      ),
    ),
  );
}
