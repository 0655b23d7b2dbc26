import { z } from 'zod';
import { UNANSWERED_REASONS } from '#app/domain/charge-event.ts';
import { CHARGE_STATES } from '#app/domain/charge.ts';
import { command, query } from './method.ts';
import {
  AmountMinor,
  AtMs,
  ChargeIdSchema,
  CurrencySchema,
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
  /** True while requests are failing; `state` is then the last one known. */
  isUnreachable: z.boolean(),
  /** From when on an owner may end it by evidence; null while only the API can. */
  settleableFromMs: AtMs.nullable(),
  /** Set when approved money has no sale to go to. */
  isWithoutSale: z.boolean(),
  /** Set once the sale is booked. */
  saleNumber: z.int().positive().nullable(),
  preparedAtMs: AtMs,
  changedAtMs: AtMs,
  /** When the order leaves the terminal by itself if nobody pays. */
  expiresAtMs: AtMs,
});
export type ChargeView = z.infer<typeof ChargeView>;

export const Terminal = z.strictObject({
  terminalId: TerminalIdSchema,
  operatingMode: z.string(),
  storeId: z.string().nullable(),
  posId: z.string().nullable(),
});
export type Terminal = z.infer<typeof Terminal>;

export const chargingMethods = {
  /** Commits the charge, then sends it. Answers at once with `prepared`; events tell the rest. */
  'charging.start': command(
    { saleId: SaleIdSchema, amountMinor: AmountMinor.positive(), terminalId: TerminalIdSchema },
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
      approver: z.string().trim().min(1).max(80),
      reason: z.string().trim().min(1).max(200),
      reference: z.string().trim().max(80),
    },
    ChargeView,
  ),
  /** The account's terminals, asked of the API now. */
  'terminals.list': query({}, z.strictObject({ terminals: z.array(Terminal) })),
} as const;
