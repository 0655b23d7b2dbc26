import { z } from 'zod';
import { PaymentCandidate, type Approval, type HandPayment } from '#app/contract/deferrals.ts';
import type { DeferralId } from '#app/domain/deferral.ts';
import type { TerminalId } from '#app/domain/ids.ts';
import { allRows, getRow, run, type ReadableDb, type WritableDb } from './connection.ts';
import type { FactRow } from './facts.ts';

/** What somebody wrote down of a payment that was taken on the terminal itself. */
export interface StoredSlip {
  readonly slipId: string;
  readonly deferralId: DeferralId;
  readonly amountMinor: number;
  readonly terminalId: TerminalId;
  readonly lastDigits: string;
  readonly authorizationCode: string;
  readonly takenAtMs: number;
  readonly state: HandPayment['state'];
  readonly searchedAtMs: number | null;
  readonly candidates: readonly PaymentCandidate[];
}

interface SlipRow extends Omit<StoredSlip, 'state' | 'candidates'> {
  readonly candidates: string | null;
  readonly isSettled: 0 | 1;
  readonly isWithdrawn: 0 | 1;
}

const SLIP_SQL = `SELECT hand_slip.slip_id AS slipId, hand_slip.deferral_id AS deferralId,
    hand_slip.amount_minor AS amountMinor, hand_slip.terminal_id AS terminalId, hand_slip.last_digits AS lastDigits,
    hand_slip.authorization_code AS authorizationCode, hand_slip.taken_at_ms AS takenAtMs,
    hand_search.searched_at_ms AS searchedAtMs, hand_search.candidates,
    EXISTS (SELECT 1 FROM deferral_move WHERE deferral_move.slip_id = hand_slip.slip_id) AS isSettled,
    EXISTS (SELECT 1 FROM hand_slip_withdrawal WHERE hand_slip_withdrawal.slip_id = hand_slip.slip_id) AS isWithdrawn
  FROM hand_slip LEFT JOIN hand_search ON hand_search.slip_id = hand_slip.slip_id`;

const Candidates = z.array(PaymentCandidate);

function toSlip({ candidates, isSettled, isWithdrawn, ...row }: SlipRow): StoredSlip {
  const found = candidates === null ? [] : Candidates.parse(JSON.parse(candidates));
  const state = (): HandPayment['state'] => {
    if (isSettled === 1) return 'settled';
    if (isWithdrawn === 1) return 'withdrawn';
    if (row.searchedAtMs === null) return 'waiting';
    return found.length === 0 ? 'none' : 'candidates';
  };
  return { ...row, state: state(), candidates: found };
}

/** The last slip written down for a deferral. */
export function findLastSlip(db: ReadableDb, deferralId: DeferralId): StoredSlip | undefined {
  const sql = `${SLIP_SQL} WHERE hand_slip.deferral_id = ? ORDER BY hand_slip.entry_seq DESC LIMIT 1`;
  const row = getRow<SlipRow>(db, sql, deferralId);
  return row && toSlip(row);
}

export function findSlip(db: ReadableDb, slipId: string): StoredSlip | undefined {
  const row = getRow<SlipRow>(db, `${SLIP_SQL} WHERE hand_slip.slip_id = ?`, slipId);
  return row && toSlip(row);
}

/** Slips that are neither found nor withdrawn, oldest first. */
export function listOpenSlips(db: ReadableDb): StoredSlip[] {
  return allRows<SlipRow>(
    db,
    `SELECT * FROM (${SLIP_SQL}) WHERE isSettled = 0 AND isWithdrawn = 0 ORDER BY takenAtMs, slipId`,
  ).map(toSlip);
}

/** It stands in the way of any other step: the customer may have paid. */
export function isOpenSlip(slip: StoredSlip | undefined): slip is StoredSlip {
  return slip !== undefined && slip.state !== 'settled' && slip.state !== 'withdrawn';
}

export function slipRow(slip: {
  readonly slipId: string;
  readonly deferralId: DeferralId;
  readonly amountMinor: number;
  readonly terminalId: string;
  readonly lastDigits: string;
  readonly authorizationCode: string;
  readonly takenAtMs: number;
}): FactRow<'hand_slip'> {
  return {
    slip_id: slip.slipId,
    deferral_id: slip.deferralId,
    amount_minor: slip.amountMinor,
    terminal_id: slip.terminalId,
    last_digits: slip.lastDigits,
    authorization_code: slip.authorizationCode,
    taken_at_ms: slip.takenAtMs,
  };
}

export function withdrawalRow(
  slipId: string,
  { approver, role, reason }: Approval,
): FactRow<'hand_slip_withdrawal'> {
  return { slip_id: slipId, approver, role, reason };
}

/** Remembers what Mercado Pago had; no fact, since it can be asked again. */
export function writeSearch(
  db: WritableDb,
  slipId: string,
  searchedAtMs: number,
  candidates: readonly PaymentCandidate[],
): void {
  run(
    db,
    `INSERT INTO hand_search (slip_id, searched_at_ms, candidates) VALUES (?, ?, ?)
     ON CONFLICT (slip_id) DO UPDATE SET searched_at_ms = excluded.searched_at_ms, candidates = excluded.candidates`,
    slipId,
    searchedAtMs,
    JSON.stringify(candidates),
  );
}
