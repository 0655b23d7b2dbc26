import { legacyError, type ApiAnswer } from '../envelope.ts';
import { paymentView } from '../payment-view.ts';
import { findPayment, paymentsOf, type Payment } from '../payment.ts';
import type { Call, Cloud, Route } from '../route.ts';
import { exponentOf } from '../site.ts';
import { readMoment } from '../moment.ts';

/** See `paymentSearchLimit` among the open questions. */
const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 1_000;

/** `GET /v1/payments/{payment_id}` (Payments API): the fees and the net amount that orders do not have. */
export const getPayment: Route<'payments.get'> = {
  name: 'payments.get',
  method: 'GET',
  path: '/v1/payments/{payment_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, { account, params }) => {
    const payment = findPayment(params.payment_id ?? '', account.userId, cloud);
    if (payment === undefined) return { answer: paymentNotFound() };
    const body = paymentView(payment, {
      exponent: exponentOf(cloud.site, cloud.answers),
      nowMs: cloud.clock.nowMs(),
      isTest: account.isTest,
    });
    return { answer: { status: 200, body } };
  },
};

/** `GET /v1/payments/search` (Payments API). */
export const searchPayments: Route<'payments.search'> = {
  name: 'payments.search',
  method: 'GET',
  path: '/v1/payments/search',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const criteria = readCriteria(cloud, call);
    if ('answer' in criteria) return criteria;
    const { limit, offset } = criteria;
    const found = paymentsOf(call.account.userId, cloud).filter((payment) => criteria.matches(payment));
    found.sort((left, right) => criteria.direction * (criteria.timeOf(left) - criteria.timeOf(right)));
    const exponent = exponentOf(cloud.site, cloud.answers);
    const nowMs = cloud.clock.nowMs();
    const body = {
      paging: { total: found.length, limit, offset },
      results: found
        .slice(offset, offset + limit)
        .map((payment) => paymentView(payment, { exponent, nowMs, isTest: call.account.isTest })),
    };
    return { answer: { status: 200, body } };
  },
};

/** The dates one can sort and narrow by. */
const DATES: Readonly<Record<string, (payment: Payment) => number>> = {
  date_created: (payment) => payment.createdAtMs,
  date_approved: (payment) => payment.decidedAtMs,
  date_last_updated: (payment) => payment.updatedAtMs,
  money_release_date: (payment) => payment.releaseAtMs,
};

interface Criteria {
  readonly limit: number;
  readonly offset: number;
  readonly direction: 1 | -1;
  timeOf(payment: Payment): number;
  matches(payment: Payment): boolean;
}

function readCriteria({ clock, answers }: Cloud, { query }: Call): Criteria | { readonly answer: ApiAnswer } {
  if (query.get('external_reference') === null && answers('paymentSearchWithoutReference') === 'refused') {
    return { answer: badRequest('Params Error', 1) };
  }
  const limit = wholeNumber(query.get('limit'), DEFAULT_LIMIT);
  const offset = wholeNumber(query.get('offset'), 0);
  if (limit === undefined || limit > MAX_LIMIT || offset === undefined) {
    return { answer: badRequest('Number of rows exceeded the limits', 1_000) };
  }
  const timeOf = DATES[query.get('sort') ?? 'date_created'];
  const rangeOf = DATES[query.get('range') ?? 'date_created'];
  const direction = query.get('criteria') ?? 'desc';
  if (timeOf === undefined) return { answer: badRequest('Invalid sort value', 1_003) };
  if (rangeOf === undefined) return { answer: badRequest('Params Error', 1) };
  if (direction !== 'asc' && direction !== 'desc') {
    return { answer: badRequest('Invalid criteria value', 1_004) };
  }
  const beginMs = readMoment(query.get('begin_date'), -Infinity, clock.nowMs());
  const endMs = readMoment(query.get('end_date'), Infinity, clock.nowMs());
  if (beginMs === undefined || endMs === undefined) {
    return { answer: badRequest("Date format must be yyyy-MM-dd'T'HH:mm:ss.SSSZ", 1_001) };
  }
  const isWanted = (name: string, value: string | null): boolean =>
    query.get(name) === null || query.get(name) === value;
  return {
    limit,
    offset,
    direction: direction === 'asc' ? 1 : -1,
    timeOf,
    matches: (payment) =>
      isWanted('external_reference', payment.externalReference) &&
      isWanted('store_id', payment.storeId) &&
      isWanted('pos_id', payment.posId === null ? null : String(payment.posId)) &&
      isWanted('status', payment.status) &&
      rangeOf(payment) >= beginMs &&
      rangeOf(payment) <= endMs,
  };
}

function wholeNumber(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** `code` is of the list of errors of the page. */
function badRequest(description: string, code: number): ApiAnswer {
  return legacyError(400, 'bad_request', description, [{ code, description }]);
}

/** 404 for a payment that is not there, or another account's. */
export function paymentNotFound(): ApiAnswer {
  const description = 'Payment not found';
  return legacyError(404, 'not_found', description, [{ code: 2_000, description }]);
}
