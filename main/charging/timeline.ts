import type { ChargeTimeline, TimelineItem } from '#app/contract/charging.ts';
import type { ChargeView } from '#app/contract/charging.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import { readChargeHistory } from '#main/ledger/charges.ts';
import { ledgerMark } from '#main/ledger/chain.ts';
import { allRows, type ReadableDb } from '#main/ledger/connection.ts';
import { listExchanges, type StoredExchange } from '#main/ledger/exchanges.ts';
import { listRefundsOfCharge, readRefundHistory } from '#main/ledger/refunds.ts';
import { viewRefundsOf } from './refund-view.ts';

/** Everything the ledger knows of a charge, oldest first: its events, those of its refunds, and the requests that told of them. */
export function readTimeline(db: ReadableDb, stored: StoredCharge, view: ChargeView): ChargeTimeline {
  const { chargeId } = stored.charge;
  const marks = new Map(
    allRows<{ seq: number; hash: string }>(
      db,
      `SELECT seq, hash FROM entry WHERE seq IN (
         SELECT entry_seq FROM charge_event WHERE charge_id = ?
         UNION SELECT refund_event.entry_seq FROM refund_event JOIN refund USING (refund_id) WHERE refund.charge_id = ?)`,
      chargeId,
      chargeId,
    ).map((row) => [row.seq, ledgerMark(row.hash)]),
  );
  const exchanges = new Map(listExchanges(db, chargeId).map((each) => [each.entrySeq, toExchangeView(each)]));
  const item = (entrySeq: number, atMs: number): Omit<TimelineItem, 'charge' | 'refund'> => ({
    entrySeq,
    atMs,
    ledgerMark: marks.get(entrySeq) ?? '',
    exchange: exchanges.get(entrySeq) ?? null,
  });
  const ofCharge = readChargeHistory(db, chargeId).map(({ event, atMs, entrySeq }): TimelineItem => ({
    ...item(entrySeq, atMs),
    charge: event,
    refund: null,
  }));
  const ofRefunds = listRefundsOfCharge(db, chargeId).flatMap((refundId) =>
    readRefundHistory(db, refundId).map(({ event, atMs, entrySeq }): TimelineItem => ({
      ...item(entrySeq, atMs),
      charge: null,
      refund: { refundId, event },
    })),
  );
  return {
    charge: view,
    requestBody: stored.requestBody,
    refunds: [...viewRefundsOf(db, stored)],
    items: [...ofCharge, ...ofRefunds].sort((a, b) => a.entrySeq - b.entrySeq),
  };
}

function toExchangeView(stored: StoredExchange): TimelineItem['exchange'] {
  return {
    operation: stored.operation,
    sentAtMs: stored.sentAtMs,
    answeredAtMs: stored.answeredAtMs,
    outcome: stored.outcome,
    httpStatus: stored.httpStatus,
    code: stored.code,
    requestId: stored.requestId,
    withoutNews: stored.withoutNews,
  };
}
