import { h } from './dom.js';
import { installmentText } from './lists.js';

/** @import { DeviceLook, Slip } from '../../device/screen.ts' */
/** @import { Sight } from './lists.js' */

/** What tags of a print action do to the text after them; the other tags are left out. */
const STYLES = { '{b}': 'bold', '{w}': 'wide', '{s}': 'small', '{center}': 'center', '{left}': 'left' };

const DAY = /** @type {const} */ ({ year: 'numeric', month: '2-digit', day: '2-digit' });
const TIME = /** @type {const} */ ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/**
 * The slip in the printer's mouth; a press tears it off.
 * @param {DeviceLook} look
 * @param {Slip} slip
 * @param {Sight & { lang: string }} sight
 */
export function drawSlip(look, slip, sight) {
  const lines = slip.kind === 'payment' ? paymentLines(look, slip, sight) : printLines(slip.content, sight);
  return h(
    'button',
    { class: 'slip', type: 'button', title: sight.say('tear_off'), onclick: () => sight.press(['tear_off']) },
    h('span', { class: 'slip-paper' }, ...lines),
  );
}

/**
 * @param {DeviceLook} look
 * @param {Extract<Slip, { kind: 'payment' }>} slip
 * @param {Sight & { lang: string }} sight
 */
function paymentLines({ serial }, slip, sight) {
  const { say, money, lang } = sight;
  const when = new Intl.DateTimeFormat(lang, { ...DAY, ...TIME }).format(slip.atMs);
  const brand = slip.brand === null ? null : say(`card_${slip.brand}`);
  const card = slip.lastDigits === null ? null : `${brand} ···· ${slip.lastDigits}`;
  const type =
    slip.cardType === null ? null : `${say(`slip_${slip.cardType}`)} · ${say(`slip_${slip.entry}`)}`;
  const wallet = slip.wallet === null ? null : say(`slip_wallet_${slip.wallet}`);
  const isSplit = slip.tipText !== null;
  return [
    h('strong', { class: 'center' }, say('slip_title')),
    h('span', { class: 'center' }, say('slip_copy')),
    h('span', { class: 'center' }, when),
    h('span', { class: 'cut' }),
    ...[card, type, wallet, slip.description]
      .filter((line) => line !== null)
      .map((line) => h('span', {}, line)),
    slip.installments === null
      ? h('span', { hidden: true })
      : h('span', {}, installmentText(slip.installments, sight)),
    h('span', { class: 'cut' }),
    ...(isSplit ? [pair(say('slip_amount'), money(slip.amountText))] : []),
    ...(slip.tipText === null ? [] : [pair(say('slip_tip'), money(slip.tipText))]),
    h(
      'span',
      { class: 'pair total' },
      h('span', {}, say('slip_total')),
      h('span', {}, money(slip.totalText)),
    ),
    h('strong', { class: 'center stamp' }, say('slip_approved')),
    ...(slip.authorizationCode === null ? [] : [pair(say('slip_authorization'), slip.authorizationCode)]),
    ...(slip.referenceId === null ? [] : [pair(say('slip_operation'), slip.referenceId)]),
    ...(slip.externalReference === null ? [] : [pair(say('slip_reference'), slip.externalReference)]),
    pair(say('slip_terminal'), serial),
    h('span', { class: 'cut' }),
    h('span', { class: 'center' }, say('slip_no_value')),
  ];
}

/**
 * @param {string} name
 * @param {string} value
 */
function pair(name, value) {
  return h('span', { class: 'pair' }, h('span', {}, name), h('span', {}, value));
}

/**
 * @param {string} content of a custom print action, with its tags; empty for an image
 * @param {Sight} sight
 */
function printLines(content, { say }) {
  if (content === '') return [h('span', { class: 'center picture' }, say('slip_image'))];
  return content.split('{br}').map((line) => {
    const styles = Object.entries(STYLES).filter(([tag]) => line.includes(tag));
    return h(
      'span',
      { class: styles.map(([, style]) => style).join(' ') },
      line.replaceAll(/\{\/?[a-z0-9]+\}/g, ''),
    );
  });
}
