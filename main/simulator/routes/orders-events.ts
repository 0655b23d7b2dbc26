import { z } from 'zod';

import { DeclineDetail, type CardBrand } from '../customer.ts';
import { nestedError, noContent, type ApiAnswer } from '../envelope.ts';
import { isOrderId } from '../ids.ts';
import { applyOrderEvent } from '../order-machine.ts';
import { withAgendaItem, withoutActions, type OrderRecord, type SimulatedResult } from '../order.ts';
import type { Cloud, Outcome, Route } from '../route.ts';
import { findOrder } from './find-order.ts';

/** A result comes in at most 10 s, that of a silent issuer in at most 40 s (Point API, Simulate order status). */
const RESULT_MS = 5_000;
const ACTION_REQUIRED_MS = 40_000;

const CREDIT_BRANDS = ['amex', 'master', 'visa'] as const;
const DEBIT_BRANDS = ['debmaster', 'debvisa'] as const;
const FAILURES = DeclineDetail.extract([
  'bad_filled_card_data',
  'required_call_for_authorize',
  'card_disabled',
  'high_risk',
  'insufficient_amount',
  'invalid_installments',
  'max_attempts_exceeded',
  'rejected_other_reason',
  'processing_error',
]);

const CREDIT = {
  payment_method_type: z.literal('credit_card').exactOptional(),
  payment_method_id: z.enum(CREDIT_BRANDS).exactOptional(),
  installments: z.int().min(1).max(72).exactOptional(),
};
const DEBIT = {
  payment_method_type: z.literal('debit_card'),
  payment_method_id: z.enum(DEBIT_BRANDS).exactOptional(),
};
const PROCESSED = {
  status: z.literal('processed'),
  status_detail: z.literal('accredited').exactOptional(),
};
const FAILED = { status: z.literal('failed'), status_detail: FAILURES.exactOptional() };

/** A card is told of results of a card only, and instalments of a credit card only. */
const EventBody = z.union([
  z.strictObject({ ...PROCESSED, ...CREDIT }),
  z.strictObject({ ...PROCESSED, ...DEBIT }),
  z.strictObject({ ...FAILED, ...CREDIT }),
  z.strictObject({ ...FAILED, ...DEBIT }),
  z.strictObject({ status: z.enum(['canceled', 'expired', 'action_required', 'refunded']) }),
]);
type EventBody = z.infer<typeof EventBody>;

/** `POST /v1/orders/{order_id}/events` (Point API, Simulate order status): test accounts only. */
export const simulateOrder: Route<'orders.events'> = {
  name: 'orders.events',
  method: 'POST',
  path: '/v1/orders/{order_id}/events',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => badRequest('The body is not valid JSON.'),
  handle: (cloud, call) => {
    if (!call.account.isTest) {
      return { answer: nestedError(403, 'forbidden', 'Only orders of test accounts can be simulated.') };
    }
    const id = call.params.order_id ?? '';
    if (!isOrderId(id)) return { answer: badRequest('path param order id is invalid') };
    const found = findOrder(cloud, call, id);
    if ('answer' in found) return found;
    const body = EventBody.safeParse(call.body);
    if (!body.success) return { answer: badRequest('The body is not a valid event.') };
    return body.data.status === 'refunded'
      ? refundNow(cloud, found.order, resultOf(body.data))
      : simulateLater(cloud, found.order, resultOf(body.data));
  },
};

/** The only event of an order that is paid, and the only one that does not go by way of the terminal. */
function refundNow({ answers, clock }: Cloud, order: OrderRecord, result: SimulatedResult): Outcome {
  if (order.status !== 'processed' || order.simulated !== null) return { answer: illegal(order, result) };
  if (answers('simulatedRefund') === 'lost') return { answer: noContent() };
  return { answer: noContent(), changes: [scheduled(order, result, clock.nowMs())] };
}

function simulateLater({ answers, clock }: Cloud, order: OrderRecord, result: SimulatedResult): Outcome {
  const isTaken = order.simulated !== null && answers('secondSimulation') === 'refused';
  if ((order.status !== 'created' && order.status !== 'at_terminal') || isTaken) {
    return { answer: illegal(order, result) };
  }
  const nowMs = clock.nowMs();
  const shown = order.status === 'created' ? applyOrderEvent(order, { kind: 'picked_up' }, nowMs) : order;
  // From here on nobody but this result decides about the order.
  const agenda = withoutActions(shown.agenda, [
    'pick_up',
    'customer_acts',
    'decide',
    'press_cancel',
    'confirm_cancel',
    'issuer_timeout',
    'expire',
  ]);
  return { answer: noContent(), changes: [scheduled({ ...shown, agenda, processing: null }, result, nowMs)] };
}

function scheduled(order: OrderRecord, result: SimulatedResult, nowMs: number) {
  const atMs = nowMs + (result.status === 'action_required' ? ACTION_REQUIRED_MS : RESULT_MS);
  const agenda = withAgendaItem(order.agenda, { action: 'simulate', atMs });
  return { kind: 'order', order: { ...order, simulated: result, agenda } } as const;
}

function resultOf(body: EventBody): SimulatedResult {
  const type = 'payment_method_type' in body ? body.payment_method_type : undefined;
  const given: CardBrand | undefined = 'payment_method_id' in body ? body.payment_method_id : undefined;
  return {
    status: body.status,
    brand: given ?? (type === 'debit_card' ? 'debvisa' : null),
    installments: 'installments' in body ? (body.installments ?? null) : null,
    detail: body.status === 'failed' && 'status_detail' in body ? (body.status_detail ?? null) : null,
  };
}

function illegal(order: OrderRecord, result: SimulatedResult): ApiAnswer {
  return badRequest(`An order in status ${order.status} cannot become ${result.status}.`);
}

function badRequest(message: string): ApiAnswer {
  return nestedError(400, 'bad_request', message);
}
