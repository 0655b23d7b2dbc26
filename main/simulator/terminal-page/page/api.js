/** @import { TerminalFeed } from '../feed.ts' */
/** @import { TerminalKey } from '../../control/terminal-keys.ts' */
/** @import { Card } from '../../device/card.ts' */
/** @import { CustomerPlan } from '../../customer.ts' */

/**
 * Follows what the terminals show. `onFeed` gets every change, `onLost` whether the simulator has gone.
 * @param {(feed: TerminalFeed) => void} onFeed
 * @param {(isLost: boolean) => void} onLost
 */
export function follow(onFeed, onLost) {
  const source = new EventSource('/terminal/feed');
  source.addEventListener('open', () => onLost(false));
  source.addEventListener('error', () => onLost(true));
  source.addEventListener('message', (event) => onFeed(JSON.parse(event.data)));
}

/** One press after the other, in the order of the hand. @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * Presses keys, one after the other.
 * @param {string} terminalId
 * @param {readonly TerminalKey[]} keys
 * @param {Card} [card]
 */
export function press(terminalId, keys, card) {
  const path = `/_control/terminals/${encodeURIComponent(terminalId)}/keys`;
  last = last.then(() => send('POST', path, { keys, ...(card === undefined ? {} : { card }) }));
}

/**
 * Tells the customers of all terminals what to do by themselves.
 * @param {CustomerPlan} plan
 */
export function setCustomer(plan) {
  last = last.then(() => send('PUT', '/_control/customer', plan));
}

/**
 * What is refused or lost changes nothing; the feed goes on telling what is.
 * @param {'POST' | 'PUT'} method
 * @param {string} path
 * @param {unknown} body
 */
async function send(method, path, body) {
  try {
    await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    // The simulator has gone: the feed says so.
  }
}
