import { z } from 'zod';
import { ChargeOptions } from '#app/domain/charge-options.ts';
import { CUSTOMER_LIMITS, DEFERRAL_MOVE_KINDS, DUE_STATES, OTHER_METHODS } from '#app/domain/deferral.ts';
import { DEFERRAL_LIMIT_KINDS, DeferralLimits, DeferralRules } from '#app/domain/deferral-rules.ts';
import { LINK_STATES } from '#app/domain/payment-link.ts';
import { ChargeView } from './charging.ts';
import { command, query } from './method.ts';
import {
  AmountMinor,
  APPROVAL_FIELDS,
  AtMs,
  BusinessDate,
  CashMinor,
  ChargeIdSchema,
  Count,
  CurrencySchema,
  DeferralIdSchema,
  SaleIdSchema,
  TerminalIdSchema,
} from './values.ts';

/** Who says yes: above a limit, when goods come back, when nobody will pay, when somebody is erased. */
export const Approval = z.strictObject(APPROVAL_FIELDS);
export type Approval = z.infer<typeof Approval>;

/** Empty text is none. Control characters are refused by the handler, in words. */
const Customer = z.strictObject({
  name: z.string().trim().max(CUSTOMER_LIMITS.name),
  contact: z.string().trim().max(CUSTOMER_LIMITS.contact),
  note: z.string().trim().max(CUSTOMER_LIMITS.note),
});

const LastDigits = z.string().regex(/^\d{4}$/);

/** What the slip of a payment says that was taken on the terminal itself, without the till. */
export const HandSlip = z.strictObject({
  terminalId: TerminalIdSchema,
  /** What was typed on the terminal; all that is owed or a part of it. */
  amountMinor: AmountMinor.positive(),
  lastDigits: LastDigits,
  authorizationCode: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,20}$/),
});
export type HandSlip = z.infer<typeof HandSlip>;

/** A payment of the account that may be the one a slip is of. */
export const PaymentCandidate = z.strictObject({
  paymentId: z.string(),
  amountMinor: AmountMinor,
  createdAtMs: AtMs,
  lastDigits: z.string().nullable(),
  authorizationCode: z.string().nullable(),
  paymentMethodId: z.string().nullable(),
});
export type PaymentCandidate = z.infer<typeof PaymentCandidate>;

/**
 * `waiting`: nobody could be asked yet. `candidates`: payments that may be it, a person has to say which. `none`: Mercado Pago has none
 * of that amount in that time. `settled`: found and booked. `withdrawn`: a person said that it was not taken.
 */
export const HAND_STATES = ['waiting', 'candidates', 'none', 'settled', 'withdrawn'] as const;

export const HandPayment = z.strictObject({
  ...HandSlip.shape,
  takenAtMs: AtMs,
  state: z.enum(HAND_STATES),
  /** When Mercado Pago was asked last and answered; null before. */
  searchedAtMs: AtMs.nullable(),
  candidates: z.array(PaymentCandidate),
});
export type HandPayment = z.infer<typeof HandPayment>;

export const PaymentLink = z.strictObject({
  amountMinor: AmountMinor,
  state: z.enum(LINK_STATES),
  /** Where the customer pays; null until Mercado Pago has answered. */
  url: z.url().nullable(),
  madeAtMs: AtMs,
  expiresAtMs: AtMs,
});
export type PaymentLink = z.infer<typeof PaymentLink>;

export const DeferralView = z.strictObject({
  deferralId: DeferralIdSchema,
  /** Of its own series, without gaps: what the unpaid receipt is called by. */
  number: z.int().positive(),
  saleId: SaleIdSchema,
  saleNumber: z.int().positive(),
  currency: CurrencySchema,
  amountMinor: AmountMinor,
  /** What is left; zero when nothing is. */
  owedMinor: AmountMinor,
  /** Of what is no longer owed, what nobody paid: goods that came back, and losses. */
  returnedMinor: AmountMinor,
  writtenOffMinor: AmountMinor,
  capturedAtMs: AtMs,
  businessDate: BusinessDate,
  promisedDate: BusinessDate.nullable(),
  /** Business days since the capture: 0 is today. */
  ageDays: Count,
  due: z.enum(DUE_STATES),
  name: z.string().nullable(),
  contact: z.string().nullable(),
  note: z.string().nullable(),
  /** Name, contact and note were erased on request. */
  isErased: z.boolean(),
  /** Who let it pass a limit; null when no limit was in the way. */
  approval: Approval.nullable(),
  /** The charge that is running for it; no other step is possible until it ends. */
  liveChargeId: ChargeIdSchema.nullable(),
  /** Money of its charges that is in no sale: it has to go back before anything else is taken. */
  asideMinor: AmountMinor,
  /** The last slip written down for it, and what was found. */
  hand: HandPayment.nullable(),
  link: PaymentLink.nullable(),
});
export type DeferralView = z.infer<typeof DeferralView>;

export const DeferralMove = z.strictObject({
  position: z.int().positive(),
  kind: z.enum(DEFERRAL_MOVE_KINDS),
  atMs: AtMs,
  amountMinor: AmountMinor,
  chargeId: ChargeIdSchema.nullable(),
  /** Booked on an owner's word that the API has not confirmed. */
  isByEvidence: z.boolean(),
  /** Of `cash`. */
  receivedMinor: CashMinor.nullable(),
  changeMinor: CashMinor.nullable(),
  /** Of `other`. */
  method: z.enum(OTHER_METHODS).nullable(),
  reference: z.string().nullable(),
  /** Of `by_hand` and `by_link`: the payment's id at Mercado Pago. */
  paymentId: z.string().nullable(),
  approval: Approval.nullable(),
});
export type DeferralMove = z.infer<typeof DeferralMove>;

