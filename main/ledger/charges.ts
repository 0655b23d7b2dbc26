import { z } from 'zod';
import {
  applyChargeEvent,
  foldCharge,
  holdsTerminal,
  isOpen,
  locksSale,
  needsWatch,
  type Charge,
  type ChargeTerms,
} from '#app/domain/charge.ts';
import { ChargeEvent } from '#app/domain/charge-event.ts';
import { NO_OPTIONS, type ChargeOptions } from '#app/domain/charge-options.ts';
import type { ChargeId, SaleId, TerminalId } from '#app/domain/ids.ts';
import type { GatewayKind } from '#app/domain/site.ts';
import { invariant } from '#app/lib/assert.ts';
import { allRows, getRow, run, type ReadableDb, type WritableDb } from './connection.ts';
import type { FactRow } from './facts.ts';

/** A charge with what the loop and the views need beside its state. */
export interface StoredCharge {
  readonly charge: Charge;
  /** The generation of the API it was made with; it is followed to its end with the same one. */
  readonly gateway: GatewayKind;
  readonly options: ChargeOptions;
  /** The exact bytes of the create, kept so that every replay is the same request. */
  readonly requestBody: string;
  readonly expiresAfterMs: number;
  /** Version of the last event; the next one has one more. */
  readonly version: number;
  readonly isWithoutSale: boolean;
  /** How often a cancellation was asked for: each wish has its own idempotency key. */
  readonly cancelWishes: number;
}

interface TermsRow extends ChargeTerms {
  readonly requestBody: string;
  readonly expiresAfterMs: number;
  readonly isWithoutSale: 0 | 1;
}

interface OptionRow extends Omit<ChargeOptions, 'printsOnTerminal'> {
  readonly gateway: GatewayKind;
  readonly printsOnTerminal: 0 | 1;
}

export function findCharge(db: ReadableDb, chargeId: ChargeId): StoredCharge | undefined {
  const row = getRow<TermsRow>(
    db,
    `SELECT charge.charge_id AS chargeId, charge.sale_id AS saleId, charge.terminal_id AS terminalId,
            charge.amount_minor AS amountMinor, charge.currency, charge.prepared_at_ms AS preparedAtMs,
            charge.request_body AS requestBody, charge.expires_after_ms AS expiresAfterMs,
            charge_state.is_without_sale AS isWithoutSale
     FROM charge JOIN charge_state ON charge_state.charge_id = charge.charge_id
     WHERE charge.charge_id = ?`,
    chargeId,
  );
  if (!row) return undefined;
  const { requestBody, expiresAfterMs, isWithoutSale, ...terms } = row;
  const history = readChargeHistory(db, chargeId);
  return {
    charge: foldCharge(terms, history),
    ...readOptions(db, chargeId),
    requestBody,
    expiresAfterMs,
    version: history.length,
    isWithoutSale: isWithoutSale === 1,
    cancelWishes: history.filter((each) => each.event.kind === 'cancel_asked').length,
  };
}

/** Charges made before options were kept are orders without any. */
function readOptions(db: ReadableDb, chargeId: ChargeId): Pick<StoredCharge, 'gateway' | 'options'> {
  const row = getRow<OptionRow>(
    db,
    `SELECT gateway, payment_type AS paymentType, installments, installments_cost AS installmentsCost,
            prints_on_terminal AS printsOnTerminal, ticket_number AS ticketNumber
     FROM charge_option WHERE charge_id = ?`,
    chargeId,
  );
  if (!row) return { gateway: 'orders', options: NO_OPTIONS };
  const { gateway, printsOnTerminal, ...options } = row;
  return { gateway, options: { ...options, printsOnTerminal: printsOnTerminal === 1 } };
}

