import { describe, expect, it } from 'vitest';
import { shownValue } from '#app/domain/catalogue/import-problem.ts';
import { readCatalogue } from '#app/domain/catalogue/read-catalogue.ts';

const HEADER = ['código', 'nombre', 'rubro', 'precio', 'iva', 'stock'];
const GOOD = ['7790001', 'Yerba 1 kg', 'Almacén', '1.234,50', '21', '3'];

/** A file of the good line with `changes` applied, on line 2. */
function readWith(
  changes: Partial<Record<'code' | 'name' | 'category' | 'price' | 'tax' | 'stock', string>>,
) {
  const fields = (['code', 'name', 'category', 'price', 'tax', 'stock'] as const).map(
    (column, position) => changes[column] ?? GOOD[position] ?? '',
  );
  // A second line with decimal commas fixes the mark, as the rest of a file would.
  const other = ['other', 'Otro', '', '10,50', '10,5', ''];
  return readCatalogue(
    [
      { line: 1, fields: HEADER },
      { line: 2, fields },
      { line: 3, fields: other },
    ],
    ';',
  );
}

describe('a line of a catalogue', () => {
  it('becomes a product in integers', () => {
    expect(readWith({}).drafts[0]).toEqual({
      code: '7790001',
      name: 'Yerba 1 kg',
      category: 'Almacén',
      priceMinor: 123_450,
      taxRateBp: 2100,
      stockMilli: 3000,
      line: 2,
    });
  });

  it.each([
    [{ code: '0000123' }, { code: '0000123' }],
    [{ code: ' ABC-1/x ' }, { code: 'ABC-1/x' }],
    [{ code: '2012345012345' }, { code: '2012345012345' }],
    [{ name: '  Ñandú "7"" x 2  ' }, { name: 'Ñandú "7"" x 2' }],
    [{ name: '=HYPERLINK("http://x")' }, { name: '=HYPERLINK("http://x")' }],
    [{ name: "'; DROP TABLE sale;--" }, { name: "'; DROP TABLE sale;--" }],
    [{ name: '<img src=x onerror=alert(1)>' }, { name: '<img src=x onerror=alert(1)>' }],
    [{ name: 'L3 NIÃ?A PÃO “MAÇÔ' }, { name: 'L3 NIÃ?A PÃO “MAÇÔ' }],
    [{ name: '🧉'.repeat(200) }, { name: '🧉'.repeat(200) }],
    [{ price: '0' }, { priceMinor: 0 }],
    [{ price: '0,29' }, { priceMinor: 29 }],
    [{ price: '9.999.999,99' }, { priceMinor: 999_999_999 }],
    [{ tax: '10,5 %' }, { taxRateBp: 1050 }],
    [{ tax: '0' }, { taxRateBp: 0 }],
    [{ tax: '100' }, { taxRateBp: 10_000 }],
    [{ stock: '' }, { stockMilli: 0 }],
    [{ stock: '-2' }, { stockMilli: -2000 }],
    [{ stock: '1,125' }, { stockMilli: 1125 }],
    [{ category: '' }, { category: '' }],
  ])('accepts %j', (changes, expected) => {
    const reading = readWith(changes);
    expect(reading.problems).toEqual([]);
    expect(reading.drafts[0]).toMatchObject(expected);
  });

  it('keeps a stock of minus zero as zero', () => {
    expect(Object.is(readWith({ stock: '-0' }).drafts[0]?.stockMilli, 0)).toBe(true);
  });

  it.each([
    ['code', '', 'code_empty'],
    ['code', ' \t', 'code_empty'],
    ['code', 'A B', 'code_invalid'],
    ['code', 'A\u0000B', 'code_invalid'],
    ['code', '01\u001D10', 'code_invalid'],
    ['code', 'A\u200BB', 'code_invalid'],
    ['code', '7,79E+12', 'code_invalid'],
    ['code', '9'.repeat(65), 'code_too_long'],
    ['name', '', 'name_empty'],
    ['name', '   ', 'name_empty'],
    ['name', '\u0301\u0301', 'name_invalid'],
    ['name', 'Coca\u202Ealoc', 'name_invalid'],
    ['name', 'Coca\u0007', 'name_invalid'],
    ['name', 'Coca\u001B[2J', 'name_invalid'],
    ['name', 'Coca\nCola', 'name_invalid'],
    ['name', 'Coca\u200BCola', 'name_invalid'],
    ['name', 'x'.repeat(201), 'name_too_long'],
    ['name', 'Jam\u00C3\u00B3n', 'text_garbled'],
    ['name', 'ALMAC\u00C3\u2030N', 'text_garbled'],
    ['name', 'Jam\uFFFDn', 'text_garbled'],
    ['category', 'L\u00C3\u00A1cteos', 'text_garbled'],
    ['category', 'x'.repeat(101), 'category_invalid'],
    ['category', 'a\u202Eb', 'category_invalid'],
    ['price', '', 'price_empty'],
    ['price', ' ', 'price_empty'],
    ['price', 'abc', 'price_not_a_number'],
    ['price', '$ 10', 'price_not_a_number'],
    ['price', '1e3', 'price_not_a_number'],
    ['price', '0x10', 'price_not_a_number'],
    ['price', 'Infinity', 'price_not_a_number'],
    ['price', 'NaN', 'price_not_a_number'],
    ['price', '1,234.56', 'price_not_a_number'],
    ['price', '-1', 'price_negative'],
    ['price', '-0', 'price_negative'],
    ['price', '0,001', 'price_too_many_decimals'],
    ['price', '12.34', 'price_ambiguous'],
    ['price', '1.234', 'price_ambiguous'],
    ['price', '10.000.000,00', 'price_too_large'],
    ['price', '99999999999999', 'price_too_large'],
    ['tax', '', 'tax_invalid'],
    ['tax', '-5', 'tax_invalid'],
    ['tax', '100,01', 'tax_invalid'],
    ['tax', '10.5', 'tax_invalid'],
    ['tax', 'exento', 'tax_invalid'],
    ['stock', 'x', 'stock_invalid'],
    ['stock', '1,0005', 'stock_invalid'],
    ['stock', '1e9', 'stock_invalid'],
    ['stock', '٣', 'stock_invalid'],
    ['stock', '10000000', 'stock_invalid'],
  ] as const)('is refused for the %s %j: %s', (column, value, code) => {
    const reading = readWith({ [column]: value });
    expect(reading.problems).toEqual([{ line: 2, column, code, value: shownValue(value), otherLine: null }]);
    expect(reading.drafts.map((draft) => draft.line)).toEqual([3]);
  });

  it('says everything that is wrong with it at once', () => {
    const reading = readWith({ code: '', name: '', price: 'x', tax: 'y', stock: 'z' });
    expect(reading.problems.map(({ code }) => code)).toEqual([
      'code_empty',
      'name_empty',
      'price_not_a_number',
      'tax_invalid',
      'stock_invalid',
    ]);
  });
});

