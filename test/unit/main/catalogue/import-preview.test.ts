import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ImportPreview, type Product } from '#app/contract/catalogue.ts';
import { SITES } from '#app/domain/site.ts';
import { previewImport } from '#main/catalogue/import-preview.ts';

const IMPORT_ID = '7f0c2f5e-3a55-4a52-9a53-0f6f3a1d2b4c';
const HEADER = 'código;descripción;rubro;precio;iva;stock';
const CATALOGUE = new URL('../../../fixtures/catalogo-ar-20k.csv', import.meta.url);

function preview(
  bytes: Uint8Array | string,
  existing: readonly Product[] = [],
  usualTaxRatesBp: readonly number[] | null = SITES.MLA.taxRatesBp,
) {
  const prepared = previewImport({
    importId: IMPORT_ID,
    fileName: 'catalogo.csv',
    usualTaxRatesBp,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes,
    existing: () => new Map(existing.map((product) => [product.code.toLowerCase(), product])),
  });
  // Whatever the file, the preview is one the contract lets through.
  expect(ImportPreview.parse(prepared.preview)).toEqual(prepared.preview);
  return prepared;
}

describe('the preview of a real catalogue of 20,000 lines', () => {
  const bytes = readFileSync(CATALOGUE);
  const prepared = preview(bytes);

  it('has all of them and no problem', () => {
    expect(prepared.preview).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      decimalMark: ',',
      lineCount: 20_000,
      newCount: 20_000,
      changedCount: 0,
      unchangedCount: 0,
      problemCount: 0,
      problems: [],
      unusualTaxRatesBp: [],
    });
    expect(prepared.drafts).toHaveLength(20_000);
    expect(prepared.preview.sample).toHaveLength(20);
  });

  it('has their exact prices', () => {
    // Another way to the same sum: the last three numbers of a line hold no quotes, so they are cut from its end.
    const lines = bytes
      .toString('utf8')
      .split('\r\n')
      .slice(1)
      .filter((line) => line !== '');
    const sum = lines.reduce((total, line) => {
      const match = /;(\d+),(\d\d);[\d,]+;-?\d+$/.exec(line);
      if (!match) throw new Error(`no price at the end of ${line}`);
      return total + BigInt(`${match[1] ?? ''}${match[2] ?? ''}`);
    }, 0n);
    expect(prepared.drafts.reduce((total, draft) => total + BigInt(draft.priceMinor), 0n)).toBe(sum);
    expect(prepared.drafts.every((draft) => Number.isSafeInteger(draft.priceMinor))).toBe(true);
  });

  it('has names with quotes, rates with decimals and lines in order', () => {
    expect(prepared.drafts[1]).toEqual({
      code: '7790006182109',
      name: 'TV SMART 65" OLED 65C3, LG, 1 cu',
      category: 'Electro',
      priceMinor: 4_316_300,
      taxRateBp: 1050,
      stockMilli: 20_000,
      line: 3,
    });
    expect(prepared.drafts.map(({ line }) => line)).toEqual(prepared.drafts.map((_, index) => index + 2));
    const quotes = prepared.drafts.reduce((count, { name }) => count + name.split('"').length - 1, 0);
    const doubled = bytes.toString('utf8').match(/""/g)?.length ?? 0;
    expect(quotes).toBe(doubled);
  });

  it('has every code as it is written, once', () => {
    const codes = prepared.drafts.map(({ code }) => code);
    expect(new Set(codes).size).toBe(20_000);
    expect(codes.every((code) => /^\d{13}$/.test(code))).toBe(true);
  });
});

