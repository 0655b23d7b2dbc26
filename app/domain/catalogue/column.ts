/** The till's own names of what a catalogue file says about a product. */
export const CATALOGUE_COLUMNS = ['code', 'name', 'category', 'price', 'tax', 'stock'] as const;
export type CatalogueColumn = (typeof CATALOGUE_COLUMNS)[number];
