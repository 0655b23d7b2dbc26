import type { MessageKey } from './messages.ts';

/** Kinds of payment as the API names them (Point API, Get order: `payment_method.type`), and the sentence for each. */
const TYPE_KEYS: ReadonlyMap<string, MessageKey> = new Map([
  ['credit_card', 'payment.type.credit_card'],
  ['debit_card', 'payment.type.debit_card'],
  ['prepaid_card', 'payment.type.prepaid_card'],
  ['voucher_card', 'payment.type.voucher_card'],
  ['account_money', 'payment.type.account_money'],
  ['qr', 'payment.type.qr'],
]);

/** Brands as the API names them, debit ones with a prefix. */
const BRANDS: ReadonlyMap<string, string> = new Map([
  ['visa', 'Visa'],
  ['debvisa', 'Visa'],
  ['master', 'Mastercard'],
  ['debmaster', 'Mastercard'],
  ['amex', 'American Express'],
  ['maestro', 'Maestro'],
  ['elo', 'Elo'],
  ['cabal', 'Cabal'],
  ['naranja', 'Naranja'],
]);

/**
 * What paid, in words: `Visa · Crédito`. Codes nobody has words for are shown as the API wrote them; undefined when it wrote
 * none. `say` is the reader's language.
 */
export function paymentMethodText(
  method: { readonly paymentMethodId: string | null; readonly paymentMethodType: string | null },
  say: (key: MessageKey) => string,
): string | undefined {
  const { paymentMethodId, paymentMethodType } = method;
  const brand = paymentMethodId === null ? null : (BRANDS.get(paymentMethodId) ?? paymentMethodId);
  const typeKey = paymentMethodType === null ? undefined : TYPE_KEYS.get(paymentMethodType);
  const type = typeKey === undefined ? paymentMethodType : say(typeKey);
  const parts = [brand, type].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join(' · ');
}
