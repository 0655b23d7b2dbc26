import type { Answers } from './open-questions.ts';
import { CARDS, installmentsOf, WALLET_METHODS } from './order-view.ts';
import { refundedMinor, type OrderRecord, type RefundRecord } from './order.ts';
import type { PaymentRecord } from './payment-record.ts';
import { SITES, type Site } from './site.ts';
import { DAY_MS, type Store } from './store.ts';

/** How long a credit card's money is kept; see `feeRates` among the open questions. */
const CREDIT_RELEASE_MS = 10 * DAY_MS;

/** What a payment was made for: an order (or payment intent), or nothing that the API had asked for. */
export type PaymentSource =
  | { readonly kind: 'order'; readonly order: OrderRecord }
  | { readonly kind: 'record'; readonly record: PaymentRecord };

/** A payment as the Payments API and the reports see it. Amounts are in minor units. */
export interface Payment {
  /** Digits: `reference_id` of the order's payment. */
  readonly id: string;
  readonly userId: string;
  readonly source: PaymentSource;
  readonly status: 'approved' | 'rejected' | 'refunded';
  /** Why it was rejected, in the words of the orders, or `reversed`; null when it was not. */
  readonly rejection: string | null;
  readonly createdAtMs: number;
  /** When it was approved or rejected. */
  readonly decidedAtMs: number;
  readonly updatedAtMs: number;
  readonly releaseAtMs: number;
  readonly currency: string;
  readonly description: string | null;
  /** Paid by the customer, tip included; of a rejected payment what would have been paid. */
  readonly paidMinor: number;
  /** The part of it that was added at the terminal. */
  readonly tipMinor: number;
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
  readonly authorizationCode: string | null;
  readonly operationType: 'pos_payment' | 'regular_payment';
  readonly externalReference: string | null;
  /** Where the card was presented; null for a payment by link. */
  readonly terminalId: string | null;
  readonly storeId: string | null;
  readonly posId: number | null;
}

interface Parts {
  readonly site: Site;
  readonly store: Store;
  readonly answers: Answers;
}

/** Every payment of an account, with and without an order, in no order. */
export function paymentsOf(userId: string, parts: Parts): readonly Payment[] {
  const payments: Payment[] = [];
  for (const order of parts.store.orders.values()) {
    const payment = order.userId === userId ? paymentOf(order, parts) : undefined;
    if (payment !== undefined) payments.push(payment);
  }
  for (const record of parts.store.payments.values()) {
    if (record.userId === userId) payments.push(paymentOfRecord(record, parts));
  }
  return payments;
}

/** The payment of an account with this id; undefined when the account has none. */
export function findPayment(id: string, userId: string, parts: Parts): Payment | undefined {
  const record = parts.store.payments.get(id);
  const order = parts.store.orderOfPayment(id);
  const payment =
    record !== undefined
      ? paymentOfRecord(record, parts)
      : order === undefined
        ? undefined
        : paymentOf(order, parts);
  return payment?.userId === userId ? payment : undefined;
}

/** The payment of an order; undefined while there is none. */
export function paymentOf(order: OrderRecord, { site, store, answers }: Parts): Payment | undefined {
  if (order.referenceId === null) return undefined;
  const isRejected = order.status === 'failed';
  const method = methodOf(order);
  const paidMinor = isRejected ? order.amountMinor : order.chargedMinor;
  const decidedAtMs = order.decidedAtMs ?? order.updatedAtMs;
  const terminal = store.terminals.get(order.terminalId);
  const hasPlace = answers('placeInPayment') === 'present';
  return {
    id: order.referenceId,
    userId: order.userId,
    source: { kind: 'order', order },
    status: isRejected ? 'rejected' : order.status === 'refunded' ? 'refunded' : 'approved',
    rejection: isRejected ? rejectionOf(order) : null,
    createdAtMs: decidedAtMs,
    decidedAtMs,
    updatedAtMs: order.updatedAtMs,
    releaseAtMs: releaseAtMs(method.methodType, decidedAtMs),
    currency: order.currency,
    description: order.description,
    paidMinor,
    tipMinor: order.tipMinor,
    feeMinor: isRejected ? 0 : feeMinor(site, method.methodType, paidMinor),
    refundedMinor: refundedMinor(order),
    refunds: order.refunds,
    ...method,
    installments: installmentsOf(order),
    authorizationCode: isRejected ? null : order.authorizationCode,
    operationType: 'pos_payment',
    externalReference: answers('externalReferenceInPayment') === 'present' ? order.externalReference : null,
    terminalId: order.terminalId,
    storeId: hasPlace ? (terminal?.storeId ?? null) : null,
    posId: hasPlace ? (terminal?.posId ?? null) : null,
  };
}

