/** A product as a catalogue file describes it, before it has an id. */
export interface ProductDraft {
  /** What the scanner reads, as written in the file: text, so leading zeros stay. */
  readonly code: string;
  readonly name: string;
  /** Null when the file has no such column: a product that is already there keeps its own. */
  readonly category: string | null;
  /** Tax included. */
  readonly priceMinor: number;
  readonly taxRateBp: number;
  /** Thousandths of a piece; may be negative. Null when the file has no such column: sales go on counting from what is there. */
  readonly stockMilli: number | null;
  /** Line of the file where it begins; the header's is 1. */
  readonly line: number;
}

/** What an import makes of a product: the draft's values, and the existing ones where the file says nothing. */
export interface ImportedProduct {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly priceMinor: number;
  readonly taxRateBp: number;
  readonly stockMilli: number;
}

export function importedProduct(draft: ProductDraft, existing: ImportedProduct | undefined): ImportedProduct {
  return {
    code: draft.code,
    name: draft.name,
    category: draft.category ?? existing?.category ?? '',
    priceMinor: draft.priceMinor,
    taxRateBp: draft.taxRateBp,
    stockMilli: draft.stockMilli ?? existing?.stockMilli ?? 0,
  };
}

/** Whether two products differ in nothing an import can change. */
export function isSameProduct(a: ImportedProduct, b: ImportedProduct): boolean {
  return (
    a.code === b.code &&
    a.name === b.name &&
    a.category === b.category &&
    a.priceMinor === b.priceMinor &&
    a.taxRateBp === b.taxRateBp &&
    a.stockMilli === b.stockMilli
  );
}
