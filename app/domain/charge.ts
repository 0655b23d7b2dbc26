import { assertNever, invariant } from '#app/lib/assert.ts';
import {
  ORDER_STATUSES,
  type ApproverRole,
  type ChargeEvent,
  type ObservedOrder,
  type OrderStatus,
  type UnansweredReason,
} from './charge-event.ts';
import type { ChargeId, SaleId, TerminalId } from './ids.ts';
import type { Currency } from './money.ts';

/**
 * States of a charge. The names of the API's order statuses are kept; the others are the till's own knowledge:
 * - `prepared`: committed here, not answered yet.
 * - `unknown`: sent, no usable answer; the order may exist. Only an answer or an owner's evidence ends it, never a timer.
 * - `cancel_requested`: a cancellation is wanted and not confirmed; an approval may still win.
 * - `quarantined`: an answer contradicts what was sent.
 * - `rejected`: the API refused to create the order.
 */
export const CHARGE_STATES = [
  'prepared',
  'unknown',
  'created',
  'at_terminal',
  'cancel_requested',
  'action_required',
  'quarantined',
  'processed',
  'failed',
  'canceled',
  'expired',
  'refunded',
  'rejected',
] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];

/**
 * What the API has said of a charge that was settled by evidence: nothing yet, the same, the opposite, or nothing in the time it was
 * asked for.
 */
export const EVIDENCE_CHECKS = ['open', 'confirmed', 'contradicted', 'unanswered'] as const;
export type EvidenceCheck = (typeof EVIDENCE_CHECKS)[number];

export interface Evidence {
  readonly outcome: 'charged' | 'not_charged';
  readonly reference: string;
  readonly approver: string;
  readonly role: ApproverRole;
  readonly settledAtMs: number;
  readonly check: EvidenceCheck;
}

/** What never changes about a charge: decided and committed before the first byte is sent. */
export interface ChargeTerms {
  readonly chargeId: ChargeId;
  readonly saleId: SaleId;
  readonly terminalId: TerminalId;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly preparedAtMs: number;
}

export interface Charge extends ChargeTerms {
  readonly state: ChargeState;
  /** Last answer about the order; null until the API has shown it. */
  readonly order: ObservedOrder | null;
  readonly isCancelAsked: boolean;
  /** The API answered 202 to the cancellation. */
  readonly isCancelAccepted: boolean;
  /** The API refused the cancellation: only the terminal can. */
  readonly cancelRefusedCode: string | null;
  readonly refusal: { readonly httpStatus: number; readonly code: string; readonly message: string } | null;
  readonly unansweredReason: UnansweredReason | null;
  readonly contradiction: { readonly field: string; readonly expected: string; readonly got: string } | null;
  /** Stays for ever, whatever the API says later. */
  readonly evidence: Evidence | null;
  /** When a complete look-up first found no such order. */
  readonly notFoundAtMs: number | null;
  /**
   * A final answer without money is read once more later: `expired` was seen while the customer's card was still
   * being processed. True when that second look has been taken, or none is needed.
   */
  readonly isConfirmed: boolean;
  /**
   * It had ended without money and an answer that contradicts it came afterwards. It waits for a person, and locks neither its
   * sale nor its terminal again: both may have gone on to others.
   */
  readonly isReopened: boolean;
  readonly changedAtMs: number;
}

/**
 * A charge that tries a terminal out is for no sale: it carries its own id in a sale's place, which is how it is known again. What it
 * takes goes back by itself.
 */
export function isTestCharge(charge: Pick<ChargeTerms, 'chargeId' | 'saleId'>): boolean {
  return String(charge.saleId) === String(charge.chargeId);
}

/** No money can move any more as far as anybody has said. */
export function isFinal(state: ChargeState): boolean {
  switch (state) {
    case 'processed':
    case 'failed':
    case 'canceled':
    case 'expired':
    case 'refunded':
    case 'rejected':
      return true;
    case 'prepared':
    case 'unknown':
    case 'created':
    case 'at_terminal':
    case 'cancel_requested':
    case 'action_required':
    case 'quarantined':
      return false;
    default:
      return assertNever(state, 'charge state');
  }
}

