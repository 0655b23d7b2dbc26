import { refundedMinor, type OrderRecord, type OrderStatus, type OrderTransition } from './order.ts';
import type { PaymentOrigin, PaymentRecord } from './payment-record.ts';

/** An order as the acquirer knows it, for comparison with a till's ledger. */
export interface TruthOrder {
  readonly id: string;
  readonly paymentId: string;
  readonly terminalId: string;
  readonly idempotencyKey: string;
  readonly externalReference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: OrderStatus;
  readonly statusDetail: string;
  readonly paymentStatus: string;
  readonly paymentStatusDetail: string;
  /** What was really taken from the card, in minor units; 0 for nothing. */
  readonly chargedMinor: number;
  /** The part of it that the customer added at the terminal. */
  readonly tipMinor: number;
  /** What was given back, or is on its way, in minor units. */
  readonly refundedMinor: number;
  /** Id of the payment in the Payments API, once there is one. */
  readonly referenceId: string | null;
  /** Simulated UTC epoch milliseconds. */
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Every state the order has been in, the first one first. */
  readonly history: readonly OrderTransition[];
}

export function truthOf(order: OrderRecord): TruthOrder {
  return {
    id: order.id,
    paymentId: order.paymentId,
    terminalId: order.terminalId,
    idempotencyKey: order.idempotencyKey,
    externalReference: order.externalReference,
    amountMinor: order.amountMinor,
    currency: order.currency,
    status: order.status,
    statusDetail: order.statusDetail,
    paymentStatus: order.paymentStatus,
    paymentStatusDetail: order.paymentStatusDetail,
    chargedMinor: order.chargedMinor,
    tipMinor: order.tipMinor,
    refundedMinor: refundedMinor(order),
    referenceId: order.referenceId,
    createdAtMs: order.createdAtMs,
    updatedAtMs: order.updatedAtMs,
    history: order.history,
  };
}

/** A payment that no order asked for, as the acquirer knows it. */
export interface TruthPayment {
  /** Its id in the Payments API. */
  readonly id: string;
  readonly origin: PaymentOrigin;
  readonly externalReference: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** What was really taken, in minor units; 0 when the card was refused. */
  readonly chargedMinor: number;
  /** What was given back, or is on its way, in minor units. */
  readonly refundedMinor: number;
  readonly authorizationCode: string | null;
  /** Simulated UTC epoch milliseconds. */
  readonly createdAtMs: number;
}

export function truthOfPayment(payment: PaymentRecord): TruthPayment {
  return {
    id: payment.id,
    origin: payment.origin,
    externalReference: payment.externalReference,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    chargedMinor: payment.declined === null ? payment.amountMinor : 0,
    refundedMinor: refundedMinor(payment),
    authorizationCode: payment.authorizationCode,
    createdAtMs: payment.createdAtMs,
  };
}
