import { CsvError, parse, type InfoRecord } from 'csv-parse/sync';
import { detectDelimiter, type Delimiter } from '#app/domain/catalogue/delimiter.ts';
import { importProblem, type ImportProblem } from '#app/domain/catalogue/import-problem.ts';
import type { FileLine } from '#app/domain/catalogue/read-product.ts';
import { decodeText, type TextEncodingName } from './decode-text.ts';

export interface CsvFile {
  readonly encoding: TextEncodingName;
  readonly delimiter: Delimiter;
  /** Every record up to the first structural problem, empty lines included. */
  readonly lines: readonly FileLine[];
  /** What keeps the bytes from being read as lines of fields: at most one, for nothing after it can be trusted. */
  readonly problem: ImportProblem | null;
}

/** UTF-16 units of one record: a product line has some hundred. */
const MAX_RECORD_LENGTH = 64 * 1024;

/**
 * Reads the bytes of a CSV file (RFC 4180: quotes doubled inside quoted fields, line breaks allowed there) into fields, with
 * the line where each record begins. The delimiter is found in the header; CRLF, LF and lone CR end a line, mixed or not.
 * Whether each line has the header's number of fields is for the catalogue to judge, which can name them all.
 */
export function readCsv(bytes: Uint8Array): CsvFile {
  const decoded = decodeText(bytes);
  const unread = { encoding: decoded.encoding, delimiter: ';' as const, lines: [] };
  if (!decoded.ok) return { ...unread, problem: decoded.problem };
  const { text, encoding } = decoded;
  const headerLine = /[^\r\n]*\S[^\r\n]*/.exec(text)?.[0];
  if (headerLine === undefined) return { ...unread, problem: importProblem('file_empty') };

  const delimiter = detectDelimiter(headerLine);
  const source = Buffer.from(text, 'utf8');
  const lines: FileLine[] = [];
  const starts = createLineCounter(source);
  let recordStart = 0;
  let parserLine = 0;
  try {
    parse(source, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: MAX_RECORD_LENGTH,
      on_record: (fields: string[], info: InfoRecord) => {
        lines.push({ line: starts.lineAt(recordStart), fields });
        recordStart = info.bytes;
        parserLine = info.lines;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = starts.lineAt(recordStart);
    // The parser's own count runs ahead after CRLF inside quotes; it still tells whether the record left its first line.
    const isPastFirstLine = Number(error.lines) > parserLine + 1;
    return {
      encoding,
      delimiter,
      lines,
      problem: structuralProblem(error, line, isPastFirstLine, source, recordStart),
    };
  }
  return { encoding, delimiter, lines, problem: null };
}

function structuralProblem(
  error: CsvError,
  line: number,
  isPastFirstLine: boolean,
  source: Buffer,
  recordStart: number,
): ImportProblem {
  const value = /^[^\r\n]*/.exec(source.toString('utf8', recordStart, recordStart + 400))?.[0] ?? '';
  const { code } = error;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return importProblem('quote_unclosed', { line, value });
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE') {
    // A quote that was closed lines further down, against another text, was left open where it began.
    return importProblem(isPastFirstLine ? 'quote_unclosed' : 'quote_misplaced', { line, value });
  }
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return importProblem(isPastFirstLine ? 'quote_unclosed' : 'line_too_long', { line, value });
  }
  throw error;
}

/**
 * Line numbers of growing byte offsets. Counted here and not taken from the parser, whose count takes a CRLF inside quotes
 * for two lines.
 */
function createLineCounter(source: Buffer): { lineAt(offset: number): number } {
  let position = 0;
  let line = 1;
  return {
    lineAt(offset) {
      for (; position < offset; position += 1) {
        const byte = source[position];
        if (byte === 0x0a || (byte === 0x0d && source[position + 1] !== 0x0a)) line += 1;
      }
      return line;
    },
  };
}
