import { describe, expect, test } from 'vitest';
import type { TimelineItem } from '#app/contract/charging.ts';
import { ChargeEvent, ORDER_STATUSES } from '#app/domain/charge-event.ts';
import { RefundEvent } from '#app/domain/refund-event.ts';
import { REFUND_ORIGINS } from '#app/domain/refund.ts';
import { LANGUAGES } from '#app/i18n/catalogues.ts';
import { exchangeText, historyText } from '#app/i18n/charge-history.ts';
import { REFUND_REFUSAL_REASONS, refundRefusalReasonOf } from '#app/i18n/reasons.ts';
import { sampleTimeline } from '#test/unit/main/report/sample-timeline.ts';

const timeline = sampleTimeline();
const [refund] = timeline.refunds;
if (refund === undefined) throw new Error('the sample has a refund');
const style = { language: 'en', timeZone: 'America/Argentina/Buenos_Aires' } as const;
const blank: TimelineItem = {
  entrySeq: 1,
  atMs: 0,
  ledgerMark: '',
  charge: null,
  refund: null,
  exchange: null,
};

const order = {
  orderId: 'ORD1',
  paymentId: null,
  paymentDetail: null,
  paidMinor: null,
  tipMinor: 0,
  paymentReference: null,
  paymentMethodId: null,
  paymentMethodType: null,
  installments: null,
  lastDigits: null,
};
const said = (event: unknown, language: (typeof LANGUAGES)[number] = 'en') =>
  historyText({ ...blank, charge: ChargeEvent.parse(event) }, timeline, { ...style, language });
const saidOfRefund = (event: unknown, change: object = {}) =>
  historyText(
    { ...blank, refund: { refundId: refund.refundId, event: RefundEvent.parse(event) } },
    { ...timeline, refunds: [{ ...refund, ...change }] },
    style,
  );

const EVENTS: readonly unknown[] = [
  { kind: 'prepared' },
  { kind: 'create_unanswered', reason: 'not_json' },
  { kind: 'create_refused', httpStatus: 409, code: 'already_queued_order_for_terminal', message: 'queued' },
  ...[...ORDER_STATUSES, 'on_hold'].map((status) => ({
    kind: 'order_observed',
    order: { ...order, status },
  })),
  { kind: 'cancel_asked', by: 'cashier' },
  { kind: 'cancel_asked', by: 'till' },
  { kind: 'cancel_accepted' },
  { kind: 'cancel_refused', code: 'cannot_cancel_order' },
  { kind: 'withdrawn' },
  { kind: 'contradicted', field: 'amount', expected: '10.00', got: '1.00' },
  {
    kind: 'settled_by_evidence',
    outcome: 'charged',
    approver: 'Ana',
    role: 'manager',
    reason: 'slip',
    reference: '0042',
  },
  { kind: 'settled_by_evidence', outcome: 'not_charged', approver: 'Ana', reason: 'no slip', reference: '' },
  { kind: 'asking_ended' },
  { kind: 'not_found' },
];

