import type { ChargeId } from '#app/domain/ids.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';
import type { FactRow } from './facts.ts';

/** What is asked of the API for a charge. */
export const EXCHANGE_OPERATIONS = ['create', 'read', 'find', 'cancel', 'refund'] as const;
export type ExchangeOperation = (typeof EXCHANGE_OPERATIONS)[number];

/** A request for a charge and what came back: of those that brought news, kept for support and for disputes. No body, no token. */
export interface Exchange {
  readonly operation: ExchangeOperation;
  /** UTC milliseconds. */
  readonly sentAtMs: number;
  readonly answeredAtMs: number;
  readonly outcome: 'ok' | 'refused' | 'unanswered';
  /** Null when there was no answer, or none that says more than `code`. */
  readonly httpStatus: number | null;
  /** The API's error code, or why nothing usable came back. */
  readonly code: string | null;
  /** `x-request-id`, which Mercado Pago's support asks for. */
  readonly requestId: string | null;
  /** Requests before it, since the last one kept, that brought nothing new. */
  readonly withoutNews: number;
}

/** The row of an exchange; numbered within its charge. */
export function exchangeRow(db: ReadableDb, chargeId: ChargeId, exchange: Exchange): FactRow<'exchange'> {
  const sql = 'SELECT coalesce(max(number), 0) + 1 AS next FROM exchange WHERE charge_id = ?';
  return {
    charge_id: chargeId,
    number: getRow<{ next: number }>(db, sql, chargeId)?.next ?? 1,
    operation: exchange.operation,
    sent_at_ms: exchange.sentAtMs,
    answered_at_ms: exchange.answeredAtMs,
    outcome: exchange.outcome,
    http_status: exchange.httpStatus,
    code: exchange.code,
    request_id: exchange.requestId,
    without_news: exchange.withoutNews,
  };
}

/** An exchange with the entry it brought about. */
export interface StoredExchange extends Exchange {
  readonly entrySeq: number;
}

/** What went over the wire for a charge and its refunds, oldest first. */
export function listExchanges(db: ReadableDb, chargeId: ChargeId): StoredExchange[] {
  return allRows(
    db,
    `SELECT entry_seq AS entrySeq, operation, sent_at_ms AS sentAtMs, answered_at_ms AS answeredAtMs, outcome,
            http_status AS httpStatus, code, request_id AS requestId, without_news AS withoutNews
     FROM exchange WHERE charge_id = ? ORDER BY number`,
    chargeId,
  );
}
