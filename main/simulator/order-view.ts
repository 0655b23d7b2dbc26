import type { CardBrand } from './customer.ts';
import { formatAmountMinor } from './amount.ts';
import type { JsonValue } from './envelope.ts';
import type { Answers } from './open-questions.ts';
import type { OrderRecord, OrderTransition } from './order.ts';
import { SITES, type Site } from './site.ts';

type JsonObject = Record<string, JsonValue>;

/** Test cards of the vendor's documentation, by brand: first six and last four digits. */
const CARDS: Readonly<Record<CardBrand, { type: string; first: string; last: string }>> = {
  visa: { type: 'credit_card', first: '450995', last: '3704' },
  master: { type: 'credit_card', first: '503175', last: '0604' },
  amex: { type: 'credit_card', first: '371180', last: '0004' },
  debvisa: { type: 'debit_card', first: '400276', last: '0619' },
  debmaster: { type: 'debit_card', first: '528733', last: '0010' },
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

  const amountText = (order: OrderRecord): string =>
    answers('amountInAnswers') === 'as_sent'
      ? order.amountText
      : formatAmountMinor(order.amountMinor, facts.currencyExponent);

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
    transactions: { payments: [payment] },
  });

  const readPayment = (record: OrderRecord): JsonObject => ({
    id: record.paymentId,
    amount: amountText(record),
    ...(record.paymentStatus === 'processed' ? { paid_amount: amountText(record) } : {}),
    ...(record.referenceId === null ? {} : { reference_id: record.referenceId }),
    status: record.paymentStatus,
    status_detail: record.paymentStatusDetail,
    ...cardOf(record),
  });

  const cardOf = (record: OrderRecord): JsonObject => {
    if (record.brand === null) return {};
    const card = CARDS[record.brand];
    return {
      payment_method: { id: record.brand, type: card.type, installments: installmentsOf(record, card.type) },
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
      return read({ ...record, ...statuses, updatedAtMs: atMs, referenceId: null, brand: null });
    },
  };
}

function installmentsOf(record: OrderRecord, cardType: string): number {
  const method = record.config.payment_method;
  if (cardType !== 'credit_card' || typeof method !== 'object' || method === null) return 1;
  const installments: unknown = Reflect.get(method, 'default_installments');
  return typeof installments === 'number' ? installments : 1;
}
