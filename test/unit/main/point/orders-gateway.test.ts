import { describe, expect, it } from 'vitest';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import type { ChargeRequest } from '#main/point/gateway.ts';
import type { OrdersGatewayOptions } from '#main/point/orders-gateway.ts';
import { parseMadeRefund, parseOrder } from '#main/point/orders-schema.ts';
import { lost, refused, type Answer } from './answering-http.ts';
import { gatewayOn, order, TERMINAL } from './orders-harness.ts';

const REQUEST: ChargeRequest = {
  externalReference: 'charge-1',
  terminalId: TERMINAL,
  amountMinor: 15_000,
  currency: 'ARS',
  expiresAfterMs: 300_000,
  options: NO_OPTIONS,
};
const PLACE = { orderId: 'ORD1', terminalId: TERMINAL, currency: 'ARS' } as const;
const withMoney = (payment: object, refunds?: unknown) =>
  order({
    transactions: {
      payments: [{ id: 'PAY1', amount: '150.00', ...payment }],
      ...(refunds === undefined ? {} : { refunds }),
    },
  });

const bodyOf = (change: Partial<ChargeRequest>, options: OrdersGatewayOptions = {}): unknown =>
  JSON.parse(gatewayOn(() => lost, options).gateway.orderBody({ ...REQUEST, ...change }));

describe('the body of an order', () => {
  it('asks for the amount and for nothing that was not chosen, and prints nothing', () => {
    expect(bodyOf({})).toEqual({
      type: 'point',
      external_reference: 'charge-1',
      expiration_time: 'PT5M',
      transactions: { payments: [{ amount: '150.00' }] },
      config: { point: { terminal_id: TERMINAL, print_on_terminal: 'no_ticket' } },
    });
  });

  it('says what was chosen in the words of the API', () => {
    const options = {
      paymentType: 'credit_card',
      installments: 6,
      installmentsCost: 'seller',
      printsOnTerminal: true,
      ticketNumber: 'S0392',
    } as const;
    expect(bodyOf({ options })).toMatchObject({
      config: {
        point: { print_on_terminal: 'seller_ticket', ticket_number: 'S0392' },
        payment_method: {
          default_type: 'credit_card',
          default_installments: 6,
          installments_cost: 'seller',
        },
      },
    });
  });

  it.each([
    ['none', '1990'],
    ['two', '1990.00'],
  ] as const)('has Chilean pesos with %s decimals as it is set: %s', (chileDecimals, amount) => {
    const chile = { amountMinor: 1_990, currency: 'CLP' } as const;
    expect(bodyOf(chile, { chileDecimals })).toMatchObject({ transactions: { payments: [{ amount }] } });
    const { gateway } = gatewayOn(() => lost, { chileDecimals });
    expect(gateway.refundBody({ ...chile, paymentId: 'PAY1' })).toContain(`"amount":"${amount}"`);
  });

  it('names the integrator last and only where there is one', () => {
    const usual = gatewayOn(() => lost).gateway.orderBody(REQUEST);
    const withOne = (platformId: string | null, integratorId: string | null): string =>
      gatewayOn(() => lost, { integrator: () => ({ platformId, integratorId }) }).gateway.orderBody(REQUEST);
    expect(withOne(null, null)).toBe(usual);
    expect(withOne('dev_1', 'dev_2')).toBe(
      usual.replace(/\}$/, ',"integration_data":{"platform_id":"dev_1","integrator_id":"dev_2"}}'),
    );
    expect(JSON.parse(withOne(null, 'dev_2'))).toMatchObject({
      integration_data: { integrator_id: 'dev_2' },
    });
    for (const none of ['', 'dev 1', 'dev_1\r\nx: y', '"', 'x'.repeat(65)]) {
      expect(withOne(none, none), none).toBe(usual);
    }
  });

  it('has other currencies with two, whatever is set for Chile', () => {
    expect(bodyOf({}, { chileDecimals: 'two' })).toMatchObject({
      transactions: { payments: [{ amount: '150.00' }] },
    });
  });
});

describe('the refunds of an order', () => {
  const refundsOf = (json: unknown, withoutRefunds?: 'there_are_none') =>
    parseOrder(json, 'ARS', withoutRefunds)?.refunds;

  it('are listed with their amounts, whatever their state', () => {
    const listed = [
      { id: 'REF1', transaction_id: 'PAY1', amount: '24.50', status: 'processed' },
      { id: 'REF2', amount: '0.29', status: 'processing' },
    ];
    expect(refundsOf(withMoney({ refunded_amount: '24.79' }, listed))).toEqual([
      { pointRefundId: 'REF1', status: 'processed', amountMinor: 2_450 },
      { pointRefundId: 'REF2', status: 'processing', amountMinor: 29 },
    ]);
  });

  it('are none in an order that was read without them, and unknown in the answer to a create', () => {
    expect(refundsOf(order(), 'there_are_none')).toEqual([]);
    expect(refundsOf(order())).toBeNull();
  });

  it.each([
    ['the order is refunded', order({ status: 'refunded' })],
    ['some of the money went back', withMoney({ refunded_amount: '10.00' })],
    ['how much went back is not understood', withMoney({ refunded_amount: 'ten' })],
    ['it shows no payment', order({ transactions: {} })],
  ])('are unknown when %s and the list is missing', (_, json) => {
    expect(refundsOf(json, 'there_are_none')).toBeNull();
  });

  it('are none when nothing went back in so many words', () => {
    expect(refundsOf(withMoney({ refunded_amount: '0.00' }), 'there_are_none')).toEqual([]);
  });

  it.each([[[{ id: 'REF1', amount: '1.005', status: 'processed' }]], [[{}]], ['none'], [{ id: 'REF1' }]])(
    'that are not understood (%j) are unknown, and do not hide the payment',
    (listed) => {
      const read = parseOrder(withMoney({ paid_amount: '150.00' }, listed), 'ARS', 'there_are_none');
      expect(read).toMatchObject({ refunds: null, observed: { status: 'processed', paidMinor: 15_000 } });
    },
  );
});

