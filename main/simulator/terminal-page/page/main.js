import { follow, press } from './api.js';
import { CARDS } from './cards.js';
import { drawDevice, modelOf } from './device.js';
import { byId, h } from './dom.js';
import { drawHand } from './hand.js';
import { listenToKeyboard } from './keyboard.js';
import { moneyWriter } from './money.js';
import { drawSlip } from './slip.js';
import { LANGUAGE_OF_SITE, LANGUAGES, sayIn } from './words.js';

/** @import { TerminalFeed } from '../feed.ts' */
/** @import { DeviceLook } from '../../device/screen.ts' */
/** @import { TerminalKey } from '../../control/terminal-keys.ts' */

const query = new URLSearchParams(location.search);

/** What the page shows, apart from what the simulator tells. */
const chosen = {
  language: LANGUAGES[query.get('lang') ?? ''] === undefined ? null : query.get('lang'),
  terminalId: query.get('terminal'),
  card: 'visa',
};

/** @type {TerminalFeed | null} */
let feed = null;
let isLost = false;
/** What has been drawn, so that what has not changed stays as it is, with its focus. */
const drawn = { frame: '', device: '', slip: '', hand: '', said: '' };

follow(
  (next) => {
    feed = next;
    draw();
  },
  (lost) => {
    isLost = lost;
    draw();
  },
);
listenToKeyboard((key) => pressKeys([key]));
draw();

/** @param {readonly TerminalKey[]} keys */
function pressKeys(keys) {
  const look = shownTerminal();
  if (look !== undefined) press(look.terminalId, keys, CARDS[chosen.card]?.card);
}

/** @returns {DeviceLook | undefined} */
function shownTerminal() {
  return feed?.terminals.find(({ terminalId }) => terminalId === chosen.terminalId) ?? feed?.terminals[0];
}

/** @param {string} name */
function chooseCard(name) {
  chosen.card = name;
  draw();
}

function language() {
  return chosen.language ?? (feed === null ? 'en' : LANGUAGE_OF_SITE[feed.site]);
}

function sight() {
  const lang = language();
  return { say: sayIn(lang), money: moneyWriter(lang, feed?.currency ?? 'USD'), press: pressKeys, lang };
}

function draw() {
  const lang = language();
  const look = shownTerminal();
  const { say } = sight();
  document.documentElement.lang = lang;
  document.title = say('page_title');
  const lost = byId('lost');
  lost.hidden = !isLost;
  lost.textContent = isLost ? say('lost') : '';
  document.body.classList.toggle('is-lost', isLost);
  if (feed === null || look === undefined) return;

  const frame = JSON.stringify([lang, look.terminalId, feed.terminals.map(({ terminalId }) => terminalId)]);
  if (once('frame', frame)) byId('bar').replaceChildren(...drawBar(feed, look));
  const { slip, ...device } = look;
  if (once('device', lang + JSON.stringify(device))) drawStand(look);
  if (once('slip', lang + JSON.stringify([look.terminalId, slip]))) drawPrinted(look);
  const hand = JSON.stringify([
    lang,
    look.terminalId,
    feed.customer.kind,
    look.isOnline,
    look.hasPaper,
    chosen.card,
  ]);
  if (once('hand', hand))
    redraw(byId('hand'), drawHand(feed, look, { ...sight(), card: chosen.card, chooseCard }));
}

/**
 * Whether something is to be drawn anew.
 * @param {keyof typeof drawn} part
 * @param {string} now
 */
function once(part, now) {
  if (drawn[part] === now) return false;
  drawn[part] = now;
  return true;
}

/** @param {DeviceLook} look */
function drawStand(look) {
  const stand = byId('stand');
  const place = stand.querySelector('.place') ?? stand.appendChild(h('div', { class: 'place' }));
  const { element, said } = drawDevice(look, sight());
  redraw(place, [element]);
  element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  if (once('said', said)) byId('said').textContent = said;
}

/** @param {DeviceLook} look */
function drawPrinted(look) {
  const stand = byId('stand');
  const tray = stand.querySelector('.tray') ?? stand.appendChild(h('div', { class: 'tray' }));
  tray.replaceChildren(...(look.slip === null ? [] : [drawSlip(look, look.slip, sight())]));
}

/**
 * Replaces what is in a part of the page and puts the focus back where it was, or on the row that is chosen now.
 * @param {Element} part
 * @param {readonly Node[]} content
 */
function redraw(part, content) {
  const focused = document.activeElement;
  const isInside = focused !== null && part.contains(focused);
  const place = isInside ? [...part.querySelectorAll('button, input')].indexOf(focused) : -1;
  const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
  const isRow = isInside && focused.classList.contains('row');
  part.replaceChildren(...content);
  if (!isInside) return;
  const now = isRow
    ? part.querySelector('.row[aria-current]')
    : key === undefined
      ? part.querySelectorAll('button, input')[place]
      : part.querySelector(`[data-key="${key}"]`);
  if (now instanceof HTMLElement) now.focus();
}

/**
 * @param {TerminalFeed} all
 * @param {DeviceLook} look
 */
function drawBar(all, look) {
  const { say } = sight();
  const terminals = h(
    'select',
    {
      id: 'terminal',
      onchange: (/** @type {Event} */ event) => choose('terminalId', 'terminal', event),
    },
    ...all.terminals.map((each) =>
      h(
        'option',
        { value: each.terminalId, selected: each.terminalId === look.terminalId },
        `${modelOf(each).name} · ${each.serial}`,
      ),
    ),
  );
  const languages = h(
    'select',
    { id: 'language', onchange: (/** @type {Event} */ event) => choose('language', 'lang', event) },
    ...Object.entries(LANGUAGES).map(([code, { name }]) =>
      h('option', { value: code, selected: code === language(), lang: code }, name),
    ),
  );
  return [
    h('h1', {}, say('page_title')),
    h('p', { class: 'simulated' }, say('page_simulated')),
    h('label', { class: 'pick' }, h('span', {}, say('terminal')), terminals),
    h('label', { class: 'pick' }, h('span', {}, say('language')), languages),
  ];
}

/**
 * Keeps a choice, also in the address, so that a page that is loaded again shows the same.
 * @param {'terminalId' | 'language'} what
 * @param {string} parameter
 * @param {Event} event
 */
function choose(what, parameter, event) {
  if (!(event.target instanceof HTMLSelectElement)) return;
  chosen[what] = event.target.value;
  query.set(parameter, event.target.value);
  history.replaceState(null, '', `?${query.toString()}`);
  draw();
  byId(event.target.id).focus();
}
