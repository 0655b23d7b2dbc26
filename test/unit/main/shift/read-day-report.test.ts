import { expect, test } from 'vitest';
import type { DayReport } from '#app/contract/day.ts';
import { AGE_BUCKETS } from '#app/domain/deferral.ts';
import { readDayReport } from '#main/shift/read-day-report.ts';
import { sampleReport } from '../report/sample-report.ts';

const NOTHING = { count: 0, amountMinor: 0 };

/** What a report from before sales could be left unpaid is read as. */
function liftedReport(changes: Partial<DayReport> = {}): DayReport {
  const { cash, tenders } = sampleReport();
  return sampleReport({
    tenders: tenders.map((tender) =>
      tender.kind === 'other' || tender.kind === 'deferred' ? { kind: tender.kind, ...NOTHING } : tender,
    ),
    otherMethods: [],
    cash: { ...cash, collectedMinor: 0 },
    deferrals: {
      owedBeforeMinor: 0,
      captured: NOTHING,
      charged: NOTHING,
      byHand: NOTHING,
      byLink: NOTHING,
      collected: [],
      converted: { cash: NOTHING, other: NOTHING },
      returned: NOTHING,
      writtenOff: NOTHING,
      paidTooMuch: NOTHING,
      openSlips: NOTHING,
      owed: NOTHING,
      ages: AGE_BUCKETS.map((bucket) => ({ bucket, ...NOTHING })),
    },
    ...changes,
  });
}

/** A report as the third version wrote it, and those before it but for what they did not have. */
function thirdVersion(...withoutNames: readonly string[]): object {
  const report = sampleReport();
  const { floatMinor, salesMinor, expectedMinor, countedMinor, differenceMinor } = report.cash;
  const stored = {
    ...report,
    schemaVersion: 3,
    tenders: report.tenders.filter(({ kind }) => kind === 'cash' || kind === 'card'),
    cash: { floatMinor, salesMinor, expectedMinor, countedMinor, differenceMinor },
  };
  const unknown = ['otherMethods', 'deferrals', ...withoutNames];
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !unknown.includes(name)));
}

test('a report of today is read as it was stored', () => {
  const report = sampleReport({ mode: 'test' });
  expect(readDayReport(JSON.stringify(report))).toEqual(report);
});

test('one of the third version has nothing left unpaid, and only cash and cards', () => {
  const stored = JSON.stringify(thirdVersion());
  expect(stored).not.toContain('deferr');
  expect(readDayReport(stored)).toEqual(liftedReport());
});

test.each([
  [true, 'practice'],
  [false, 'live'],
] as const)('one of the second version, isPractice %s, is of %s', (isPractice, mode) => {
  const stored = JSON.stringify({ ...thirdVersion('mode'), schemaVersion: 2, isPractice });
  expect(readDayReport(stored)).toEqual(liftedReport({ mode }));
});

test('one of the first version has no refunds, and evidence nobody asked about', () => {
  const { count, amountMinor } = sampleReport().byEvidence;
  const stored = {
    ...thirdVersion('mode', 'refunds', 'refundTaxes', 'refundsUnderWay'),
    schemaVersion: 1,
    isPractice: true,
    byEvidence: { count, amountMinor },
  };
  expect(readDayReport(JSON.stringify(stored))).toEqual(
    liftedReport({
      mode: 'practice',
      refunds: [],
      refundTaxes: [],
      refundsUnderWay: NOTHING,
      byEvidence: { count, amountMinor, notCharged: 0, confirmed: 0, contradicted: 0 },
    }),
  );
});

test.each([3, 5])('what says it is of version %s and is no report is not taken for one', (schemaVersion) => {
  expect(() => readDayReport(JSON.stringify({ schemaVersion }))).toThrow();
});
