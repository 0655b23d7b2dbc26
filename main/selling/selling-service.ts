import type { Input, Output } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import type { SaleReceipt } from '#app/contract/selling.ts';
import { basketTotalMinor, changeMinor } from '#app/domain/basket.ts';
import { asSaleId, type SaleId } from '#app/domain/ids.ts';
import type { Tender } from '#app/domain/sale.ts';
import { invariant } from '#app/lib/assert.ts';
import { listBasketLines } from '#main/ledger/baskets.ts';
import { ledgerMark } from '#main/ledger/chain.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { findDeferralOfSale } from '#main/ledger/deferrals.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { findSale, listRecentSales } from '#main/ledger/sales.ts';
import { findOpenShift } from '#main/ledger/shifts.ts';
import type { Clock, Ids } from '#main/ports.ts';
import { editableBasket } from './basket-service.ts';
import { completeSale } from './complete-sale.ts';

/**
 * Cash above the total by more than this is a code read into the amount field, not a banknote: the largest note of any
 * site is far below it.
 */
export const MAX_CHANGE_MINOR = 50_000_000;

export interface SellingService {
  payCash(input: Input<'selling.payCash'>): SaleReceipt;
  payOther(input: Input<'selling.payOther'>): SaleReceipt;
  receipt(input: Input<'selling.receipt'>): SaleReceipt;
  recent(input: Input<'selling.recent'>): Output<'selling.recent'>;
}

export function createSellingService(parts: {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
}): SellingService {
  const { ledger, clock, ids } = parts;

  /** Completes the basket with one tender of its whole total, which must be the one that was seen. */
  function payWhole(
    method: 'selling.payCash' | 'selling.payOther',
    input: { readonly requestId: string; readonly saleId: string; readonly totalMinor: number },
    tenderOf: (totalMinor: number) => Tender,
  ): SaleReceipt {
    return ledger.once({ requestId: input.requestId, method, input }, (db) => {
      const saleId = asSaleId(input.saleId);
      if (!findOpenShift(db)) throw new TillError('shift_not_open');
      editableBasket(db, saleId);
      const lines = listBasketLines(db, saleId);
      if (lines.length === 0) throw new TillError('basket_empty');
      const totalMinor = basketTotalMinor(lines);
      if (totalMinor !== input.totalMinor) throw new TillError('total_changed', { totalMinor });
      const tender = tenderOf(totalMinor);
      ledger.assertRoom();
      const atMs = clock.nowMs();
      const businessDate = ledger.businessDate(atMs);
      const completed = completeSale(db, {
        saleId,
        tenders: [tender],
        wasPutAside: false,
        atMs,
        businessDate,
        currency: ledger.identity.currency,
      });
      appendEntry(db, { entryId: ids.uuid(), kind: 'sale', atMs, businessDate, ...completed });
      return readReceipt(db, ledger, saleId);
    });
  }

  return {
    payCash: (input) =>
      payWhole('selling.payCash', input, (totalMinor) => {
        const { receivedMinor } = input;
        if (receivedMinor < totalMinor) {
          throw new TillError('cash_too_little', { missingMinor: totalMinor - receivedMinor });
        }
        const change = changeMinor(totalMinor, receivedMinor);
        if (change > MAX_CHANGE_MINOR) throw new TillError('cash_too_much', { changeMinor: change });
        return { kind: 'cash', amountMinor: totalMinor, receivedMinor, changeMinor: change };
      }),

    payOther: (input) =>
      payWhole('selling.payOther', input, (totalMinor) => ({
        kind: 'other',
        amountMinor: totalMinor,
        method: input.method,
        reference: input.reference === '' ? null : input.reference,
      })),

    receipt: (input) => {
      const saleId = asSaleId(input.saleId);
      if (!findSale(ledger.db, saleId)) throw new TillError('sale_not_found');
      return readReceipt(ledger.db, ledger, saleId);
    },

    recent: (input) => ({ sales: listRecentSales(ledger.db, input.limit) }),
  };
}

function readReceipt(db: ReadableDb, ledger: Ledger, saleId: SaleId): SaleReceipt {
  const sale = findSale(db, saleId);
  invariant(sale !== undefined, 'the sale was just written');
  const { hash, ...rest } = sale;
  const deferral = findDeferralOfSale(db, saleId);
  return {
    ...rest,
    currency: ledger.identity.currency,
    lines: [...rest.lines],
    taxes: [...rest.taxes],
    tenders: [...rest.tenders],
    deferral: deferral
      ? {
          deferralId: deferral.deferralId,
          number: deferral.number,
          amountMinor: deferral.amountMinor,
          owedMinor: deferral.owedMinor,
          returnedMinor: deferral.returnedMinor,
          writtenOffMinor: deferral.writtenOffMinor,
          promisedDate: deferral.promisedDate,
        }
      : null,
    ledgerMark: ledgerMark(hash),
  };
}
