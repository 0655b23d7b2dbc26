import { z } from 'zod';

/** Kinds of card a charge may be locked to, as both generations of the Point API spell them. */
export const PAYMENT_TYPES = ['credit_card', 'debit_card', 'voucher_card'] as const;
export type PaymentType = (typeof PAYMENT_TYPES)[number];

/** Who pays what instalments cost: the shop or the customer (`installments_cost`). */
export const INSTALLMENTS_COSTS = ['seller', 'buyer'] as const;
export type InstallmentsCost = (typeof INSTALLMENTS_COSTS)[number];

/** The largest number of instalments either generation documents (Integration API, Create payment intent). */
export const MAX_INSTALLMENTS = 72;

/** What a charge asks of the terminal beside the amount. Null leaves it to the terminal, or to the account's own settings. */
export const ChargeOptions = z.strictObject({
  /** Locks the kind of card; null offers everything the terminal takes. */
  paymentType: z.enum(PAYMENT_TYPES).nullable(),
  /** Number of instalments, credit cards only. */
  installments: z.int().min(1).max(MAX_INSTALLMENTS).nullable(),
  installmentsCost: z.enum(INSTALLMENTS_COSTS).nullable(),
  /** Whether the terminal prints the shop's slip by itself. */
  printsOnTerminal: z.boolean(),
  /** Shown and printed by the terminal where the site has it; letters and digits. */
  ticketNumber: z
    .string()
    .regex(/^[A-Za-z0-9]{1,20}$/)
    .nullable(),
});
export type ChargeOptions = z.infer<typeof ChargeOptions>;

export const NO_OPTIONS: ChargeOptions = {
  paymentType: null,
  installments: null,
  installmentsCost: null,
  printsOnTerminal: false,
  ticketNumber: null,
};
