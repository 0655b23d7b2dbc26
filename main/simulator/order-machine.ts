import type { CardBrand, CustomerPlan, DeclineDetail } from './customer.ts';
import { authorizationCodeOf, referenceIdOf } from './ids.ts';
import { refundedMinor, type OrderRecord, type OrderStatus, type RefundRecord } from './order.ts';

/** What can happen to an order after its creation. */
export type OrderEvent =
  | { readonly kind: 'picked_up' }
  | { readonly kind: 'card_presented'; readonly plan: CustomerPlan }
  | { readonly kind: 'approved'; readonly by?: Extract<CustomerPlan, { kind: 'pays' }> }
  | { readonly kind: 'declined'; readonly detail: DeclineDetail; readonly brand?: CardBrand }
  | { readonly kind: 'canceled_by_api' }
  | { readonly kind: 'cancel_requested' }
  | { readonly kind: 'canceled_on_terminal' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'issuer_timed_out'; readonly isCharged: boolean }
  | { readonly kind: 'refund_accepted'; readonly refund: RefundRecord }
  | { readonly kind: 'refund_finished' };

/** An event that the state of the order does not allow: a mistake of the caller, never of a client. */
export class IllegalOrderEvent extends Error {
  override readonly name = 'IllegalOrderEvent';
}

/** From which states each event may come (Point API, Status of order and transaction). */
const ALLOWED: Readonly<Record<OrderEvent['kind'], readonly OrderStatus[]>> = {
  picked_up: ['created'],
  card_presented: ['at_terminal'],
  // From expired and canceled only as the late success that the field reports and no document admits.
  approved: ['at_terminal', 'expired', 'canceled'],
  declined: ['at_terminal'],
  canceled_by_api: ['created', 'at_terminal'],
  cancel_requested: ['at_terminal'],
  canceled_on_terminal: ['at_terminal'],
  expired: ['created', 'at_terminal'],
  issuer_timed_out: ['at_terminal'],
  refund_accepted: ['processed'],
  refund_finished: ['processed', 'refunded'],
};

/**
 * The order after `event` at `atMs`. Pure. A final state empties the
 * agenda; what comes next while the order lives is not decided here.
 * Throws `IllegalOrderEvent` for an event that the state of the order does not allow.
 */
export function applyOrderEvent(order: OrderRecord, event: OrderEvent, atMs: number): OrderRecord {
  if (!ALLOWED[event.kind].includes(order.status)) {
    throw new IllegalOrderEvent(`${event.kind} cannot happen to order ${order.id}, which is ${order.status}`);
  }
  switch (event.kind) {
    case 'picked_up':
      return enter(order, atMs, 'at_terminal', 'at_terminal', 'at_terminal');
    case 'card_presented':
      return { ...order, processing: event.plan };
    case 'approved': {
      const paid = enter(close(order), atMs, 'processed', 'processed', 'accredited');
      const { brand, wallet = null, installments = null, tipMinor = 0 } = event.by ?? {};
      return {
        ...paid,
        chargedMinor: order.amountMinor + tipMinor,
        tipMinor,
        referenceId: referenceIdOf(order.paymentId),
        brand: wallet === null ? (brand ?? defaultBrand(order)) : null,
        wallet,
        installments,
        authorizationCode: authorizationCodeOf(order.paymentId),
        decidedAtMs: atMs,
      };
    }
    case 'declined': {
      const failed = enter(close(order), atMs, 'failed', 'failed', event.detail);
      return {
        ...failed,
        referenceId: referenceIdOf(order.paymentId),
        brand: event.brand ?? defaultBrand(order),
        decidedAtMs: atMs,
      };
    }
    case 'canceled_by_api':
      return enter(close(order), atMs, 'canceled', 'canceled', 'canceled_by_api');
    case 'cancel_requested':
      return {
        ...enter(order, atMs, 'at_terminal', 'at_terminal', 'cancellation_requested'),
        isCancelRequested: true,
      };
    case 'canceled_on_terminal':
      return enter(close(order), atMs, 'canceled', 'canceled', 'canceled_on_terminal');
    case 'expired':
      return enter(close(order), atMs, 'expired', 'expired', 'expired');
    case 'issuer_timed_out': {
      const open = enter(close(order), atMs, 'action_required', 'action_required', 'check_on_terminal');
      // An intent shows the payment that has no result; an order does not.
      const referenceId = order.intent === null ? order.referenceId : referenceIdOf(order.paymentId);
      return { ...open, referenceId, chargedMinor: event.isCharged ? order.amountMinor : 0 };
    }
    case 'refund_accepted':
      return withRefund(order, event.refund, atMs);
    case 'refund_finished': {
      const refunds = order.refunds.map((refund) => ({ ...refund, status: 'processed' as const }));
      return { ...order, refunds, updatedAtMs: atMs };
    }
  }
}

/** A payment given back as a whole makes the order refunded; a part of it leaves the order processed. */
function withRefund(order: OrderRecord, refund: RefundRecord, atMs: number): OrderRecord {
  const after = { ...order, refunds: [...order.refunds, refund] };
  if (refundedMinor(after) >= order.chargedMinor)
    return enter(after, atMs, 'refunded', 'refunded', 'refunded');
  const state = {
    status: 'processed',
    statusDetail: 'partially_refunded',
    paymentStatus: 'processed',
    paymentStatusDetail: 'accredited',
  } as const;
  return { ...after, ...state, updatedAtMs: atMs, history: [...order.history, { atMs, ...state }] };
}

function close(order: OrderRecord): OrderRecord {
  return { ...order, processing: null, agenda: [] };
}

/** Order and payment always have the same status; only the payment's detail tells more than the status. */
function enter(
  order: OrderRecord,
  atMs: number,
  status: OrderStatus,
  paymentStatus: string,
  paymentStatusDetail: string,
): OrderRecord {
  const state = { status, statusDetail: status, paymentStatus, paymentStatusDetail };
  return { ...order, ...state, updatedAtMs: atMs, history: [...order.history, { atMs, ...state }] };
}

/** A card of the type the order is locked to, credit when it is not. */
function defaultBrand(order: OrderRecord): CardBrand {
  const method = order.config.payment_method;
  const isDebit =
    typeof method === 'object' &&
    method !== null &&
    'default_type' in method &&
    method.default_type === 'debit_card';
  return isDebit ? 'debvisa' : 'visa';
}
