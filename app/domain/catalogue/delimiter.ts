import { columnOfHeading } from './header.ts';

export const DELIMITERS = [';', ',', '\t'] as const;
/** What stands between the fields of a line. */
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * The delimiter that cuts the header into the most known headings; among equals the one that occurs most, then the order of
 * {@link DELIMITERS}. Decided from the header alone: names contain commas and semicolons, headings do not.
 */
export function detectDelimiter(headerLine: string): Delimiter {
  let best: { delimiter: Delimiter; known: number; count: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const cells = headerLine.split(delimiter);
    const known = cells.filter((cell) => columnOfHeading(cell.replaceAll('"', '')) !== undefined).length;
    if (best === undefined || known > best.known || (known === best.known && cells.length > best.count)) {
      best = { delimiter, known, count: cells.length };
    }
  }
  return best?.delimiter ?? ';';
}
