import { createHash } from 'node:crypto';
import { z } from 'zod';
import { entryHash, type CanonicalRows, type EntryHeader } from './chain.ts';
import { FACT_COLUMNS, FACT_TABLES } from './facts.ts';

/**
 * A journal file is lines of `check SP json LF`. The check covers the whole line, so a flipped bit is found before anything
 * is made of it; the entry's own hash covers its content once more and ties it to the entry before.
 */

/** First line of a file: whose ledger it is of and where it begins. */
export const JournalHead = z.strictObject({
  journal: z.literal(1),
  identity: z.strictObject({
    ledgerId: z.string(),
    site: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    cutOverHour: z.int(),
    mode: z.string(),
    createdAtMs: z.int(),
  }),
  fromSeq: z.int().positive(),
  /** When the file's first entry happened. */
  fromAtMs: z.int(),
});
export type JournalHead = z.infer<typeof JournalHead>;

const Value = z.union([z.string(), z.number(), z.null()]);
const Rows = z
  .array(z.tuple([z.enum(FACT_TABLES), z.array(z.array(Value))]))
  .refine((tables) =>
    tables.every(([table, rows]) => rows.every((row) => row.length === FACT_COLUMNS[table].length)),
  );

/** Goods waiting for a charge. No fact, but without them a charge that is still open would be paid for nothing. */
export const JournalBasket = z.strictObject({
  saleId: z.string(),
  openedAtMs: z.int(),
  lines: z.array(
    z.strictObject({
      productId: z.int(),
      code: z.string(),
      name: z.string(),
      unitPriceMinor: z.int(),
      taxRateBp: z.int(),
      quantityMilli: z.int(),
    }),
  ),
});
export type JournalBasket = z.infer<typeof JournalBasket>;

const EntryLine = z.strictObject({
  seq: z.int().positive(),
  entryId: z.string(),
  kind: z.string(),
  atMs: z.int(),
  businessDate: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  rows: Rows,
  basket: JournalBasket.nullable(),
});

/** Everything needed to write an entry again and to know that it is the same. */
export interface JournalEntry extends EntryHeader {
  readonly prevHash: string;
  readonly hash: string;
  readonly rows: CanonicalRows;
  readonly basket: JournalBasket | null;
}

export type JournalLine =
  | { readonly kind: 'head'; readonly head: JournalHead }
  | { readonly kind: 'entry'; readonly entry: JournalEntry };

export function encodeHead(head: JournalHead): string {
  return encode(head);
}

export function encodeEntry(entry: JournalEntry): string {
  return encode(entry);
}

/** The line's content, or undefined when it is not what was written, or not of this program's schema. */
export function decodeLine(line: string): JournalLine | undefined {
  const json = line.slice(CHECK_LENGTH + 1);
  if (line.slice(0, CHECK_LENGTH + 1) !== `${checkOf(json)} `) return undefined;
  const value = parseJson(json);
  const head = JournalHead.safeParse(value);
  if (head.success) return { kind: 'head', head: head.data };
  const parsed = EntryLine.safeParse(value);
  if (!parsed.success) return undefined;
  const entry = parsed.data;
  return entryHash(entry.prevHash, entry, entry.rows) === entry.hash ? { kind: 'entry', entry } : undefined;
}

const CHECK_LENGTH = 16;

function encode(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checkOf(json)} ${json}\n`;
}

function checkOf(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex').slice(0, CHECK_LENGTH);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
