import { DayReport } from '#app/contract/day.ts';

/** A Z with something in every section. 2026-11-21 18:04:05 UTC is 15:04:05 in Buenos Aires. */
export function sampleReport(changes: Partial<DayReport> = {}): DayReport {
  return DayReport.parse({
    schemaVersion: 3,
    kind: 'Z',
    zNumber: 7,
    mode: 'live',
    site: 'MLA',
    currency: 'ARS',
    timeZone: 'America/Argentina/Buenos_Aires',
    businessDate: '2026-11-21',
    shiftId: '5b0c8f5e-8f0e-4b52-9a53-0f6f3a1d2b4c',
    openedAtMs: Date.UTC(2026, 10, 21, 11, 0, 0),
    takenAtMs: Date.UTC(2026, 10, 21, 18, 4, 5),
    sales: { count: 3, totalMinor: 1_234_567, firstNumber: 41, lastNumber: 43 },
    tenders: [
      { kind: 'cash', count: 2, amountMinor: 234_567 },
      { kind: 'card', count: 1, amountMinor: 1_000_000 },
    ],
    cardMethods: [
      { paymentMethodId: 'visa', paymentMethodType: 'credit_card', count: 1, amountMinor: 1_000_000 },
      { paymentMethodId: null, paymentMethodType: null, count: 0, amountMinor: 0 },
    ],
    tipsMinor: 5,
    taxes: [
      { rateBp: 2100, baseMinor: 1_000_000, taxMinor: 210_000 },
      { rateBp: 1050, baseMinor: 22_233, taxMinor: 2_334 },
    ],
    cash: {
      floatMinor: 100_000,
      salesMinor: 234_567,
      expectedMinor: 334_567,
      countedMinor: 333_333,
      differenceMinor: -1_234,
    },
    charges: [
      { state: 'processed', count: 1, amountMinor: 1_000_000 },
      { state: 'failed', count: 2, amountMinor: 30_000 },
    ],
    byEvidence: { count: 0, amountMinor: 0, notCharged: 0, confirmed: 0, contradicted: 0 },
    refunds: [
      { origin: 'till', count: 2, amountMinor: 30_000 },
      { origin: 'elsewhere', count: 1, amountMinor: 12_105 },
    ],
    refundTaxes: [{ rateBp: 2100, baseMinor: 34_797, taxMinor: 7_308 }],
    refundsUnderWay: { count: 1, amountMinor: 500 },
    unresolved: [
      {
        chargeId: '9d2f8c1a-0b7e-4c3d-8e6f-1a2b3c4d5e6f',
        terminalId: 'PAX_A910__SMARTPOS1234567890',
        amountMinor: 99,
        state: 'unknown',
        preparedAtMs: Date.UTC(2026, 10, 21, 17, 59, 59),
      },
    ],
    approvedWithoutSale: [],
    grandTotalMinor: 987_654_321,
    ledger: { entryCount: 12, headHash: 'ab12cd34' },
    ...changes,
  });
}
