import type { ImportPreview, Product } from '#app/contract/catalogue.ts';
import { codeKey } from '#app/domain/catalogue/code-key.ts';
import { importedProduct, isSameProduct, type ProductDraft } from '#app/domain/catalogue/product-draft.ts';
import { readCatalogue } from '#app/domain/catalogue/read-catalogue.ts';
import { readCsv } from './read-csv.ts';

/** A preview and what it would import. */
export interface PreparedImport {
  readonly preview: ImportPreview;
  /** Empty while the preview has problems: a file is imported whole or not at all. */
  readonly drafts: readonly ProductDraft[];
}

const LISTED_PROBLEMS = 200;
const SAMPLE_SIZE = 20;
const LISTED_RATES = 20;

/**
 * Reads a catalogue file and says what importing it would do. Never throws for anything the bytes may be: what is wrong is in
 * the preview's problems, by line where there is one. `existing` answers the products that have the codes, by `codeKey`.
 */
export function previewImport(input: {
  readonly importId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Of the shop's country; null where any rate may be right. */
  readonly usualTaxRatesBp: readonly number[] | null;
  readonly existing: (codes: readonly string[]) => ReadonlyMap<string, Product>;
}): PreparedImport {
  const file = readCsv(input.bytes);
  const reading = readCatalogue(file.lines, file.delimiter);
  // A broken quote cuts the file short: that no lines follow the header is then not known.
  const ofLines =
    file.problem === null
      ? reading.problems
      : reading.problems.filter(({ code }) => code !== 'file_no_lines');
  const problems = file.problem === null ? ofLines : [...ofLines, file.problem];

  const known = input.existing(reading.drafts.map((draft) => draft.code));
  const counts = { newCount: 0, changedCount: 0, unchangedCount: 0 };
  for (const draft of reading.drafts) {
    const existing = known.get(codeKey(draft.code));
    if (existing === undefined) counts.newCount += 1;
    else if (isSameProduct(existing, importedProduct(draft, existing))) counts.unchangedCount += 1;
    else counts.changedCount += 1;
  }

  return {
    preview: {
      importId: input.importId,
      fileName: input.fileName,
      encoding: file.encoding,
      delimiter: file.delimiter,
      decimalMark: reading.decimalMark,
      lineCount: reading.lineCount,
      ...counts,
      problemCount: problems.length,
      problems: problems.slice(0, LISTED_PROBLEMS),
      unusualTaxRatesBp: unusualRates(reading.drafts, input.usualTaxRatesBp),
      sample: reading.drafts
        .slice(0, SAMPLE_SIZE)
        .map((draft) => importedProduct(draft, known.get(codeKey(draft.code)))),
    },
    drafts: problems.length === 0 ? reading.drafts : [],
  };
}

/** Rates that the country does not have, ascending: a catalogue of another country, or a column that means something else. */
function unusualRates(drafts: readonly ProductDraft[], usual: readonly number[] | null): number[] {
  if (usual === null) return [];
  const rates = new Set(drafts.map((draft) => draft.taxRateBp));
  return [...rates]
    .filter((rateBp) => !usual.includes(rateBp))
    .sort((a, b) => a - b)
    .slice(0, LISTED_RATES);
}
