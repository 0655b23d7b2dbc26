import type { ImportPreview } from '#app/contract/catalogue.ts';
import { importProblem, type ImportProblem } from '#app/domain/catalogue/import-problem.ts';

export type TextEncodingName = ImportPreview['encoding'];

export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: TextEncodingName }
  | { readonly ok: false; readonly problem: ImportProblem; readonly encoding: TextEncodingName };

/** How files that people rename to `.csv` begin. */
const SIGNATURES: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'ZIP, XLSX', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'ZIP', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { name: 'XLS', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { name: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'GZIP', bytes: [0x1f, 0x8b] },
  { name: 'RAR', bytes: [0x52, 0x61, 0x72, 0x21] },
  { name: '7Z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
];

/**
 * Bytes of a file to text. UTF-16LE when its mark says so; UTF-8 with or without its mark; and what is no valid UTF-8 is read
 * as Windows-1252, which is what spreadsheets on the shops' Windows machines save. That reading cannot be told from the
 * other single-byte encodings by the bytes alone, so the preview names it and shows the names for a person to judge; it is
 * refused only where Windows-1252 has no character. Binary files, UTF-16BE and damaged UTF are refused.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const signature = SIGNATURES.find((each) => startsWith(bytes, each.bytes));
  if (signature) return refused('utf-8', importProblem('file_binary', { value: signature.name }));
  if (startsWith(bytes, [0xfe, 0xff]))
    return refused('utf-8', importProblem('file_not_text', { value: 'UTF-16BE' }));
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(bytes);
  if (bytes.includes(0)) return refused('utf-8', importProblem('file_binary', { value: 'NUL' }));

  const text = decodeStrictly(bytes, 'utf-8');
  if (text !== undefined) return withoutControls('utf-8', text);
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    return refused('utf-8', firstProblem(new TextDecoder('utf-8').decode(bytes), '\uFFFD'));
  }
  return withoutControls('windows-1252', new TextDecoder('windows-1252').decode(bytes));
}

function refused(encoding: TextEncodingName, problem: ImportProblem): DecodedText {
  return { ok: false, problem, encoding };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function decodeStrictly(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function decodeUtf16(bytes: Uint8Array): DecodedText {
  const text = decodeStrictly(bytes, 'utf-16le');
  if (text === undefined) {
    return refused('utf-16le', firstProblem(new TextDecoder('utf-16le').decode(bytes), '\uFFFD'));
  }
  if (text.includes('\0')) return refused('utf-16le', importProblem('file_binary', { value: 'NUL' }));
  return withoutControls('utf-16le', text);
}

/** Names the line of the first `lost` character. */
function firstProblem(text: string, lost: string): ImportProblem {
  const before = text.slice(0, text.indexOf(lost));
  const line = 1 + (before.match(/\r\n|\n|\r/g)?.length ?? 0);
  const lineText = text.split(/\r\n|\n|\r/)[line - 1] ?? '';
  return importProblem('file_not_text', { line, value: lineText });
}

/** A file of which a twentieth is control characters is not text. A few are a line's problem, named when that line is read. */
function withoutControls(encoding: TextEncodingName, text: string): DecodedText {
  const start = text.slice(0, 65_536);
  const controls = start.match(/[^\P{Cc}\t\n\f\r\u0080-\u009F]/gu)?.length ?? 0;
  if (controls * 20 > start.length) return refused(encoding, importProblem('file_binary', { value: start }));
  // The five bytes Windows-1252 leaves empty come out as C1 controls.
  const unassigned = encoding === 'windows-1252' ? /[\u0081\u008D\u008F\u0090\u009D]/.exec(text) : null;
  if (unassigned) return refused(encoding, firstProblem(text, unassigned[0]));
  return { ok: true, text, encoding };
}