describe('a refund of an order', () => {
  const refund = (answer: Answer, amountMinor: number | null = null) => {
    const { gateway, requests } = gatewayOn(() => answer);
    const body = gateway.refundBody({ amountMinor, currency: 'ARS', paymentId: 'PAY1' });
    return { answer: gateway.refundOrder({ ...PLACE, paymentReference: '1' }, body, 'key-1'), requests };
  };

  it('of all that is left has no body, of a part the payment and its amount', () => {
    expect(refund(lost).requests).toEqual([
      { method: 'POST', path: '/v1/orders/ORD1/refund', headers: { 'x-idempotency-key': 'key-1' } },
    ]);
    const [request] = refund(lost, 2_450).requests;
    expect(request?.body).toBe('{"transactions":[{"id":"PAY1","amount":"24.50"}]}');
  });

  it('in part cannot be asked for without the id of the payment', () => {
    const { gateway } = gatewayOn(() => lost);
    expect(() => gateway.refundBody({ amountMinor: 1, currency: 'ARS', paymentId: null })).toThrow('payment');
  });

  it.each(['refund_in_progress', 'order_refund_already_in_process', 'movement_operations_pending'])(
    'that is refused with %s is asked for again later',
    async (code) => {
      await expect(refund(refused(409, code)).answer).resolves.toMatchObject({
        kind: 'unanswered',
        reason: 'busy',
        neverSent: false,
      });
    },
  );

  it.each(['refund_period_exceeded', 'order_already_refunded', 'insufficient_money_for_refund'])(
    'that is refused with %s is refused',
    async (code) => {
      await expect(refund(refused(409, code)).answer).resolves.toMatchObject({ kind: 'refused', code });
    },
  );

  it('is told from the answer when it names exactly one refund of this order', () => {
    const made = { id: 'REF1', amount: '24.50', status: 'processing' };
    const answer = (refunds: unknown, id = 'ORD1') => ({ id, transactions: { refunds } });
    const told = { pointRefundId: 'REF1', status: 'processing', amountMinor: 2_450 };
    expect(parseMadeRefund(answer([made]), 'ORD1', 'ARS')).toEqual(told);
    expect(parseMadeRefund(answer([made, { ...made, id: 'REF2' }]), 'ORD1', 'ARS')).toBeNull();
    expect(parseMadeRefund(answer([made], 'ORD2'), 'ORD1', 'ARS')).toBeNull();
    expect(parseMadeRefund(answer([]), 'ORD1', 'ARS')).toBeNull();
    expect(parseMadeRefund({}, 'ORD1', 'ARS')).toBeNull();
  });
});

describe('the list of terminals', () => {
  const terminals = Array.from({ length: 120 }, (_, index) => ({
    id: `NEWLAND_N950__${index}`,
    operating_mode: 'PDV',
    store_id: 4778,
    pos_id: '4779',
  }));
  const listing = (fail: (offset: number) => Answer | undefined = () => undefined) =>
    gatewayOn(({ path }) => {
      const query = new URL(path, 'http://127.0.0.1').searchParams;
      const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))];
      const data = { terminals: terminals.slice(offset, offset + limit) };
      return fail(offset) ?? { json: { data, paging: { total: 120, limit, offset } } };
    });

  it('is read to its last page', async () => {
    const { gateway, requests } = listing();
    const answer = await gateway.listTerminals();
    expect(answer.kind === 'ok' ? answer.value.map(({ terminalId }) => terminalId) : []).toEqual(
      terminals.map(({ id }) => id),
    );
    expect(answer.kind === 'ok' ? answer.value[0] : undefined).toMatchObject({
      storeId: '4778',
      posId: '4779',
      operatingMode: 'PDV',
    });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['fails', lost],
    ['is empty', { json: { data: { terminals: [] }, paging: { total: 120 } } }],
    ['does not tell how many there are', { json: { data: { terminals: [] } } }],
  ])('is unanswered when its last page %s', async (_, failure) => {
    const { gateway } = listing((offset) => (offset === 100 ? failure : undefined));
    await expect(gateway.listTerminals()).resolves.toMatchObject({ kind: 'unanswered' });
  });
});
