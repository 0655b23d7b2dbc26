import { nestedError } from '../envelope.ts';
import type { Route } from '../route.ts';
import { ORDER_VISIBILITY_MS } from '../store.ts';

const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 100;

/** `GET /v1/orders`: no page documents it for Point. See `orderSearch` among the open questions. */
export const searchOrders: Route<'orders.search'> = {
  name: 'orders.search',
  method: 'GET',
  path: '/v1/orders',
  isIdempotent: false,
  takesJson: false,
  handle: ({ store, clock, answers, view }, { account, query }) => {
    if (answers('orderSearch') === 'absent') {
      return { answer: nestedError(404, 'not_found', 'Resource not found.') };
    }
    const limit = Math.max(1, Math.min(MAX_LIMIT, wholeNumber(query.get('limit')) ?? DEFAULT_LIMIT));
    const offset = wholeNumber(query.get('offset')) ?? 0;
    const reference = query.get('external_reference');
    const found = [...store.orders.values()].filter(
      (order) =>
        order.intent === null &&
        order.userId === account.userId &&
        clock.nowMs() - order.createdAtMs < ORDER_VISIBILITY_MS &&
        (reference === null || order.externalReference === reference),
    );
    const body = {
      data: found.slice(offset, offset + limit).map((order) => view.read(order)),
      paging: { total: found.length, offset, limit },
    };
    return { answer: { status: 200, body } };
  },
};

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
