import type { Approval } from '#app/contract/deferrals.ts';
import type { DeferralId, DeferralMoveKind, OtherMethod } from '#app/domain/deferral.ts';
import type { ChargeId, SaleId } from '#app/domain/ids.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';
import type { FactRow } from './facts.ts';

/** A sale's amount that was not paid when the goods left, with what is left of it. */
export interface StoredDeferral {
  readonly deferralId: DeferralId;
  readonly saleId: SaleId;
  readonly number: number;
  readonly saleNumber: number;
  readonly amountMinor: number;
  readonly owedMinor: number;
  /** Of what is no longer owed, what nobody paid. */
  readonly returnedMinor: number;
  readonly writtenOffMinor: number;
  readonly capturedAtMs: number;
  readonly businessDate: string;
  readonly promisedDate: string | null;
  readonly customerCommitment: string | null;
  readonly approval: Approval | null;
  readonly isErased: boolean;
}

interface DeferralRow extends Omit<StoredDeferral, 'approval' | 'isErased'> {
  readonly approver: string | null;
  readonly role: Approval['role'] | null;
  readonly reason: string | null;
  readonly isErased: 0 | 1;
}

/** What moves of one kind have taken off a row of `deferral`. */
export const movedAs = (kind: DeferralMoveKind): string =>
  `coalesce((SELECT sum(deferral_move.amount_minor) FROM deferral_move
      WHERE deferral_move.deferral_id = deferral.deferral_id AND deferral_move.kind = '${kind}'), 0)`;

/** What is left of a row of `deferral`. */
export const OWED = `deferral.amount_minor - coalesce((SELECT sum(deferral_move.amount_minor) FROM deferral_move
      WHERE deferral_move.deferral_id = deferral.deferral_id), 0)`;

const DEFERRAL_SQL = `SELECT deferral.deferral_id AS deferralId, deferral.sale_id AS saleId, deferral.number,
    sale.number AS saleNumber, deferral.amount_minor AS amountMinor,
    ${OWED} AS owedMinor,
    ${movedAs('returned')} AS returnedMinor, ${movedAs('written_off')} AS writtenOffMinor,
    sale.completed_at_ms AS capturedAtMs, sale.business_date AS businessDate, deferral.promised_date AS promisedDate,
    deferral.customer_commitment AS customerCommitment, deferral.approver, deferral.role, deferral.reason,
    EXISTS (SELECT 1 FROM deferral_erasure WHERE deferral_erasure.deferral_id = deferral.deferral_id) AS isErased
  FROM deferral JOIN sale ON sale.sale_id = deferral.sale_id`;

function toStored({ approver, role, reason, isErased, ...row }: DeferralRow): StoredDeferral {
  const isApproved = approver !== null && role !== null && reason !== null;
  return { ...row, approval: isApproved ? { approver, role, reason } : null, isErased: isErased === 1 };
}

export function findDeferral(db: ReadableDb, deferralId: DeferralId): StoredDeferral | undefined {
  const row = getRow<DeferralRow>(db, `${DEFERRAL_SQL} WHERE deferral.deferral_id = ?`, deferralId);
  return row && toStored(row);
}

export function findDeferralOfSale(db: ReadableDb, saleId: SaleId): StoredDeferral | undefined {
  const row = getRow<DeferralRow>(db, `${DEFERRAL_SQL} WHERE deferral.sale_id = ?`, saleId);
  return row && toStored(row);
}

/** Everything that was ever captured, oldest first: who has owed longest is first. */
export function listDeferrals(db: ReadableDb): StoredDeferral[] {
  return allRows<DeferralRow>(db, `${DEFERRAL_SQL} ORDER BY deferral.number`).map(toStored);
}

export function listOwedDeferrals(db: ReadableDb): StoredDeferral[] {
  return allRows<DeferralRow>(db, `SELECT * FROM (${DEFERRAL_SQL}) WHERE owedMinor > 0 ORDER BY number`).map(
    toStored,
  );
}

/** The number of the next unpaid receipt: without gaps, since one is only taken inside the capture's own transaction. */
export function nextDeferralNumber(db: ReadableDb): number {
  const sql = 'SELECT coalesce(max(number), 0) + 1 AS next FROM deferral';
  return getRow<{ next: number }>(db, sql)?.next ?? 1;
}

/** What was captured on a business day, minor units, whatever became of it. */
export function capturedOnMinor(db: ReadableDb, businessDate: string): number {
  const sql = `SELECT coalesce(sum(deferral.amount_minor), 0) AS sum
     FROM deferral JOIN sale ON sale.sale_id = deferral.sale_id WHERE sale.business_date = ?`;
  return getRow<{ sum: number }>(db, sql, businessDate)?.sum ?? 0;
}

