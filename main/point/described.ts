import { z } from 'zod';

/**
 * Members that describe a payment and decide nothing: one that is not as documented is left out, because it must not hide
 * that the payment was made.
 */
export const describedText = z
  .union([z.string().max(200), z.int().transform(String)])
  .nullish()
  .catch(null);

export const describedCount = z
  .union([
    z.int().nonnegative(),
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null);
