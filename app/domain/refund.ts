import { assertNever, invariant } from '#app/lib/assert.ts';
import type { Brand } from '#app/lib/brand.ts';
import type { UnansweredReason } from './charge-event.ts';
import type { ChargeId } from './ids.ts';
import type { RefundEvent } from './refund-event.ts';

/** One giving back of money; also the idempotency key of its request. */
export type RefundId = Brand<string, 'RefundId'>;

/* eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the one place where text becomes the id:
   what calls it has parsed its input with the contract's schemas, or has just made the id. */
export const asRefundId = (text: string): RefundId => text as RefundId;

/**
 * - `prepared`: committed here, not answered yet.
 * - `unknown`: sent, no usable answer; the money may be on its way. The order's own list of refunds tells.
 * - `requested`: accepted by the API and not done yet.
 * - `done`: the money has gone back. Only this one is booked.
 * - `failed`: accepted and then not carried out. `rejected`: not accepted.
 */
export const REFUND_STATES = ['prepared', 'unknown', 'requested', 'done', 'failed', 'rejected'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** Where a refund was made: here; on the terminal or in the Mercado Pago app; or taken back by the acquirer. */
export const REFUND_ORIGINS = ['till', 'elsewhere', 'reversal'] as const;
export type RefundOrigin = (typeof REFUND_ORIGINS)[number];

/** What never changes about a refund. */
export interface RefundTerms {
  readonly refundId: RefundId;
  readonly chargeId: ChargeId;
  readonly amountMinor: number;
  /** All that was left of the payment: the API is asked without an amount. */
  readonly isTotal: boolean;
  readonly origin: RefundOrigin;
  readonly preparedAtMs: number;
}

export interface Refund extends RefundTerms {
  readonly state: RefundState;
  /** The API's own id, once seen. */
  readonly pointRefundId: string | null;
  readonly refusal: { readonly httpStatus: number; readonly code: string; readonly message: string } | null;
  readonly unansweredReason: UnansweredReason | null;
  readonly changedAtMs: number;
}

export function isRefundFinal(state: RefundState): boolean {
  switch (state) {
    case 'done':
    case 'failed':
    case 'rejected':
      return true;
    case 'prepared':
    case 'unknown':
    case 'requested':
      return false;
    default:
      return assertNever(state, 'refund state');
  }
}

/** It is carried to its end here. What was made elsewhere is seen, not followed: the charge's own readings tell of it. */
export function isFollowed(refund: Refund): boolean {
  return refund.origin === 'till' && !isRefundFinal(refund.state);
}

export function prepareRefund(terms: RefundTerms): Refund {
  return {
    ...terms,
    state: 'prepared',
    pointRefundId: null,
    refusal: null,
    unansweredReason: null,
    changedAtMs: terms.preparedAtMs,
  };
}

/**
 * The refund after `event`. Pure and total; an event that says nothing new returns the same object. `done` is never left: the
 * API knows no way back from it. `failed` and `rejected` are left only by proof that the money went back all the same.
 */
export function applyRefundEvent(refund: Refund, event: RefundEvent, atMs: number): Refund {
  switch (event.kind) {
    case 'prepared':
      return refund;
    case 'unanswered':
      if (refund.state !== 'prepared' && refund.state !== 'unknown') return refund;
      if (refund.state === 'unknown' && refund.unansweredReason === event.reason) return refund;
      return { ...refund, state: 'unknown', unansweredReason: event.reason, changedAtMs: atMs };
    case 'refused':
      if (refund.state !== 'prepared' && refund.state !== 'unknown') return refund;
      return {
        ...refund,
        state: 'rejected',
        refusal: { httpStatus: event.httpStatus, code: event.code, message: event.message },
        changedAtMs: atMs,
      };
    case 'observed': {
      if (refund.pointRefundId !== null && refund.pointRefundId !== event.refund.pointRefundId) return refund;
      if (event.refund.amountMinor !== refund.amountMinor) return refund;
      const state = stateOfStatus(event.refund.status);
      const isKnown = refund.pointRefundId !== null;
      if (refund.state === 'done' || (isKnown && refund.state === state)) return refund;
      if (isRefundFinal(refund.state) && state !== 'done') return refund;
      return { ...refund, state, pointRefundId: event.refund.pointRefundId, changedAtMs: atMs };
    }
    default:
      return assertNever(event, 'refund event');
  }
}

/** Folds a refund's whole history; the first event must be `prepared`. */
export function foldRefund(
  terms: RefundTerms,
  history: readonly { readonly event: RefundEvent; readonly atMs: number }[],
): Refund {
  invariant(history[0]?.event.kind === 'prepared', `refund ${terms.refundId} does not begin with prepared`);
  return history.reduce(
    (refund, each) => applyRefundEvent(refund, each.event, each.atMs),
    prepareRefund(terms),
  );
}

/** Whether a refund the API shows is still on its way: not carried out, and not refused either. */
export function isRefundUnderWay(status: string): boolean {
  return stateOfStatus(status) === 'requested';
}

/** Point API, Refund order: `processing` or `processed`; pages on QR payments add `failed`. */
export function stateOfStatus(status: string): 'done' | 'failed' | 'requested' {
  if (status === 'processed' || status === 'approved') return 'done';
  if (status === 'failed' || status === 'rejected' || status === 'cancelled') return 'failed';
  return 'requested';
}
