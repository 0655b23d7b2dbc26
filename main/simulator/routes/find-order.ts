import { nestedError, type ApiAnswer } from '../envelope.ts';
import type { OrderRecord } from '../order.ts';
import type { Call, Cloud } from '../route.ts';
import { ORDER_VISIBILITY_MS } from '../store.ts';

type Found = { readonly order: OrderRecord } | { readonly answer: ApiAnswer };

/** The order of the account under an id, as long as it can be read: for three months. */
export function findOrder(cloud: Cloud, call: Call, id: string): Found {
  const order = cloud.store.orders.get(id);
  if (order === undefined) return { answer: orderNotFound() };
  if (cloud.clock.nowMs() - order.createdAtMs >= ORDER_VISIBILITY_MS) return { answer: orderNotFound() };
  if (order.userId === call.account.userId) return { order };
  return {
    answer:
      cloud.answers('orderOfAnotherAccount') === '404 order_not_found'
        ? orderNotFound()
        : userNotAuthorized(),
  };
}

export function orderNotFound(): ApiAnswer {
  return nestedError(404, 'order_not_found', 'Order not found.');
}

export function userNotAuthorized(): ApiAnswer {
  return nestedError(401, 'user_not_authorized', 'The user is not the creator of the order.');
}
