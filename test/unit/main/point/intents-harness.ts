import { createIntentsGateway, type IntentsGatewayOptions } from '#main/point/intents-gateway.ts';
import type { PointRequest } from '#main/point/point-http.ts';
import { answeringHttp, type Answer } from './answering-http.ts';

export const TERMINAL = 'INGENICO_MOVE2500__ING-ARG-14886780';
/** Of `intent-1`. */
export const PLACE = { orderId: 'intent-1', terminalId: TERMINAL, currency: 'ARS' } as const;

/** A gateway over answers from a function. */
export const gatewayOn = (answer: (request: PointRequest) => Answer, options: IntentsGatewayOptions = {}) => {
  const { http, requests } = answeringHttp(answer);
  return { gateway: createIntentsGateway(http, { openAtMostMs: 60 * 60_000, ...options }), requests };
};

/** An intent as get shows it. */
export const intent = (change: object = {}) => ({
  id: 'intent-1',
  device_id: TERMINAL,
  amount: 15_000,
  state: 'FINISHED',
  payment: { id: 123_456, type: 'credit_card', installments: 3 },
  additional_info: { external_reference: 'charge-1', print_on_terminal: false },
  ...change,
});

/** Its payment. */
export const payment = (change: object = {}) => ({
  id: 123_456,
  status: 'approved',
  status_detail: 'accredited',
  currency_id: 'ARS',
  transaction_amount: 150,
  installments: 3,
  payment_method_id: 'visa',
  payment_type_id: 'credit_card',
  card: { last_four_digits: '3704' },
  refunds: [],
  ...change,
});
