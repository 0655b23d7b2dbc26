import { CATALOGUE_COLUMNS, type CatalogueColumn } from './column.ts';
import { fold } from './fold.ts';
import { importProblem, type ImportProblem } from './import-problem.ts';

/** Position of each column in a line; null for an optional one the file does not have. */
export interface HeaderPositions {
  readonly code: number;
  readonly name: number;
  readonly price: number;
  /** Required: a product without a rate would be sold with a tax nobody chose. */
  readonly tax: number;
  readonly category: number | null;
  readonly stock: number | null;
}

export type HeaderResult =
  | { readonly ok: true; readonly positions: HeaderPositions }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** What shops call the columns, folded. */
const HEADINGS: Readonly<Record<CatalogueColumn, readonly string[]>> = {
  code: ['codigo', 'code', 'ean', 'barcode', 'codigo de barras'],
  name: [
    'descripcion',
    'descricao',
    'description',
    'nombre',
    'nome',
    'name',
    'producto',
    'produto',
    'product',
  ],
  category: ['rubro', 'categoria', 'category'],
  price: ['precio', 'preco', 'price'],
  tax: ['iva', 'imposto', 'impuesto', 'tax', 'alicuota', 'aliquota'],
  stock: ['stock', 'estoque', 'existencia', 'existencias'],
};

const COLUMN_OF_HEADING: ReadonlyMap<string, CatalogueColumn> = new Map(
  CATALOGUE_COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [heading, column] as const)),
);

/** The column a heading names in Spanish, Portuguese or English; case, accents and outer spaces do not count. */
export function columnOfHeading(heading: string): CatalogueColumn | undefined {
  return COLUMN_OF_HEADING.get(fold(heading));
}

/**
 * Finds the columns by their headings, in any order. Headings nobody knows are passed over: shops keep more about a product
 * than the till asks. A required column that is missing, or any that is named twice, is a problem of the header's line.
 */
export function readHeader(headings: readonly string[], line: number): HeaderResult {
  const positions = new Map<CatalogueColumn, number>();
  const problems: ImportProblem[] = [];
  for (const [position, heading] of headings.entries()) {
    const column = columnOfHeading(heading);
    if (column === undefined) continue;
    if (positions.has(column)) {
      problems.push(importProblem('header_repeated_column', { line, column, value: heading.trim() }));
    } else {
      positions.set(column, position);
    }
  }
  const required = (column: CatalogueColumn): number => {
    const position = positions.get(column);
    if (position !== undefined) return position;
    problems.push(importProblem('header_missing_column', { line, column, value: headings.join(' ').trim() }));
    return -1;
  };
  const found: HeaderPositions = {
    code: required('code'),
    name: required('name'),
    price: required('price'),
    tax: required('tax'),
    category: positions.get('category') ?? null,
    stock: positions.get('stock') ?? null,
  };
  return problems.length === 0 ? { ok: true, positions: found } : { ok: false, problems };
}
