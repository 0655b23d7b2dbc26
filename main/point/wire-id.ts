import { z } from 'zod';

/** Ids of users, stores and points of sale: numbers, as a number or as a text of digits, depending on the page. */
export const wireId = z.union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative().transform(String)]);
