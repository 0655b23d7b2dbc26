import { z } from 'zod';

/** One line of a preference: `unit_price` times `quantity`. */
export const PreferenceItem = z.strictObject({
  title: z.string(),
  quantity: z.int(),
  unitPriceMinor: z.int(),
  /** As it was sent; the country's when it was not. */
  currency: z.string(),
});
export type PreferenceItem = Readonly<z.infer<typeof PreferenceItem>>;

/** A checkout preference: what the page behind a payment link asks for. Immutable: a change makes a new record. */
export const PreferenceRecord = z.strictObject({
  /** The account's id, a hyphen and a UUID. */
  id: z.string(),
  userId: z.string(),
  /** The application it was made with. */
  clientId: z.string(),
  externalReference: z.string().nullable(),
  items: z.array(PreferenceItem).readonly(),
  /** Whether the two dates that follow count. */
  expires: z.boolean(),
  validFromMs: z.number().nullable(),
  validUntilMs: z.number().nullable(),
  createdAtMs: z.number(),
});
export type PreferenceRecord = Readonly<z.infer<typeof PreferenceRecord>>;

/** What the page asks for, in minor units. */
export function preferenceAmountMinor({ items }: PreferenceRecord): number {
  return items.reduce((sum, item) => sum + item.quantity * item.unitPriceMinor, 0);
}

/** Whether the page takes a payment at `atMs` (Checkout Pro, Term of preference). */
export function isPayable({ expires, validFromMs, validUntilMs }: PreferenceRecord, atMs: number): boolean {
  return !expires || ((validFromMs ?? -Infinity) <= atMs && atMs < (validUntilMs ?? Infinity));
}