/** The row of what a charge asks for beside its amount. */
export function chargeOptionRow(
  chargeId: ChargeId,
  gateway: GatewayKind,
  options: ChargeOptions,
): FactRow<'charge_option'> {
  return {
    charge_id: chargeId,
    gateway,
    payment_type: options.paymentType,
    installments: options.installments,
    installments_cost: options.installmentsCost,
    prints_on_terminal: options.printsOnTerminal ? 1 : 0,
    ticket_number: options.ticketNumber,
  };
}

/** Everything that happened to a charge, oldest first. */
export function readChargeHistory(
  db: ReadableDb,
  chargeId: ChargeId,
): { event: ChargeEvent; atMs: number; entrySeq: number }[] {
  return allRows<{ atMs: number; kind: string; detail: string; entrySeq: number }>(
    db,
    `SELECT at_ms AS atMs, kind, detail, entry_seq AS entrySeq
     FROM charge_event WHERE charge_id = ? ORDER BY version`,
    chargeId,
  ).map((row) => ({ event: parseEvent(row), atMs: row.atMs, entrySeq: row.entrySeq }));
}

const DetailObject = z.record(z.string(), z.unknown());

function parseEvent(row: { readonly kind: string; readonly detail: string }): ChargeEvent {
  return ChargeEvent.parse({ kind: row.kind, ...DetailObject.parse(JSON.parse(row.detail)) });
}

/** The row of an event. `detail` is its JSON without the kind, in the schema's key order. */
export function chargeEventRow(
  chargeId: ChargeId,
  version: number,
  atMs: number,
  event: ChargeEvent,
): FactRow<'charge_event'> {
  const { kind, ...detail } = ChargeEvent.parse(event);
  return { charge_id: chargeId, version, at_ms: atMs, kind, detail: JSON.stringify(detail) };
}

/** Writes the row that the indexes of live charges stand on; it can always be made again from the events. */
export function writeChargeState(
  db: WritableDb,
  charge: Charge,
  version: number,
  isWithoutSale: boolean,
): void {
  run(
    db,
    `INSERT INTO charge_state
       (charge_id, sale_id, terminal_id, state, version, is_open, locks_sale, holds_terminal, needs_watch,
        is_without_sale)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (charge_id) DO UPDATE SET
       state = excluded.state, version = excluded.version, is_open = excluded.is_open,
       locks_sale = excluded.locks_sale, holds_terminal = excluded.holds_terminal,
       needs_watch = excluded.needs_watch, is_without_sale = excluded.is_without_sale`,
    charge.chargeId,
    charge.saleId,
    charge.terminalId,
    charge.state,
    version,
    isOpen(charge) ? 1 : 0,
    locksSale(charge) ? 1 : 0,
    holdsTerminal(charge) ? 1 : 0,
    needsWatch(charge) ? 1 : 0,
    isWithoutSale ? 1 : 0,
  );
}

/** Charges that are not final, or final and to be read once more; oldest first. */
export function listWatchedCharges(db: ReadableDb): ChargeId[] {
  return chargeIds(
    db,
    `SELECT charge_state.charge_id AS chargeId FROM charge_state JOIN charge USING (charge_id)
     WHERE charge_state.needs_watch = 1 ORDER BY charge.entry_seq`,
  );
}

/** Charges whose end nobody knows, and approvals without a sale; oldest first. */
export function listUnresolvedCharges(db: ReadableDb): ChargeId[] {
  return chargeIds(
    db,
    `SELECT charge_state.charge_id AS chargeId FROM charge_state JOIN charge USING (charge_id)
     WHERE charge_state.is_open = 1 OR charge_state.is_without_sale = 1
     ORDER BY charge.entry_seq`,
  );
}

/**
 * How many charges a person should look at: approvals without a sale, and live charges, except the one that is simply running for
 * the basket on the screen.
 */
export function countChargesToLookAt(db: ReadableDb): number {
  const sql = `SELECT count(*) AS count FROM charge_state LEFT JOIN basket ON basket.sale_id = charge_state.sale_id
     WHERE charge_state.is_without_sale = 1
        OR (charge_state.is_open = 1 AND (charge_state.holds_terminal = 0 OR coalesce(basket.is_current, 0) = 0))`;
  return getRow<{ count: number }>(db, sql)?.count ?? 0;
}

