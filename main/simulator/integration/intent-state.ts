import type { CustomerPlan, DeclineDetail } from '../customer.ts';
import type { OrderRecord, OrderTransition } from '../order.ts';
import type { Answers } from '../open-questions.ts';

/** `state` of a payment intent (Integration API, glossary). */
export type IntentState =
  | 'OPEN'
  | 'ON_TERMINAL'
  | 'PROCESSING'
  | 'PROCESSED'
  | 'FINISHED'
  | 'CANCELED'
  | 'ERROR'
  | 'ABANDONED'
  | 'CONFIRMATION_REQUIRED';

/** How long an intent is PROCESSED before it is FINISHED: the institution confirms, in simulated milliseconds. */
export const CONFIRMATION_MS = 300;

/** Reasons of a payment that ends in ERROR instead of in FINISHED with a rejected payment; see `intentError`. */
const ERRORS: readonly DeclineDetail[] = ['processing_error', 'failed'];

/** The state of a charge as the Integration API calls it, at `nowMs` of the simulated time. */
export function intentStateOf(order: OrderRecord, nowMs: number, answers: Answers): IntentState {
  switch (order.status) {
    case 'created':
      return 'OPEN';
    case 'at_terminal':
      return order.processing === null ? 'ON_TERMINAL' : 'PROCESSING';
    case 'processed':
    case 'failed': {
      if (isError(order, answers)) return 'ERROR';
      const isConfirmed = nowMs - (order.decidedAtMs ?? order.updatedAtMs) >= CONFIRMATION_MS;
      return isConfirmed ? 'FINISHED' : 'PROCESSED';
    }
    case 'refunded':
      return 'FINISHED';
    case 'canceled':
      return 'CANCELED';
    case 'expired':
      return 'ABANDONED';
    case 'action_required':
      return 'CONFIRMATION_REQUIRED';
  }
}

/** Whether nothing will happen to an intent in this state any more. */
export function isFinalState(state: IntentState): boolean {
  return !['OPEN', 'ON_TERMINAL', 'PROCESSING', 'PROCESSED'].includes(state);
}

/** `state` of the payment, in notifications; empty while or where there is no result. */
export function paymentStateOf(order: OrderRecord): string {
  if (order.intent?.forcedResult === 'reversed' && order.status === 'failed') return 'reversed';
  switch (order.status) {
    case 'processed':
      return 'approved';
    case 'refunded':
      return 'refunded';
    case 'failed':
      return 'rejected';
    case 'created':
    case 'at_terminal':
    case 'action_required':
    case 'canceled':
    case 'expired':
      return '';
  }
}

/** When an intent came to be in the state in which it is at `nowMs`. */
export function stateSinceMs(order: OrderRecord, nowMs: number, answers: Answers): number {
  const entered = order.history.at(-1)?.atMs ?? order.createdAtMs;
  const isConfirmed = intentStateOf(order, nowMs, answers) === 'FINISHED' && order.decidedAtMs !== null;
  return isConfirmed ? order.decidedAtMs + CONFIRMATION_MS : entered;
}

/** What the amounts of the withdrawn Point Simulator make the customer do (Integration API, Point simulator). */
export function planUnderSandbox(order: OrderRecord): CustomerPlan | undefined {
  switch (order.intent?.forcedResult) {
    case undefined:
    case null:
      return undefined;
    case 'approved':
      return { kind: 'pays' };
    case 'reversed':
      return { kind: 'declines', detail: 'rejected_other_reason' };
    case 'rejected':
      return { kind: 'declines', detail: 'rejected_by_issuer' };
    case 'error':
      return { kind: 'declines', detail: 'processing_error' };
  }
}

/** The same charge as it was in an earlier state. */
export function asItWas(order: OrderRecord, state: OrderTransition): OrderRecord {
  const { atMs, ...statuses } = state;
  return { ...order, ...statuses, updatedAtMs: atMs, processing: null, referenceId: null, brand: null };
}

function isError(order: OrderRecord, answers: Answers): boolean {
  return (
    answers('intentError') === 'processing_failures' &&
    order.status === 'failed' &&
    ERRORS.some((detail) => detail === order.paymentStatusDetail)
  );
}
