import { z } from 'zod';
import { command, query } from './method.ts';
import { Shift } from './day.ts';
import {
  AmountMinor,
  Count,
  CurrencySchema,
  LanguageSchema,
  SiteIdSchema,
  TerminalIdSchema,
} from './values.ts';

export const TillStatus = z.strictObject({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  isPractice: z.boolean(),
  site: SiteIdSchema,
  currency: CurrencySchema,
  timeZone: z.string(),
  language: LanguageSchema,
  terminalId: TerminalIdSchema.nullable(),
  cardMinMinor: AmountMinor,
  cardMaxMinor: AmountMinor,
  /** Charges left open by the last run are being asked about; no sale yet. */
  isRecovering: z.boolean(),
  shift: Shift.nullable(),
  productCount: Count,
  /** Charges somebody should look at; the one running for the basket on the screen is not among them. */
  unresolvedCount: Count,
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
  'practice.customer': query({}, z.strictObject({ customer: PracticeCustomer })),
  'practice.setCustomer': command(
    { customer: PracticeCustomer },
    z.strictObject({ customer: PracticeCustomer }),
  ),
} as const;
