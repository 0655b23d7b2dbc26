import type { OpenQuestionSettings } from '#main/simulator/simulator.ts';
import { at, type Bench } from './harness.ts';
import { DEVICES, INTENTS, integrationOn, legacyErrorOf } from './integration-harness.ts';

type Observation<Setting extends keyof OpenQuestionSettings> = {
  readonly observe: (bench: Bench) => Promise<unknown>;
  readonly seen: Readonly<Record<OpenQuestionSettings[Setting], unknown>>;
};

const SANDBOX = { 'x-test-scope': 'sandbox' };

/** An intent that the customer has paid or not, by hand, and that is over. */
async function decided(bench: Bench, decision: Parameters<Bench['simulator']['decide']>[1]): Promise<string> {
  const id = await integrationOn(bench).intentId();
  bench.simulator.pickUp(id);
  bench.simulator.decide(id, decision);
  bench.clock.advance(1_000);
  return id;
}

/** What one can observe under each reading of the questions about the Integration API. */
export const INTEGRATION_OBSERVATIONS: {
  readonly [Setting in keyof OpenQuestionSettings]?: Observation<Setting>;
} = {
  intentCreatedStatus: {
    observe: async (bench) => (await integrationOn(bench).createIntent()).status,
    seen: { '200': 200, '201': 201 },
  },
  intentAdditionalInfo: {
    observe: async (bench) =>
      (await integrationOn(bench).createIntent({}, { body: { amount: 1_500 } })).status,
    seen: { optional: 200, required_in_MLA_and_MLM: 400 },
  },
  intentTicketNumber: {
    observe: async (bench) => (await integrationOn(bench).createIntent()).status,
    seen: { optional: 200, required: 400 },
  },
  intentPaymentId: {
    observe: async (bench) => {
      const id = await decided(bench, { kind: 'pays' });
      return typeof at((await integrationOn(bench).readIntent(id)).json, 'payment', 'id');
    },
    seen: { number: 'number', string: 'string' },
  },
  intentError: {
    observe: async (bench) => {
      const id = await decided(bench, { kind: 'declines', detail: 'processing_error' });
      return integrationOn(bench).stateOf(id);
    },
    seen: { processing_failures: 'ERROR', none: 'FINISHED' },
  },
  intentAbandonedAfter: {
    observe: async (bench) => {
      const { intentId, stateOf } = integrationOn(bench);
      const id = await intentId();
      const states: unknown[] = [];
      for (const minutes of [10, 5, 15]) {
        bench.clock.advance(minutes * 60_000);
        states.push(await stateOf(id));
      }
      return states;
    },
    seen: {
      '10 minutes': ['ABANDONED', 'ABANDONED', 'ABANDONED'],
      '15 minutes': ['OPEN', 'ABANDONED', 'ABANDONED'],
      '30 minutes': ['OPEN', 'OPEN', 'ABANDONED'],
    },
  },
  intentReadLimit: {
    observe: async (bench) => {
      const { intentId, deleteIntent, readIntent } = integrationOn(bench);
      const first = await intentId();
      await deleteIntent(first);
      const second = await intentId();
      const statuses: number[] = [];
      for (const id of [first, second, first]) statuses.push((await readIntent(id)).status);
      return statuses;
    },
    seen: { per_intent: [200, 200, 429], per_account: [200, 429, 429], none: [200, 200, 200] },
  },
  intentRetryAfter: {
    observe: async (bench) => {
      const { intentId, readIntent } = integrationOn(bench);
      const id = await intentId();
      await readIntent(id);
      return (await readIntent(id)).headers.get('retry-after');
    },
    seen: { absent: null, present: '1' },
  },
  intentOfAnotherAccount: {
    observe: async (bench) => {
      const { intentId, readIntent } = integrationOn(bench);
      return (await readIntent(await intentId(), { token: bench.simulator.foreignAccessToken })).status;
    },
    seen: { '404': 404, '403': 403 },
  },
  openIntentsInEvents: {
    observe: async (bench) => {
      await integrationOn(bench).intentId();
      const path = `${INTENTS}/events?startDate=2026-01-05&endDate=2026-01-05`;
      return at((await bench.send('GET', path)).json, 'events', 0, 'status');
    },
    seen: { absent: undefined, present: 'OPEN' },
  },
  intentCreationNotified: {
    observe: async (bench) => {
      // Nobody listens there, so that what was to be told can be looked at.
      bench.simulator.setWebhook({ url: 'http://127.0.0.1:9/hook', secret: 'secret' });
      await integrationOn(bench).intentId();
      const deliveries = at(
        (await bench.send('GET', '/_control/webhook', { token: null })).json,
        'deliveries',
      );
      return Array.isArray(deliveries) ? deliveries.map((each) => at(each, 'body', 'state')) : undefined;
    },
    seen: { no: [], yes: ['OPEN'] },
  },
  integratorRegistration: {
    observe: async (bench) => [
      (await bench.send('GET', DEVICES)).status,
      (await bench.send('GET', DEVICES, { headers: { 'x-integrator-id': 'dev_1' } })).status,
    ],
    seen: { never: [200, 200], 'without X-integrator-id': [403, 200] },
  },
  devicePatchWhileOffline: {
    observe: async (bench) => {
      bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
      const body = { operating_mode: 'STANDALONE' };
      return (await bench.send('PATCH', `${DEVICES}/${bench.terminalId}`, { body })).status;
    },
    seen: { '200': 200, '424': 424 },
  },
  secondPdvDevice: {
    observe: async (bench) => {
      const { posId, storeId, externalPosId } = bench.simulator.terminal(bench.terminalId);
      // The point of sale of the first device; the second one is the last of the two.
      const second = bench.simulator.terminals.at(-1) ?? '';
      const place = { posId, storeId, externalPosId };
      bench.simulator.setTerminal(second, { ...place, operatingMode: 'STANDALONE' });
      const body = { operating_mode: 'PDV' };
      return (await bench.send('PATCH', `${DEVICES}/${second}`, { body })).status;
    },
    seen: { '412': 412, '403': 403 },
  },
  sandboxWithLiveToken: {
    observe: async (bench) => (await integrationOn(bench).createIntent({}, { headers: SANDBOX })).status,
    seen: { accepted: 200, '401': 401 },
  },
  refundIntents: {
    observe: async (bench) => {
      await decided(bench, { kind: 'pays' });
      const payment_id = bench.simulator.truth()[0]?.referenceId;
      return (await bench.send('POST', `${DEVICES}/${bench.terminalId}/refund`, { body: { payment_id } }))
        .status;
    },
    seen: { present: 200, gone: 404 },
  },
  legacyUnauthorized: {
    observe: async (bench) => {
      const reply = await bench.send('GET', DEVICES, { token: null });
      return [reply.status, at(reply.json, 'code'), legacyErrorOf(reply)[1]];
    },
    seen: { flat: [401, 'unauthorized', undefined], legacy: [401, undefined, 'unauthorized'] },
  },
};
