import { z } from 'zod';
import { CATALOGUE_COLUMNS } from '#app/domain/catalogue/column.ts';
import { IMPORT_PROBLEMS } from '#app/domain/catalogue/import-problem.ts';
import { DELIMITERS } from '#app/domain/catalogue/delimiter.ts';
import { DECIMAL_MARKS } from '#app/domain/catalogue/decimal-mark.ts';
import { command, query } from './method.ts';
import { AmountMinor, Count, ProductIdSchema, TaxRateBp } from './values.ts';

export const Product = z.strictObject({
  productId: ProductIdSchema,
  /** What the scanner reads; text, so leading zeros stay. */
  code: z.string(),
  name: z.string(),
  category: z.string(),
  /** Tax included. */
  priceMinor: AmountMinor,
  taxRateBp: TaxRateBp,
  /** Thousandths of a piece; negative when more was sold than was counted in. */
  stockMilli: z.int(),
});
export type Product = z.infer<typeof Product>;

export { IMPORT_PROBLEMS };
export const ImportProblemCode = z.enum(IMPORT_PROBLEMS);

export const ImportProblem = z.strictObject({
  /** Line of the file, the header being 1; null when the whole file is meant. */
  line: z.int().positive().nullable(),
  /** The till's own name of the column (`code`, `name`, `category`, `price`, `tax`, `stock`), whatever the file calls it. */
  column: z.enum(CATALOGUE_COLUMNS).nullable(),
  code: ImportProblemCode,
  /** The offending text, cut to 60 characters. */
  value: z.string().max(61),
  /** For a repeated code, the line that had it first. */
  otherLine: z.int().positive().nullable(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportPreview = z.strictObject({
  importId: z.uuid(),
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']),
  delimiter: z.enum(DELIMITERS),
  decimalMark: z.enum(DECIMAL_MARKS),
  lineCount: Count,
  newCount: Count,
  changedCount: Count,
  unchangedCount: Count,
  /** All of them are counted, the first 200 are listed. */
  problemCount: Count,
  problems: z.array(ImportProblem).max(200),
  /** Rates in the file that the shop's country does not have; twenty at most. They are imported all the same. */
  unusualTaxRatesBp: z.array(TaxRateBp).max(20),
  sample: z.array(Product.omit({ productId: true })).max(20),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** 16 MiB, above 200,000 lines. */
export const MAX_IMPORT_BYTES = 16 * 1024 * 1024;

export const catalogueMethods = {
  /** Reads a CSV file and says what importing it would do. Changes nothing; the preview is kept until the next one. */
  'catalogue.preview': query(
    { fileName: z.string().max(255), contentBase64: z.base64().max(Math.ceil(MAX_IMPORT_BYTES / 3) * 4) },
    ImportPreview,
  ),
  /** Imports a previewed file, whole, in one transaction. Refused while it has problems. */
  'catalogue.import': command(
    { importId: z.uuid() },
    z.strictObject({ newCount: Count, changedCount: Count }),
  ),
  /** Products whose code or name contains every word typed; accents and case do not count. */
  'catalogue.search': query(
    { text: z.string().max(200), limit: z.int().min(1).max(50) },
    z.strictObject({ products: z.array(Product).max(50) }),
  ),
  'catalogue.summary': query({}, z.strictObject({ productCount: Count })),
} as const;
