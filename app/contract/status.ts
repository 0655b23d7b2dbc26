import { z } from 'zod';
import { INSTALLMENTS_COSTS, PAYMENT_TYPES } from '#app/domain/charge-options.ts';
import { UNANSWERED_REASONS } from '#app/domain/charge-event.ts';
import { CONNECTION_STATES } from '#app/domain/connection.ts';
import { DeferralRules } from '#app/domain/deferral-rules.ts';
import { TILL_MODES } from '#app/domain/mode.ts';
import { REACH_STATES } from '#app/domain/reach.ts';
import { GATEWAY_KINDS } from '#app/domain/site.ts';
import { command, query } from './method.ts';
import { Shift } from './day.ts';
import { ExposureView } from './deferrals.ts';
import {
  AmountMinor,
  AtMs,
  Count,
  CurrencySchema,
  LanguageSchema,
  SiteIdSchema,
  TerminalIdSchema,
} from './values.ts';

/** What a person should know of the ledger's file: it had been older than its journal, or the two disagree. */
export const LEDGER_NOTICES = [
  'restored_from_journal',
  'partly_restored',
  'diverged',
  'other_ledger',
  'journal_unavailable',
  'journal_failing',
] as const;

/** As Mercado Pago hands them out: `dev_…`. */
const IntegratorId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export const TillStatus = z.strictObject({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  mode: z.enum(TILL_MODES),
  /** The account whose shop is open; null in practice. */
  account: z
    .strictObject({ userId: z.string(), nickname: z.string(), connection: z.enum(CONNECTION_STATES) })
    .nullable(),
  /** The settings file could not be read at start: it was put aside and the till began with the usual ones. */
  isSettingsFileBad: z.boolean(),
  site: SiteIdSchema,
  currency: CurrencySchema,
  timeZone: z.string(),
  language: LanguageSchema,
  terminalId: TerminalIdSchema.nullable(),
  cardMinMinor: AmountMinor,
  cardMaxMinor: AmountMinor,
  /** The generation of the Point API that new charges are made with. */
  gateway: z.enum(GATEWAY_KINDS),
  /** Those the site has. */
  gateways: z.array(z.enum(GATEWAY_KINDS)),
  /** What a charge may ask for with `gateway` on this site. */
  chargeRules: z.strictObject({
    paymentTypes: z.array(z.enum(PAYMENT_TYPES)),
    maxInstallments: z.int().positive().nullable(),
    installmentsCosts: z.array(z.enum(INSTALLMENTS_COSTS)),
    hasTicketNumber: z.boolean(),
    hasPrintOption: z.boolean(),
  }),
  /** Whether the terminal prints its slip, unless a charge says otherwise. */
  printsOnTerminal: z.boolean(),
  /** Attribution that Mercado Pago gave to an integrator; sent with every charge where it is set. */
  integrator: z.strictObject({ platformId: IntegratorId.nullable(), integratorId: IntegratorId.nullable() }),
  /** What was found when the ledger was compared with its journal; null when they agree. */
  ledgerNotice: z
    .strictObject({
      kind: z.enum(LEDGER_NOTICES),
      entryCount: Count,
    })
    .nullable(),
  /** Charges left open by the last run are being asked about; no sale yet. */
  isRecovering: z.boolean(),
  /** Whether Mercado Pago can be reached, from the outcome of real calls, and since when; `reason` is null while online. */
  reach: z.strictObject({
    state: z.enum(REACH_STATES),
    sinceMs: AtMs,
    reason: z.enum(UNANSWERED_REASONS).nullable(),
  }),
  shift: Shift.nullable(),
  productCount: Count,
  /** Charges somebody should look at; the one running for the basket on the screen is not among them. */
  unresolvedCount: Count,
  /** What customers owe of sales that were captured without a payment. */
  exposure: ExposureView,
  deferralRules: DeferralRules,
  /** Where the ledger of this till is, for the owner's backup. */
  ledgerFile: z.string(),
});
export type TillStatus = z.infer<typeof TillStatus>;

/** What the simulated customer of practice mode does with the next charge. */
export const PracticeCustomer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pays') }),
  z.strictObject({
    kind: z.literal('declines'),
    detail: z.enum([
      'insufficient_amount',
      'rejected_by_issuer',
      'card_disabled',
      'required_call_for_authorize',
      'bad_filled_card_data',
      'high_risk',
      'max_attempts_exceeded',
      'amount_limit_exceeded',
      'invalid_installments',
      'processing_error',
    ]),
  }),
  z.strictObject({ kind: z.literal('walks_away') }),
  z.strictObject({ kind: z.literal('cancels_on_terminal') }),
  z.strictObject({ kind: z.literal('slow_issuer') }),
]);
export type PracticeCustomer = z.infer<typeof PracticeCustomer>;

export const statusMethods = {
  'till.status': query({}, TillStatus),
  'till.setLanguage': command({ language: LanguageSchema }, TillStatus),
  'till.setTerminal': command({ terminalId: TerminalIdSchema }, TillStatus),
  /** How new charges are made; those that run go on as they began. */
  'till.setCharging': command({ gateway: z.enum(GATEWAY_KINDS), printsOnTerminal: z.boolean() }, TillStatus),
  'till.setIntegrator': command(
    { platformId: IntegratorId.nullable(), integratorId: IntegratorId.nullable() },
    TillStatus,
  ),
  /** Whether the system says that the machine is on a network, at the renderer's start and on each change: the till asks at once. */
  'till.networkSignal': query({ hasNetwork: z.boolean() }, z.strictObject({})),
  'practice.customer': query({}, z.strictObject({ customer: PracticeCustomer })),
  'practice.setCustomer': command(
    { customer: PracticeCustomer },
    z.strictObject({ customer: PracticeCustomer }),
  ),
} as const;
