import { lineTotalMinor } from '#app/domain/basket.ts';
import type { SaleId } from '#app/domain/ids.ts';
import { sumMinor } from '#app/domain/money.ts';
import { salePostings, type Posting } from '#app/domain/posting.ts';
import type { Sale, Tender } from '#app/domain/sale.ts';
import { taxShares } from '#app/domain/tax.ts';
import { invariant } from '#app/lib/assert.ts';
import { listBasketLines, updateBasket } from '#main/ledger/baskets.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import type { Facts } from '#main/ledger/facts.ts';
import { takeFromStock } from '#main/ledger/products.ts';
import { nextSaleNumber, saleFacts } from '#main/ledger/sales.ts';

export interface CompletedSale {
  readonly sale: Sale;
  readonly facts: Omit<Facts, 'posting'>;
  readonly postings: readonly Posting[];
}

/**
 * Turns a basket into a sale inside the caller's transaction: takes the next number, moves the goods out of stock and marks
 * the basket sold. The caller appends the facts and postings in one entry. The tenders must add up to the basket exactly.
 */
export function completeSale(
  db: WritableDb,
  terms: {
    readonly saleId: SaleId;
    readonly tenders: readonly Tender[];
    /** The card money was booked as approved without a sale before. */
    readonly wasPutAside: boolean;
    readonly atMs: number;
    readonly businessDate: string;
    readonly currency: string;
  },
): CompletedSale {
  const basketLines = listBasketLines(db, terms.saleId);
  const lines = basketLines.map((line, index) => ({
    position: index + 1,
    code: line.code,
    name: line.name,
    unitPriceMinor: line.unitPriceMinor,
    quantityMilli: line.quantityMilli,
    taxRateBp: line.taxRateBp,
    totalMinor: lineTotalMinor(line),
  }));
  const totalMinor = sumMinor(lines.map((line) => line.totalMinor));
  const tenderedMinor = sumMinor(terms.tenders.map((tender) => tender.amountMinor));
  invariant(lines.length > 0, 'an empty basket is not sold');
  invariant(tenderedMinor === totalMinor, `tenders of ${tenderedMinor} for a sale of ${totalMinor}`);
  const taxes = taxShares(lines);
  const sale: Sale = {
    saleId: terms.saleId,
    number: nextSaleNumber(db),
    completedAtMs: terms.atMs,
    businessDate: terms.businessDate,
    totalMinor,
    lines,
    taxes,
    tenders: terms.tenders,
  };
  for (const line of basketLines) takeFromStock(db, line.productId, line.quantityMilli);
  updateBasket(db, terms.saleId, { status: 'sold', isCurrent: false });
  return {
    sale,
    facts: saleFacts(
      sale,
      terms.currency,
      basketLines.map((line) => line.productId),
    ),
    postings: salePostings(
      terms.tenders.map((tender) => ({
        kind: tender.kind,
        amountMinor: tender.amountMinor,
        tipMinor: tender.kind === 'card' ? tender.tipMinor : 0,
        wasPutAside: terms.wasPutAside,
      })),
      taxes,
    ),
  };
}
