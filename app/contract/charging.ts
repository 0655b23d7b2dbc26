import { z } from 'zod';
import { ChargeEvent, UNANSWERED_REASONS } from '#app/domain/charge-event.ts';
import { ChargeOptions } from '#app/domain/charge-options.ts';
import { CHARGE_STATES, EVIDENCE_CHECKS } from '#app/domain/charge.ts';
import { RefundEvent } from '#app/domain/refund-event.ts';
import { REFUND_ORIGINS, REFUND_STATES } from '#app/domain/refund.ts';
import { GATEWAY_KINDS } from '#app/domain/site.ts';
import { TERMINAL_HEALTHS } from '#app/domain/terminal-health.ts';
import { SavedFile } from './day.ts';
import { command, query } from './method.ts';
import {
  AmountMinor,
  APPROVAL_FIELDS,
  AtMs,
  ChargeIdSchema,
  Count,
  CurrencySchema,
  RefundIdSchema,
  SaleIdSchema,
  TerminalIdSchema,
} from './values.ts';

export const ChargeView = z.strictObject({
  chargeId: ChargeIdSchema,
  saleId: SaleIdSchema,
  terminalId: TerminalIdSchema,
  amountMinor: AmountMinor,
  currency: CurrencySchema,
  state: z.enum(CHARGE_STATES),
  isFinal: z.boolean(),
  /** The order's own status as last seen, raw; null before the first answer. */
  orderStatus: z.string().nullable(),
  orderId: z.string().nullable(),
  /** Why it was declined or what the payment waits for, as the API names it. */
  paymentDetail: z.string().nullable(),
  refusal: z.strictObject({ httpStatus: z.int(), code: z.string(), message: z.string() }).nullable(),
  unansweredReason: z.enum(UNANSWERED_REASONS).nullable(),
  contradiction: z.strictObject({ field: z.string(), expected: z.string(), got: z.string() }).nullable(),
  isCancelAsked: z.boolean(),
  /** 202: the terminal has been asked to cancel and may still be paid. */
  isCancelAccepted: z.boolean(),
  /** The API will not cancel: it has to be done on the terminal. */
  cancelRefusedCode: z.string().nullable(),
  isByEvidence: z.boolean(),
  /** What the API has said since of a charge that was settled by evidence; null when it was not. */
  evidenceCheck: z.enum(EVIDENCE_CHECKS).nullable(),
  /** True while requests are failing; `state` is then the last one known. */
  isUnreachable: z.boolean(),
  /** From when on an owner may end it by evidence; null while only the API can. */
  settleableFromMs: AtMs.nullable(),
  /** It tries a terminal out: what it takes goes back by itself. */
  isTest: z.boolean(),
  /** Set when approved money has no sale to go to. */
  isWithoutSale: z.boolean(),
  /** Set once the sale is booked. */
  saleNumber: z.int().positive().nullable(),
  preparedAtMs: AtMs,
  changedAtMs: AtMs,
  /** When the order leaves the terminal by itself if nobody pays. */
  expiresAtMs: AtMs,
  /** Since when the terminal has not fetched the order, while it has not; null otherwise. */
  waitingForTerminalSinceMs: AtMs.nullable(),
  gateway: z.enum(GATEWAY_KINDS),
  options: ChargeOptions,
});
export type ChargeView = z.infer<typeof ChargeView>;

export const Terminal = z.strictObject({
  terminalId: TerminalIdSchema,
  operatingMode: z.string(),
  storeId: z.string().nullable(),
  posId: z.string().nullable(),
  /** How it does, as far as the till can tell; each has words and a step that helps. */
  health: z.enum(TERMINAL_HEALTHS),
  /** Middle time from sending a charge to the terminal showing it, of the last ones; null without any. */
  medianPickUpMs: Count.nullable(),
});
export type Terminal = z.infer<typeof Terminal>;

/** Money going back to the card, or found to have gone. */
export const RefundView = z.strictObject({
  refundId: RefundIdSchema,
  chargeId: ChargeIdSchema,
  amountMinor: AmountMinor,
  isTotal: z.boolean(),
  state: z.enum(REFUND_STATES),
  origin: z.enum(REFUND_ORIGINS),
  /** Who let it go back and why; empty when it was made elsewhere. */
  approver: z.string(),
  role: z.string(),
  reason: z.string(),
  refusal: z.strictObject({ httpStatus: z.int(), code: z.string(), message: z.string() }).nullable(),
  unansweredReason: z.enum(UNANSWERED_REASONS).nullable(),
  pointRefundId: z.string().nullable(),
  preparedAtMs: AtMs,
  changedAtMs: AtMs,
});
export type RefundView = z.infer<typeof RefundView>;

