import { z } from 'zod';

/** The card the intent asks for; Brazil only (Integration API, Create payment intent). */
export const IntentPayment = z.strictObject({
  type: z.enum(['credit_card', 'debit_card', 'voucher_card']),
  installments: z.int().exactOptional(),
  installments_cost: z.enum(['seller', 'buyer']).exactOptional(),
  voucher_type: z.enum(['sodexo', 'alelo']).exactOptional(),
});
export type IntentPayment = Readonly<z.infer<typeof IntentPayment>>;

/**
 * What makes a charge a payment intent of the Integration API rather than an order. Everything else – the terminal, the
 * customer, the money – is the same for both generations: an intent is an order that is read through other routes,
 * and whose id is a UUID.
 */
export const IntentFacet = z.strictObject({
  payment: IntentPayment.nullable(),
  /** Echoed in answers. */
  additionalInfo: z.record(z.string(), z.json()).nullable(),
  /** What an amount under `x-test-scope: sandbox` decides beforehand; null leaves it to the customer. */
  forcedResult: z.enum(['approved', 'reversed', 'rejected', 'error']).nullable(),
});
export type IntentFacet = Readonly<z.infer<typeof IntentFacet>>;
