import { describe, expect, it } from 'vitest';

import { OPEN_QUESTIONS, type OpenQuestionSettings } from '#main/simulator/simulator.ts';
import { at, codesOf, orderBody, startBench, type Bench } from './harness.ts';
import { CLOUD_OBSERVATIONS, type Observation } from './cloud-questions.ts';
import { INTEGRATION_OBSERVATIONS } from './integration-questions.ts';
import { PAYMENT_OBSERVATIONS } from './payment-questions.ts';

const AT_TERMINAL = { 'x-allow-cancelable-status': 'at_terminal' };

const manual = { pickUpMs: 'manual', decideMs: 'manual' } as const;

const payments = (amount: string) => ({ transactions: { payments: [{ amount }] } });

const withMethod = (bench: Bench, payment_method: Record<string, unknown>) => ({
  config: { point: { terminal_id: bench.terminalId }, payment_method },
});

const withPoint = (bench: Bench, point: Record<string, unknown>) => ({
  config: { point: { terminal_id: bench.terminalId, ...point } },
});

async function canceledTwice(bench: Bench, keys: readonly [string, string]): Promise<number> {
  const id = await bench.createdId();
  bench.simulator.pickUp(id);
  await bench.cancel(id, { key: keys[0], headers: AT_TERMINAL });
  bench.clock.advance(keys[0] === keys[1] ? 1_000 : 0);
  return (await bench.cancel(id, { key: keys[1], headers: AT_TERMINAL })).status;
}

/** What one can observe under each reading of every question that has more than one. */
const OBSERVATIONS: { readonly [Setting in keyof OpenQuestionSettings]?: Observation<Setting> } = {
  amountLimits: {
    observe: async (bench) => [
      (await bench.create(payments('4.00'))).status,
      (await bench.create(payments('14.00'))).status,
    ],
    seen: { observed: [400, 400], documented: [400, 201], none: [201, 409] },
  },
  emptyObjectCode: {
    observe: async (bench) => codesOf(await bench.create({ config: { point: {} } })),
    seen: {
      both: ['required_properties', 'minimum_properties'],
      minimum_properties: ['minimum_properties'],
      required_properties: ['required_properties'],
    },
  },
  defaultTypeQr: {
    observe: async (bench) => (await bench.create(withMethod(bench, { default_type: 'qr' }))).status,
    seen: { refused: 400, accepted: 201 },
  },
  installmentsInOrder: {
    observe: async (bench) => (await bench.create(withMethod(bench, { default_installments: 3 }))).status,
    seen: { MLA_and_MLB: 201, nowhere: 400, everywhere: 201 },
  },
  ticketNumberInOrder: {
    observe: async (bench) => (await bench.create(withPoint(bench, { ticket_number: 'S0392' }))).status,
    seen: { MLA: 201, nowhere: 400, everywhere: 201 },
  },
  screenTimeInOrder: {
    observe: async (bench) => (await bench.create(withPoint(bench, { screen_time: 'PT1M' }))).status,
    seen: { refused: 400, accepted: 201 },
  },
  idempotencyBeforeValidation: {
    observe: async (bench) => {
      await bench.create({}, { key: 'K' });
      const body = { ...orderBody(bench.terminalId), type: 'x' };
      return (await bench.create({}, { key: 'K', body })).status;
    },
    seen: { '409': 409, '400': 400 },
  },
  sameRequest: {
    observe: async (bench) => {
      const body = orderBody(bench.terminalId);
      await bench.create({}, { key: 'K', body });
      return (await bench.create({}, { key: 'K', body: JSON.stringify(body, null, 2) })).status;
    },
    seen: { same_json: 201, same_bytes: 409 },
  },
  replayAnswer: {
    observe: async (bench) => {
      const id = at((await bench.create({}, { key: 'K' })).json, 'id');
      bench.simulator.pickUp(String(id));
      return at((await bench.create({}, { key: 'K' })).json, 'status');
    },
    seen: { first_answer: 'created', current_order: 'at_terminal' },
  },
  refusedRequestUsesKey: {
    observe: async (bench) => {
      await bench.create({}, { key: 'K', body: { ...orderBody(bench.terminalId), type: 'x' } });
      return (await bench.create({}, { key: 'K' })).status;
    },
    seen: { no: 201, yes: 409 },
  },
  keyOfRepeatedCancel: {
    observe: (bench) => canceledTwice(bench, ['C', 'C']),
    seen: { stored_answer: 202, evaluated_again: 409 },
  },
  cancelWhileCancellationRequested: {
    observe: (bench) => canceledTwice(bench, ['C', 'D']),
    seen: { '202': 202, '409': 409 },
  },
  cancelableStatusHeader: {
    observe: async (bench) => {
      const id = await bench.createdId();
      bench.simulator.pickUp(id);
      const headers = { 'x-allow-cancelable-status': 'at_terminal,created' };
      return (await bench.cancel(id, { headers })).status;
    },
    seen: { exact: 409, list: 202 },
  },
  queuedOrderCode: {
    observe: async (bench) => {
      await bench.createdId();
      return codesOf(await bench.create());
    },
    seen: {
      already_queued_order_for_terminal: ['already_queued_order_for_terminal'],
      already_queued_order_on_terminal: ['already_queued_order_on_terminal'],
    },
  },
  createForTerminalOutsidePdv: {
    observe: async (bench) => {
      bench.simulator.setTerminal(bench.terminalId, { operatingMode: 'STANDALONE' });
      return (await bench.create()).status;
    },
    seen: { waits_for_pdv: 201, forbidden: 403 },
  },
  expiryWhileCardIsProcessed: {
    observe: async (bench) => {
      const id = await bench.createdId({ expiration_time: 'PT30S' });
      bench.simulator.pickUp(id);
      bench.simulator.presentCard(id);
      bench.clock.advance(30_000);
      return at((await bench.read(id)).json, 'status');
    },
    seen: { outcome_wins: 'at_terminal', expires: 'expired' },
  },
  amountInAnswers: {
    observe: async (bench) =>
      at((await bench.create(payments('20'))).json, 'transactions', 'payments', 0, 'amount'),
    seen: { as_sent: '20', two_decimals: '20.00' },
  },
  currencyInAnswers: {
    observe: async (bench) => at((await bench.create()).json, 'currency'),
    seen: { present: 'ARS', absent: undefined },
  },
  countryCode: {
    observe: async (bench) => at((await bench.create()).json, 'country_code'),
    seen: { alpha3: 'ARG', alpha2: 'AR', site: 'MLA' },
  },
  declinedPaymentDetails: {
    observe: async (bench) => {
      const id = await bench.createdId();
      bench.simulator.pickUp(id);
      bench.simulator.decide(id, { kind: 'declines', detail: 'high_risk' });
      return at((await bench.read(id)).json, 'transactions', 'payments', 0, 'payment_method', 'id');
    },
    seen: { shown: 'visa', hidden: undefined },
  },
  virtualTerminalInList: {
    observe: async (bench) => (await bench.send('GET', '/terminals/v1/list')).text.includes('SBX0000001'),
    seen: { absent: false, present: true },
  },
  orderOfAnotherAccount: {
    observe: async (bench) => {
      const id = await bench.createdId();
      return (await bench.read(id, { token: bench.simulator.foreignAccessToken })).status;
    },
    seen: { '404 order_not_found': 404, '401 user_not_authorized': 401 },
  },
  wrongMethod: {
    observe: async (bench) => (await bench.send('PUT', '/v1/orders')).status,
    seen: { '405 method_not_allowed': 405, '404 not_found': 404 },
  },
  ...INTEGRATION_OBSERVATIONS,
  ...CLOUD_OBSERVATIONS,
  ...PAYMENT_OBSERVATIONS,
};

