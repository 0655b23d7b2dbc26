import type { OpenQuestionSettings } from '#main/simulator/simulator.ts';
import type { Observation } from './cloud-questions.ts';
import { at } from './harness.ts';
import { paidByHand, preference, preferenceId, shownPayment } from './loose-payments.ts';

const BEGINNING = '2026-01-05T11:00:00.000+00:00';
const PAST = '2026-01-05T11:59:59.000+00:00';
const END = '2026-01-05T13:00:00.000+00:00';

/** What one can observe of payments without an order, of preferences and of the payment search. */
export const PAYMENT_OBSERVATIONS: {
  readonly [Setting in keyof OpenQuestionSettings]?: Observation<Setting>;
} = {
  placeInHandPayment: {
    observe: async (bench) => {
      const shown = await shownPayment(bench, paidByHand(bench));
      return [at(shown, 'store_id'), at(shown, 'pos_id')];
    },
    seen: { present: ['47790001', '4779'], absent: [null, null] },
  },
  operationTypeOfHandPayment: {
    observe: async (bench) => at(await shownPayment(bench, paidByHand(bench)), 'operation_type'),
    seen: { pos_payment: 'pos_payment', regular_payment: 'regular_payment' },
  },
  paymentSearchWithoutReference: {
    observe: async (bench) => [
      (await bench.send('GET', '/v1/payments/search')).status,
      (await bench.send('GET', '/v1/payments/search?external_reference=a')).status,
    ],
    seen: { accepted: [200, 200], refused: [400, 200] },
  },
  preferenceCreatedStatus: {
    observe: async (bench) => (await preference(bench)).status,
    seen: { '201': 201, '200': 200 },
  },
  preferenceNotFound: {
    observe: async (bench) => {
      const { status, json } = await bench.send('GET', '/checkout/preferences/1-2');
      return [status, at(json, 'error')];
    },
    seen: { '400 invalid_id': [400, 'invalid_id'], '404 not_found': [404, 'not_found'] },
  },
  preferenceEndInThePast: {
    observe: async (bench) => {
      const path = `/checkout/preferences/${await preferenceId(bench)}`;
      const body = { expires: true, expiration_date_to: PAST };
      const { status, json } = await bench.send('PUT', path, { body });
      return [status, at(json, 'error')];
    },
    seen: { accepted: [200, undefined], refused: [400, 'invalid_expiration_date_to'] },
  },
  preferenceEndWithoutBeginning: {
    observe: async (bench) => {
      const alone = { expires: true, expiration_date_to: END };
      return [
        (await preference(bench, alone)).status,
        (await preference(bench, { ...alone, expiration_date_from: BEGINNING })).status,
      ];
    },
    seen: { optional: [201, 201], required: [400, 201] },
  },
  preferencePaidAgain: {
    observe: async (bench) => {
      const id = await preferenceId(bench);
      bench.simulator.payPreference(id, { declined: 'high_risk' });
      bench.simulator.payPreference(id);
      try {
        bench.simulator.payPreference(id);
      } catch {
        // It is counted below.
      }
      return bench.simulator.paymentsWithoutOrder().filter((each) => each.chargedMinor > 0).length;
    },
    seen: { accepted: 2, refused: 1 },
  },
};
