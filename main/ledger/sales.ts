import { OTHER_METHODS, type DeferralId } from '#app/domain/deferral.ts';
import type { ChargeId, SaleId } from '#app/domain/ids.ts';
import type { Sale, SaleLine, Tender, TenderKind } from '#app/domain/sale.ts';
import type { TaxShare } from '#app/domain/tax.ts';
import { assertNever, invariant } from '#app/lib/assert.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';
import { movedAs, OWED } from './deferrals.ts';
import type { FactRow, Facts } from './facts.ts';

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

/** A tender that was neither cash nor card says how it came in the columns of a card's kind and reference. */
function tenderRow(saleId: SaleId, position: number, tender: Tender): FactRow<'tender'> {
  const row = {
    sale_id: saleId,
    position,
    kind: tender.kind,
    amount_minor: tender.amountMinor,
    received_minor: null,
    change_minor: null,
    charge_id: null,
    tip_minor: 0,
    payment_method_id: null,
    payment_method_type: null,
    installments: null,
    last_digits: null,
    payment_reference: null,
    is_by_evidence: 0,
  };
  switch (tender.kind) {
    case 'cash':
      return { ...row, received_minor: tender.receivedMinor, change_minor: tender.changeMinor };
    case 'card':
      return {
        ...row,
        charge_id: tender.chargeId,
        tip_minor: tender.tipMinor,
        payment_method_id: tender.paymentMethodId,
        payment_method_type: tender.paymentMethodType,
        installments: tender.installments,
        last_digits: tender.lastDigits,
        payment_reference: tender.paymentReference,
        is_by_evidence: tender.isByEvidence ? 1 : 0,
      };
    case 'other':
      return { ...row, payment_method_type: tender.method, payment_reference: tender.reference };
    case 'deferred':
      return row;
    default:
      return assertNever(tender, 'tender');
  }
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
  readonly deferralId: DeferralId | null;
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
            payment_reference AS paymentReference, is_by_evidence AS isByEvidence,
            (SELECT deferral_id FROM deferral WHERE deferral.sale_id = tender.sale_id) AS deferralId
     FROM tender WHERE sale_id = ? ORDER BY position`,
    saleId,
  ).map(toTender);
  return { ...row, lines, taxes, tenders };
}

function toTender(row: TenderRow): Tender {
  const { amountMinor } = row;
  switch (row.kind) {
    case 'cash':
      return {
        kind: 'cash',
        amountMinor,
        receivedMinor: row.receivedMinor ?? amountMinor,
        changeMinor: row.changeMinor ?? 0,
      };
    case 'card':
      invariant(row.chargeId !== null, 'a card tender has a charge');
      return {
        kind: 'card',
        amountMinor,
        tipMinor: row.tipMinor,
        chargeId: row.chargeId,
        paymentMethodId: row.paymentMethodId,
        paymentMethodType: row.paymentMethodType,
        installments: row.installments,
        lastDigits: row.lastDigits,
        paymentReference: row.paymentReference,
        isByEvidence: row.isByEvidence === 1,
      };
    case 'other': {
      const method = OTHER_METHODS.find((each) => each === row.paymentMethodType);
      return { kind: 'other', amountMinor, method: method ?? 'other', reference: row.paymentReference };
    }
    case 'deferred':
      invariant(row.deferralId !== null, 'a deferred tender has a deferral');
      return { kind: 'deferred', amountMinor, deferralId: row.deferralId };
    default:
      return assertNever(row.kind, 'tender');
  }
}

export interface SaleSummary {
  readonly saleId: SaleId;
  readonly number: number;
  readonly completedAtMs: number;
  readonly totalMinor: number;
  readonly tenderKinds: TenderKind[];
  /** What customers still owe of it. */
  readonly owedMinor: number;
  /** What of it came back unpaid, or is a loss. */
  readonly returnedMinor: number;
  readonly writtenOffMinor: number;
}

/** The last sales, newest first. */
export function listRecentSales(db: ReadableDb, limit: number): SaleSummary[] {
  return allRows<Omit<SaleSummary, 'tenderKinds'>>(
    db,
    `SELECT sale.sale_id AS saleId, sale.number, completed_at_ms AS completedAtMs, total_minor AS totalMinor,
            coalesce(${OWED}, 0) AS owedMinor, ${movedAs('returned')} AS returnedMinor,
            ${movedAs('written_off')} AS writtenOffMinor
     FROM sale LEFT JOIN deferral ON deferral.sale_id = sale.sale_id ORDER BY sale.number DESC LIMIT ?`,
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

/** What left stock with a sale. */
export function listSoldGoods(
  db: ReadableDb,
  saleId: SaleId,
): { readonly productId: number; readonly quantityMilli: number }[] {
  const sql = `SELECT product_id AS productId, quantity_milli AS quantityMilli
     FROM sale_line WHERE sale_id = ? ORDER BY position`;
  return allRows(db, sql, saleId);
}

/** The sale that holds a charge's money: it paid for it at once, or for part of it later. */
const SALE_OF_CHARGE_SQL = `SELECT tender.sale_id AS saleId FROM tender WHERE tender.charge_id = :chargeId
  UNION ALL SELECT deferral.sale_id FROM deferral_move JOIN deferral USING (deferral_id)
  WHERE deferral_move.charge_id = :chargeId`;

/** The sale that holds a charge's money, if one does. */
export function findSaleOfCharge(db: ReadableDb, chargeId: ChargeId): Sale | undefined {
  const row = getRow<{ saleId: SaleId }>(db, SALE_OF_CHARGE_SQL, { chargeId });
  return row && findSale(db, row.saleId);
}

/** The number of the sale that holds a charge's money, if one does. */
export function findSaleNumberOfCharge(db: ReadableDb, chargeId: ChargeId): number | undefined {
  return getRow<{ number: number }>(
    db,
    `SELECT sale.number FROM (${SALE_OF_CHARGE_SQL}) AS paid JOIN sale ON sale.sale_id = paid.saleId`,
    { chargeId },
  )?.number;
}

/** The entry that made a charge's money its sale's; undefined while none has. */
export function findTakingSeq(db: ReadableDb, chargeId: ChargeId): number | undefined {
  return getRow<{ seq: number }>(
    db,
    `SELECT entry_seq AS seq FROM tender WHERE charge_id = :chargeId
     UNION ALL SELECT entry_seq FROM deferral_move WHERE charge_id = :chargeId`,
    { chargeId },
  )?.seq;
}