const cases = Object.entries(OBSERVATIONS).flatMap(([setting, { observe, seen, on = {} }]) =>
  Object.entries(seen).map(([reading, expected]) => ({ setting, reading, observe, expected, on })),
);

describe('open questions', () => {
  it.each(cases)('$setting can be read as $reading', async ({ setting, reading, observe, expected, on }) => {
    const bench = await startBench({
      accountKind: setting === 'virtualTerminalInList' ? 'test' : 'live',
      openQuestions: { [setting]: reading },
      pace: manual,
      terminalCount: setting === 'secondPdvDevice' ? 2 : 1,
      ...on,
    });
    expect(await observe(bench)).toEqual(expected);
  });

  it('are all shown to be what the table says, for every reading it offers', () => {
    const offered = Object.entries(OPEN_QUESTIONS).flatMap(([setting, { choice, alternatives }]) =>
      alternatives.length === 0 ? [] : [choice, ...alternatives].map((reading) => `${setting}: ${reading}`),
    );
    expect(cases.map(({ setting, reading }) => `${setting}: ${reading}`).sort()).toEqual(offered.sort());
  });

  it('are not accepted on create in Mexico where only Argentina and Brazil have them', async () => {
    const bench = await startBench({ site: 'MLM' });
    const reply = await bench.create(withMethod(bench, { default_installments: 3 }));
    expect(codesOf(reply)).toEqual(['unsupported_properties']);
    expect(codesOf(await bench.create(withPoint(bench, { ticket_number: 'S1' })))).toEqual([
      'unsupported_properties',
    ]);
  });
});
