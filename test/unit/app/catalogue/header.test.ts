import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '#app/domain/catalogue/delimiter.ts';
import { columnOfHeading, readHeader } from '#app/domain/catalogue/header.ts';

describe('the header of a catalogue', () => {
  it.each([
    ['code', ['código', 'codigo', 'CÓDIGO', 'code', 'EAN', '\uFEFFcódigo', ' Co\u0301digo ']],
    ['name', ['descripción', 'descrição', 'nombre', 'nome', 'name', 'Producto', 'PRODUTO']],
    ['category', ['rubro', 'categoría', 'Categoria', 'category']],
    ['price', ['precio', 'preço', 'PRECO', 'price']],
    ['tax', ['IVA', 'imposto', 'impuesto', 'tax', 'alícuota', 'alíquota']],
    ['stock', ['Stock', 'estoque', 'existencia', 'existencias']],
  ] as const)('knows the column %s by the words of three languages', (column, headings) => {
    expect(headings.map(columnOfHeading)).toEqual(headings.map(() => column));
  });

  it('takes the columns in any order and passes over those it does not know', () => {
    expect(readHeader(['Proveedor', 'IVA', 'Precio', 'Nombre', '', 'Código'], 1)).toEqual({
      ok: true,
      positions: { tax: 1, price: 2, name: 3, code: 5, category: null, stock: null },
    });
  });

  it('names every required column that is missing, at the header’s line', () => {
    const result = readHeader(['codigo', 'nombre', 'importe'], 3);
    expect(result).toMatchObject({
      ok: false,
      problems: [
        { code: 'header_missing_column', column: 'price', line: 3, value: 'codigo nombre importe' },
        { code: 'header_missing_column', column: 'tax', line: 3 },
      ],
    });
  });

  it('refuses a column named twice, in whatever language', () => {
    const result = readHeader(['código', 'EAN', 'nombre', 'precio', 'iva'], 1);
    expect(result).toEqual({
      ok: false,
      problems: [{ line: 1, column: 'code', code: 'header_repeated_column', value: 'EAN', otherLine: null }],
    });
  });
});

describe('the delimiter', () => {
  it.each([
    ['código;descripción;precio;iva', ';'],
    ['code,name,price,tax', ','],
    ['code\tname\tprice\ttax', '\t'],
    ['"code","name","price","tax"', ','],
    ['proveedor, marca; código;nombre;precio, final;iva', ';'],
    ['una,cosa,cualquiera', ','],
    ['x', ';'],
  ] as const)('of %j is %j', (header, delimiter) => {
    expect(detectDelimiter(header)).toBe(delimiter);
  });
});
