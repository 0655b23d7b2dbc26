import type { Answers } from './open-questions.ts';
import { CARDS, installmentsOf, WALLET_METHODS } from './order-view.ts';
import { refundedMinor, type OrderRecord, type RefundRecord } from './order.ts';
import { SITES, type Site } from './site.ts';
import { DAY_MS, type Store } from './store.ts';

/** How long a credit card's money is kept; see `feeRates` among the open questions. */
const CREDIT_RELEASE_MS = 10 * DAY_MS;

/** A payment as the Payments API and the reports see it. Amounts are in minor units. */
export interface Payment {
  /** Digits: `reference_id` of the order's payment. */
  readonly id: string;
  readonly order: OrderRecord;
  readonly status: 'approved' | 'rejected' | 'refunded';
  readonly createdAtMs: number;
  /** When it was approved or rejected. */
  readonly decidedAtMs: number;
  readonly releaseAtMs: number;
  /** Paid by the customer, tip included; of a rejected payment what would have been paid. */
  readonly paidMinor: number;
  /** Kept by Mercado Pago; 0 of a rejected payment. */
  readonly feeMinor: number;
  readonly refundedMinor: number;
  readonly refunds: readonly RefundRecord[];
  readonly methodId: string;
  /** `credit_card`, `debit_card`, … */
  readonly methodType: string;
  readonly installments: number;
  /** Null for a payment by QR code. */
  readonly card: { readonly first: string; readonly last: string } | null;
  readonly externalReference: string | null;
  readonly storeId: string | null;
  readonly posId: number | null;
}

/** The payment of an order; undefined while there is none. */
export function paymentOf(
  order: OrderRecord,
  { site, store, answers }: { readonly site: Site; readonly store: Store; readonly answers: Answers },
): Payment | undefined {
  if (order.referenceId === null) return undefined;
  const isRejected = order.status === 'failed';
  const { fees } = SITES[site];
  const card = order.brand === null ? null : CARDS[order.brand];
  const wallet = order.wallet === null ? undefined : WALLET_METHODS[order.wallet];
  const methodType = wallet?.type ?? card?.type ?? 'credit_card';
  const paidMinor = isRejected ? order.amountMinor : order.chargedMinor;
  const bps = methodType === 'credit_card' ? fees.creditBps : fees.debitBps;
  const decidedAtMs = order.decidedAtMs ?? order.updatedAtMs;
  const terminal = store.terminals.get(order.terminalId);
  const hasPlace = answers('placeInPayment') === 'present';
  return {
    id: order.referenceId,
    order,
    status: isRejected ? 'rejected' : order.status === 'refunded' ? 'refunded' : 'approved',
    createdAtMs: decidedAtMs,
    decidedAtMs,
    releaseAtMs: decidedAtMs + (methodType === 'credit_card' ? CREDIT_RELEASE_MS : 0),
    paidMinor,
    feeMinor: isRejected ? 0 : Math.round((paidMinor * bps) / 10_000),
    refundedMinor: refundedMinor(order),
    refunds: order.refunds,
    methodId: wallet?.id ?? order.brand ?? 'visa',
    methodType,
    installments: installmentsOf(order),
    card: wallet === undefined && card !== null ? { first: card.first, last: card.last } : null,
    externalReference: answers('externalReferenceInPayment') === 'present' ? order.externalReference : null,
    storeId: hasPlace ? (terminal?.storeId ?? null) : null,
    posId: hasPlace ? (terminal?.posId ?? null) : null,
  };
}

/** The part of a payment's fee that belongs to a part of its amount, in minor units. */
export function feeOfPart(payment: Payment, partMinor: number): number {
  return payment.paidMinor === 0 ? 0 : Math.round((payment.feeMinor * partMinor) / payment.paidMinor);
}
