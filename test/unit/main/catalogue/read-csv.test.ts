import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#main/catalogue/read-csv.ts';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const HEADER = 'código;nombre;precio;iva';

describe('the bytes of a catalogue', () => {
  it.each([
    ['UTF-8', utf8(`${HEADER}\n1;Ñandú €;2;21\n`), 'utf-8'],
    ['UTF-8 with its mark', utf8(`\uFEFF${HEADER}\n1;Ñandú €;2;21\n`), 'utf-8'],
    ['UTF-16LE with its mark', Buffer.from(`\uFEFF${HEADER}\n1;Ñandú €;2;21\n`, 'utf16le'), 'utf-16le'],
    [
      'Windows-1252',
      Buffer.concat([latin1(`${HEADER}\n1;Ñandú `), Buffer.from([0x80]), latin1(';2;21\n')]),
      'windows-1252',
    ],
  ])('are read as %s', (_, bytes, encoding) => {
    expect(readCsv(bytes)).toEqual({
      encoding,
      delimiter: ';',
      lines: [
        { line: 1, fields: ['código', 'nombre', 'precio', 'iva'] },
        { line: 2, fields: ['1', 'Ñandú €', '2', '21'] },
      ],
      problem: null,
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'file_empty', null],
    ['a mark alone', utf8('\uFEFF'), 'file_empty', null],
    ['spaces and line breaks', utf8(' \r\n\t\r\n'), 'file_empty', null],
    ['one zero byte', Buffer.from([0]), 'file_binary', null],
    ['one control byte', Buffer.from([1]), 'file_binary', null],
    ['a ZIP', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'file_binary', null],
    ['an empty ZIP', Buffer.from([0x50, 0x4b, 5, 6, 0, 0]), 'file_binary', null],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'file_binary', null],
    ['a PDF', latin1('%PDF-1.7\n%âãÏÓ'), 'file_binary', null],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'file_binary', null],
    ['text with a NUL', utf8(`${HEADER}\n1;a\0b;2;21\n`), 'file_binary', null],
    ['control characters without a NUL', Buffer.from([1, 2, 3, 0x41, 0xff, 0x90, 0x1b]), 'file_binary', null],
    ['UTF-16BE', Buffer.from([0xfe, 0xff, 0, 0x61]), 'file_not_text', null],
    [
      'UTF-16LE cut in half',
      Buffer.concat([Buffer.from('\uFEFFcódigo\nab', 'utf16le'), Buffer.from([0x41])]),
      'file_not_text',
      2,
    ],
    [
      'a UTF-8 mark before other bytes',
      Buffer.concat([utf8(`\uFEFF${HEADER}\r\n1;`), Buffer.from([0xe9])]),
      'file_not_text',
      2,
    ],
    [
      'a byte Windows-1252 has no character for',
      Buffer.concat([utf8(`${HEADER}\n\n1;`), Buffer.from([0x81])]),
      'file_not_text',
      3,
    ],
  ])('are refused when they are %s', (_, bytes, code, line) => {
    const file = readCsv(bytes);
    expect(file.problem).toMatchObject({ code, line });
    expect(file.lines).toEqual([]);
  });

  it('are never more than the parser can take, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const file = readCsv(bytes);
        expect(file.problem !== null || file.lines.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the lines of a file', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['lone CR', '\r'],
  ])('end with %s', (_, end) => {
    const file = readCsv(utf8(['code,name', '1,a', '', '2,b'].join(end)));
    expect(file.lines).toEqual([
      { line: 1, fields: ['code', 'name'] },
      { line: 2, fields: ['1', 'a'] },
      { line: 3, fields: [''] },
      { line: 4, fields: ['2', 'b'] },
    ]);
  });

  it('may end in different ways in one file', () => {
    expect(readCsv(utf8('a,b\r\n1,2\n3,4\r5,6')).lines.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  it('keep their numbers after line breaks inside quotes, of any kind', () => {
    const file = readCsv(utf8('code;name\r\n1;"a\r\nb\r\nc"\r\n2;"d\ne"\r\n3;"f\rg"\r\n4;h\r\n'));
    expect(file.lines.map(({ line, fields }) => [line, fields[1]])).toEqual([
      [1, 'name'],
      [2, 'a\r\nb\r\nc'],
      [5, 'd\ne'],
      [7, 'f\rg'],
      [9, 'h'],
    ]);
  });

  it('come back as they were written, quotes, delimiters and line breaks included', () => {
    const field = fc.string({
      unit: fc.constantFrom('a', 'ñ', '"', ';', ',', '\t', '\n', '\r', ' ', '🧉'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 10 }), (rows) => {
        const text = stringify([['código', 'nombre', 'precio'], ...rows], {
          delimiter: ';',
          record_delimiter: 'windows',
          quoted: true,
          quoted_empty: true,
        });
        const file = readCsv(utf8(text));
        expect(file.problem).toBeNull();
        expect(file.lines.slice(1).map(({ fields }) => fields)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a broken quote', () => {
  it('left open names the line where it was opened, and keeps the lines before it', () => {
    const file = readCsv(utf8(`${HEADER}\n1;a;2;21\n2;"b;2;21\n3;c;2;21\n`));
    expect(file.problem).toEqual({
      line: 3,
      column: null,
      code: 'quote_unclosed',
      value: '2;"b;2;21',
      otherLine: null,
    });
    expect(file.lines).toHaveLength(2);
  });

  it.each(['\n', '\r\n', '\r'])(
    'left open and met by the quote of a later line still names the line where it was opened (%j)',
    (end) => {
      const lines = [HEADER, `1;"a${end}b";2;21`, '2;"b;2;21', '3;"c";2;21', ''];
      const file = readCsv(utf8(lines.join(end)));
      expect(file.problem).toMatchObject({ line: 4, code: 'quote_unclosed', value: '2;"b;2;21' });
    },
  );

  it('left open in a long file is not taken for a long line', () => {
    const rest = '3;c;2;21\r\n'.repeat(20_000);
    const file = readCsv(utf8(`${HEADER}\r\n1;"a;2;21\r\n${rest}`));
    expect(file.problem).toMatchObject({ line: 2, code: 'quote_unclosed' });
  });

  it.each(['1;a "b" c;2;21', '1;"a"b;2;21', '1;TV 65";2;21'])(
    'in the wrong place names its line: %s',
    (line) => {
      const file = readCsv(utf8(`${HEADER}\r\n0;z;2;21\r\n${line}\r\n`));
      expect(file.problem).toMatchObject({ line: 3, code: 'quote_misplaced', value: line });
    },
  );

  it('is no part of a line that is only too long', () => {
    const file = readCsv(utf8(`${HEADER}\n1;${'a'.repeat(70_000)};2;21\n`));
    expect(file.problem).toMatchObject({ line: 2, code: 'line_too_long' });
  });
});

describe('the delimiter of a file', () => {
  it.each([
    [';', 'código;nombre, largo;precio'],
    [',', 'code,name,price'],
    ['\t', 'code\tname\tprice'],
  ])('%j is found in the header', (delimiter, header) => {
    const file = readCsv(utf8(`\n${header}\n`));
    expect(file.delimiter).toBe(delimiter);
    expect(file.lines[1]?.fields).toEqual(header.split(delimiter));
  });
});
