import type { PointAnswer } from './answer.ts';
import type { PointOrder } from './gateway.ts';
import { notAnswered } from './not-answered.ts';

/** The answer to a reading, unless it shows another order: a cache between here and there. That is no answer to the question. */
export function onlyThatOrder(answer: PointAnswer<PointOrder>, orderId: string): PointAnswer<PointOrder> {
  return answer.kind === 'ok' && answer.value.observed.orderId !== orderId
    ? notAnswered('unexpected_shape', answer.requestId)
    : answer;
}

/** The answer to a create, unless it does not say whose order it is: it may be the answer to another request. */
export function onlyWithReference(answer: PointAnswer<PointOrder>): PointAnswer<PointOrder> {
  return answer.kind === 'ok' && answer.value.externalReference === null
    ? notAnswered('unexpected_shape', answer.requestId)
    : answer;
}