describe('a preview', () => {
  it('counts what is new, what changes and what stays', () => {
    const same = {
      productId: 1,
      code: 'A1',
      name: 'Yerba',
      category: 'x',
      priceMinor: 100,
      taxRateBp: 2100,
      stockMilli: 0,
    };
    const dearer = { ...same, productId: 2, code: 'b2' };
    const { preview: shown } = preview(
      `${HEADER}\nA1;Yerba;x;1,00;21;0\nB2;Yerba;x;1,01;21;0\nC3;Nuevo;x;1,00;21;0`,
      [same, dearer],
    );
    expect(shown).toMatchObject({ newCount: 1, changedCount: 1, unchangedCount: 1, problemCount: 0 });
  });

  it('keeps leading zeros', () => {
    expect(
      preview(`${HEADER}\n0012;a;x;1,00;21;0\n"000";b;x;1,00;21;0`).drafts.map(({ code }) => code),
    ).toEqual(['0012', '000']);
  });

  it('of Windows-1252 bytes names the encoding and shows the names, for a person to judge', () => {
    const bytes = Buffer.from('código;descripción;precio;iva\r\n1;Jamón crudo Ñ;10,50;10,5\r\n', 'latin1');
    const prepared = preview(bytes);
    expect(prepared.preview).toMatchObject({ encoding: 'windows-1252', problemCount: 0, newCount: 1 });
    expect(prepared.preview.sample[0]?.name).toBe('Jamón crudo Ñ');
  });

  it('of UTF-8 that was once read as Windows-1252 names every line that lost its letters', () => {
    const twice = Buffer.from(Buffer.from('Jamón', 'utf8').toString('latin1'), 'utf8').toString('utf8');
    const prepared = preview(`code;name;price;tax\n1;Queso;10,50;21\n2;${twice};10,50;21\n`);
    expect(prepared.preview.problems).toMatchObject([
      { line: 3, column: 'name', code: 'text_garbled', value: twice },
    ]);
    expect(prepared.drafts).toEqual([]);
  });

  it('of UTF-8 with one stray byte does not import letters it lost', () => {
    const bytes = Buffer.concat([
      Buffer.from('code;name;price;tax\n1;Jamón;10,50;21\n2;Az', 'utf8'),
      Buffer.from([0xfa]),
      Buffer.from('car;10,50;21\n', 'utf8'),
    ]);
    expect(preview(bytes).preview.problems).toMatchObject([
      { line: 2, column: 'name', code: 'text_garbled' },
    ]);
  });

  const good = '1;Yerba;x;10,50;21;0';
  it.each([
    ['a wrong header', 'uno;dos;tres\n1;2;3', 'header_missing_column', 1],
    ['a header without prices', 'código;descripción;iva\n1;2;21', 'header_missing_column', 1],
    ['a repeated heading', 'código;descripción;precio;iva;precio\n1;2;3;21;3', 'header_repeated_column', 1],
    ['a bad price', `${HEADER}\n${good}\n2;Mate;x;diez;21;0`, 'price_not_a_number', 3],
    [
      'a price with the other mark',
      `${HEADER}\n${good}\n2;Mate;x;10.50;21;0\n3;Té;x;1,20;21;0`,
      'price_ambiguous',
      3,
    ],
    ['a repeated code', `${HEADER}\n${good}\n2;Mate;x;1,00;21;0\n1;Té;x;1,00;21;0`, 'code_repeated', 4],
    ['an unclosed quote', `${HEADER}\n${good}\n2;"Mate;x;1,00;21;0\n3;Té;x;1,00;21;0`, 'quote_unclosed', 3],
    ['a misplaced quote', `${HEADER}\n${good}\n2;TV 65";x;1,00;21;0`, 'quote_misplaced', 3],
    ['a missing field', `${HEADER}\n${good}\n2;Mate;1,00;21;0`, 'line_field_count', 3],
    ['a header alone', `${HEADER}\r\n`, 'file_no_lines', null],
    ['nothing', '', 'file_empty', null],
    ['one letter', 'x', 'header_missing_column', 1],
    ['a spreadsheet renamed', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'file_binary', null],
    ['random bytes', Buffer.from([0, 159, 146, 150, 7]), 'file_binary', null],
  ])('of %s names the reason and the line, and keeps nothing to import', (_, bytes, code, line) => {
    const prepared = preview(bytes);
    expect(prepared.preview.problems.map((problem) => problem.code)).toContain(code);
    expect(prepared.preview.problems.find((problem) => problem.code === code)?.line).toBe(line);
    expect(prepared.drafts).toEqual([]);
  });

  it('of a file whose first line has a broken quote does not say that it has no lines', () => {
    expect(preview(`${HEADER}\n1;"Yerba;x;1,00;21;0`).preview.problems.map(({ code }) => code)).toEqual([
      'quote_unclosed',
    ]);
    expect(preview(`uno;dos\n1;"Yerba`).preview.problems.map(({ code }) => code)).toContain(
      'header_missing_column',
    );
  });

  it('lists the first 200 problems and counts all of them', () => {
    const lines = Array.from({ length: 250 }, (_, index) => `${index};Yerba;x;nada;21;0`);
    const prepared = preview([HEADER, ...lines].join('\n'));
    expect(prepared.preview.problemCount).toBe(250);
    expect(prepared.preview.problems).toHaveLength(200);
    expect(prepared.preview.problems[199]).toMatchObject({ line: 201, code: 'price_not_a_number' });
  });

  it('of a large file with one bad line at its end has nothing to import', () => {
    const lines = Array.from({ length: 99_999 }, (_, index) => `${index};Yerba;x;1,00;21;0`);
    const prepared = preview([HEADER, ...lines, 'bad;;x;1,00;21;0'].join('\n'));
    expect(prepared.preview).toMatchObject({
      lineCount: 100_000,
      problemCount: 1,
      problems: [{ line: 100_001, code: 'name_empty' }],
    });
    expect(prepared.drafts).toEqual([]);
  });
});

describe('rates that the country does not have', () => {
  const file = [HEADER, '1;a;b;1,00;16;1', '2;c;d;1,00;10,5;1', '3;e;f;1,00;8;1', '4;g;h;1,00;16;1'].join(
    '\r\n',
  );

  it('are named once each, and the file is imported all the same', () => {
    const { preview: found, drafts } = preview(file);
    expect(found).toMatchObject({ problemCount: 0, unusualTaxRatesBp: [800, 1600] });
    expect(drafts).toHaveLength(4);
  });

  it('are others in another country', () => {
    expect(preview(file, [], SITES.MLM.taxRatesBp).preview.unusualTaxRatesBp).toEqual([1050]);
  });

  it('are not looked for where rates differ from place to place', () => {
    expect(preview(file, [], SITES.MLB.taxRatesBp).preview.unusualTaxRatesBp).toEqual([]);
  });
});
