import { formatAmountMinor } from '../amount.ts';
import { CARDS } from '../order-view.ts';
import type { OrderRecord } from '../order.ts';
import type { PaymentRecord } from '../payment-record.ts';
import type { ActionRecord } from '../print-action.ts';
import { SITES, type Site } from '../site.ts';
import { fixedInstallments, installmentOption } from './installments.ts';
import { resultAtMs } from './memory.ts';
import type { CardEntry, Slip } from './screen.ts';

/** What the printer puts out for an approved order. */
export function paymentSlip(site: Site, order: OrderRecord, entry: CardEntry): Slip {
  const text = (minor: number): string => formatAmountMinor(minor, SITES[site].currencyExponent);
  const card = order.brand === null ? null : CARDS[order.brand];
  const isCredit = card?.type === 'credit_card';
  const count = order.installments ?? fixedInstallments(order);
  return {
    kind: 'payment',
    orderId: order.id,
    externalReference: order.externalReference,
    description: order.description,
    amountText: text(order.amountMinor),
    tipText: order.tipMinor === 0 ? null : text(order.tipMinor),
    totalText: text(order.amountMinor + order.tipMinor),
    installments: isCredit && count !== null ? installmentOption(site, order.amountMinor, count) : null,
    brand: order.brand,
    cardType: card === null ? null : isCredit ? 'credit_card' : 'debit_card',
    lastDigits: card?.last ?? null,
    wallet: order.wallet,
    entry,
    authorizationCode: order.authorizationCode,
    referenceId: order.referenceId,
    atMs: resultAtMs(order),
  };
}

/** What the printer puts out for an approved amount that was typed by hand. */
export function handPaymentSlip(site: Site, payment: PaymentRecord, entry: CardEntry): Slip {
  const card = payment.brand === null ? null : CARDS[payment.brand];
  const amountText = formatAmountMinor(payment.amountMinor, SITES[site].currencyExponent);
  const isCredit = card?.type === 'credit_card';
  return {
    kind: 'payment',
    orderId: null,
    externalReference: null,
    description: null,
    amountText,
    tipText: null,
    totalText: amountText,
    installments: isCredit ? installmentOption(site, payment.amountMinor, payment.installments) : null,
    brand: payment.brand,
    cardType: card === null ? null : isCredit ? 'credit_card' : 'debit_card',
    lastDigits: card?.last ?? null,
    wallet: payment.wallet,
    entry,
    authorizationCode: payment.authorizationCode,
    referenceId: payment.id,
    atMs: payment.createdAtMs,
  };
}

/** What the printer puts out for a print action; the content of an image is not drawn. */
export function printSlip(action: ActionRecord): Slip {
  return { kind: 'print', actionId: action.id, content: action.subtype === 'custom' ? action.content : '' };
}
