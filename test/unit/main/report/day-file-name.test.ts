import { describe, expect, it } from 'vitest';
import { dayFileName } from '#main/report/day-file-name.ts';
import { sampleReport } from './sample-report.ts';

describe('the name of a report’s file', () => {
  it('of a Z has its number and its business date', () => {
    expect(dayFileName(sampleReport(), 'csv')).toBe('mostrador-Z-0007-2026-11-21.csv');
    expect(dayFileName(sampleReport({ zNumber: 12_345 }), 'json')).toBe('mostrador-Z-12345-2026-11-21.json');
  });

  it('of an X has its business date and the shop’s clock', () => {
    const x = sampleReport({ kind: 'X', zNumber: null });
    expect(dayFileName(x, 'csv')).toBe('mostrador-X-2026-11-21-1504.csv');
  });

  it('of an X read after midnight keeps the business date', () => {
    const x = sampleReport({ kind: 'X', zNumber: null, takenAtMs: Date.UTC(2026, 10, 22, 4, 7, 0) });
    expect(dayFileName(x, 'json')).toBe('mostrador-X-2026-11-21-0107.json');
  });
});
