import { parseAmountMinor } from '../amount.ts';
import { parseDurationMs } from '../duration.ts';
import { nestedError, nestedErrors, type ApiAnswer } from '../envelope.ts';
import { isBusy } from '../integration/device-access.ts';
import { isOrderId, newOrderId, paymentIdOf } from '../ids.ts';
import { orderBodySchema, type OrderBody } from '../order-body.ts';
import { applyOrderEvent } from '../order-machine.ts';
import type { OrderRecord } from '../order.ts';
import type { Call, Cloud, Outcome, Route } from '../route.ts';
import { exponentOf, SITES } from '../site.ts';
import type { TerminalRecord } from '../terminal.ts';
import { validateBody } from '../validation.ts';
import { findOrder } from './find-order.ts';

const DEFAULT_EXPIRATION = 'PT15M';

/** `POST /v1/orders` (Point API, Create order). */
export const createOrder: Route<'orders.create'> = {
  name: 'orders.create',
  method: 'POST',
  path: '/v1/orders',
  isIdempotent: true,
  takesJson: true,
  handle: (cloud, call) => {
    const { site, store, answers, view } = cloud;
    const validated = validateBody(orderBodySchema(site, answers), call.body, answers);
    if (!validated.ok) return { answer: nestedErrors(400, validated.errors) };

    const terminal = store.terminals.get(validated.value.config.point.terminal_id);
    if (terminal?.userId !== call.account.userId) return { answer: foreignTerminal() };
    if (answers('createForTerminalOutsidePdv') === 'forbidden' && terminal.operatingMode !== 'PDV') {
      return { answer: nestedError(403, 'terminal_not_allowed_action', 'The terminal is not in PDV mode.') };
    }
    if (isBusy(cloud, terminal.id)) {
      const message = 'There is already a queued order for the terminal.';
      return { answer: nestedError(409, answers('queuedOrderCode'), message) };
    }

    const order = newOrder(cloud, call, validated.value, terminal);
    return {
      answer: { status: 201, body: view.created(order) },
      changes: [{ kind: 'order', order }],
      orderId: order.id,
    };
  },
};

/** `GET /v1/orders/{order_id}` (Point API, Get order). */
export const getOrder: Route<'orders.get'> = {
  name: 'orders.get',
  method: 'GET',
  path: '/v1/orders/{order_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const id = call.params.order_id ?? '';
    if (!isOrderId(id)) {
      return { answer: nestedError(400, 'invalid_path_param', 'path param order id is invalid') };
    }
    const found = findOrder(cloud, call, id);
    if ('answer' in found) return found;
    return { answer: { status: 200, body: cloud.view.read(found.order) }, orderId: id };
  },
};

/** `POST /v1/orders/{order_id}/cancel` (Point API, Cancel order). It takes no body; one that is sent is ignored. */
export const cancelOrder: Route<'orders.cancel'> = {
  name: 'orders.cancel',
  method: 'POST',
  path: '/v1/orders/{order_id}/cancel',
  isIdempotent: true,
  takesJson: false,
  handle: (cloud, call) => {
    const id = call.params.order_id ?? '';
    if (!isOrderId(id)) return { answer: nestedError(400, 'bad_request', 'path param order id is invalid') };
    const found = findOrder(cloud, call, id);
    if ('answer' in found) return found;
    const { order } = found;
    switch (order.status) {
      case 'created':
        return canceled(cloud, order);
      case 'at_terminal':
        return cancelAtTerminal(cloud, call, order);
      case 'canceled':
        return { answer: nestedError(409, 'order_already_canceled', 'The order is already canceled.') };
      case 'processed':
      case 'failed':
      case 'action_required':
      case 'expired':
      case 'refunded':
        return { answer: cannotCancel(order) };
    }
  },
};

function canceled({ clock, view }: Cloud, order: OrderRecord): Outcome {
  const after = applyOrderEvent(order, { kind: 'canceled_by_api' }, clock.nowMs());
  return {
    answer: { status: 200, body: view.read(after) },
    changes: [{ kind: 'order', order: after }],
    orderId: order.id,
  };
}

/** 202 is a request to the terminal, not a cancellation: it may still end in a payment. */
function cancelAtTerminal(cloud: Cloud, call: Call, order: OrderRecord): Outcome {
  const { store, world, answers, view } = cloud;
  const isAllowed = allowsAtTerminal(
    call.headers['x-allow-cancelable-status'],
    answers('cancelableStatusHeader'),
  );
  if (!isAllowed || store.terminals.get(order.terminalId)?.software === 'old') {
    return { answer: cannotCancel(order) };
  }
  if (order.isCancelRequested) {
    return answers('cancelWhileCancellationRequested') === '202'
      ? { answer: { status: 202, body: view.read(order) }, orderId: order.id }
      : { answer: cannotCancel(order) };
  }
  const after = world.requestCancel(order);
  return {
    answer: { status: 202, body: view.read(after) },
    changes: [{ kind: 'order', order: after }],
    orderId: order.id,
  };
}

function allowsAtTerminal(header: string | string[] | undefined, reading: 'exact' | 'list'): boolean {
  if (typeof header !== 'string') return false;
  const values = reading === 'exact' ? [header] : header.split(',').map((value) => value.trim());
  return values.includes('at_terminal');
}

function newOrder(cloud: Cloud, call: Call, body: OrderBody, terminal: TerminalRecord): OrderRecord {
  const { site, world, clock, chance } = cloud;
  const { account } = call;
  const nowMs = clock.nowMs();
  const [payment] = body.transactions.payments;
  const amountText = payment?.amount ?? '';
  const amountMinor = parseAmountMinor(amountText, exponentOf(site, cloud.answers));
  const expirationTime = body.expiration_time ?? DEFAULT_EXPIRATION;
  const expirationMs = parseDurationMs(expirationTime);
  if (amountMinor === undefined || expirationMs === undefined) throw new Error('the body was not validated');
  const state = {
    status: 'created',
    statusDetail: 'created',
    paymentStatus: 'created',
    paymentStatusDetail: 'created',
  } as const;
  const id = newOrderId(chance, nowMs, account.isTest);
  return {
    ...state,
    id,
    paymentId: paymentIdOf(id, nowMs),
    userId: account.userId,
    terminalId: terminal.id,
    idempotencyKey: call.idempotencyKey,
    externalReference: body.external_reference,
    description: body.description ?? null,
    expirationTime,
    config: { ...body.config, point: { print_on_terminal: 'seller_ticket', ...body.config.point } },
    integrationData: { application_id: account.applicationId, ...body.integration_data },
    amountMinor,
    amountText,
    currency: SITES[site].currency,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    chargedMinor: 0,
    processing: null,
    isCancelRequested: false,
    referenceId: null,
    brand: null,
    wallet: null,
    installments: null,
    tipMinor: 0,
    authorizationCode: null,
    decidedAtMs: null,
    refunds: [],
    simulated: null,
    intent: null,
    agenda: world.agendaForNewOrder(terminal, nowMs, nowMs + expirationMs),
    history: [{ atMs: nowMs, ...state }],
  };
}

function foreignTerminal(): ApiAnswer {
  return nestedError(403, 'forbidden_checking_terminal_owner', 'Forbidden: error checking terminal owner.');
}

function cannotCancel(order: OrderRecord): ApiAnswer {
  return nestedError(409, 'cannot_cancel_order', `The order cannot be canceled in status ${order.status}.`);
}
