import type { CatalogueColumn } from './column.ts';

/** Why a file, or a line of it, cannot be imported. Each has a sentence in every language. */
export const IMPORT_PROBLEMS = [
  'file_empty',
  /** A spreadsheet, an archive, a picture: not text at all. */
  'file_binary',
  /** Text in an encoding the till does not read, or damaged. */
  'file_not_text',
  'file_no_lines',
  'header_missing_column',
  'header_repeated_column',
  'quote_unclosed',
  'quote_misplaced',
  'line_field_count',
  'line_too_long',
  /** Letters lost before the file was saved: UTF-8 read as Windows-1252 and saved again (`Ã³` for `ó`), or `�`. */
  'text_garbled',
  'code_empty',
  'code_invalid',
  'code_too_long',
  'code_repeated',
  'name_empty',
  'name_too_long',
  'name_invalid',
  'category_invalid',
  'price_empty',
  'price_not_a_number',
  'price_negative',
  'price_too_many_decimals',
  'price_ambiguous',
  'price_too_large',
  'tax_invalid',
  'stock_invalid',
] as const;

export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];

export interface ImportProblem {
  /** Line of the file; null when the whole file is meant. */
  readonly line: number | null;
  /** The till's own name of the column, whatever the file calls it. */
  readonly column: CatalogueColumn | null;
  readonly code: ImportProblemCode;
  /** The offending text, fit to show: {@link shownValue}. */
  readonly value: string;
  /** For a repeated code, the line that had it first. */
  readonly otherLine: number | null;
}

const SHOWN_LENGTH = 60;

/** Text of a file as a screen or a log may show it: at most 60 characters and an ellipsis, nothing invisible or reordering. */
export function shownValue(text: string): string {
  const visible = text.slice(0, SHOWN_LENGTH + 1).replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '�');
  if (visible.length <= SHOWN_LENGTH) return visible;
  // A pair of surrogates is kept or dropped whole.
  return `${visible.slice(0, SHOWN_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

export function importProblem(
  code: ImportProblemCode,
  where: {
    readonly line?: number;
    readonly column?: CatalogueColumn;
    readonly value?: string;
    readonly otherLine?: number;
  } = {},
): ImportProblem {
  return {
    line: where.line ?? null,
    column: where.column ?? null,
    code,
    value: shownValue(where.value ?? ''),
    otherLine: where.otherLine ?? null,
  };
}