/** While it holds, the basket takes no edit, no other tender and no second charge. */
export function locksSale(charge: Charge): boolean {
  return !isFinal(charge.state) && !charge.isReopened;
}

/** While it holds, the terminal takes no second charge of this till. The API itself ends `action_required` for the device. */
export function holdsTerminal(charge: Charge): boolean {
  return locksSale(charge) && charge.state !== 'action_required' && charge.state !== 'quarantined';
}

/** The API is still to be asked about it: not final, or final and not looked at a second time, or ended on something else than its word. */
export function needsWatch(charge: Charge): boolean {
  return !isFinal(charge.state) || (!charge.isConfirmed && (charge.order !== null || isAskedOn(charge)));
}

/** It ended on an owner's evidence, or because no such order was found, and the API is asked on whether it agrees. */
export function isAskedOn(charge: Charge): boolean {
  return askedOnSinceMs(charge) !== null;
}

/** Since when it is asked on, UTC milliseconds; null when it is not. */
export function askedOnSinceMs(charge: Charge): number | null {
  if (charge.isConfirmed || !isFinal(charge.state)) return null;
  return charge.evidence?.settledAtMs ?? charge.notFoundAtMs;
}

/** Somebody must look at it: its end is not known, or money is booked on an owner's word that the API contradicts. */
export function isOpen(charge: Charge): boolean {
  const isDoubted = charge.evidence?.outcome === 'charged' && charge.evidence.check === 'contradicted';
  return !isFinal(charge.state) || (isDoubted && !charge.isConfirmed);
}

export function isOrderStatus(status: string): status is OrderStatus {
  return (ORDER_STATUSES as readonly string[]).includes(status);
}

export function prepareCharge(terms: ChargeTerms): Charge {
  return {
    ...terms,
    state: 'prepared',
    order: null,
    isCancelAsked: false,
    isCancelAccepted: false,
    cancelRefusedCode: null,
    refusal: null,
    unansweredReason: null,
    contradiction: null,
    evidence: null,
    notFoundAtMs: null,
    isConfirmed: false,
    isReopened: false,
    changedAtMs: terms.preparedAtMs,
  };
}

/**
 * The charge after `event`. Pure and total: an event that says nothing new returns the same object, so the caller can
 * tell that there is nothing to append. Final states are left only by proof of payment (a late `processed`).
 */
