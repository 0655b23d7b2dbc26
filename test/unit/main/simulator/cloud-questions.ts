import type { OpenQuestionSettings, SimulatorOptions } from '#main/simulator/simulator.ts';
import { at, codesOf, freshKey, type Bench } from './harness.ts';
import { paidOrder, referenceOf, refund } from './paid-order.ts';
import { isSigned, startReceiver, type Notification } from './webhook-receiver.ts';

export type Observation<Setting extends keyof OpenQuestionSettings> = {
  readonly observe: (bench: Bench) => Promise<unknown>;
  readonly seen: Readonly<Record<OpenQuestionSettings[Setting], unknown>>;
  /** What the simulator is started with. */
  readonly on?: Partial<SimulatorOptions>;
};

const SECRET = 'secret';
const VIRTUAL = { config: { point: { terminal_id: 'PAX_A910__SBX0000001' } } };
const PRINT = `{b}${'-'.repeat(100)}{/b}`;

/** The code of the refusal of an order's refund, or its status. */
async function refunding(bench: Bench, id: string, amount?: string): Promise<unknown> {
  const reply = await refund(bench, id, amount);
  return codesOf(reply)[0] ?? reply.status;
}

/** The payment of a paid order, from the Payments API. */
async function payment(bench: Bench): Promise<unknown> {
  return (await bench.send('GET', `/v1/payments/${await referenceOf(bench, await paidOrder(bench))}`)).json;
}

/** What comes to a receiver when `act` is done; stops after the first notification. */
async function notified(bench: Bench, act: (bench: Bench) => Promise<unknown>): Promise<Notification> {
  const receiver = await startReceiver();
  bench.simulator.setWebhook({ url: receiver.url, secret: SECRET });
  await act(bench);
  return receiver.next();
}

const withStore = (bench: Bench, body: Record<string, unknown>) =>
  bench.send('POST', '/v2/pos', { key: freshKey(), body: { external_id: 'CAJA1', ...body } });

