import { DayReport } from '#app/contract/day.ts';

/** A Z with something in every section. 2026-11-21 18:04:05 UTC is 15:04:05 in Buenos Aires. */
export function sampleReport(changes: Partial<DayReport> = {}): DayReport {
  return DayReport.parse({
    schemaVersion: 4,
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
    sales: { count: 6, totalMinor: 1_234_567, firstNumber: 41, lastNumber: 46 },
    tenders: [
      { kind: 'cash', count: 2, amountMinor: 234_567 },
      { kind: 'card', count: 1, amountMinor: 830_000 },
      { kind: 'other', count: 1, amountMinor: 50_000 },
      { kind: 'deferred', count: 2, amountMinor: 120_000 },
    ],
    cardMethods: [
      { paymentMethodId: 'visa', paymentMethodType: 'credit_card', count: 1, amountMinor: 830_000 },
      { paymentMethodId: null, paymentMethodType: null, count: 0, amountMinor: 0 },
    ],
    otherMethods: [
      { method: 'transfer', count: 1, amountMinor: 50_000 },
      { method: 'voucher', count: 1, amountMinor: 25_000 },
    ],
    tipsMinor: 5,
    taxes: [
      { rateBp: 2100, baseMinor: 1_000_000, taxMinor: 210_000 },
      { rateBp: 1050, baseMinor: 22_233, taxMinor: 2_334 },
    ],
    cash: {
      floatMinor: 100_000,
      salesMinor: 234_567,
      collectedMinor: 15_000,
      expectedMinor: 349_567,
      countedMinor: 348_333,
      differenceMinor: -1_234,
    },
    charges: [
      { state: 'processed', count: 3, amountMinor: 870_000 },
      { state: 'failed', count: 2, amountMinor: 30_000 },
    ],
    byEvidence: { count: 0, amountMinor: 0, notCharged: 0, confirmed: 0, contradicted: 0 },
    refunds: [
      { origin: 'till', count: 2, amountMinor: 30_000 },
      { origin: 'elsewhere', count: 1, amountMinor: 12_105 },
    ],
    refundTaxes: [{ rateBp: 2100, baseMinor: 44_797, taxMinor: 9_408 }],
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
    deferrals: {
      owedBeforeMinor: 300_000,
      captured: { count: 2, amountMinor: 120_000 },
      charged: { count: 2, amountMinor: 40_000 },
      byHand: { count: 1, amountMinor: 20_000 },
      byLink: { count: 1, amountMinor: 10_000 },
      collected: [
        { businessDate: '2026-11-14', count: 3, amountMinor: 60_000 },
        { businessDate: '2026-11-21', count: 1, amountMinor: 10_000 },
      ],
      converted: { cash: { count: 1, amountMinor: 15_000 }, other: { count: 1, amountMinor: 25_000 } },
      returned: { count: 1, amountMinor: 12_100 },
      writtenOff: { count: 1, amountMinor: 7_900 },
      paidTooMuch: { count: 1, amountMinor: 333 },
      openSlips: { count: 1, amountMinor: 30_000 },
      owed: { count: 5, amountMinor: 290_000 },
      ages: [
        { bucket: 'today', count: 1, amountMinor: 90_000 },
        { bucket: 'days_1_7', count: 2, amountMinor: 100_000 },
        { bucket: 'days_8_30', count: 1, amountMinor: 40_000 },
        { bucket: 'over_30', count: 1, amountMinor: 60_000 },
      ],
    },
    grandTotalMinor: 987_654_321,
    ledger: { entryCount: 12, headHash: 'ab12cd34' },
    ...changes,
  });
}
