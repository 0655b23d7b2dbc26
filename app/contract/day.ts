import { z } from 'zod';
import { TILL_MODES } from '#app/domain/mode.ts';
import { CHARGE_STATES } from '#app/domain/charge.ts';
import { AGE_BUCKETS, OTHER_METHODS } from '#app/domain/deferral.ts';
import { REFUND_ORIGINS } from '#app/domain/refund.ts';
import { TENDER_KINDS } from '#app/domain/sale.ts';
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

/** How many, and how much in minor units. */
const Figure = z.strictObject({ count: Count, amountMinor: AmountMinor });

/**
 * What customers owe, from the close before to this reading:
 * `owed = owedBefore + captured − charged − byHand − byLink − converted − returned − writtenOff`, to the minor unit.
 * Counts are of deferrals in `captured`, `owed` and `ages`, of payments and other steps elsewhere.
 */
export const DayDeferrals = z.strictObject({
  /** At the close before, of any day. */
  owedBeforeMinor: AmountMinor,
  /** Left without a payment in the period: the tenders of kind `deferred`. */
  captured: Figure,
  /** Collected in the period by charges that the till sent to a terminal. */
  charged: Figure,
  /** Payments taken on the terminal itself and found at Mercado Pago in the period. */
  byHand: Figure,
  byLink: Figure,
  /** `charged`, `byHand` and `byLink` together, by the business day on which the goods left; oldest first. */
  collected: z.array(z.strictObject({ businessDate: BusinessDate, ...Figure.shape })),
  /** Paid in the period another way than through Mercado Pago. */
  converted: z.strictObject({ cash: Figure, other: Figure }),
  /** Goods that came back unpaid in the period. Their sales and tax are in `refundTaxes`. */
  returned: Figure,
  writtenOff: Figure,
  /** Payments by links of any day that were of more than was owed and have not gone back. */
  paidTooMuch: Figure,
  /** Slips of the terminal of any day whose payment has been neither found nor said not to be. */
  openSlips: Figure,
  /** At this moment, of any day: the balance of the account `deferred`. */
  owed: Figure,
  /** `owed` by business days since the goods left, as of the business day of this moment; every bucket is there. */
  ages: z.array(z.strictObject({ bucket: z.enum(AGE_BUCKETS), ...Figure.shape })),
});
export type DayDeferrals = z.infer<typeof DayDeferrals>;

/** X (a reading, no number) or Z (numbered, immutable). Amounts in minor units of `currency`. */
export const DayReport = z.strictObject({
  schemaVersion: z.literal(4),
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
  /** Of the sales of the period; every kind is there. What came later for a sale is in `deferrals`. */
  tenders: z.array(z.strictObject({ kind: z.enum(TENDER_KINDS), ...Figure.shape })),
  /** Of the card tenders above. */
  cardMethods: z.array(
    z.strictObject({
      paymentMethodId: z.string().nullable(),
      paymentMethodType: z.string().nullable(),
      count: Count,
      amountMinor: AmountMinor,
    }),
  ),
  /**
   * What came in neither as cash nor through the Point terminal, of sales and of what customers owed together: what a bank statement
   * or a drawer of vouchers is compared with. Adds up to the tenders of kind `other` and `deferrals.converted.other`.
   */
  otherMethods: z.array(z.strictObject({ method: z.enum(OTHER_METHODS), ...Figure.shape })),
  /** Taken on terminals, less those given back: negative when more went back than came in. */
  tipsMinor: SignedMinor,
  taxes: z.array(TaxShareSchema),
  cash: z.strictObject({
    floatMinor: AmountMinor,
    salesMinor: AmountMinor,
    /** Cash taken for what customers owed. */
    collectedMinor: AmountMinor,
    expectedMinor: SignedMinor,
    countedMinor: AmountMinor.nullable(),
    differenceMinor: SignedMinor.nullable(),
  }),
  /** How the shift's charges ended, by state. */
  charges: z.array(z.strictObject({ state: z.enum(CHARGE_STATES), count: Count, amountMinor: AmountMinor })),
  /** Charges booked on an owner's word, of sales and of what customers owed, and what the API has said of them since. */
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
  /** The sales and tax in those refunds and in goods that came back unpaid, by rate: sales and taxes above are before them. */
  refundTaxes: z.array(TaxShareSchema),
  /** Refunds of any day that are not done and not refused. */
  refundsUnderWay: z.strictObject({ count: Count, amountMinor: AmountMinor }),
  /** Charges of any shift whose end is not known. */
  unresolved: z.array(DayCharge),
  approvedWithoutSale: z.array(DayCharge),
  deferrals: DayDeferrals,
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
  /**
   * Z: books the count, closes the shift, numbers the report. With unresolved charges, money put aside or slips that are not found it must
   * be said that they are known. What customers owe keeps nobody from closing.
   */
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