/** A payment that no order asked for. */
export function paymentOfRecord(record: PaymentRecord, { site, answers }: Omit<Parts, 'store'>): Payment {
  const { origin, createdAtMs } = record;
  const isRejected = record.declined !== null;
  const method = methodOf(record);
  const givenBackMinor = refundedMinor(record);
  const isByHand = origin.kind === 'by_hand';
  const hasPlace = isByHand && answers('placeInHandPayment') === 'present';
  return {
    id: record.id,
    userId: record.userId,
    source: { kind: 'record', record },
    status: isRejected ? 'rejected' : givenBackMinor >= record.amountMinor ? 'refunded' : 'approved',
    rejection: record.declined,
    createdAtMs,
    decidedAtMs: createdAtMs,
    updatedAtMs: record.updatedAtMs,
    releaseAtMs: releaseAtMs(method.methodType, createdAtMs),
    currency: record.currency,
    description: record.description,
    paidMinor: record.amountMinor,
    tipMinor: 0,
    feeMinor: isRejected ? 0 : feeMinor(site, method.methodType, record.amountMinor),
    refundedMinor: givenBackMinor,
    refunds: record.refunds,
    ...method,
    installments: record.installments,
    authorizationCode: record.authorizationCode,
    operationType: isByHand ? answers('operationTypeOfHandPayment') : 'regular_payment',
    externalReference: record.externalReference,
    terminalId: isByHand ? origin.terminalId : null,
    storeId: hasPlace ? origin.storeId : null,
    posId: hasPlace ? origin.posId : null,
  };
}

/** The part of a payment's fee that belongs to a part of its amount, in minor units. */
export function feeOfPart(payment: Payment, partMinor: number): number {
  return payment.paidMinor === 0 ? 0 : Math.round((payment.feeMinor * partMinor) / payment.paidMinor);
}

function methodOf({
  brand,
  wallet,
}: Pick<OrderRecord, 'brand' | 'wallet'>): Pick<Payment, 'methodId' | 'methodType' | 'card'> {
  if (wallet !== null) {
    const { id, type } = WALLET_METHODS[wallet];
    return { methodId: id, methodType: type, card: null };
  }
  if (brand === null) return { methodId: 'visa', methodType: 'credit_card', card: null };
  const { type, first, last } = CARDS[brand];
  return { methodId: brand, methodType: type, card: { first, last } };
}

function rejectionOf(order: OrderRecord): string {
  // See `sandboxReversalShown` among the open questions.
  return order.intent?.forcedResult === 'reversed' ? 'reversed' : order.paymentStatusDetail;
}

function feeMinor(site: Site, methodType: string, paidMinor: number): number {
  const { creditBps, debitBps } = SITES[site].fees;
  return Math.round((paidMinor * (methodType === 'credit_card' ? creditBps : debitBps)) / 10_000);
}

function releaseAtMs(methodType: string, decidedAtMs: number): number {
  return decidedAtMs + (methodType === 'credit_card' ? CREDIT_RELEASE_MS : 0);
}
