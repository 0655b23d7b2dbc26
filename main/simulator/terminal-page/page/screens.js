import { h } from './dom.js';
import { icon } from './icons.js';
import { drawInstallments, drawMenu, drawModes, installmentText } from './lists.js';

/** @import { DeviceLook, HandHint } from '../../device/screen.ts' */
/** @import { TerminalKey } from '../../control/terminal-keys.ts' */
/** @import { Sight } from './lists.js' */

/** What is asked for instead of another card. @type {Readonly<Record<string, { title: string, drawing: string }>>} */
const OTHER_WAYS = {
  use_chip: { title: 'another_insert_title', drawing: 'insert' },
  no_connection: { title: 'another_offline_title', drawing: 'no_wifi' },
};

/**
 * What is on the terminal's screen: how it is coloured, what it says aloud, and its content.
 * @param {DeviceLook} look
 * @param {Sight} sight
 * @returns {{ mood: string, said: string, content: readonly (HTMLElement | SVGElement)[] }}
 */
export function drawScreen(look, sight) {
  const { say, money } = sight;
  const { screen } = look;
  switch (screen.kind) {
    case 'waiting':
      return page(
        'calm',
        'store',
        [say('waiting_title'), say('waiting_hint')],
        [button(sight, 'waiting_fetch', ['green'])],
      );
    case 'offline':
      return page('calm', 'no_wifi', [say('offline_title'), say('offline_hint')]);
    case 'restarting':
      return page('dark', 'spinner', [say('restarting_title'), say('restarting_hint')]);
    case 'not_set_up':
      return page('calm', 'warning', [say('not_set_up_title'), say('not_set_up_hint')]);
    case 'standalone':
      return drawStandalone(screen.typedText, screen.hint, sight);
    case 'menu':
      return drawMenu(look, screen.selected, sight);
    case 'mode':
      return drawModes(screen, sight);
    case 'amount':
      return drawAmount(screen, sight);
    case 'installments':
      return drawInstallments(screen, sight);
    case 'confirm_cancel':
      return page(
        'ask',
        'warning',
        [say('confirm_cancel_title'), say('confirm_cancel_hint')],
        [button(sight, 'confirm_yes', ['green']), button(sight, 'confirm_no', ['red'], 'quiet')],
      );
    case 'another_card': {
      const { title, drawing } = OTHER_WAYS[screen.reason] ?? {
        title: 'another_card_title',
        drawing: 'card',
      };
      return page(
        'ask',
        drawing,
        [say(title), say(`another_${screen.reason}`)],
        [sum(money(screen.order.amountText))],
      );
    }
    case 'card_presented':
      return page(
        'busy',
        screen.entry,
        [say('presented_title'), say(`presented_${screen.entry}`)],
        [sum(money(screen.order.amountText))],
      );
    case 'contacting_issuer':
      return page(
        'busy',
        'spinner',
        [say('contacting_title'), say('contacting_hint')],
        [sum(money(screen.order.amountText))],
      );
    case 'canceling':
      return page('busy', 'spinner', [say('canceling_title'), say('canceling_hint')]);
    case 'approved':
      return page(
        'good',
        'check',
        [say('approved_title'), say(`approved_${screen.slip}`)],
        [sum(money(screen.order.amountText)), button(sight, 'done', ['green'])],
      );
    case 'declined':
      return page(
        'bad',
        'cross',
        [say('declined_title'), say(`declined_${screen.detail}`)],
        [sum(money(screen.order.amountText)), button(sight, 'done', ['green'])],
      );
    case 'canceled':
      return page(
        'plain',
        'cross',
        [say('canceled_title'), say(`canceled_by_${screen.by}`)],
        [button(sight, 'done', ['green'])],
      );
    case 'expired':
      return page(
        'plain',
        'clock',
        [say('expired_title'), say('expired_hint')],
        [button(sight, 'done', ['green'])],
      );
    case 'action_required': {
      if (screen.outcome === null) {
        return page(
          'ask',
          'warning',
          [say('action_title'), say('action_hint')],
          [button(sight, 'action_look', ['green'])],
        );
      }
      const isCharged = screen.outcome === 'charged';
      const texts = [say(`action_${screen.outcome}`), money(screen.order.amountText)];
      return page(isCharged ? 'good' : 'bad', isCharged ? 'check' : 'cross', texts, [
        button(sight, 'done', ['green']),
      ]);
    }
  }
}

/**
 * @param {string} mood
 * @param {string} drawing
 * @param {readonly string[]} texts the title and what follows it
 * @param {readonly HTMLElement[]} [rest]
 */
function page(mood, drawing, texts, rest = []) {
  const [title = '', ...lines] = texts;
  const mark = h(
    'span',
    { class: 'mark' },
    drawing === 'spinner' ? h('span', { class: 'spinner' }) : icon(drawing),
  );
  const words = h(
    'span',
    { class: 'words' },
    h('strong', { class: 'title' }, title),
    ...lines.map((line) => h('span', { class: 'line' }, line)),
  );
  return { mood, said: texts.join('. '), content: [mark, words, ...rest] };
}

/**
 * A key of the terminal with words on it, for the screens that offer one.
 * @param {Sight} sight
 * @param {string} words
 * @param {readonly TerminalKey[]} keys
 * @param {string} [look]
 */
function button({ say, press }, words, keys, look = 'main') {
  return h('button', { class: `soft ${look}`, type: 'button', onclick: () => press(keys) }, say(words));
}

/**
 * Large amounts are written smaller, so that they stay in one line.
 * @param {string} text
 */
function amountClass(text) {
  return text.length > 12 ? 'amount longer' : text.length > 9 ? 'amount long' : 'amount';
}

/** @param {string} text */
function sum(text) {
  return h('span', { class: 'sum' }, text);
}

/**
 * @param {Extract<DeviceLook['screen'], { kind: 'amount' }>} screen
 * @param {Sight} sight
 */
function drawAmount({ order, installments, canChooseInstallments, onlyType }, sight) {
  const { say, money } = sight;
  const amount = money(order.amountText);
  const chosen = installments === null ? null : installmentText(installments, sight);
  const only = onlyType === null ? null : say(`only_${onlyType}`);
  const lines = [order.description, chosen, only].filter((line) => line !== null);
  return {
    mood: 'pay',
    said: [say('amount_title'), amount, ...lines, say('amount_hint')].join('. '),
    content: [
      h(
        'span',
        { class: 'words' },
        h('span', { class: 'label' }, say('amount_title')),
        h('strong', { class: amountClass(amount) }, amount),
        ...lines.map((line) => h('span', { class: 'line' }, line)),
      ),
      ...(canChooseInstallments ? [button(sight, 'amount_installments', ['green'], 'quiet')] : []),
      h(
        'span',
        { class: 'ways' },
        h('span', { class: 'way-icons' }, icon('tap'), icon('insert'), icon('swipe')),
        h('span', { class: 'line' }, say('amount_hint')),
      ),
    ],
  };
}

/**
 * @param {string} typedText
 * @param {HandHint} hint
 * @param {Sight} sight
 */
function drawStandalone(typedText, hint, { say, money }) {
  const amount = money(typedText);
  const isRefusal = hint === 'declined' || hint === 'another_card';
  const line = say(`standalone_${hint}`);
  return {
    mood: 'hand',
    said: [say('standalone_title'), amount, line].join('. '),
    content: [
      h(
        'span',
        { class: 'words' },
        h('span', { class: 'label' }, say('standalone_title')),
        h('strong', { class: amountClass(amount) }, amount),
        h('span', { class: `line${isRefusal ? ' refusal' : ''}` }, line),
      ),
    ],
  };
}
