/** @import { Card } from '../../device/card.ts' */

/**
 * What is in the customer's wallet, by the name of its words.
 * @type {Readonly<Record<string, { look: string, number: string, card: Card }>>}
 */
export const CARDS = {
  visa: { look: 'blue', number: '3704', card: { kind: 'pays', brand: 'visa' } },
  master: { look: 'dark', number: '0604', card: { kind: 'pays', brand: 'master' } },
  amex: { look: 'teal', number: '0004', card: { kind: 'pays', brand: 'amex' } },
  debvisa: { look: 'sky', number: '0619', card: { kind: 'pays', brand: 'debvisa' } },
  debmaster: { look: 'plum', number: '0010', card: { kind: 'pays', brand: 'debmaster' } },
  wallet: { look: 'phone', number: 'QR', card: { kind: 'pays', wallet: 'mercadopago' } },
  no_funds: { look: 'rose', number: '1111', card: { kind: 'declines', detail: 'insufficient_amount' } },
  blocked: { look: 'rose', number: '2222', card: { kind: 'declines', detail: 'card_disabled' } },
  call: { look: 'rose', number: '3333', card: { kind: 'declines', detail: 'required_call_for_authorize' } },
  limit: { look: 'rose', number: '4444', card: { kind: 'declines', detail: 'amount_limit_exceeded' } },
  risk: { look: 'rose', number: '5555', card: { kind: 'declines', detail: 'high_risk' } },
  worn: { look: 'worn', number: '6666', card: { kind: 'unreadable' } },
  slow: { look: 'sand', number: '7777', card: { kind: 'slow_issuer', charged: false } },
  slow_charged: { look: 'sand', number: '8888', card: { kind: 'slow_issuer', charged: true } },
};
