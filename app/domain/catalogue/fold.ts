/**
 * Text as the search compares it: without accents, case, invisible characters or repeated spaces. Made of Unicode's own
 * tables and never of the machine's locale, so a till set to Turkish finds `INFUSIÓN` by typing `infusion`. The stored search
 * text and the query must both go through here; folding twice changes nothing.
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Lower case can bring marks of its own (`İ` becomes `i` and a dot above), hence the second decomposition.
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}]+/gu, '')
      // A NUL would end a query in the middle.
      .replaceAll(/\p{Cc}+/gu, ' ')
      .replaceAll('ı', 'i')
      .replaceAll('ς', 'σ')
      .replaceAll(/\s+/gu, ' ')
      .trim()
  );
}

/** The text a product is found by: its name and its code, folded. */
export function searchText(product: { readonly name: string; readonly code: string }): string {
  return fold(`${product.name} ${product.code}`);
}

/** The words of a query, folded, each once. A product is found when its {@link searchText} contains every one of them. */
export function searchWords(query: string): readonly string[] {
  return [...new Set(fold(query).split(' '))].filter((word) => word !== '');
}
