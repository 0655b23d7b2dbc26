import { formatAmountMinor } from '../amount.ts';
import type { OrderRecord } from '../order.ts';
import { SITES, type Site } from '../site.ts';
import type { InstallmentOption } from './screen.ts';

/** What the shops of a country usually offer. The API does not say; the plan is a setting of the account. */
const COUNTS: Readonly<Record<Site, readonly number[]>> = {
  MLA: [1, 3, 6, 9, 12],
  MLB: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  MLC: [1, 3, 6, 12],
  MLM: [1, 3, 6, 9, 12],
};

/** The choices for an order, none when its till has fixed the number or lets debit cards only pay. */
export function installmentOptions(site: Site, order: OrderRecord): readonly InstallmentOption[] {
  if (fixedInstallments(order) !== null || onlyType(order) === 'debit_card') return [];
  return COUNTS[site]
    .filter((count) => order.amountMinor >= count)
    .map((count) => installmentOption(site, order.amountMinor, count));
}

/** `count` instalments of an amount. The last cents go into the first instalment, so each is rounded down. */
export function installmentOption(site: Site, amountMinor: number, count: number): InstallmentOption {
  const eachMinor = Math.floor(amountMinor / count);
  return { count, eachText: formatAmountMinor(eachMinor, SITES[site].currencyExponent) };
}

/** `config.payment_method.default_installments` of an order; null when the till leaves it to the customer. */
export function fixedInstallments(order: OrderRecord): number | null {
  const count = methodMember(order, 'default_installments');
  return typeof count === 'number' ? count : null;
}

/** `config.payment_method.default_type` of an order, as far as it is a type of card. */
export function onlyType(order: OrderRecord): 'credit_card' | 'debit_card' | null {
  const type = methodMember(order, 'default_type');
  return type === 'credit_card' || type === 'debit_card' ? type : null;
}

function methodMember(order: OrderRecord, name: string): unknown {
  const method = order.config.payment_method;
  return typeof method === 'object' && method !== null ? Reflect.get(method, name) : undefined;
}