export const DeferralDetail = z.strictObject({
  deferral: DeferralView,
  moves: z.array(DeferralMove),
  /** Every charge that was tried for it, the last one first. */
  charges: z.array(ChargeView),
});
export type DeferralDetail = z.infer<typeof DeferralDetail>;

/** How much is out, against how much may be. */
export const ExposureView = z.strictObject({
  owedMinor: AmountMinor,
  count: Count,
  capturedTodayMinor: AmountMinor,
  dueTodayCount: Count,
  overdueCount: Count,
  /** Slips of the terminal that are not found at Mercado Pago yet. */
  slipCount: Count,
  limits: DeferralLimits,
});
export type ExposureView = z.infer<typeof ExposureView>;

export const DEFERRAL_FILTERS = ['open', 'due_today', 'overdue', 'by_hand', 'settled'] as const;

export const deferralMethods = {
  /** Which limits a capture would pass, so that an owner can be asked first. */
  'deferrals.check': query(
    { amountMinor: AmountMinor, customer: Customer },
    z.strictObject({ exceeded: z.array(z.enum(DEFERRAL_LIMIT_KINDS)) }),
  ),
  /**
   * Completes the sale without a payment: goods leave stock, the amount is owed. `slip` when the customer has paid on the terminal
   * itself, which the till will look for.
   */
  'deferrals.capture': command(
    {
      saleId: SaleIdSchema,
      totalMinor: AmountMinor.positive(),
      customer: Customer,
      promisedDate: BusinessDate.nullable(),
      approval: Approval.nullable(),
      slip: HandSlip.nullable(),
    },
    DeferralView,
  ),
  /** Newest captures last within `open`, so that who has owed longest is first. `text` is looked for in name, contact, note and numbers. */
  'deferrals.list': query(
    { filter: z.enum(DEFERRAL_FILTERS), text: z.string().max(80) },
    z.strictObject({
      deferrals: z.array(DeferralView),
      /** Of all that match, also beyond those listed (500 at most). */
      count: Count,
      owedMinor: AmountMinor,
    }),
  ),
  'deferrals.get': query({ deferralId: DeferralIdSchema }, DeferralDetail),
  /** Commits a charge of all or part of what is owed, then sends it to the terminal. */
  'deferrals.charge': command(
    {
      deferralId: DeferralIdSchema,
      amountMinor: AmountMinor.positive(),
      terminalId: TerminalIdSchema,
      options: ChargeOptions,
      isRepeatMeant: z.boolean(),
    },
    ChargeView,
  ),
  'deferrals.payCash': command(
    { deferralId: DeferralIdSchema, amountMinor: AmountMinor.positive(), receivedMinor: CashMinor },
    DeferralDetail,
  ),
  'deferrals.payOther': command(
    {
      deferralId: DeferralIdSchema,
      amountMinor: AmountMinor.positive(),
      method: z.enum(OTHER_METHODS),
      reference: z.string().trim().max(80),
    },
    DeferralDetail,
  ),
  /** The goods are back: they go into stock, and what is still owed is void. What was paid goes back by a refund. */
  'deferrals.returnGoods': command({ deferralId: DeferralIdSchema, approval: Approval }, DeferralDetail),
  /** Nobody will pay what is left: a loss. */
  'deferrals.writeOff': command({ deferralId: DeferralIdSchema, approval: Approval }, DeferralDetail),
  /** Name, contact and note are gone afterwards; the amounts stay. */
  'deferrals.erase': command({ deferralId: DeferralIdSchema, approval: Approval }, DeferralDetail),

  /** The list that is being charged one by one, in its order; those that owe nothing any more are not on it. */
  'deferrals.queue': query({}, z.strictObject({ deferrals: z.array(DeferralView) })),
  /** Makes the list; it outlives the program. An empty one ends it. */
  'deferrals.setQueue': command(
    { deferralIds: z.array(DeferralIdSchema).max(500) },
    z.strictObject({ deferrals: z.array(DeferralView) }),
  ),
  /** Takes one off the list: the customer is not here. */
  'deferrals.skip': command(
    { deferralId: DeferralIdSchema },
    z.strictObject({ deferrals: z.array(DeferralView) }),
  ),

  /** Writes the slip of a payment down that was taken on the terminal itself. */
  'deferrals.takeByHand': command({ deferralId: DeferralIdSchema, slip: HandSlip }, DeferralDetail),
  /** Asks Mercado Pago now for the payment a slip is of; books it when there is exactly one that agrees in everything. */
  'deferrals.searchByHand': command({ deferralId: DeferralIdSchema }, DeferralDetail),
  /** A person says which of the candidates it is. */
  'deferrals.settleByHand': command(
    { deferralId: DeferralIdSchema, paymentId: z.string().min(1).max(40), approval: Approval },
    DeferralDetail,
  ),
  /** The payment was not taken, or was of something else. */
  'deferrals.withdrawByHand': command({ deferralId: DeferralIdSchema, approval: Approval }, DeferralDetail),

  /** Makes a link the customer can pay what is owed by; watched until it is paid or has ended. */
  'deferrals.makeLink': command({ deferralId: DeferralIdSchema }, DeferralDetail),
  /** Ends the link; anything else can be done with the deferral once Mercado Pago has said so. */
  'deferrals.closeLink': command({ deferralId: DeferralIdSchema }, DeferralDetail),

  'deferrals.setRules': command({ rules: DeferralRules }, z.strictObject({ rules: DeferralRules })),
} as const;