export function applyChargeEvent(charge: Charge, event: ChargeEvent, atMs: number): Charge {
  switch (event.kind) {
    case 'prepared':
      return charge;
    case 'create_unanswered':
      if (!isAwaitingCreate(charge)) return charge;
      if (charge.unansweredReason === event.reason && charge.state !== 'prepared') return charge;
      if (charge.state === 'cancel_requested') {
        return change(charge, { unansweredReason: event.reason }, atMs);
      }
      return change(charge, { state: 'unknown', unansweredReason: event.reason }, atMs);
    case 'create_refused':
      if (!isAwaitingCreate(charge)) return charge;
      return change(charge, { state: 'rejected', refusal: refusalOf(event), isConfirmed: true }, atMs);
    case 'order_observed':
      return observe(charge, event.order, atMs);
    case 'cancel_asked':
      if (isFinal(charge.state) || charge.isCancelAsked) return charge;
      if (charge.state === 'action_required' || charge.state === 'quarantined') return charge;
      return change(
        charge,
        { state: 'cancel_requested', isCancelAsked: true, cancelRefusedCode: null },
        atMs,
      );
    case 'cancel_accepted':
      if (charge.state !== 'cancel_requested') return charge;
      return change(charge, { isCancelAccepted: true }, atMs);
    case 'cancel_refused':
      if (charge.state !== 'cancel_requested') return charge;
      return change(
        charge,
        {
          state: charge.order?.status === 'created' ? 'created' : 'at_terminal',
          isCancelAsked: false,
          isCancelAccepted: false,
          cancelRefusedCode: event.code,
        },
        atMs,
      );
    case 'withdrawn':
      if (!isAwaitingCreate(charge)) return charge;
      return change(charge, { state: 'canceled', isConfirmed: true }, atMs);
    case 'contradicted':
      if (charge.evidence !== null && isAskedOn(charge) && charge.state === 'processed') {
        if (charge.contradiction !== null) return charge;
        return change(
          charge,
          {
            contradiction: { field: event.field, expected: event.expected, got: event.got },
            evidence: { ...charge.evidence, check: 'contradicted' },
          },
          atMs,
        );
      }
      if (charge.state === 'quarantined' || charge.state === 'processed' || charge.state === 'refunded')
        return charge;
      return change(
        charge,
        {
          state: 'quarantined',
          isReopened: isFinal(charge.state),
          contradiction: { field: event.field, expected: event.expected, got: event.got },
        },
        atMs,
      );
    case 'settled_by_evidence':
      if (isFinal(charge.state)) return charge;
      return change(
        charge,
        {
          state: event.outcome === 'charged' ? 'processed' : 'canceled',
          evidence: {
            outcome: event.outcome,
            reference: event.reference,
            approver: event.approver,
            role: event.role,
            settledAtMs: atMs,
            check: 'open',
          },
          // Somebody may have misread the terminal: the API is asked on for a day.
          isConfirmed: false,
        },
        atMs,
      );
    case 'asking_ended': {
      if (!isAskedOn(charge)) return charge;
      const { evidence } = charge;
      const isUnanswered = evidence?.check === 'open';
      return change(
        charge,
        {
          isConfirmed: true,
          evidence: evidence && isUnanswered ? { ...evidence, check: 'unanswered' } : evidence,
        },
        atMs,
      );
    }
    case 'not_found':
      if (!isAwaitingCreate(charge)) return charge;
      if (charge.notFoundAtMs === null) return change(charge, { notFoundAtMs: atMs }, atMs);
      if (atMs - charge.notFoundAtMs < NOT_FOUND_AGAIN_AFTER_MS) return charge;
      // The reference may have been listed late: it is looked for a day more.
      return change(charge, { state: 'expired', isConfirmed: false }, atMs);
    default:
      return assertNever(event, 'charge event');
  }
}

/** Folds a charge's whole history; the first event must be `prepared`. */
export function foldCharge(
  terms: ChargeTerms,
  history: readonly { readonly event: ChargeEvent; readonly atMs: number }[],
): Charge {
  invariant(history[0]?.event.kind === 'prepared', `charge ${terms.chargeId} does not begin with prepared`);
  return history.reduce(
    (charge, each) => applyChargeEvent(charge, each.event, each.atMs),
    prepareCharge(terms),
  );
}

/** A look-up that finds nothing is believed the second time, this much later: by then an order has been seen or has expired. */
export const NOT_FOUND_AGAIN_AFTER_MS = 15 * 60_000;

/** The API has not shown an order yet, and nothing has ended the charge or put it aside. */
function isAwaitingCreate(charge: Charge): boolean {
  return charge.order === null && !isFinal(charge.state) && charge.state !== 'quarantined';
}

/** Position on the way to an end. An older answer that arrives late never moves a charge back. */
const PROGRESS: Readonly<Record<OrderStatus, number>> = {
  created: 0,
  at_terminal: 1,
  action_required: 2,
  canceled: 3,
  expired: 3,
  failed: 3,
  processed: 4,
  refunded: 5,
};

