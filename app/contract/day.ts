import { z } from 'zod';
import { TILL_MODES } from '#app/domain/mode.ts';
import { CHARGE_STATES } from '#app/domain/charge.ts';
import { REFUND_ORIGINS } from '#app/domain/refund.ts';
import { command, query } from './method.ts';
import {
  AmountMinor,
  AtMs,
  BusinessDate,
  CashMinor,
  ChargeIdSchema,
  Count,
  CurrencySchema,
  ShiftIdSchema,
  SignedMinor,
  SiteIdSchema,
  TaxShareSchema,
  TerminalIdSchema,
} from './values.ts';

export const Shift = z.strictObject({
  shiftId: ShiftIdSchema,
  openedAtMs: AtMs,
  businessDate: BusinessDate,
  floatMinor: AmountMinor,
});
export type Shift = z.infer<typeof Shift>;

export const DayCharge = z.strictObject({
  chargeId: ChargeIdSchema,
  terminalId: TerminalIdSchema,
  amountMinor: AmountMinor,
  state: z.enum(CHARGE_STATES),
  preparedAtMs: AtMs,
});

/** X (a reading, no number) or Z (numbered, immutable). Amounts in minor units of `currency`. */
export const DayReport = z.strictObject({
  schemaVersion: z.literal(3),
  kind: z.enum(['X', 'Z']),
  zNumber: z.int().positive().nullable(),
  /** In practice and with a test account the paper says that it has no value. */
  mode: z.enum(TILL_MODES),
  site: SiteIdSchema,
  currency: CurrencySchema,
  timeZone: z.string(),
  businessDate: BusinessDate,
  shiftId: ShiftIdSchema,
  openedAtMs: AtMs,
  /** Close of the shift for a Z, moment of reading for an X. */
  takenAtMs: AtMs,
  sales: z.strictObject({
    count: Count,
    totalMinor: AmountMinor,
    firstNumber: z.int().positive().nullable(),
    lastNumber: z.int().positive().nullable(),
  }),
  tenders: z.array(
    z.strictObject({ kind: z.enum(['cash', 'card']), count: Count, amountMinor: AmountMinor }),
  ),
  cardMethods: z.array(
    z.strictObject({
      paymentMethodId: z.string().nullable(),
      paymentMethodType: z.string().nullable(),
      count: Count,
      amountMinor: AmountMinor,
    }),
  ),
  /** Taken on terminals, less those given back: negative when more went back than came in. */
  tipsMinor: SignedMinor,
  taxes: z.array(TaxShareSchema),
  cash: z.strictObject({
    floatMinor: AmountMinor,
    salesMinor: AmountMinor,
    expectedMinor: SignedMinor,
    countedMinor: AmountMinor.nullable(),
    differenceMinor: SignedMinor.nullable(),
  }),
  /** How the shift's charges ended, by state. */
  charges: z.array(z.strictObject({ state: z.enum(CHARGE_STATES), count: Count, amountMinor: AmountMinor })),
  /** Charges booked on an owner's word, and what the API has said of them since. */
  byEvidence: z.strictObject({
    count: Count,
    amountMinor: AmountMinor,
    /** Settled in the period on the word that nothing was paid. */
    notCharged: Count,
    confirmed: Count,
    contradicted: Count,
  }),
  /** Money that went back in the period, by where it was asked for. */
  refunds: z.array(
    z.strictObject({ origin: z.enum(REFUND_ORIGINS), count: Count, amountMinor: AmountMinor }),
  ),
  /** The sales and tax in those refunds, by rate: sales and taxes above are before them. */
  refundTaxes: z.array(TaxShareSchema),
  /** Refunds of any day that are not done and not refused. */
  refundsUnderWay: z.strictObject({ count: Count, amountMinor: AmountMinor }),
  /** Charges of any shift whose end is not known. */
  unresolved: z.array(DayCharge),
  approvedWithoutSale: z.array(DayCharge),
  /** Sales since the till's first day. */
  grandTotalMinor: AmountMinor,
  ledger: z.strictObject({ entryCount: Count, headHash: z.string() }),
});
export type DayReport = z.infer<typeof DayReport>;

/** What became of a file the till offered to save. */
export const SavedFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), fileName: z.string() }),
  z.strictObject({ kind: z.literal('canceled') }),
  /** Browser host: the page downloads it from this path of its own origin. */
  z.strictObject({ kind: z.literal('download'), fileName: z.string(), path: z.string() }),
]);
export type SavedFile = z.infer<typeof SavedFile>;

export const dayMethods = {
  'shift.current': query({}, z.strictObject({ shift: Shift.nullable() })),
  'shift.open': command({ floatMinor: CashMinor }, Shift),
  /** X: the shift as it stands. */
  'day.read': query({}, DayReport),
  /** Z: books the count, closes the shift, numbers the report. With unresolved charges it must be said that they are known. */
  'day.close': command({ countedMinor: CashMinor, acceptsUnresolved: z.boolean() }, DayReport),
  'day.list': query(
    {},
    z.strictObject({
      days: z.array(
        z.strictObject({
          zNumber: z.int().positive(),
          businessDate: BusinessDate,
          takenAtMs: AtMs,
          totalMinor: AmountMinor,
          differenceMinor: SignedMinor,
        }),
      ),
    }),
  ),
  'day.get': query({ zNumber: z.int().positive() }, DayReport),
  /** Saves a Z (or, with null, the X of now). CSV in the shop's own format, JSON in integer minor units. */
  'day.export': query({ zNumber: z.int().positive().nullable(), format: z.enum(['csv', 'json']) }, SavedFile),
} as const;
