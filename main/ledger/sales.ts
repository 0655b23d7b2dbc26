import type { ChargeId, SaleId } from '#app/domain/ids.ts';
import type { Sale, SaleLine, Tender, TenderKind } from '#app/domain/sale.ts';
import type { TaxShare } from '#app/domain/tax.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';
import type { Facts } from './facts.ts';

/** The next sale number: one more than the last, without gaps, since a number is only taken inside the sale's own transaction. */
export function nextSaleNumber(db: ReadableDb): number {
  return getRow<{ next: number }>(db, 'SELECT coalesce(max(number), 0) + 1 AS next FROM sale')?.next ?? 1;
}

/** A sale's rows, for the entry that records it. `productIds` follow the lines. */
export function saleFacts(
  sale: Sale,
  currency: string,
  productIds: readonly number[],
): Omit<Facts, 'posting'> {
  return {
    sale: [
      {
        sale_id: sale.saleId,
        number: sale.number,
        completed_at_ms: sale.completedAtMs,
        business_date: sale.businessDate,
        total_minor: sale.totalMinor,
        currency,
      },
    ],
    sale_line: sale.lines.map((line, index) => ({
      sale_id: sale.saleId,
      position: line.position,
      product_id: productIds[index] ?? 0,
      code: line.code,
      name: line.name,
      unit_price_minor: line.unitPriceMinor,
      quantity_milli: line.quantityMilli,
      tax_rate_bp: line.taxRateBp,
      total_minor: line.totalMinor,
    })),
    sale_tax: sale.taxes.map((share) => ({
      sale_id: sale.saleId,
      rate_bp: share.rateBp,
      base_minor: share.baseMinor,
      tax_minor: share.taxMinor,
    })),
    tender: sale.tenders.map((tender, index) => tenderRow(sale.saleId, index + 1, tender)),
  };
}

function tenderRow(saleId: SaleId, position: number, tender: Tender) {
  const isCard = tender.kind === 'card';
  return {
    sale_id: saleId,
    position,
    kind: tender.kind,
    amount_minor: tender.amountMinor,
    received_minor: isCard ? null : tender.receivedMinor,
    change_minor: isCard ? null : tender.changeMinor,
    charge_id: isCard ? tender.chargeId : null,
    tip_minor: isCard ? tender.tipMinor : 0,
    payment_method_id: isCard ? tender.paymentMethodId : null,
    payment_method_type: isCard ? tender.paymentMethodType : null,
    installments: isCard ? tender.installments : null,
    last_digits: isCard ? tender.lastDigits : null,
    payment_reference: isCard ? tender.paymentReference : null,
    is_by_evidence: isCard && tender.isByEvidence ? 1 : 0,
  };
}

interface SaleRow {
  readonly saleId: SaleId;
  readonly number: number;
  readonly completedAtMs: number;
  readonly businessDate: string;
  readonly totalMinor: number;
  readonly hash: string;
}

interface TenderRow {
  readonly kind: TenderKind;
  readonly amountMinor: number;
  readonly receivedMinor: number | null;
  readonly changeMinor: number | null;
  readonly chargeId: ChargeId | null;
  readonly tipMinor: number;
  readonly paymentMethodId: string | null;
  readonly paymentMethodType: string | null;
  readonly installments: number | null;
  readonly lastDigits: string | null;
  readonly paymentReference: string | null;
  readonly isByEvidence: 0 | 1;
}

/** A completed sale with the hash of the entry that recorded it. */
export function findSale(db: ReadableDb, saleId: SaleId): (Sale & { readonly hash: string }) | undefined {
  const row = getRow<SaleRow>(
    db,
    `SELECT sale.sale_id AS saleId, sale.number, sale.completed_at_ms AS completedAtMs,
            sale.business_date AS businessDate, sale.total_minor AS totalMinor, entry.hash
     FROM sale JOIN entry ON entry.seq = sale.entry_seq WHERE sale.sale_id = ?`,
    saleId,
  );
  if (!row) return undefined;
  const lines = allRows<SaleLine>(
    db,
    `SELECT position, code, name, unit_price_minor AS unitPriceMinor, quantity_milli AS quantityMilli,
            tax_rate_bp AS taxRateBp, total_minor AS totalMinor
     FROM sale_line WHERE sale_id = ? ORDER BY position`,
    saleId,
  );
  const taxes = allRows<TaxShare>(
    db,
    `SELECT rate_bp AS rateBp, base_minor AS baseMinor, tax_minor AS taxMinor
     FROM sale_tax WHERE sale_id = ? ORDER BY rate_bp DESC`,
    saleId,
  );
  const tenders = allRows<TenderRow>(
    db,
    `SELECT kind, amount_minor AS amountMinor, received_minor AS receivedMinor, change_minor AS changeMinor,
            charge_id AS chargeId, tip_minor AS tipMinor, payment_method_id AS paymentMethodId,
            payment_method_type AS paymentMethodType, installments, last_digits AS lastDigits,
            payment_reference AS paymentReference, is_by_evidence AS isByEvidence
     FROM tender WHERE sale_id = ? ORDER BY position`,
    saleId,
  ).map(toTender);
  return { ...row, lines, taxes, tenders };
}

function toTender(row: TenderRow): Tender {
  if (row.chargeId === null) {
    return {
      kind: 'cash',
      amountMinor: row.amountMinor,
      receivedMinor: row.receivedMinor ?? row.amountMinor,
      changeMinor: row.changeMinor ?? 0,
    };
  }
  return {
    kind: 'card',
    amountMinor: row.amountMinor,
    tipMinor: row.tipMinor,
    chargeId: row.chargeId,
    paymentMethodId: row.paymentMethodId,
    paymentMethodType: row.paymentMethodType,
    installments: row.installments,
    lastDigits: row.lastDigits,
    paymentReference: row.paymentReference,
    isByEvidence: row.isByEvidence === 1,
  };
}

export interface SaleSummary {
  readonly saleId: SaleId;
  readonly number: number;
  readonly completedAtMs: number;
  readonly totalMinor: number;
  readonly tenderKinds: TenderKind[];
}

/** The last sales, newest first. */
export function listRecentSales(db: ReadableDb, limit: number): SaleSummary[] {
  return allRows<Omit<SaleSummary, 'tenderKinds'>>(
    db,
    `SELECT sale_id AS saleId, number, completed_at_ms AS completedAtMs, total_minor AS totalMinor
     FROM sale ORDER BY number DESC LIMIT ?`,
    limit,
  ).map((sale) => ({
    ...sale,
    tenderKinds: allRows<{ kind: TenderKind }>(
      db,
      'SELECT kind FROM tender WHERE sale_id = ? ORDER BY position',
      sale.saleId,
    ).map((tender) => tender.kind),
  }));
}

/** The sale that holds a charge's money, if one does. */
export function findSaleOfCharge(db: ReadableDb, chargeId: ChargeId): Sale | undefined {
  const sql = 'SELECT sale_id AS saleId FROM tender WHERE charge_id = ?';
  const row = getRow<{ saleId: SaleId }>(db, sql, chargeId);
  return row && findSale(db, row.saleId);
}

/** The number of the sale that holds a charge's money, if one does. */
export function findSaleNumberOfCharge(db: ReadableDb, chargeId: ChargeId): number | undefined {
  return getRow<{ number: number }>(
    db,
    'SELECT sale.number FROM tender JOIN sale ON sale.sale_id = tender.sale_id WHERE tender.charge_id = ?',
    chargeId,
  )?.number;
}