describe('what happened to a charge', () => {
  test.each(LANGUAGES)('has a sentence of its own for everything in %s, all values filled in', (language) => {
    const sentences = EVENTS.map((event) => said(event, language).sentence);
    expect(new Set(sentences).size).toBe(EVENTS.length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/\S/);
      expect(sentence).not.toMatch(/\{\{|undefined|null/);
    }
  });

  test('a payment says how much, with what, and its numbers', () => {
    const paid = {
      ...order,
      status: 'processed',
      paidMinor: 130_000,
      tipMinor: 6_550,
      paymentId: 'PAY1',
      paymentReference: '77',
      paymentMethodId: 'debvisa',
      paymentMethodType: 'debit_card',
      lastDigits: '0042',
    };
    expect(said({ kind: 'order_observed', order: paid })).toEqual({
      sentence: 'Paid: $1,300.00.',
      details: ['Visa · Debit', 'ending in 0042', 'Tip $65.50', 'Payment PAY1', 'Operation 77'],
    });
  });

  test('a decline says why and keeps the code; a busy terminal says whose charge it is', () => {
    const declined = { ...order, status: 'failed', paymentDetail: 'insufficient_amount' };
    expect(said({ kind: 'order_observed', order: declined })).toEqual({
      sentence: 'Declined. The card has insufficient funds.',
      details: ['Detail insufficient_amount'],
    });
    expect(said(EVENTS[2]).details).toEqual([
      'The terminal has a charge of another till, which this one cannot cancel. Finish it or cancel it on the terminal, then charge again.',
      'Code already_queued_order_for_terminal (409)',
      'queued',
    ]);
  });
});

describe('what happened to a refund', () => {
  test('only one that is done is said to have gone back', () => {
    const at = (status: string) =>
      saidOfRefund({ kind: 'observed', refund: { pointRefundId: 'REF1', status, amountMinor: 60_000 } })
        .sentence;
    expect(at('processed')).toBe('The refund of $600.00 is done: the money went back.');
    for (const status of ['processing', 'in_process', 'whatever'])
      expect(at(status)).toMatch(/it is not done yet/);
    for (const status of ['failed', 'rejected']) expect(at(status)).toMatch(/nothing went back/);
  });

  test('says who approved it, or that nobody here did', () => {
    const [till, ...others] = REFUND_ORIGINS.map(
      (origin) => saidOfRefund({ kind: 'prepared' }, { origin }).sentence,
    );
    expect(till).toBe('A refund of $600.00 was approved by Marta Núñez (Owner): Trajo el producto de vuelta');
    expect(others).toEqual([
      'A refund of $600.00 was found that was made on the terminal or in the app.',
      '$600.00 of the payment was taken back by Mercado Pago or the bank.',
    ]);
  });

  test('a refusal gives its reason in words and its code', () => {
    const refused = { kind: 'refused', httpStatus: 428, code: 'insufficient_money_for_refund', message: '' };
    const text = saidOfRefund(refused);
    expect(text.sentence).toMatch(/nothing went back\. The Mercado Pago account has not enough money/);
    expect(text.details).toEqual(['Code insufficient_money_for_refund (428)']);
  });
});

test('a request says what it was, how it was answered, its number, and how many before it brought nothing', () => {
  const exchange = timeline.items[3]?.exchange;
  if (exchange === undefined || exchange === null) throw new Error('the sample has a request');
  expect(exchangeText(exchange, style)).toEqual([
    'Read the order · sent 15:04:05 · answered in 123 ms',
    'HTTP 200',
    'request req-7f3a',
    'requests before it without news: 11',
  ]);
  expect(
    exchangeText({ ...exchange, httpStatus: null, code: 'timeout', requestId: null, withoutNews: 0 }, style),
  ).toEqual(['Read the order · sent 15:04:05 · answered in 123 ms', 'no usable answer', 'code timeout']);
});

test('every documented refusal of a refund has words; another one is shown raw', () => {
  const codes: readonly [string, string][] = [
    ['refund_period_exceeded', 'period'],
    ['insufficient_money_for_refund', 'money'],
    ['payment_not_refundable', 'notRefundable'],
    ['amount_not_refundable', 'amount'],
    ['refund_amount_exceeds', 'amount'],
    ['max_refunds_exceeded', 'max'],
    ['partial_refund_forbidden_with_tips', 'tip'],
    ['unsupported_partially_refunds', 'partial'],
    ['order_already_refunded', 'already'],
    ['refund_in_progress', 'underWay'],
    ['order_payment_not_yet_enabled_for_refund', 'notYet'],
    ['user_not_authorized', 'unauthorized'],
    ['transaction_not_found', 'unknownPayment'],
    ['brand_new_code', 'other'],
  ];
  for (const [code, reason] of codes) expect(refundRefusalReasonOf({ httpStatus: 409, code })).toBe(reason);
  expect(new Set(codes.map(([, reason]) => reason))).toEqual(new Set(REFUND_REFUSAL_REASONS));
  expect(refundRefusalReasonOf({ httpStatus: 401, code: 'x' })).toBe('unauthorized');
});
