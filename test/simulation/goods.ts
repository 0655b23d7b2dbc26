import type { Ledger } from '#main/ledger/ledger.ts';
import { upsertProducts } from '#main/ledger/products.ts';

/** Prices on both sides of what a card may be charged with, and ones that a binary fraction does not hold. */
const PRICES_MINOR = [29, 57, 1_005, 1_999, 8_165, 45_990, 185_025, 1_250_000];

const GOODS = PRICES_MINOR.map((priceMinor, index) => ({
  code: `77900${String(index + 1).padStart(4, '0')}`,
  name: `Producto ${String(index + 1)}`,
  category: 'Almacén',
  priceMinor,
  taxRateBp: [2100, 1050, 0][index % 3] ?? 0,
  stockMilli: 1_000_000,
  line: index + 2,
}));

export const CODES: readonly string[] = GOODS.map((product) => product.code);

export function stock(ledger: Ledger): void {
  ledger.write((db) => upsertProducts(db, GOODS));
}
