import { describe, expect, it } from 'vitest';
import { NO_OPTIONS, type ChargeOptions } from '#app/domain/charge-options.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { PointOrder } from '#main/point/gateway.ts';
import { isSameTerminal } from '#main/point/terminal-id.ts';
import { readNumberAmount, writeNumberAmount } from '#main/point/wire-amount.ts';
import { lost, refused, type Answer } from './answering-http.ts';
import { gatewayOn, intent, payment, PLACE, TERMINAL } from './intents-harness.ts';

/** What a read tells of an intent and its payment. */
const reading = (intentJson: unknown, paymentAnswer: Answer = { json: payment() }) => {
  const { gateway, requests } = gatewayOn(({ path }) =>
    path.startsWith('/v1/payments/') ? paymentAnswer : { json: intentJson },
  );
  return { answer: gateway.getOrder(PLACE), requests };
};

const statusOf = async (answer: Promise<PointAnswer<PointOrder | null>>): Promise<string> => {
  const given = await answer;
  return given.kind === 'ok' ? (given.value?.observed.status ?? 'none') : given.kind;
};

describe('the body of an intent', () => {
  const bodyOf = (options: Partial<ChargeOptions> = {}, amountMinor = 15_000): unknown =>
    JSON.parse(
      gatewayOn(() => lost).gateway.orderBody({
        externalReference: 'charge-1',
        terminalId: TERMINAL,
        amountMinor,
        currency: 'ARS',
        expiresAfterMs: 300_000,
        options: { ...NO_OPTIONS, ...options },
      }),
    );

  it('asks for the amount as an integer with two decimals in it, and for nothing that was not chosen', () => {
    expect(bodyOf()).toEqual({
      amount: 15_000,
      additional_info: { external_reference: 'charge-1', print_on_terminal: false },
    });
  });

  it('says what was chosen in the words of the API', () => {
    const options = { paymentType: 'credit_card', installments: 6, installmentsCost: 'buyer' } as const;
    expect(bodyOf({ ...options, printsOnTerminal: true, ticketNumber: 'S0392' })).toMatchObject({
      payment: { type: 'credit_card', installments: 6, installments_cost: 'buyer' },
      additional_info: { print_on_terminal: true, ticket_number: 'S0392' },
    });
    expect(bodyOf({ paymentType: 'debit_card' })).toMatchObject({ payment: { type: 'debit_card' } });
  });

  it('is not made for a currency without decimals: the API has none', () => {
    const { gateway } = gatewayOn(() => lost);
    const chile = { externalReference: 'c', terminalId: TERMINAL, amountMinor: 1, currency: 'CLP' } as const;
    expect(() => gateway.orderBody({ ...chile, expiresAfterMs: 60_000, options: NO_OPTIONS })).toThrow();
  });
});

describe('the create of an intent', () => {
  const headersWith = (platformId: string | null, integratorId: string | null): unknown => {
    const { gateway, requests } = gatewayOn(() => lost, {
      integrator: () => ({ platformId, integratorId }),
    });
    void gateway.createOrder('{}', 'key-1', PLACE);
    return requests[0]?.headers;
  };

  it('names the integrator in its headers, and only where there is one', () => {
    expect(headersWith('dev_1', 'dev_2')).toEqual({
      'x-idempotency-key': 'key-1',
      'x-platform-id': 'dev_1',
      'x-integrator-id': 'dev_2',
    });
    expect(headersWith('dev_1', null)).toEqual({ 'x-idempotency-key': 'key-1', 'x-platform-id': 'dev_1' });
    for (const none of [null, '', 'dev_1\r\nx-other: y', 'dev 1', 'x'.repeat(65)]) {
      expect(headersWith(none, none)).toEqual({ 'x-idempotency-key': 'key-1' });
    }
  });
});

