import { describe, expect, test } from 'vitest';
import { reportNet } from '#app/domain/report-net.ts';

const NOTHING_RETURNED = { returned: { count: 0, amountMinor: 0 } };

const report = {
  sales: { count: 2, totalMinor: 200_00, firstNumber: 1, lastNumber: 2 },
  taxes: [{ rateBp: 2100, baseMinor: 165_29, taxMinor: 34_71 }],
  refunds: [
    { origin: 'till' as const, count: 1, amountMinor: 50_00 },
    { origin: 'elsewhere' as const, count: 1, amountMinor: 30_00 },
  ],
  refundTaxes: [{ rateBp: 2100, baseMinor: 41_32, taxMinor: 8_68 }],
  deferrals: NOTHING_RETURNED,
};

describe('a day less what was taken back', () => {
  test('has sales without what went back of sales, and all that went back apart', () => {
    expect(reportNet(report)).toEqual({
      hasRefunds: true,
      hasDeductions: true,
      refundedMinor: 80_00,
      refundedSalesMinor: 50_00,
      returnedSalesMinor: 0,
      salesMinor: 150_00,
      taxes: [{ rateBp: 2100, baseMinor: 123_97, taxMinor: 26_03 }],
    });
  });

  test('has goods that came back unpaid apart from refunds, and both in what is left', () => {
    const deferrals = { returned: { count: 1, amountMinor: 24_20 } };
    const refundTaxes = [{ rateBp: 2100, baseMinor: 61_32, taxMinor: 12_88 }];
    expect(reportNet({ ...report, refundTaxes, deferrals })).toEqual({
      hasRefunds: true,
      hasDeductions: true,
      refundedMinor: 80_00,
      refundedSalesMinor: 50_00,
      returnedSalesMinor: 24_20,
      salesMinor: 125_80,
      taxes: [{ rateBp: 2100, baseMinor: 103_97, taxMinor: 21_83 }],
    });
  });

  test('is less than was sold when goods came back unpaid and no money went back', () => {
    const deferrals = { returned: { count: 1, amountMinor: 24_20 } };
    const refundTaxes = [{ rateBp: 2100, baseMinor: 20_00, taxMinor: 4_20 }];
    expect(reportNet({ ...report, refunds: [], refundTaxes, deferrals })).toMatchObject({
      hasRefunds: false,
      hasDeductions: true,
      refundedMinor: 0,
      refundedSalesMinor: 0,
      salesMinor: 175_80,
    });
  });

  test('is negative in a rate of which more went back than was sold', () => {
    const net = reportNet({ ...report, refundTaxes: [{ rateBp: 1050, baseMinor: 90_50, taxMinor: 9_50 }] });
    expect(net.taxes).toEqual([
      { rateBp: 2100, baseMinor: 165_29, taxMinor: 34_71 },
      { rateBp: 1050, baseMinor: -90_50, taxMinor: -9_50 },
    ]);
  });

  test('is the day itself where nothing went back', () => {
    const net = reportNet({ ...report, refunds: [], refundTaxes: [] });
    expect(net).toMatchObject({
      hasRefunds: false,
      hasDeductions: false,
      refundedMinor: 0,
      salesMinor: 200_00,
      taxes: report.taxes,
    });
  });
});
