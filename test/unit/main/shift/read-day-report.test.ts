import { expect, test } from 'vitest';
import { readDayReport } from '#main/shift/read-day-report.ts';
import { sampleReport } from '../report/sample-report.ts';

test('a report of today is read as it was stored', () => {
  const report = sampleReport({ mode: 'test' });
  expect(readDayReport(JSON.stringify(report))).toEqual(report);
});

test.each([
  [true, 'practice'],
  [false, 'live'],
] as const)('one of the second version, isPractice %s, is of %s', (isPractice, mode) => {
  const stored = JSON.stringify({ ...without('mode'), schemaVersion: 2, isPractice });
  expect(readDayReport(stored)).toEqual(sampleReport({ mode }));
});

test('one of the first version has no refunds, and evidence nobody asked about', () => {
  const { count, amountMinor } = sampleReport().byEvidence;
  const stored = {
    ...without('mode', 'refunds', 'refundTaxes', 'refundsUnderWay'),
    schemaVersion: 1,
    isPractice: true,
    byEvidence: { count, amountMinor },
  };
  expect(readDayReport(JSON.stringify(stored))).toMatchObject({
    schemaVersion: 3,
    mode: 'practice',
    refunds: [],
    byEvidence: { count, amountMinor, notCharged: 0, confirmed: 0, contradicted: 0 },
  });
});

test('what is no report is not taken for one', () => {
  expect(() => readDayReport('{"schemaVersion":4}')).toThrow();
});

/** A report as an older version wrote it: without what came later. */
function without(...names: readonly string[]): object {
  return Object.fromEntries(Object.entries(sampleReport()).filter(([name]) => !names.includes(name)));
}