describe('the state of an intent', () => {
  it.each([
    ['OPEN', 'created'],
    ['ON_TERMINAL', 'at_terminal'],
    ['PROCESSING', 'at_terminal'],
    ['PROCESSED', 'at_terminal'],
    ['CANCELED', 'canceled'],
    ['ABANDONED', 'expired'],
    ['ERROR', 'failed'],
    ['CONFIRMATION_REQUIRED', 'action_required'],
    ['IN_REVIEW', 'IN_REVIEW'],
  ])('%s without a payment is %s, and no payment is asked for', async (state, status) => {
    const { answer, requests } = reading(intent({ state, payment: { type: 'credit_card' } }));
    expect(await statusOf(answer)).toBe(status);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['approved', 'processed'],
    ['rejected', 'failed'],
    ['cancelled', 'canceled'],
    ['refunded', 'refunded'],
    ['in_process', 'in_process'],
    ['charged_back', 'charged_back'],
  ])('FINISHED with a payment that is %s is %s', async (status, expected) => {
    expect(await statusOf(reading(intent(), { json: payment({ status }) }).answer)).toBe(expected);
  });

  it.each([
    ['ERROR', 'rejected', 'failed'],
    ['ERROR', 'approved', 'processed'],
    ['ERROR', 'in_process', 'in_process'],
    ['CANCELED', 'rejected', 'canceled'],
    ['CANCELED', 'approved', 'processed'],
    ['ABANDONED', 'cancelled', 'expired'],
    ['ABANDONED', 'approved', 'processed'],
    ['CONFIRMATION_REQUIRED', 'approved', 'action_required'],
    ['ON_TERMINAL', 'approved', 'at_terminal'],
  ])('%s with a payment that is %s is %s', async (state, status, expected) => {
    expect(await statusOf(reading(intent({ state }), { json: payment({ status }) }).answer)).toBe(expected);
  });

  it('FINISHED is nothing without its payment', async () => {
    for (const none of [{}, { id: '' }, { id: null }]) {
      expect(await statusOf(reading(intent({ payment: none })).answer)).toBe('unanswered');
    }
  });

  it.each([
    ['is lost', lost],
    ['is not there', refused(404, 'not_found')],
    ['is refused', refused(401, 'unauthorized')],
    ['has no shape', { json: {} }],
    ['is another one', { json: payment({ id: 9 }) }],
    ['has an amount of three decimals', { json: payment({ transaction_amount: 1.005 }) }],
    ['has an amount without end', { json: payment({ transaction_amount: 1e21 }) }],
    ['has a status that is one of orders', { json: payment({ status: 'expired' }) }],
  ])('FINISHED is unanswered when the payment %s', async (_, paymentAnswer) => {
    expect(await statusOf(reading(intent(), paymentAnswer).answer)).toBe('unanswered');
  });

  it('that spells a status of orders is not taken for one', async () => {
    expect(await statusOf(reading(intent({ state: 'processed' })).answer)).toBe('unanswered');
  });

  it('is queued in the answer to a create, which shows none', async () => {
    const { gateway } = gatewayOn(() => ({ json: intent({ state: undefined, payment: undefined }) }));
    expect(await statusOf(gateway.createOrder('{}', 'key-1', PLACE))).toBe('created');
  });
});

describe('a payment', () => {
  it('is told with its card, its reference and its instalments', async () => {
    await expect(reading(intent()).answer).resolves.toMatchObject({
      kind: 'ok',
      value: {
        observed: {
          orderId: 'intent-1',
          paymentId: '123456',
          paymentReference: '123456',
          paidMinor: 15_000,
          tipMinor: 0,
          paymentDetail: 'accredited',
          paymentMethodId: 'visa',
          paymentMethodType: 'credit_card',
          installments: 3,
          lastDigits: '3704',
        },
        externalReference: 'charge-1',
        terminalId: TERMINAL,
        amountMinor: 15_000,
        currency: 'ARS',
        refunds: [],
      },
    });
  });

  it('of more than was asked for has a tip, of less has none', async () => {
    const paid = async (transaction_amount: number) => {
      const answer = await reading(intent(), { json: payment({ transaction_amount }) }).answer;
      return answer.kind === 'ok' ? [answer.value.observed.paidMinor, answer.value.observed.tipMinor] : [];
    };
    expect(await paid(160.5)).toEqual([16_050, 1_050]);
    expect(await paid(149.99)).toEqual([14_999, 0]);
  });

  it('that was refused says why in the words of the Orders API, and paid nothing', async () => {
    const declined = payment({ status: 'rejected', status_detail: 'cc_rejected_insufficient_amount' });
    await expect(reading(intent(), { json: declined }).answer).resolves.toMatchObject({
      value: { observed: { status: 'failed', paymentDetail: 'insufficient_amount', paidMinor: null } },
    });
  });

  it('has its refunds, unless one of them is not understood', async () => {
    const refunds = [
      { id: 7, amount: 0.29, status: 'approved' },
      { id: '8', amount: 10, status: 'in_process' },
    ];
    await expect(reading(intent(), { json: payment({ refunds }) }).answer).resolves.toMatchObject({
      value: {
        refunds: [
          { pointRefundId: '7', amountMinor: 29, status: 'approved' },
          { pointRefundId: '8', amountMinor: 1_000, status: 'in_process' },
        ],
      },
    });
    for (const odd of [undefined, null, [{ id: 7, amount: 0.001, status: 'approved' }], [{}]]) {
      const answer = reading(intent(), { json: payment({ refunds: odd }) }).answer;
      await expect(answer).resolves.toMatchObject({
        value: { refunds: null, observed: { status: 'processed' } },
      });
    }
  });

  it.each([
    [0.29, 29],
    [19.99, 1_999],
    [1.1, 110],
    [4.35, 435],
    [1_005, 100_500],
    [4_000_000, 400_000_000],
    [9_999_999_999.99, 999_999_999_999],
    [0, 0],
  ])('of %d units is %d cents, exactly', (units, minor) => {
    expect(readNumberAmount(units, 'ARS')).toBe(minor);
    expect(JSON.parse(writeNumberAmount(minor, 'ARS'))).toBe(units);
  });

  it.each([1.005, 0.001, -1, 1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY, 0.1 + 0.2])(
    'of %d units is none',
    (units) => {
      expect(readNumberAmount(units, 'ARS')).toBeUndefined();
    },
  );
});

