import { describe, expect, test } from 'vitest';
import { reportNet } from '#app/domain/report-net.ts';

const report = {
  sales: { count: 2, totalMinor: 200_00, firstNumber: 1, lastNumber: 2 },
  taxes: [{ rateBp: 2100, baseMinor: 165_29, taxMinor: 34_71 }],
  refunds: [
    { origin: 'till' as const, count: 1, amountMinor: 50_00 },
    { origin: 'elsewhere' as const, count: 1, amountMinor: 30_00 },
  ],
  refundTaxes: [{ rateBp: 2100, baseMinor: 41_32, taxMinor: 8_68 }],
};

describe('a day less its refunds', () => {
  test('has sales without what went back of sales, and all that went back apart', () => {
    expect(reportNet(report)).toEqual({
      hasRefunds: true,
      refundedMinor: 80_00,
      refundedSalesMinor: 50_00,
      salesMinor: 150_00,
      taxes: [{ rateBp: 2100, baseMinor: 123_97, taxMinor: 26_03 }],
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
      refundedMinor: 0,
      salesMinor: 200_00,
      taxes: report.taxes,
    });
  });
});
