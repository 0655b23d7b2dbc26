import { inflateSync } from 'node:zlib';

/** WinAnsiEncoding where it is not Latin-1: the characters the papers use. */
const WIN_ANSI: Readonly<Record<number, string>> = {
  0x80: '€',
  0x85: '…',
  0x91: '‘',
  0x92: '’',
  0x93: '“',
  0x94: '”',
  0x96: '–',
  0x97: '—',
};

/** The texts of a PDF with the standard fonts, page after page, one a line as it was written. */
export function readPdfText(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const lines: string[] = [];
  for (const stream of streamsOf(file)) {
    for (const [, array = ''] of stream.matchAll(/\[([^\]]*)\] TJ/g)) {
      const hex = [...array.matchAll(/<([0-9a-f]*)>/g)].map((match) => match[1] ?? '').join('');
      lines.push(
        Array.from(Buffer.from(hex, 'hex'), (code) => WIN_ANSI[code] ?? String.fromCharCode(code)).join(''),
      );
    }
  }
  return lines.join('\n');
}

export function pageCount(bytes: Uint8Array): number {
  return [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/Type \/Page\b(?!s)/g),
  ].length;
}

function streamsOf(file: Buffer): readonly string[] {
  const text = file.toString('latin1');
  return [...text.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)].map((match) => {
    const begin = match.index + match[0].length;
    const end = text.indexOf('endstream', begin);
    return inflateSync(file.subarray(begin, end)).toString('latin1');
  });
}