/** Charges whose end nobody knows. */
export function countOpenCharges(db: ReadableDb): number {
  const sql = 'SELECT count(*) AS count FROM charge_state WHERE is_open = 1';
  return getRow<{ count: number }>(db, sql)?.count ?? 0;
}

function chargeIds(db: ReadableDb, sql: string): ChargeId[] {
  return allRows<{ chargeId: ChargeId }>(db, sql).map((row) => row.chargeId);
}

export function findLiveChargeOfSale(db: ReadableDb, saleId: SaleId): ChargeId | undefined {
  const sql = 'SELECT charge_id AS chargeId FROM charge_state WHERE sale_id = ? AND locks_sale = 1';
  return getRow<{ chargeId: ChargeId }>(db, sql, saleId)?.chargeId;
}

export function findChargeHoldingTerminal(db: ReadableDb, terminalId: TerminalId): ChargeId | undefined {
  const sql = 'SELECT charge_id AS chargeId FROM charge_state WHERE terminal_id = ? AND holds_terminal = 1';
  return getRow<{ chargeId: ChargeId }>(db, sql, terminalId)?.chargeId;
}

/** The last charge tried for a sale, whatever became of it. */
export function findLastChargeOfSale(db: ReadableDb, saleId: SaleId): ChargeId | undefined {
  const sql = `SELECT charge_id AS chargeId FROM charge WHERE sale_id = ? ORDER BY entry_seq DESC LIMIT 1`;
  return getRow<{ chargeId: ChargeId }>(db, sql, saleId)?.chargeId;
}

/** The newest approved charge of an amount on a terminal, approved at or after `sinceMs`; what a second, mistaken charge would repeat. */
export function findRecentApproval(
  db: ReadableDb,
  terminalId: TerminalId,
  amountMinor: number,
  sinceMs: number,
): ChargeId | undefined {
  return getRow<{ chargeId: ChargeId }>(
    db,
    `SELECT charge.charge_id AS chargeId
     FROM charge JOIN charge_state USING (charge_id) JOIN charge_event USING (charge_id)
     WHERE charge.terminal_id = ? AND charge.amount_minor = ? AND charge_state.state = 'processed'
       AND charge.entry_seq > coalesce((SELECT max(entry_seq) FROM charge) - 200, 0)
       AND charge_event.version = charge_state.version AND charge_event.at_ms >= ?
     ORDER BY charge.entry_seq DESC LIMIT 1`,
    terminalId,
    amountMinor,
    sinceMs,
  )?.chargeId;
}

/** Approved charges of a sale whose money was put aside because the sale had gone another way. */
export function listChargesWithoutSale(db: ReadableDb, saleId: SaleId): ChargeId[] {
  return allRows<{ chargeId: ChargeId }>(
    db,
    'SELECT charge_id AS chargeId FROM charge_state WHERE sale_id = ? AND is_without_sale = 1 ORDER BY charge_id',
    saleId,
  ).map((row) => row.chargeId);
}

/** The charge after `event`, or undefined when the event says nothing new and nothing is to be written. */
export function chargeAfter(stored: StoredCharge, event: ChargeEvent, atMs: number): Charge | undefined {
  invariant(event.kind !== 'prepared', 'a charge is prepared once');
  const next = applyChargeEvent(stored.charge, event, atMs);
  return next === stored.charge ? undefined : next;
}

/** Every charge that was tried for a sale, the last one first. */
export function listChargesOfSale(db: ReadableDb, saleId: SaleId): ChargeId[] {
  const sql = 'SELECT charge_id AS chargeId FROM charge WHERE sale_id = ? ORDER BY entry_seq DESC';
  return allRows<{ chargeId: ChargeId }>(db, sql, saleId).map((row) => row.chargeId);
}