describe('a catalogue', () => {
  const line = (number: number, ...fields: string[]) => ({ line: number, fields });
  const header = line(1, 'code', 'name', 'price', 'tax');

  it('names both lines of a repeated code, and sees through case and spaces', () => {
    const reading = readCatalogue(
      [
        header,
        line(2, 'abc', 'A', '1', '21'),
        line(3, 'x', 'B', '1', '21'),
        line(4, ' ABC ', 'C', '1', '21'),
        line(5, 'abc', 'D', '1', '21'),
      ],
      ',',
    );
    expect(reading.problems).toEqual([
      { line: 4, column: 'code', code: 'code_repeated', value: ' ABC ', otherLine: 2 },
      { line: 5, column: 'code', code: 'code_repeated', value: 'abc', otherLine: 2 },
    ]);
    expect(reading.drafts.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('does not take codes for numbers: 7 and 007 are two products', () => {
    const reading = readCatalogue(
      [header, line(2, '7', 'A', '1', '21'), line(3, '007', 'B', '1', '21')],
      ',',
    );
    expect(reading.drafts.map(({ code }) => code)).toEqual(['7', '007']);
    expect(reading.problems).toEqual([]);
  });

  it('never guesses a price by itself: the line that disagrees with the file is refused', () => {
    const reading = readCatalogue(
      [
        header,
        line(2, 'a', 'A', '12.34', '21'),
        line(3, 'b', 'B', '10.00', '21'),
        line(4, 'c', 'C', '12,34', '21'),
      ],
      ',',
    );
    expect(reading.decimalMark).toBe('.');
    expect(reading.problems).toMatchObject([
      { line: 4, column: 'price', code: 'price_ambiguous', value: '12,34' },
    ]);
  });

  it('names each line with too many or too few fields, and shows it', () => {
    const reading = readCatalogue(
      [header, line(2, 'a', 'A', '1'), line(3, 'b', 'B', '1', '21'), line(4, 'c', 'C', 'grande', '1', '21')],
      ',',
    );
    expect(reading.problems).toEqual([
      { line: 2, column: null, code: 'line_field_count', value: 'a,A,1', otherLine: null },
      { line: 4, column: null, code: 'line_field_count', value: 'c,C,grande,1,21', otherLine: null },
    ]);
    expect(reading.lineCount).toBe(3);
  });

  it('passes over empty lines and lines of bare delimiters, wherever they are', () => {
    const reading = readCatalogue(
      [
        line(1, ''),
        { ...header, line: 2 },
        line(3, ' '),
        line(4, 'a', 'A', '1', '21'),
        line(5, '', '', '', '', '', ''),
      ],
      ';',
    );
    expect(reading.problems).toEqual([]);
    expect(reading.lineCount).toBe(1);
    expect(reading.drafts[0]?.line).toBe(4);
  });

  it('says that a header without lines has none', () => {
    expect(readCatalogue([header], ';').problems).toMatchObject([{ code: 'file_no_lines', line: null }]);
  });

  it('reads no line below a header it does not understand', () => {
    const reading = readCatalogue([line(1, 'a', 'b'), line(2, '1', '2')], ';');
    expect(reading.drafts).toEqual([]);
    expect(reading.lineCount).toBe(1);
    expect(new Set(reading.problems.map(({ code }) => code))).toEqual(new Set(['header_missing_column']));
  });
});

describe('the text of a problem', () => {
  it('is at most 61 characters, never half a pair, and shows nothing that acts on a screen', () => {
    expect(shownValue('x'.repeat(60))).toBe('x'.repeat(60));
    expect(shownValue('x'.repeat(61))).toBe(`${'x'.repeat(60)}…`);
    expect(shownValue(`${'x'.repeat(59)}🧉🧉`)).toBe(`${'x'.repeat(59)}…`);
    expect(shownValue('a\u001B[31m\u202Eb\nc')).toBe('a�[31m�b�c');
  });
});
