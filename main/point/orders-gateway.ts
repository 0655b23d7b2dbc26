import { invariant } from '#app/lib/assert.ts';
import type { ChargeOptions } from '#app/domain/charge-options.ts';
import type { Currency } from '#app/domain/money.ts';
import type { PointAnswer } from './answer.ts';
import type { CanFind, Gateway, PointOrder } from './gateway.ts';
import { integrationData, NO_INTEGRATOR, type Integrator } from './integrator.ts';
import { notAnswered } from './not-answered.ts';
import { onlyThatOrder, onlyWithReference } from './own-order.ts';
import { parseMadeRefund, parseOrder, type WithoutRefunds } from './orders-schema.ts';
import { searchOrder } from './orders-search.ts';
import type { PointHttp } from './point-http.ts';
import { settledRefund } from './refund-later.ts';
import { listAllTerminals } from './terminal-list.ts';
import { setModeOfTerminal } from './terminal-mode.ts';
import { writeOrderAmount, type ChileDecimals } from './wire-amount.ts';

/**
 * What `GET /v1/orders?external_reference=` is taken for. No page documents it for Point orders; integrators use it.
 * - `off`: it is not asked. A lost order is found by repeating its create, or by a person.
 * - `advisory`: an order that it shows is the one; that it shows none means nothing.
 * - `trusted`: that it shows none, on all of its pages, means that there is none.
 */
export type OrderSearch = 'off' | 'advisory' | 'trusted';

export interface OrdersGatewayOptions {
  /** `off` by default. */
  readonly orderSearch?: OrderSearch;
  /** `none` by default. */
  readonly chileDecimals?: ChileDecimals;
  /** Asked when a create's body is made; no attribution by default. */
  readonly integrator?: () => Integrator;
}

const CAN_FIND: Readonly<Record<OrderSearch, CanFind>> = { off: 'never', advisory: 'hint', trusted: 'proof' };

/** The Orders API (`/v1/orders` with `type: "point"`, `/terminals/v1/list`). */
export function createOrdersGateway(http: PointHttp, options: OrdersGatewayOptions = {}): Gateway {
  const { orderSearch = 'off', chileDecimals = 'none', integrator = () => NO_INTEGRATOR } = options;

  const getOrder = async (orderId: string, currency: Currency): Promise<PointAnswer<PointOrder>> =>
    onlyThatOrder(
      readOrder(await http({ method: 'GET', path: orderPath(orderId) }), currency, 'there_are_none'),
      orderId,
    );

  return {
    kind: 'orders',
    canFind: CAN_FIND[orderSearch],
    isCreateRepeatable: true,

    orderBody: (request) =>
      JSON.stringify({
        type: 'point',
        external_reference: request.externalReference,
        expiration_time: `PT${Math.round(request.expiresAfterMs / 60_000)}M`,
        transactions: {
          payments: [{ amount: writeOrderAmount(request.amountMinor, request.currency, chileDecimals) }],
        },
        config: {
          point: {
            terminal_id: request.terminalId,
            print_on_terminal: request.options.printsOnTerminal ? 'seller_ticket' : 'no_ticket',
            ...given('ticket_number', request.options.ticketNumber),
          },
          ...paymentMethod(request.options),
        },
        ...integrationData(integrator()),
      }),

    createOrder: async (body, idempotencyKey, { currency }) =>
      onlyWithReference(
        readOrder(
          await http({
            method: 'POST',
            path: '/v1/orders',
            headers: { 'x-idempotency-key': idempotencyKey },
            body,
          }),
          currency,
          'nothing_is_said',
        ),
      ),

    getOrder: ({ orderId, currency }) => getOrder(orderId, currency),

    findOrder: async ({ externalReference, currency }) => {
      if (orderSearch === 'off') return { ...notAnswered('busy', null), neverSent: true };
      const search = await searchOrder(http, externalReference);
      if (search.kind !== 'ok') return search;
      if (search.value === null) {
        return orderSearch === 'trusted' ? { ...search, value: null } : notAnswered('busy', search.requestId);
      }
      const found = await getOrder(search.value, currency);
      // The list is no proof of whose it is; the order is.
      return found.kind === 'ok' && found.value.externalReference !== externalReference
        ? notAnswered('unexpected_shape', found.requestId)
        : found;
    },

    cancelOrder: async ({ orderId, currency }, idempotencyKey) => {
      const answer = await http({
        method: 'POST',
        path: `${orderPath(orderId)}/cancel`,
        headers: {
          'x-idempotency-key': idempotencyKey,
          // Needed once the terminal has the order, ignored before (Point API, Cancel order).
          'x-allow-cancelable-status': 'at_terminal',
        },
      });
      if (answer.kind !== 'ok') return answer;
      // The answer's body is a convenience: the read that follows is what counts.
      return { ...answer, value: parseOrder(answer.value, currency) ?? null };
    },

    refundBody: ({ amountMinor, currency, paymentId }) => {
      if (amountMinor === null) return '';
      invariant(paymentId !== null, 'a part of an order is refunded by the id of its payment');
      const amount = writeOrderAmount(amountMinor, currency, chileDecimals);
      return JSON.stringify({ transactions: [{ id: paymentId, amount }] });
    },

    refundOrder: async ({ orderId, currency }, body, idempotencyKey) => {
      const answer = settledRefund(
        await http({
          method: 'POST',
          path: `${orderPath(orderId)}/refund`,
          headers: { 'x-idempotency-key': idempotencyKey },
          ...(body === '' ? {} : { body }),
        }),
      );
      if (answer.kind !== 'ok') return answer;
      return { ...answer, value: parseMadeRefund(answer.value, orderId, currency) };
    },

    listTerminals: () => listAllTerminals(http, 'orders'),

    setTerminalMode: (terminalId, mode) => setModeOfTerminal(http, 'orders', terminalId, mode),
  };
}

function orderPath(orderId: string): string {
  return `/v1/orders/${encodeURIComponent(orderId)}`;
}

function readOrder(
  answer: PointAnswer<unknown>,
  currency: Currency,
  withoutRefunds: WithoutRefunds,
): PointAnswer<PointOrder> {
  if (answer.kind !== 'ok') return answer;
  const order = parseOrder(answer.value, currency, withoutRefunds);
  return order ? { ...answer, value: order } : notAnswered('unexpected_shape', answer.requestId);
}

/** `config.payment_method` (Point API, Create order): absent leaves everything to the terminal. */
function paymentMethod(options: ChargeOptions): { payment_method?: Record<string, string | number> } {
  const method = {
    ...given('default_type', options.paymentType),
    ...given('default_installments', options.installments),
    ...given('installments_cost', options.installmentsCost),
  };
  return Object.keys(method).length === 0 ? {} : { payment_method: method };
}

function given<Value extends string | number>(name: string, value: Value | null): Record<string, Value> {
  return value === null ? {} : { [name]: value };
}
