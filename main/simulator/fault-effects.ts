import { flatError, legacyError, nestedError, textOf, type ApiAnswer, type JsonValue } from './envelope.ts';
import type { Fault } from './faults.ts';
import type { OrderRecord, OrderTransition } from './order.ts';

/** What goes over the wire in place of an answer. */
export type Delivery =
  | { readonly kind: 'answer'; readonly answer: ApiAnswer }
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  /** The headers of the answer, the given part of its body, then a reset. */
  | { readonly kind: 'broken'; readonly answer: ApiAnswer; readonly part: 'headers' | 'half_body' }
  | { readonly kind: 'slow'; readonly answer: ApiAnswer; readonly overMs: number }
  | { readonly kind: 'reset' }
  /** The connection ends in good order, without an answer. */
  | { readonly kind: 'closed' }
  /** Nothing, on a connection that stays open. */
  | { readonly kind: 'silence' };

const DEFAULT_OVERSIZE_BYTES = 1024 * 1024;
const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** Whether the cloud gets to see a request that has this fault. */
export function reachesCloud(fault: Fault): boolean {
  switch (fault.kind) {
    case 'drop_request':
    case 'tls_error':
    case 'unauthorized':
      return false;
    case 'no_answer':
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
    case 'altered_body':
    case 'missing_order_id':
    case 'stale_read':
    case 'connection_reset':
    case 'slow_body':
    case 'duplicate':
    case 'reorder':
      return true;
  }
}

/** What an answer is about, for the faults that depend on it. */
export interface AnswerContext {
  /** Name of the route; null for a path that does not exist. */
  readonly route: string | null;
  /** The answer as it would have been in an earlier state; undefined where there was none or nothing is shown. */
  earlier(as: 'previous' | 'created' | 'at_terminal'): JsonValue | undefined;
}

/** What the client gets under a fault. `answer` is the cloud's own, undefined when it was never asked. */
export function deliver(
  fault: Fault | undefined,
  answer: ApiAnswer | undefined,
  context: AnswerContext,
): Delivery {
  switch (fault?.kind) {
    case undefined:
    case 'delay':
    case 'duplicate':
    case 'reorder':
      return answer === undefined ? { kind: 'reset' } : { kind: 'answer', answer };
    case 'drop_request':
    case 'drop_response':
      return { kind: 'reset' };
    case 'tls_error':
      return { kind: 'closed' };
    case 'no_answer':
      return { kind: 'silence' };
    case 'connection_reset':
      return answer === undefined
        ? { kind: 'reset' }
        : { kind: 'broken', answer, part: fault.after ?? 'half_body' };
    case 'slow_body':
      return answer === undefined ? { kind: 'reset' } : { kind: 'slow', answer, overMs: fault.overMs };
    case 'unauthorized':
      return { kind: 'answer', answer: flatError(401, 'unauthorized', 'user not found') };
    case 'status':
      return { kind: 'answer', answer: statusAnswer(fault, context.route) };
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
      const text = answer === undefined ? '{}' : textOf(answer);
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
    case 'altered_body':
      return altered(answer, (body) => ({ ...body, ...fault.members }));
    case 'stale_read': {
      if (answer === undefined) return { kind: 'reset' };
      const body = context.earlier(fault.as ?? 'previous');
      return { kind: 'answer', answer: body === undefined ? answer : { ...answer, body } };
    }
  }
}

/** The Integration API and the Payments API have an envelope of their own. */
function isLegacy(route: string | null): boolean {
  return route !== null && (route.startsWith('integration.') || route.startsWith('payments.'));
}

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>, route: string | null): ApiAnswer {
  const inEnvelope = isLegacy(route) ? legacyError : nestedError;
  const answer = inEnvelope(fault.status, fault.code ?? defaultCode(fault.status), 'Injected fault.');
  if (fault.retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { 'retry-after': String(fault.retryAfterSeconds) } };
}

const DEFAULT_CODES: Readonly<Record<number, string>> = {
  408: 'request_timeout',
  409: 'conflict',
  423: 'resource_locked',
  425: 'too_early',
  429: 'too_many_requests',
};

function defaultCode(status: number): string {
  return DEFAULT_CODES[status] ?? (status >= 500 ? 'internal_error' : String(status));
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
    ...(isObject(transactions) && Array.isArray(payments)
      ? { transactions: { ...transactions, payments: alteredPayments } }
      : {}),
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

/** The state before the last one, or the given one; undefined when the order never was in it. */
export function earlierState(
  order: OrderRecord,
  as: 'previous' | 'created' | 'at_terminal',
): OrderTransition | undefined {
  return as === 'previous' ? order.history.at(-2) : order.history.find((each) => each.status === as);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
