import { describe, expect, it } from 'vitest';
import { DayReport } from '#app/contract/day.ts';
import { dayJson } from '#main/report/day-json.ts';
import { sampleReport } from './sample-report.ts';

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

describe('the day report as JSON', () => {
  it('is the report, indented by two, ending in a line break', () => {
    const text = textOf(dayJson(sampleReport()));
    expect(text).toBe(`${JSON.stringify(sampleReport(), null, 2)}\n`);
    expect(text.startsWith('{\n  "schemaVersion": 4,\n  "kind": "Z",\n  "zNumber": 7,')).toBe(true);
    expect(DayReport.parse(JSON.parse(text))).toEqual(sampleReport());
  });

  it('has integers for all its numbers', () => {
    const numbers =
      textOf(dayJson(sampleReport({ grandTotalMinor: 2 ** 51 }))).match(/(?<=: )-?\d[^,\n]*/g) ?? [];
    expect(numbers.length).toBeGreaterThan(30);
    expect(numbers.filter((number) => !/^-?\d+$/.test(number))).toEqual([]);
    expect(numbers).toContain('2251799813685248');
    expect(numbers).toContain('-1234');
  });

  it('is the same bytes for the same report, whatever the order it was built in', () => {
    const { ledger, cash, ...rest } = sampleReport();
    const { floatMinor, ...drawer } = cash;
    const shuffled: DayReport = {
      ledger: { headHash: ledger.headHash, entryCount: ledger.entryCount },
      cash: { ...drawer, floatMinor },
      ...rest,
    };
    expect(JSON.stringify(shuffled)).not.toBe(JSON.stringify(sampleReport()));
    expect(textOf(dayJson(shuffled))).toBe(textOf(dayJson(sampleReport())));
  });

  it('does not write a report with a fraction in it', () => {
    expect(() => dayJson({ ...sampleReport(), tipsMinor: 0.5 })).toThrow(/int/);
  });
});
