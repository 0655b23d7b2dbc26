import { describe, expect, it } from 'vitest';
import { businessDateOf } from '#app/domain/business-date.ts';

describe('the business date', () => {
  it.each([
    ['2026-01-05T15:00:00Z', 'America/Argentina/Buenos_Aires', '2026-01-05'],
    ['2026-01-06T02:59:59Z', 'America/Argentina/Buenos_Aires', '2026-01-05'],
    ['2026-01-06T06:59:59Z', 'America/Argentina/Buenos_Aires', '2026-01-05'],
    ['2026-01-06T07:00:00Z', 'America/Argentina/Buenos_Aires', '2026-01-06'],
    ['2026-01-01T05:00:00Z', 'America/Sao_Paulo', '2025-12-31'],
    ['2026-03-01T09:30:00Z', 'America/Mexico_City', '2026-02-28'],
    ['2024-02-29T12:00:00Z', 'America/Mexico_City', '2024-02-29'],
  ])('of %s in %s is %s', (instant, zone, date) => {
    expect(businessDateOf(Date.parse(instant), zone, 4)).toBe(date);
  });

  it('begins at midnight for a shop without a cut-over', () => {
    expect(businessDateOf(Date.parse('2026-01-06T03:00:00Z'), 'America/Argentina/Buenos_Aires', 0)).toBe(
      '2026-01-06',
    );
  });
});