function observe(charge: Charge, order: ObservedOrder, atMs: number): Charge {
  if (charge.state === 'quarantined') return charge;
  const status = order.status;
  if (!isOrderStatus(status)) {
    // A status nobody documented is pending: shown raw, never taken for an end.
    const isNews = charge.order?.status !== status;
    const isLive = charge.state === 'prepared' || charge.state === 'unknown';
    if (isFinal(charge.state) || !isNews) return charge;
    return change(charge, isLive ? { state: 'created', order } : { order }, atMs);
  }
  const last = charge.order !== null && isOrderStatus(charge.order.status) ? charge.order.status : null;
  if (last !== null && PROGRESS[status] < PROGRESS[last]) return charge;
  const isSame = charge.order !== null && sameObservation(charge.order, order);
  if (charge.evidence !== null && isFinal(charge.state))
    return checkEvidence(charge, charge.evidence, order, status, atMs);
  switch (status) {
    case 'created':
    case 'at_terminal':
      // An order that was given up and is there all the same is known from now on, so that it can be withdrawn.
      if (isFinal(charge.state))
        return charge.order === null && isAskedOn(charge) ? change(charge, { order }, atMs) : charge;
      if (isSame) return charge;
      return change(charge, { state: charge.isCancelAsked ? 'cancel_requested' : status, order }, atMs);
    case 'action_required':
      if (isSame || isFinal(charge.state)) return charge;
      return change(charge, { state: 'action_required', order }, atMs);
    case 'processed':
    case 'refunded':
      if (charge.state === status)
        return tellsMore(charge.order, order) ? change(charge, { order }, atMs) : charge;
      return change(charge, { state: status, order, isConfirmed: true }, atMs);
    case 'failed':
    case 'canceled':
    case 'expired':
      // Whichever end without money is named the second time, it is one.
      if (isFinal(charge.state)) {
        if (charge.isConfirmed) return charge;
        return change(charge, { isConfirmed: true, order: charge.order ?? order }, atMs);
      }
      // A decline is the issuer's word and is not looked at again; the other two can race with a card.
      return change(charge, { state: status, order, isConfirmed: status === 'failed' }, atMs);
    default:
      return assertNever(status, 'order status');
  }
}

/** A later answer about a payment knows what an earlier one left out: a tip, the payment's number, the card. */
function tellsMore(known: ObservedOrder | null, order: ObservedOrder): boolean {
  if (known === null || order.tipMinor < known.tipMinor) return false;
  return (
    order.tipMinor > known.tipMinor ||
    (known.paidMinor === null && order.paidMinor !== null) ||
    (known.paymentReference === null && order.paymentReference !== null) ||
    (known.lastDigits === null && order.lastDigits !== null)
  );
}

/** What the API says of a charge that an owner has settled: the evidence stays, and whether the API agrees is put beside it. */
function checkEvidence(
  charge: Charge,
  evidence: Evidence,
  order: ObservedOrder,
  status: OrderStatus,
  atMs: number,
): Charge {
  switch (status) {
    case 'created':
    case 'at_terminal':
    case 'action_required':
      // The order is known now, and can be read and withdrawn: that is all.
      return charge.order?.status === status ? charge : change(charge, { order }, atMs);
    case 'processed':
    case 'refunded': {
      if (charge.state === status && charge.isConfirmed) {
        return tellsMore(charge.order, order) ? change(charge, { order }, atMs) : charge;
      }
      const check = evidence.outcome === 'charged' ? 'confirmed' : 'contradicted';
      return change(
        charge,
        { state: status, order, isConfirmed: true, evidence: { ...evidence, check } },
        atMs,
      );
    }
    case 'failed':
    case 'canceled':
    case 'expired': {
      if (charge.isConfirmed || evidence.check === 'contradicted') return charge;
      if (evidence.outcome === 'not_charged') {
        if (evidence.check === 'confirmed') return charge;
        // Asking goes on here too: approvals have come after such an end.
        return change(charge, { order, evidence: { ...evidence, check: 'confirmed' } }, atMs);
      }
      // The money stays booked on the owner's word; the contradiction is shown, and asking goes on: an approval may be late.
      return change(charge, { order, evidence: { ...evidence, check: 'contradicted' } }, atMs);
    }
    default:
      return assertNever(status, 'order status');
  }
}

function sameObservation(a: ObservedOrder, b: ObservedOrder): boolean {
  return a.status === b.status && a.paymentDetail === b.paymentDetail && a.orderId === b.orderId;
}

function refusalOf(event: Extract<ChargeEvent, { kind: 'create_refused' }>): NonNullable<Charge['refusal']> {
  return { httpStatus: event.httpStatus, code: event.code, message: event.message };
}

function change(charge: Charge, what: Partial<Charge>, atMs: number): Charge {
  return { ...charge, ...what, changedAtMs: atMs };
}
