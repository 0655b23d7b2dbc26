import { flatError, nestedError, type ApiAnswer, type JsonValue } from './envelope.ts';
import type { Fault } from './faults.ts';
import type { OrderRecord } from './order.ts';
import type { OrderView } from './order-view.ts';

/** What goes over the wire in place of an answer. */
export type Delivery =
  | { readonly kind: 'answer'; readonly answer: ApiAnswer }
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  | { readonly kind: 'reset' };

const DEFAULT_OVERSIZE_BYTES = 1024 * 1024;
const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** Whether the cloud gets to see a request that has this fault. */
export function reachesCloud(fault: Fault): boolean {
  switch (fault.kind) {
    case 'drop_request':
    case 'unauthorized':
      return false;
    case 'status':
    case 'html_page':
    case 'redirect':
      return fault.isCommitted ?? false;
    case 'drop_response':
    case 'delay':
    case 'empty_body':
    case 'truncated_body':
    case 'oversized_body':
    case 'altered_order':
    case 'missing_order_id':
    case 'stale_read':
      return true;
  }
}

/**
 * What the client gets under a fault. `answer` is the cloud's own, undefined when it was never asked; `order` is
 * the order it shows, if it shows one.
 */
export function deliver(
  fault: Fault | undefined,
  answer: ApiAnswer | undefined,
  order: OrderRecord | undefined,
  view: OrderView,
): Delivery {
  switch (fault?.kind) {
    case undefined:
    case 'delay':
      return answer === undefined ? { kind: 'reset' } : { kind: 'answer', answer };
    case 'drop_request':
    case 'drop_response':
      return { kind: 'reset' };
    case 'unauthorized':
      return { kind: 'answer', answer: flatError(401, 'unauthorized', 'user not found') };
    case 'status':
      return { kind: 'answer', answer: statusAnswer(fault) };
    case 'html_page': {
      const headers = { 'content-type': 'text/html; charset=utf-8' };
      const text = '<!doctype html><html><head><title>Wi-Fi</title></head><body>Sign in</body></html>';
      return { kind: 'raw', status: fault.status ?? 200, headers, text };
    }
    case 'redirect':
      return { kind: 'raw', status: 302, headers: { location: fault.location }, text: '' };
    case 'empty_body':
      return { kind: 'raw', status: answer?.status ?? 200, headers: JSON_HEADERS, text: '' };
    case 'truncated_body': {
      const text = JSON.stringify(answer?.body ?? {});
      const half = text.slice(0, Math.ceil(text.length / 2));
      return { kind: 'raw', status: answer?.status ?? 200, headers: JSON_HEADERS, text: half };
    }
    case 'oversized_body': {
      const padding = 'x'.repeat(fault.bytes ?? DEFAULT_OVERSIZE_BYTES);
      return altered(answer, (body) => ({ ...body, padding }));
    }
    case 'altered_order':
      return altered(answer, (body) => alteredOrder(body, fault));
    case 'missing_order_id':
      return altered(answer, withoutId);
    case 'stale_read': {
      const state = order === undefined ? undefined : earlierState(order, fault.as ?? 'previous');
      if (answer === undefined) return { kind: 'reset' };
      if (order === undefined || state === undefined) return { kind: 'answer', answer };
      return { kind: 'answer', answer: { ...answer, body: view.readAt(order, state) } };
    }
  }
}

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>): ApiAnswer {
  const answer = nestedError(fault.status, fault.code ?? defaultCode(fault.status), 'Injected fault.');
  if (fault.retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { 'retry-after': String(fault.retryAfterSeconds) } };
}

function defaultCode(status: number): string {
  if (status === 429) return 'too_many_requests';
  if (status === 423) return 'resource_locked';
  return status >= 500 ? 'internal_error' : String(status);
}

type JsonObject = Record<string, JsonValue>;

function altered(answer: ApiAnswer | undefined, change: (body: JsonObject) => JsonObject): Delivery {
  if (answer === undefined) return { kind: 'reset' };
  return isObject(answer.body)
    ? { kind: 'answer', answer: { ...answer, body: change(answer.body) } }
    : { kind: 'answer', answer };
}

function alteredOrder(body: JsonObject, fault: Extract<Fault, { kind: 'altered_order' }>): JsonObject {
  const transactions = body.transactions;
  const payments = isObject(transactions) ? transactions.payments : undefined;
  const alteredPayments = Array.isArray(payments)
    ? payments.map((payment) =>
        isObject(payment)
          ? { ...payment, ...given({ amount: fault.amount, paid_amount: fault.paidAmount }) }
          : payment,
      )
    : [];
  return {
    ...body,
    ...given({
      id: fault.id,
      currency: fault.currency,
      external_reference: fault.externalReference,
      status: fault.status,
      status_detail: fault.statusDetail,
    }),
    ...(Array.isArray(payments) ? { transactions: { payments: alteredPayments } } : {}),
  };
}

function withoutId(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'id'));
}

function given(members: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) result[name] = value;
  return result;
}

function earlierState(order: OrderRecord, as: 'previous' | 'created' | 'at_terminal') {
  if (as === 'previous') return order.history.at(-2);
  return order.history.find((state) => state.status === as);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