/** Something that took off what is owed. */
export interface StoredMove {
  readonly position: number;
  readonly kind: DeferralMoveKind;
  readonly atMs: number;
  readonly amountMinor: number;
  readonly chargeId: ChargeId | null;
  /** Added on the terminal, on top of the amount. */
  readonly tipMinor: number;
  readonly isByEvidence: boolean;
  readonly slipId: string | null;
  readonly linkId: string | null;
  readonly paymentId: string | null;
  readonly receivedMinor: number | null;
  readonly changeMinor: number | null;
  readonly method: OtherMethod | null;
  readonly reference: string | null;
  readonly approval: Approval | null;
}

interface MoveRow extends Omit<StoredMove, 'approval' | 'isByEvidence'> {
  readonly isByEvidence: 0 | 1;
  readonly approver: string | null;
  readonly role: Approval['role'] | null;
  readonly reason: string | null;
}

export function listMoves(db: ReadableDb, deferralId: DeferralId): StoredMove[] {
  return allRows<MoveRow>(
    db,
    `SELECT position, deferral_move.kind, entry.at_ms AS atMs, amount_minor AS amountMinor, charge_id AS chargeId,
            tip_minor AS tipMinor, is_by_evidence AS isByEvidence, slip_id AS slipId, link_id AS linkId, payment_id AS paymentId,
            received_minor AS receivedMinor, change_minor AS changeMinor, method, reference, approver, role, reason
     FROM deferral_move JOIN entry ON entry.seq = deferral_move.entry_seq
     WHERE deferral_id = ? ORDER BY position`,
    deferralId,
  ).map(({ isByEvidence, approver, role, reason, ...row }) => ({
    ...row,
    isByEvidence: isByEvidence === 1,
    approval: approver !== null && role !== null && reason !== null ? { approver, role, reason } : null,
  }));
}

/** What a move has beside its amount; all that is not given is none. */
export interface MoveFacts {
  readonly kind: DeferralMoveKind;
  readonly amountMinor: number;
  readonly chargeId?: ChargeId;
  readonly tipMinor?: number;
  readonly isByEvidence?: boolean;
  readonly slipId?: string;
  readonly linkId?: string;
  readonly paymentId?: string | null;
  readonly receivedMinor?: number;
  readonly changeMinor?: number;
  readonly method?: OtherMethod;
  readonly reference?: string | null;
  readonly approval?: Approval;
}

/** The row of the deferral's next move. */
export function moveRow(db: ReadableDb, deferralId: DeferralId, move: MoveFacts): FactRow<'deferral_move'> {
  const sql = 'SELECT coalesce(max(position), 0) + 1 AS next FROM deferral_move WHERE deferral_id = ?';
  return {
    deferral_id: deferralId,
    position: getRow<{ next: number }>(db, sql, deferralId)?.next ?? 1,
    kind: move.kind,
    amount_minor: move.amountMinor,
    charge_id: move.chargeId ?? null,
    tip_minor: move.tipMinor ?? 0,
    is_by_evidence: move.isByEvidence === true ? 1 : 0,
    slip_id: move.slipId ?? null,
    link_id: move.linkId ?? null,
    payment_id: move.paymentId ?? null,
    received_minor: move.receivedMinor ?? null,
    change_minor: move.changeMinor ?? null,
    method: move.method ?? null,
    reference: move.reference ?? null,
    approver: move.approval?.approver ?? null,
    role: move.approval?.role ?? null,
    reason: move.approval?.reason ?? null,
  };
}

/** Whether a payment of the account stands in the books already: of a sale, of a deferral, or put aside. */
export function isPaymentBooked(db: ReadableDb, paymentId: string): boolean {
  const row = getRow<{ found: 1 }>(
    db,
    `SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM tender WHERE kind = 'card' AND payment_reference = :paymentId)
       OR EXISTS (SELECT 1 FROM deferral_move WHERE payment_id = :paymentId)
       OR EXISTS (
         SELECT 1 FROM payment_link_event WHERE kind IN ('paid', 'paid_too_much')
           AND json_extract(detail, '$.paymentId') = :paymentId)
       OR EXISTS (
         SELECT 1 FROM charge_state JOIN charge_event USING (charge_id)
         WHERE is_without_sale = 1 AND kind = 'order_observed'
           AND json_extract(detail, '$.order.paymentReference') = :paymentId)`,
    { paymentId },
  );
  return row !== undefined;
}