export const ChargeRefunds = z.strictObject({
  chargeId: ChargeIdSchema,
  currency: CurrencySchema,
  /** What the customer paid, tip included. */
  paidMinor: AmountMinor,
  /** What has gone back. */
  refundedMinor: AmountMinor,
  /** What can still be asked for: paid, less what went back or may still go. */
  refundableMinor: AmountMinor,
  /** Only the whole can go back: there is a tip in it, or it never had a sale. */
  isOnlyTotal: z.boolean(),
  refunds: z.array(RefundView),
});
export type ChargeRefunds = z.infer<typeof ChargeRefunds>;

/** A request that brought news. No body, no token, no card number. */
export const ExchangeView = z.strictObject({
  operation: z.enum(['create', 'read', 'find', 'cancel', 'refund']),
  sentAtMs: AtMs,
  answeredAtMs: AtMs,
  outcome: z.enum(['ok', 'refused', 'unanswered']),
  httpStatus: z.int().nullable(),
  code: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Requests before it that brought nothing new. */
  withoutNews: Count,
});

/** One entry of the ledger about a charge: what happened to it or to a refund of it, and the request that told. */
export const TimelineItem = z.strictObject({
  entrySeq: z.int().positive(),
  atMs: AtMs,
  /** Characters of the ledger's hash at this entry. */
  ledgerMark: z.string(),
  charge: ChargeEvent.nullable(),
  refund: z.strictObject({ refundId: RefundIdSchema, event: RefundEvent }).nullable(),
  exchange: ExchangeView.nullable(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

export const ChargeTimeline = z.strictObject({
  charge: ChargeView,
  /** What was sent to make the order, to the byte. */
  requestBody: z.string(),
  refunds: z.array(RefundView),
  items: z.array(TimelineItem),
});
export type ChargeTimeline = z.infer<typeof ChargeTimeline>;

export const chargingMethods = {
  /** Commits the charge, then sends it. Answers at once with `prepared`; events tell the rest. */
  'charging.start': command(
    {
      saleId: SaleIdSchema,
      amountMinor: AmountMinor.positive(),
      terminalId: TerminalIdSchema,
      options: ChargeOptions,
      /** The same amount was approved on the same terminal moments ago, and is meant to be charged again. */
      isRepeatMeant: z.boolean(),
    },
    ChargeView,
  ),
  'charging.get': query({ chargeId: ChargeIdSchema }, ChargeView),
  /** Asks for the cancellation; only an answer of the API makes it one. */
  'charging.cancel': command({ chargeId: ChargeIdSchema }, ChargeView),
  /** Charges whose end is not known, and approvals without a sale. */
  'charging.unresolved': query({}, z.strictObject({ charges: z.array(ChargeView) })),
  /** Closes a charge the API cannot close, on what the owner read on the terminal. */
  'charging.settle': command(
    {
      chargeId: ChargeIdSchema,
      outcome: z.enum(['charged', 'not_charged']),
      ...APPROVAL_FIELDS,
      reference: z.string().trim().max(80),
    },
    ChargeView,
  ),
  /** Reads the order now, for what happened to it outside the till. */
  'charging.refresh': query({ chargeId: ChargeIdSchema }, ChargeView),
  'charging.refunds': query({ chargeId: ChargeIdSchema }, ChargeRefunds),
  /** Commits a refund of all or part of what was paid, then sends it. Answers at once with `prepared`. */
  'charging.refund': command(
    { chargeId: ChargeIdSchema, amountMinor: AmountMinor.positive(), ...APPROVAL_FIELDS },
    RefundView,
  ),
  /** Everything that is known of a charge, in order. */
  'charging.timeline': query({ chargeId: ChargeIdSchema }, ChargeTimeline),
  /** The timeline as one PDF in the till's language, for a disputed payment. */
  'charging.exportTimeline': query({ chargeId: ChargeIdSchema }, SavedFile),
  /** The account's terminals, asked of the API now. */
  'terminals.list': query({}, z.strictObject({ terminals: z.array(Terminal) })),
} as const;
