import { z } from 'zod';
import { APPROVER_ROLES } from '#app/domain/charge-event.ts';
import { MAX_QUANTITY_MILLI } from '#app/domain/basket.ts';
import { MAX_AMOUNT_MINOR } from '#app/domain/money.ts';
import { SITE_IDS } from '#app/domain/site.ts';

/** Minor units, zero or more. */
export const AmountMinor = z.int().nonnegative().max(MAX_AMOUNT_MINOR);
/** Cash in a drawer: 999,999,999.99 at most, below what a code scanned into the field would be. */
export const CashMinor = z.int().nonnegative().max(99_999_999_999);
/** Minor units, any sign: differences and balances. */
export const SignedMinor = z.int().min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR);
export const QuantityMilli = z.int().positive().max(MAX_QUANTITY_MILLI);
export const TaxRateBp = z.int().min(0).max(10_000);
export const Count = z.int().nonnegative();
export const AtMs = z.int().nonnegative();
export const BusinessDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const SaleIdSchema = z.uuid();
export const ChargeIdSchema = z.uuid();
export const RefundIdSchema = z.uuid();
export const DeferralIdSchema = z.uuid();
export const ShiftIdSchema = z.uuid();
export const ProductIdSchema = z.int().positive();
export const TerminalIdSchema = z
  .string()
  .min(3)
  .max(128)
  .regex(/^[A-Za-z0-9_.-]+$/);

export const CurrencySchema = z.enum(['ARS', 'BRL', 'MXN', 'CLP']);
export const SiteIdSchema = z.enum(SITE_IDS);
export const LanguageSchema = z.enum(['es-AR', 'es-MX', 'pt-BR', 'en']);

export const TaxShareSchema = z.strictObject({
  rateBp: TaxRateBp,
  baseMinor: AmountMinor,
  taxMinor: AmountMinor,
});

/** Who lets something pass that not everybody may, in what role and why. */
export const APPROVAL_FIELDS = {
  approver: z.string().trim().min(1).max(80),
  role: z.enum(APPROVER_ROLES),
  reason: z.string().trim().min(1).max(200),
};