/** What one can observe under each reading of the questions beyond create, get, cancel and list of the orders. */
export const CLOUD_OBSERVATIONS: { readonly [Setting in keyof OpenQuestionSettings]?: Observation<Setting> } =
  {
    orderSearch: {
      observe: async (bench) => {
        const id = await bench.createdId();
        const reply = await bench.send('GET', '/v1/orders?external_reference=sale_77-1');
        return [reply.status, at(reply.json, 'data', 0, 'id') === id];
      },
      seen: { absent: [404, false], present: [200, true] },
    },
    refundSuccessStatus: {
      observe: async (bench) => (await refund(bench, await paidOrder(bench))).status,
      seen: { '201': 201, '200': 200 },
    },
    refundStatusInAnswer: {
      observe: async (bench) =>
        at((await refund(bench, await paidOrder(bench))).json, 'transactions', 'refunds', 0, 'status'),
      seen: { processing: 'processing', processed: 'processed' },
    },
    refundOfUnpaidOrder: {
      observe: async (bench) => refunding(bench, await bench.createdId()),
      seen: {
        cannot_refund_order: 'cannot_refund_order',
        action_not_allowed_for_current_state: 'action_not_allowed_for_current_state',
      },
    },
    refundInProgressCode: {
      observe: async (bench) => {
        const id = await paidOrder(bench);
        await refund(bench, id, '1.00');
        return refunding(bench, id, '1.00');
      },
      seen: {
        refund_in_progress: 'refund_in_progress',
        order_refund_already_in_process: 'order_refund_already_in_process',
      },
    },
    partialRefundOfWholeAmount: {
      observe: async (bench) => refunding(bench, await paidOrder(bench), '150.00'),
      seen: { refund_amount_exceeds: 'refund_amount_exceeds', accepted: 201 },
    },
    partialRefundOfQr: {
      on: { site: 'MLB' },
      observe: async (bench) =>
        refunding(bench, await paidOrder(bench, { kind: 'pays', wallet: 'external' }), '1.00'),
      seen: { MLA: 'unsupported_partially_refunds', everywhere: 201 },
    },
    partialRefundNotification: {
      observe: async (bench) => {
        const id = await paidOrder(bench);
        const notification = await notified(bench, async () => {
          await refund(bench, id, '1.00');
          bench.clock.advance(2_000);
          await refund(bench, id);
        });
        return at(notification.body, 'data', 'status_detail');
      },
      seen: { 'order.refunded': 'partially_refunded', none: 'refunded' },
    },
    simulatedRefund: {
      on: { accountKind: 'test' },
      observe: async (bench) => {
        const id = await paidOrder(bench);
        const reply = await bench.send('POST', `/v1/orders/${id}/events`, { body: { status: 'refunded' } });
        bench.clock.advance(10_000);
        return [reply.status, at((await bench.read(id)).json, 'status')];
      },
      seen: { refunds: [204, 'refunded'], lost: [204, 'processed'] },
    },
    secondSimulation: {
      on: { accountKind: 'test' },
      observe: async (bench) => {
        const id = await bench.createdId();
        await bench.send('POST', `/v1/orders/${id}/events`, { body: { status: 'processed' } });
        await bench.send('POST', `/v1/orders/${id}/events`, { body: { status: 'failed' } });
        bench.clock.advance(10_000);
        return at((await bench.read(id)).json, 'status');
      },
      seen: { refused: 'processed', replaces: 'failed' },
    },
    virtualTerminalCustomer: {
      on: { accountKind: 'test', pace: {} },
      observe: async (bench) => {
        const id = await bench.createdId(VIRTUAL);
        bench.clock.advance(10_000);
        return at((await bench.read(id)).json, 'status');
      },
      seen: { nobody: 'created', acts: 'processed' },
    },
    setupOfForeignTerminal: {
      observe: async (bench) => {
        const terminals = [{ id: bench.simulator.foreignTerminals[0], operating_mode: 'PDV' }];
        return codesOf(await bench.send('PATCH', '/terminals/v1/setup', { body: { terminals } }));
      },
      seen: {
        '404 not_found': ['not_found'],
        '403 terminal_not_allowed_action': ['terminal_not_allowed_action'],
      },
    },
    modeBeforeRestart: {
      observe: async (bench) => {
        const terminals = [{ id: bench.terminalId, operating_mode: 'STANDALONE' }];
        await bench.send('PATCH', '/terminals/v1/setup', { body: { terminals } });
        const list = (await bench.send('GET', '/terminals/v1/list')).json;
        return at(list, 'data', 'terminals', 0, 'operating_mode');
      },
      seen: { set_mode: 'STANDALONE', running_mode: 'PDV' },
    },
    printOutsidePdv: {
      observe: async (bench) => {
        bench.simulator.setTerminal(bench.terminalId, { operatingMode: 'STANDALONE' });
        const config = { point: { terminal_id: bench.terminalId, subtype: 'custom' } };
        const body = { type: 'print', external_reference: 'p1', config, content: PRINT };
        return (await bench.send('POST', '/terminals/v1/actions', { key: freshKey(), body })).status;
      },
      seen: { '403 terminal_not_allowed_action': 403, waits_for_pdv: 201 },
    },
    chileDecimals: {
      on: { site: 'MLC' },
      observe: async (bench) => {
        const transactions = { payments: [{ amount: '1990.50' }] };
        return [(await bench.create({ transactions })).status, bench.simulator.truth()[0]?.amountMinor];
      },
      seen: { none: [400, undefined], two: [201, 199_050] },
    },
    storeCreatedStatus: {
      observe: async (bench) => {
        const me = String(at((await bench.send('GET', '/users/me')).json, 'id'));
        const location = {
          street_number: '1',
          street_name: 'A',
          city_name: 'Salta',
          state_name: 'Salta',
          latitude: 0,
          longitude: 0,
        };
        return (await bench.send('POST', `/users/${me}/stores`, { body: { name: 'A', location } })).status;
      },
      seen: { '201': 201, '200': 200 },
    },
    storeOfAnotherAccount: {
      observe: async (bench) => (await withStore(bench, { store_id: '47790002' })).status,
      seen: { '404 store_not_found': 404, '424 internal_error_check_store_owner': 424 },
    },
    externalReferenceInPayment: {
      observe: async (bench) => at(await payment(bench), 'external_reference'),
      seen: { present: 'sale_77-1', absent: null },
    },
    placeInPayment: {
      observe: async (bench) => {
        const shown = await payment(bench);
        return [at(shown, 'store_id'), at(shown, 'pos_id')];
      },
      seen: { present: ['47790001', '4779'], absent: [null, null] },
    },
    testTokenPrefix: {
      on: { accountKind: 'test' },
      observe: (bench) => Promise.resolve(bench.simulator.accessToken.split('-')[0]),
      seen: { TEST: 'TEST', APP_USR: 'APP_USR' },
    },
    reportSeparator: {
      observe: async (bench) => {
        const body = { begin_date: '2026-01-05T00:00:00Z', end_date: '2026-01-06T00:00:00Z' };
        const asked = await bench.send('POST', '/v1/account/settlement_report', { body });
        bench.clock.advance(60_000);
        const path = `/v1/account/settlement_report/${String(at(asked.json, 'file_name'))}`;
        return (await bench.send('GET', path)).text.slice(
          'EXTERNAL_REFERENCE'.length,
          'EXTERNAL_REFERENCE'.length + 1,
        );
      },
      seen: { comma: ',', semicolon: ';' },
    },
    signatureCasing: {
      observe: async (bench) => {
        const notification = await notified(bench, paidOrder);
        const id = String(at(notification.body, 'data', 'id'));
        return [isSigned(notification, id, SECRET), isSigned(notification, id.toLowerCase(), SECRET)];
      },
      seen: { as_is: [true, false], lower_case: [false, true], neither: [false, false] },
    },
    signatureTimestamp: {
      observe: async (bench) =>
        /^ts=(\d+),/.exec(String((await notified(bench, paidOrder)).headers['x-signature']))?.[1]?.length,
      seen: { milliseconds: 13, seconds: 10 },
    },
    notificationsOfProgress: {
      observe: async (bench) => at((await notified(bench, paidOrder)).body, 'action'),
      seen: { none: 'order.processed', created_and_at_terminal: 'order.created' },
    },
    notificationId: {
      observe: async (bench) => typeof at((await notified(bench, paidOrder)).body, 'id'),
      seen: { absent: 'undefined', present: 'string' },
    },
    notificationUserId: {
      observe: async (bench) => typeof at((await notified(bench, paidOrder)).body, 'user_id'),
      seen: { string: 'string', number: 'number' },
    },
    notificationAmounts: {
      observe: async (bench) => at((await notified(bench, paidOrder)).body, 'data', 'total_paid_amount'),
      seen: { as_sent: '150.00', without_decimals: '150' },
    },
    notificationQuery: {
      observe: async (bench) => (await notified(bench, paidOrder)).query.get('data.external_reference'),
      seen: { absent: null, present: 'sale_77-1' },
    },
  };
