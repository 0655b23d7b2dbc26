import type { DecimalMark } from '../decimal-input.ts';
import { codeKey } from './code-key.ts';
import { decideDecimalMark } from './decimal-mark.ts';
import type { Delimiter } from './delimiter.ts';
import { readHeader } from './header.ts';
import { importProblem, type ImportProblem } from './import-problem.ts';
import type { ProductDraft } from './product-draft.ts';
import { readProduct, type FileLine } from './read-product.ts';

export interface CatalogueReading {
  readonly decimalMark: DecimalMark;
  /** Lines that describe a product, well or badly; the header and empty lines are none. */
  readonly lineCount: number;
  /** The products of the good lines, in the file's order. */
  readonly drafts: readonly ProductDraft[];
  readonly problems: readonly ImportProblem[];
}

/**
 * Reads the lines of a catalogue file, the header first, to products and problems in the order of the file. Empty lines, and
 * the lines of bare delimiters that spreadsheets leave at the end, are passed over. Of a code that is repeated (`codeKey`)
 * the first line stands and each later one is a problem that names both.
 */
export function readCatalogue(lines: readonly FileLine[], delimiter: Delimiter): CatalogueReading {
  const [header, ...rows] = lines.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
  const none = { decimalMark: decideDecimalMark([], [], delimiter), lineCount: rows.length, drafts: [] };
  if (header === undefined) return { ...none, problems: [] };
  const head = readHeader(header.fields, header.line);
  if (!head.ok) return { ...none, problems: head.problems };
  if (rows.length === 0) return { ...none, problems: [importProblem('file_no_lines')] };

  const { positions } = head;
  const column = (position: number | null): string[] =>
    position === null ? [] : rows.map(({ fields }) => fields[position] ?? '');
  const decimalMark = decideDecimalMark(
    column(positions.price),
    [...column(positions.tax), ...column(positions.stock)],
    delimiter,
  );

  const drafts: ProductDraft[] = [];
  const problems: ImportProblem[] = [];
  const lineOfCode = new Map<string, number>();
  for (const row of rows) {
    if (row.fields.length !== header.fields.length) {
      problems.push(importProblem('line_field_count', { line: row.line, value: row.fields.join(delimiter) }));
      continue;
    }
    const product = readProduct(row, positions, decimalMark);
    const code = row.fields[positions.code] ?? '';
    const key = codeKey(code);
    const otherLine = lineOfCode.get(key);
    if (otherLine !== undefined) {
      problems.push(
        importProblem('code_repeated', { line: row.line, column: 'code', value: code, otherLine }),
      );
    } else if (key !== '') {
      lineOfCode.set(key, row.line);
    }
    if (!product.ok) problems.push(...product.problems);
    else if (otherLine === undefined) drafts.push(product.draft);
  }
  return { decimalMark, lineCount: rows.length, drafts, problems };
}
