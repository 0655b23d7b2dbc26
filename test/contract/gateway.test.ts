import { describe, expect, onTestFinished, test } from 'vitest';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import { fixedToken } from '#main/point/credentials.ts';
import { createIntentsGateway } from '#main/point/intents-gateway.ts';
import { createOrdersGateway } from '#main/point/orders-gateway.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import { createManualClock, startSimulator } from '#main/simulator/simulator.ts';
import { gatewayBench, type GatewayUnderTest } from './gateway-bench.ts';
import { gatewayContract } from './gateway-contract.ts';

const ORDERS: GatewayUnderTest = {
  create: (http) => createOrdersGateway(http),
  createRoute: 'orders.create',
  readRoute: 'orders.get',
  cancelRoute: 'orders.cancel',
  codes: {
    busy: 'already_queued_order_for_terminal',
    foreign: 'forbidden_checking_terminal_owner',
    uncancellable: 'cannot_cancel_order',
  },
};

const INTENTS: GatewayUnderTest = {
  create: (http) => createIntentsGateway(http, { openAtMostMs: 60 * 60_000 }),
  createRoute: 'integration.create_intent',
  readRoute: 'integration.get_intent',
  cancelRoute: 'integration.delete_intent',
  codes: { busy: '2205', foreign: 'forbidden', uncancellable: '103' },
};

describe('the Orders API in Argentina', () => {
  gatewayContract(ORDERS, 'MLA');
});

describe('the Integration API in Argentina', () => {
  gatewayContract(INTENTS, 'MLA');
});

describe('the Orders API in Mexico', () => {
  gatewayContract(ORDERS, 'MLM');
});

describe('the Integration API in Brazil', () => {
  gatewayContract(INTENTS, 'MLB');
});

describe('an order at the terminal', () => {
  const bench = gatewayBench(ORDERS, 'MLA');

  test('is cancelled by the terminal, after 202 and unless it is paid first', async () => {
    bench.point().setCustomer({ kind: 'walks_away' });
    const place = await bench.charged();
    bench.advance(2_000);
    await expect(bench.gateway().cancelOrder(place, 'cancel-1')).resolves.toMatchObject({
      kind: 'ok',
      httpStatus: 202,
      value: { observed: { status: 'at_terminal', paymentDetail: 'cancellation_requested' } },
    });
    bench.advance(10_000);
    expect((await bench.read(place)).observed.status).toBe('canceled');
  });

  test('that is paid all the same is paid', async () => {
    const place = await bench.charged();
    bench.advance(4_500);
    const answer = await bench.gateway().cancelOrder(place, 'cancel-1');
    expect(answer).toMatchObject({ kind: 'ok', httpStatus: 202 });
    bench.advance(10_000);
    expect((await bench.read(place)).observed).toMatchObject({ status: 'processed', paidMinor: 15_000 });
  });
});

describe('an order with an integrator’s attribution', () => {
  const integrator = () => ({ platformId: 'dev_platform', integratorId: 'dev_integrator' });
  const bench = gatewayBench(
    { ...ORDERS, create: (http) => createOrdersGateway(http, { integrator }) },
    'MLB',
  );

  test('is taken, and has it', async () => {
    await bench.charged();
    const [create] = bench.point().requests();
    expect(JSON.parse(create?.body ?? '')).toMatchObject({
      integration_data: { platform_id: 'dev_platform', integrator_id: 'dev_integrator' },
    });
  });
});

describe('the search for orders', () => {
  const open = async (isThere: boolean) => {
    const clock = createManualClock();
    const openQuestions = { orderSearch: isThere ? 'present' : 'absent' } as const;
    const point = await startSimulator({ site: 'MLA', clock, openQuestions });
    onTestFinished(() => point.close());
    const http = createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => point.accessToken) });
    const gateway = createOrdersGateway(http, { orderSearch: 'trusted' });
    const place = { terminalId: point.terminals[0] ?? '', currency: 'ARS' } as const;
    const order = (externalReference: string) => {
      const request = { ...place, externalReference, amountMinor: 15_000, expiresAfterMs: 300_000 };
      return gateway.createOrder(
        gateway.orderBody({ ...request, options: NO_OPTIONS }),
        externalReference,
        place,
      );
    };
    const find = (externalReference: string) =>
      gateway.findOrder({ ...place, externalReference, preparedAtMs: 0, nowMs: clock.nowMs() });
    return { point, clock, order, find };
  };

  test('finds a lost one among all others, and says when there is none', async () => {
    const { point, clock, order, find } = await open(true);
    await order('charge-1');
    clock.advance(10_000);
    point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' }, times: 1 });
    await expect(order('charge-2')).resolves.toMatchObject({ kind: 'unanswered' });
    await expect(find('charge-2')).resolves.toMatchObject({
      kind: 'ok',
      value: { externalReference: 'charge-2', observed: { status: 'created' }, refunds: [] },
    });
    await expect(find('charge')).resolves.toMatchObject({ kind: 'ok', value: null });
    point.faults.inject({ route: 'orders.search', fault: { kind: 'truncated_body' }, times: 1 });
    await expect(find('charge')).resolves.toMatchObject({ kind: 'unanswered' });
  });

  test('says nothing where the API has none', async () => {
    const { find } = await open(false);
    await expect(find('charge-1')).resolves.toMatchObject({ kind: 'refused', httpStatus: 404 });
  });
});

describe('a gateway', () => {
  test('says which generation it is, and what can be done about a lost create', () => {
    const http: PointHttp = () => Promise.reject(new Error('nothing is sent'));
    expect(createOrdersGateway(http)).toMatchObject({
      kind: 'orders',
      isCreateRepeatable: true,
      canFind: 'never',
    });
    expect(createIntentsGateway(http)).toMatchObject({
      kind: 'intents',
      isCreateRepeatable: false,
      canFind: 'hint',
    });
    expect(createIntentsGateway(http, { openAtMostMs: 60_000 }).canFind).toBe('proof');
  });
});
