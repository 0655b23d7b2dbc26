import { createOrdersGateway, type OrdersGatewayOptions } from '#main/point/orders-gateway.ts';
import type { PointRequest } from '#main/point/point-http.ts';
import { answeringHttp, type Answer } from './answering-http.ts';

export const TERMINAL = 'NEWLAND_N950__N950X1';

/** An order as get shows it. */
export const order = (change: object = {}) => ({
  id: 'ORD1',
  status: 'processed',
  external_reference: 'charge-1',
  currency: 'ARS',
  created_date: '2026-01-05T10:00:00.000Z',
  config: { point: { terminal_id: TERMINAL } },
  transactions: { payments: [{ id: 'PAY1', amount: '150.00', paid_amount: '150.00' }] },
  ...change,
});

/** A gateway over answers from a function. */
export const gatewayOn = (answer: (request: PointRequest) => Answer, options: OrdersGatewayOptions = {}) => {
  const { http, requests } = answeringHttp(answer);
  return { gateway: createOrdersGateway(http, options), requests };
};
