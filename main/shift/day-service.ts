import type { Input, Output } from '#app/contract/contract.ts';
import type { DayReport } from '#app/contract/day.ts';
import { TillError } from '#app/contract/errors.ts';
import { basketTotalMinor } from '#app/domain/basket.ts';
import { closePostings } from '#app/domain/posting.ts';
import { countOpenEnds } from '#app/domain/report-open-ends.ts';
import { findCurrentBasket, listBasketLines } from '#main/ledger/baskets.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { dayDeferrals, periodOtherMethods } from '#main/ledger/day-deferrals.ts';
import {
  accountBalance,
  chargesWithoutSale,
  findDayCloseReport,
  grandTotal,
  listDayCloses,
  nextZNumber,
  openCharges,
  periodCardMethods,
  periodCharges,
  periodEvidence,
  periodRefunds,
  periodRefundTaxes,
  periodSales,
  periodStart,
  periodTaxes,
  periodTenders,
  periodTips,
  refundsUnderWay,
} from '#main/ledger/day-figures.ts';
import { appendEntry, chainHead } from '#main/ledger/entries.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { findOpenShift } from '#main/ledger/shifts.ts';
import type { Clock, Ids } from '#main/ports.ts';
import { readDayReport } from './read-day-report.ts';

export interface DayService {
  /** X: the day as it stands, numbers nothing. Refused while no shift is open. */
  read(): DayReport;
  /** Z: counts the drawer out, closes the shift and numbers the report, all in one transaction. */
  close(input: Input<'day.close'>): DayReport;
  list(): Output<'day.list'>;
  get(zNumber: number): DayReport;
}

export function createDayService(parts: {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
}): DayService {
  const { ledger, clock, ids } = parts;
  return {
    read: () => drawUp(ledger.db, ledger, clock.nowMs(), null),

    close: (input) =>
      ledger.once({ requestId: input.requestId, method: 'day.close', input }, (db) => {
        assertNoSaleUnderWay(db);
        const atMs = clock.nowMs();
        const zNumber = nextZNumber(db);
        const report = drawUp(db, ledger, atMs, { zNumber, countedMinor: input.countedMinor });
        const count = countOpenEnds(report);
        if (count > 0 && !input.acceptsUnresolved)
          throw new TillError('day_has_unresolved_charges', { count });
        appendEntry(db, {
          entryId: ids.uuid(),
          kind: 'day_closed',
          atMs,
          businessDate: report.businessDate,
          postings: closePostings(report.cash.expectedMinor, input.countedMinor),
          facts: {
            day_close: [
              {
                z_number: zNumber,
                shift_id: report.shiftId,
                closed_at_ms: atMs,
                business_date: report.businessDate,
                expected_minor: report.cash.expectedMinor,
                counted_minor: input.countedMinor,
                report: JSON.stringify(report),
              },
            ],
          },
        });
        return report;
      }),

    list: () => ({ days: listDayCloses(ledger.db) }),

    get: (zNumber) => {
      const report = findDayCloseReport(ledger.db, zNumber);
      if (report === undefined) throw new TillError('day_not_found');
      return readDayReport(report);
    },
  };
}

function drawUp(
  db: ReadableDb,
  ledger: Ledger,
  atMs: number,
  closing: { readonly zNumber: number; readonly countedMinor: number } | null,
): DayReport {
  const shift = findOpenShift(db);
  if (!shift) throw new TillError('shift_not_open');
  const { identity } = ledger;
  const fromSeq = periodStart(db);
  const tenders = periodTenders(db, fromSeq);
  const expectedMinor = accountBalance(db, 'drawer');
  const head = chainHead(db);
  const deferrals = dayDeferrals(db, fromSeq, ledger.businessDate(atMs));
  return {
    schemaVersion: 4,
    kind: closing ? 'Z' : 'X',
    zNumber: closing?.zNumber ?? null,
    mode: identity.mode,
    site: identity.site,
    currency: identity.currency,
    timeZone: identity.timeZone,
    businessDate: shift.businessDate,
    shiftId: shift.shiftId,
    openedAtMs: shift.openedAtMs,
    takenAtMs: atMs,
    sales: periodSales(db, fromSeq),
    tenders,
    cardMethods: periodCardMethods(db, fromSeq),
    otherMethods: periodOtherMethods(db, fromSeq),
    tipsMinor: periodTips(db, fromSeq),
    taxes: periodTaxes(db, fromSeq),
    cash: {
      floatMinor: shift.floatMinor,
      salesMinor: tenders.find((tender) => tender.kind === 'cash')?.amountMinor ?? 0,
      collectedMinor: deferrals.converted.cash.amountMinor,
      expectedMinor,
      countedMinor: closing?.countedMinor ?? null,
      differenceMinor: closing ? closing.countedMinor - expectedMinor : null,
    },
    charges: periodCharges(db, fromSeq),
    byEvidence: periodEvidence(db, fromSeq),
    refunds: periodRefunds(db, fromSeq),
    refundTaxes: periodRefundTaxes(db, fromSeq),
    refundsUnderWay: refundsUnderWay(db),
    unresolved: openCharges(db),
    approvedWithoutSale: chargesWithoutSale(db),
    deferrals,
    grandTotalMinor: grandTotal(db),
    ledger: { entryCount: head.seq, headHash: head.hash },
  };
}

/** Goods on the counter belong to somebody: they are paid, held or taken out before the drawer is counted. */
function assertNoSaleUnderWay(db: ReadableDb): void {
  const current = findCurrentBasket(db);
  if (current?.status !== 'open') return;
  const lines = listBasketLines(db, current.saleId);
  if (lines.length > 0) throw new TillError('basket_in_progress', { totalMinor: basketTotalMinor(lines) });
}