describe('a terminal', () => {
  it.each([
    [TERMINAL, true],
    ['3_INGENICO_MOVE2500_ING-ARG-14886780', true],
    ['INGENICO_MOVE2500_ING-ARG-14886780', true],
    ['12__INGENICO_MOVE2500__ING-ARG-14886780', true],
    ['INGENICO_MOVE2500__ING-ARG-1488678', false],
    ['INGENICO_MOVE2500__ING-ARG-148867800', false],
    ['ING-ARG-14886780', false],
    ['X_INGENICO_MOVE2500_ING-ARG-14886780', false],
    ['', false],
  ])('that is called %s is the one asked for: %s', async (device_id, isSame) => {
    expect(isSameTerminal(device_id, TERMINAL)).toBe(isSame);
    await expect(reading(intent({ device_id, state: 'OPEN' })).answer).resolves.toMatchObject({
      value: { terminalId: isSame ? TERMINAL : device_id },
    });
  });
});

describe('a cancellation of an intent', () => {
  it('deletes it at its terminal', async () => {
    const { gateway, requests } = gatewayOn(() => ({ json: { id: 'intent-1' } }));
    await expect(gateway.cancelOrder(PLACE, 'key-1')).resolves.toMatchObject({ kind: 'ok', value: null });
    const path = `/point/integration-api/devices/${TERMINAL}/payment-intents/intent-1`;
    expect(requests).toEqual([{ method: 'DELETE', path }]);
  });

  it.each([
    [409, '103'],
    [409, '101'],
    [404, '101'],
  ])('that is refused with %d %s keeps its code', async (httpStatus, code) => {
    const { gateway } = gatewayOn(() => refused(httpStatus, code));
    const answer = gateway.cancelOrder(PLACE, 'key-1');
    await expect(answer).resolves.toMatchObject({ kind: 'refused', httpStatus, code });
  });
});

describe('a refund of an intent', () => {
  it('is asked of its payment, with an amount that is never a float, and shows what is pending', async () => {
    const json = { id: 77, payment_id: 123_456, amount: 0.29, status: 'in_process' };
    const { gateway, requests } = gatewayOn(() => ({ json }));
    const body = gateway.refundBody({ amountMinor: 29, currency: 'ARS', paymentId: null });
    expect(body).toBe('{"amount":0.29}');
    const place = { ...PLACE, paymentReference: '123456' };
    await expect(gateway.refundOrder(place, body, 'key-1')).resolves.toMatchObject({
      kind: 'ok',
      value: { pointRefundId: '77', status: 'in_process', amountMinor: 29 },
    });
    await gateway.refundOrder(
      place,
      gateway.refundBody({ amountMinor: null, currency: 'ARS', paymentId: null }),
      'k',
    );
    const headers = { 'x-idempotency-key': 'key-1', 'x-render-in-process-refunds': 'true' };
    const request = { method: 'POST', path: '/v1/payments/123456/refunds', headers };
    expect(requests).toEqual([
      { ...request, body },
      { ...request, headers: { ...headers, 'x-idempotency-key': 'k' } },
    ]);
  });
});
