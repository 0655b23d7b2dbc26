import { formatAmountMinor } from './amount.ts';
import type { CardBrand, Wallet } from './customer.ts';
import type { JsonValue } from './envelope.ts';
import type { Answers } from './open-questions.ts';
import { refundedMinor, type OrderRecord, type OrderTransition, type RefundRecord } from './order.ts';
import { exponentOf, SITES, type Site } from './site.ts';

type JsonObject = Record<string, JsonValue>;

/** Test cards of the vendor's documentation, by brand: first six and last four digits. */
export const CARDS: Readonly<Record<CardBrand, { type: string; first: string; last: string }>> = {
  visa: { type: 'credit_card', first: '450995', last: '3704' },
  master: { type: 'credit_card', first: '503175', last: '0604' },
  amex: { type: 'credit_card', first: '371180', last: '0004' },
  debvisa: { type: 'debit_card', first: '400276', last: '0619' },
  debmaster: { type: 'debit_card', first: '528733', last: '0010' },
};

/** Methods of payments by QR code; see `qrPaymentMethod` among the open questions. */
export const WALLET_METHODS: Readonly<Record<Wallet, { readonly id: string; readonly type: string }>> = {
  mercadopago: { id: 'account_money', type: 'account_money' },
  external: { id: 'interop_transfer', type: 'bank_transfer' },
};

/** How orders look on the wire. */
export interface OrderView {
  /** The answer to create: the order as it was born, its payment without details (Point API, Create order). */
  created(order: OrderRecord): JsonObject;
  /** The answer to get and cancel. */
  read(order: OrderRecord): JsonObject;
  /** What get would have answered while the order was in an earlier state. */
  readAt(order: OrderRecord, state: OrderTransition): JsonObject;
}

export function createOrderView(site: Site, answers: Answers): OrderView {
  const facts = SITES[site];

  const exponent = exponentOf(site, answers);

  const amountText = (order: OrderRecord): string =>
    answers('amountInAnswers') === 'as_sent'
      ? order.amountText
      : formatAmountMinor(order.amountMinor, exponent);

  /** With the tip, which has no text of its own. */
  const paidText = (order: OrderRecord): string =>
    order.tipMinor === 0
      ? amountText(order)
      : formatAmountMinor(order.amountMinor + order.tipMinor, exponent);

  const countryCode = { alpha3: facts.countryAlpha3, alpha2: facts.countryAlpha2, site }[
    answers('countryCode')
  ];

  const order = (record: OrderRecord, payment: JsonObject): JsonObject => ({
    id: record.id,
    type: 'point',
    user_id: record.userId,
    external_reference: record.externalReference,
    ...(record.description === null ? {} : { description: record.description }),
    expiration_time: record.expirationTime,
    processing_mode: 'automatic',
    country_code: countryCode,
    ...(answers('currencyInAnswers') === 'present' ? { currency: record.currency } : {}),
    integration_data: record.integrationData,
    status: record.status,
    status_detail: record.statusDetail,
    created_date: new Date(record.createdAtMs).toISOString(),
    last_updated_date: new Date(record.updatedAtMs).toISOString(),
    config: record.config,
    transactions: { payments: [payment], ...refundsOf(record) },
  });

  const readPayment = (record: OrderRecord): JsonObject => ({
    id: record.paymentId,
    amount: amountText(record),
    ...(isPaid(record) ? { paid_amount: paidText(record) } : {}),
    ...(isPaid(record) && record.tipMinor > 0
      ? { tip_amount: formatAmountMinor(record.tipMinor, exponent) }
      : {}),
    ...(record.refunds.length === 0
      ? {}
      : { refunded_amount: formatAmountMinor(refundedMinor(record), exponent) }),
    ...(record.referenceId === null ? {} : { reference_id: record.referenceId }),
    status: record.paymentStatus,
    status_detail: record.paymentStatusDetail,
    ...cardOf(record),
  });

  const refundsOf = (record: OrderRecord): JsonObject =>
    record.refunds.length === 0
      ? {}
      : { refunds: record.refunds.map((refund) => refundView(record, refund, exponent)) };

  const cardOf = (record: OrderRecord): JsonObject => {
    if (record.wallet !== null) {
      const method = WALLET_METHODS[record.wallet];
      return { payment_method: { ...method, installments: 1 }, provider: record.wallet };
    }
    if (record.brand === null) return {};
    const card = CARDS[record.brand];
    return {
      payment_method: { id: record.brand, type: card.type, installments: installmentsOf(record) },
      card: { first_digits: card.first, last_digits: card.last },
    };
  };

  const read = (record: OrderRecord): JsonObject => order(record, readPayment(shown(record)));

  const shown = (record: OrderRecord): OrderRecord =>
    record.status === 'failed' && answers('declinedPaymentDetails') === 'hidden'
      ? { ...record, referenceId: null, brand: null }
      : record;

  return {
    created: (record) =>
      order(record, { id: record.paymentId, amount: amountText(record), status: record.paymentStatus }),
    read,
    readAt: (record, state) => {
      const { atMs, ...statuses } = state;
      const then = { ...record, ...statuses, updatedAtMs: atMs, refunds: refundsUntil(record, state) };
      return read(
        isPaid(then) ? then : { ...then, referenceId: null, brand: null, wallet: null, tipMinor: 0 },
      );
    },
  };
}

/** A refund as get and the refund call show it (Point API, Refund order). */
export function refundView(order: OrderRecord, refund: RefundRecord, exponent: number): JsonObject {
  return {
    id: refund.id,
    transaction_id: order.paymentId,
    reference_id: refund.referenceId,
    amount: formatAmountMinor(refund.amountMinor, exponent),
    status: refund.status,
  };
}

function isPaid(record: Pick<OrderRecord, 'paymentStatus'>): boolean {
  return record.paymentStatus === 'processed' || record.paymentStatus === 'refunded';
}

function refundsUntil(record: OrderRecord, state: OrderTransition): readonly RefundRecord[] {
  return record.refunds.filter((refund) => refund.createdAtMs <= state.atMs && isPaid(state));
}

/** What the customer chose at the terminal, or what the order says; 1 for anything but a credit card. */
export function installmentsOf(record: OrderRecord): number {
  const isCredit = record.brand !== null && CARDS[record.brand].type === 'credit_card';
  if (!isCredit) return 1;
  if (record.installments !== null) return record.installments;
  const method = record.config.payment_method;
  if (typeof method !== 'object' || method === null) return 1;
  const installments: unknown = Reflect.get(method, 'default_installments');
  return typeof installments === 'number' ? installments : 1;
}
