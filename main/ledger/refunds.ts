import { z } from 'zod';
import type { ChargeId } from '#app/domain/ids.ts';
import { RefundEvent } from '#app/domain/refund-event.ts';
import { foldRefund, isFollowed, type Refund, type RefundId, type RefundTerms } from '#app/domain/refund.ts';
import { allRows, getRow, run, type ReadableDb, type WritableDb } from './connection.ts';
import type { FactRow } from './facts.ts';

/** A refund with what its loop and the views need beside its state. */
export interface StoredRefund {
  readonly refund: Refund;
  /** The exact bytes of the request; empty for a total one. */
  readonly requestBody: string;
  readonly approval: RefundApproval;
  /** Version of the last event; the next one has one more. */
  readonly version: number;
}

/** Who let money go back, and why; empty texts for a refund that was made elsewhere. */
export interface RefundApproval {
  readonly approver: string;
  readonly role: string;
  readonly reason: string;
}

export const NOBODY: RefundApproval = { approver: '', role: '', reason: '' };

interface TermsRow extends Omit<RefundTerms, 'isTotal'>, RefundApproval {
  readonly isTotal: 0 | 1;
  readonly requestBody: string;
}

export function findRefund(db: ReadableDb, refundId: RefundId): StoredRefund | undefined {
  const row = getRow<TermsRow>(
    db,
    `SELECT refund_id AS refundId, charge_id AS chargeId, amount_minor AS amountMinor, is_total AS isTotal, origin,
            approver, role, reason, prepared_at_ms AS preparedAtMs, request_body AS requestBody
     FROM refund WHERE refund_id = ?`,
    refundId,
  );
  if (!row) return undefined;
  const { requestBody, approver, role, reason, isTotal, ...terms } = row;
  const history = readRefundHistory(db, refundId);
  return {
    refund: foldRefund({ ...terms, isTotal: isTotal === 1 }, history),
    requestBody,
    approval: { approver, role, reason },
    version: history.length,
  };
}

/** Everything that happened to a refund, oldest first, with the entry each event came in. */
export function readRefundHistory(
  db: ReadableDb,
  refundId: RefundId,
): { event: RefundEvent; atMs: number; entrySeq: number }[] {
  return allRows<{ atMs: number; kind: string; detail: string; entrySeq: number }>(
    db,
    `SELECT at_ms AS atMs, kind, detail, entry_seq AS entrySeq FROM refund_event WHERE refund_id = ? ORDER BY version`,
    refundId,
  ).map(({ kind, detail, atMs, entrySeq }) => ({
    event: RefundEvent.parse({ kind, ...DetailObject.parse(JSON.parse(detail)) }),
    atMs,
    entrySeq,
  }));
}

const DetailObject = z.record(z.string(), z.unknown());

export function refundRow(stored: {
  readonly terms: RefundTerms;
  readonly approval: RefundApproval;
  readonly requestBody: string;
}): FactRow<'refund'> {
  const { terms, approval, requestBody } = stored;
  return {
    refund_id: terms.refundId,
    charge_id: terms.chargeId,
    amount_minor: terms.amountMinor,
    is_total: terms.isTotal ? 1 : 0,
    origin: terms.origin,
    ...approval,
    prepared_at_ms: terms.preparedAtMs,
    request_body: requestBody,
  };
}

/** The row of an event. `detail` is its JSON without the kind, in the schema's key order. */
export function refundEventRow(
  refundId: RefundId,
  version: number,
  atMs: number,
  event: RefundEvent,
): FactRow<'refund_event'> {
  const { kind, ...detail } = RefundEvent.parse(event);
  return { refund_id: refundId, version, at_ms: atMs, kind, detail: JSON.stringify(detail) };
}

/** Writes the row that the index of open refunds stands on; it can always be made again from the events. */
export function writeRefundState(db: WritableDb, refund: Refund, version: number): void {
  run(
    db,
    `INSERT INTO refund_state (refund_id, charge_id, state, version, is_open, point_refund_id)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (refund_id) DO UPDATE SET state = excluded.state, version = excluded.version,
       is_open = excluded.is_open, point_refund_id = excluded.point_refund_id`,
    refund.refundId,
    refund.chargeId,
    refund.state,
    version,
    isFollowed(refund) ? 1 : 0,
    refund.pointRefundId,
  );
}

/** Refunds whose end is not known; oldest first. */
export function listOpenRefunds(db: ReadableDb): RefundId[] {
  return refundIds(
    db,
    `SELECT refund_state.refund_id AS refundId FROM refund_state JOIN refund USING (refund_id)
     WHERE refund_state.is_open = 1 ORDER BY refund.entry_seq`,
  );
}

/** Every refund of a charge, oldest first. */
export function listRefundsOfCharge(db: ReadableDb, chargeId: ChargeId): RefundId[] {
  return refundIds(
    db,
    'SELECT refund_id AS refundId FROM refund WHERE charge_id = ? ORDER BY entry_seq, rowid',
    chargeId,
  );
}

export function findOpenRefundOfCharge(db: ReadableDb, chargeId: ChargeId): RefundId | undefined {
  const sql = 'SELECT refund_id AS refundId FROM refund_state WHERE charge_id = ? AND is_open = 1';
  return refundIds(db, sql, chargeId)[0];
}

/** The refund the API calls `pointRefundId`, when the ledger has it. */
export function findRefundByPointId(
  db: ReadableDb,
  chargeId: ChargeId,
  pointRefundId: string,
): RefundId | undefined {
  const sql = 'SELECT refund_id AS refundId FROM refund_state WHERE charge_id = ? AND point_refund_id = ?';
  return refundIds(db, sql, chargeId, pointRefundId)[0];
}

/** Ends the id of a refund that no list showed: the order said that all had gone back, or that the payment was taken back. */
export const UNLISTED_SUFFIXES = { refunded: '-refunded', reversed: '-reversed' } as const;

/** A refund of that amount that was booked before any list showed it: a list that comes later shows the same one. */
export function findUnlistedRefund(
  db: ReadableDb,
  chargeId: ChargeId,
  amountMinor: number,
): RefundId | undefined {
  const sql = `SELECT refund.refund_id AS refundId FROM refund JOIN refund_state USING (refund_id)
     WHERE refund.charge_id = ? AND refund.amount_minor = ?
       AND (refund_state.point_refund_id LIKE '%' || ? OR refund_state.point_refund_id LIKE '%' || ?)`;
  const { refunded, reversed } = UNLISTED_SUFFIXES;
  return refundIds(db, sql, chargeId, amountMinor, refunded, reversed)[0];
}

/** What has gone back, and what has or may (minor units). */
export function refundedMinor(
  db: ReadableDb,
  chargeId: ChargeId,
): { readonly doneMinor: number; readonly claimedMinor: number } {
  const row = getRow<{ doneMinor: number; claimedMinor: number }>(
    db,
    `SELECT coalesce(sum(CASE WHEN state = 'done' THEN amount_minor END), 0) AS doneMinor,
            coalesce(sum(CASE WHEN state NOT IN ('failed', 'rejected') THEN amount_minor END), 0) AS claimedMinor
     FROM refund JOIN refund_state USING (refund_id) WHERE refund.charge_id = ?`,
    chargeId,
  );
  return row ?? { doneMinor: 0, claimedMinor: 0 };
}

function refundIds(db: ReadableDb, sql: string, ...params: unknown[]): RefundId[] {
  return allRows<{ refundId: RefundId }>(db, sql, ...params).map((row) => row.refundId);
}
