import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageBucket,
  customerKeys,
  daysBetween,
  dueState,
  isCalendarDate,
  unreadableField,
} from '#app/domain/deferral.ts';
import { defaultDeferralRules, exceededLimits } from '#app/domain/deferral-rules.ts';
import { SITE_IDS, SITES } from '#app/domain/site.ts';

type Known = Parameters<typeof customerKeys>[0];
const isOne = (left: Known, right: Known): boolean =>
  customerKeys(left).some((key) => customerKeys(right).includes(key));

describe('who counts as one customer', () => {
  const same: readonly [string, string | null, string | null, string | null, string | null][] = [
    ['a telephone number with and without prefixes', 'A', '+54 9 11 5555-0101', 'B', '(011) 5555 0101'],
    ['a name in other case and without accents', 'José Ñandú', null, 'JOSE NANDU', null],
    ['an address in other case', null, 'Ana@Ejemplo.invalid', null, 'ana@ejemplo.INVALID'],
    ['nobody and nobody', null, null, null, null],
    ['somebody who adds a contact the second time', 'Ana', null, 'Ana', '11 5555-0101'],
  ];
  it.each(same)('%s', (_what, name, contact, otherName, otherContact) => {
    expect(isOne({ name, contact }, { name: otherName, contact: otherContact })).toBe(true);
  });

  const other: readonly [string, string | null, string | null, string | null, string | null][] = [
    ['two numbers', null, '11 5555-0101', null, '11 5555-0102'],
    ['two names', 'Ana', null, 'Ana María', null],
    ['somebody and nobody', 'Ana', null, null, null],
    ['a name and the same text as a contact', 'ana', null, null, 'ana'],
  ];
  it.each(other)('but not %s', (_what, name, contact, otherName, otherContact) => {
    expect(isOne({ name, contact }, { name: otherName, contact: otherContact })).toBe(false);
  });
});

describe('days', () => {
  it('are counted by the calendar, whatever the hour and the month', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-03-01')).toBe(0);
    expect(daysBetween('2026-03-02', '2026-03-01')).toBe(0);
  });

  it('are due today, later or overdue, or not at all', () => {
    expect(dueState(null, '2026-03-01')).toBe('none');
    expect(dueState('2026-03-01', '2026-03-01')).toBe('today');
    expect(dueState('2026-02-28', '2026-03-01')).toBe('overdue');
    expect(dueState('2027-01-01', '2026-12-31')).toBe('later');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', 'nonsense'])('do not have %s', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it('make ages in four steps', () => {
    expect([0, 1, 7, 8, 30, 31].map(ageBucket)).toEqual([
      'today',
      'days_1_7',
      'days_1_7',
      'days_8_30',
      'days_8_30',
      'over_30',
    ]);
  });
});

describe('limits', () => {
  const NONE = { perSaleMinor: null, perCustomerMinor: null, perDayMinor: null, totalMinor: null };
  const NOTHING = { totalMinor: 0, customerMinor: 0, dayMinor: 0 };

  it('that are not set let everything through', () => {
    expect(exceededLimits(NONE, { totalMinor: 1e12, customerMinor: 1e12, dayMinor: 1e12 }, 1)).toEqual([]);
  });

  it('of zero let nothing through', () => {
    const zero = { perSaleMinor: 0, perCustomerMinor: 0, perDayMinor: 0, totalMinor: 0 };
    expect(exceededLimits(zero, NOTHING, 1)).toEqual(['per_sale', 'per_customer', 'per_day', 'total']);
  });

  it('are passed exactly by what is more than they say', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 1_000_000 }), (limit, before, more) => {
        const isOver = exceededLimits(
          { ...NONE, totalMinor: limit },
          { ...NOTHING, totalMinor: before },
          more,
        );
        expect(isOver.length > 0).toBe(before + more > limit);
      }),
    );
  });

  it.each([...SITE_IDS])(
    'of %s are whole amounts at the start, and enough for its smallest charge',
    (site) => {
      const { limits } = defaultDeferralRules(site);
      for (const limit of Object.values(limits)) expect(Number.isSafeInteger(limit)).toBe(true);
      expect(limits.perSaleMinor).toBeGreaterThan(SITES[site].cardMinMinor);
    },
  );
});

describe('what is written down of a customer', () => {
  it('may be any letters there are', () => {
    for (const name of ['José Ñandú', 'João D’Ávila', '李雷', 'O’Higgins 🧉', 'ana@ejemplo.invalid']) {
      expect(unreadableField({ name, contact: name, note: name })).toBeNull();
    }
  });

  it('has nothing in it that cannot be seen and changes what is seen', () => {
    for (const code of [
      0x00, 0x07, 0x09, 0x0a, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x2028, 0x202e, 0x2066, 0xd800,
    ]) {
      const text = `a${String.fromCharCode(code)}b`;
      expect(unreadableField({ name: null, contact: text, note: null })).toBe('contact');
    }
  });

  it('is not only marks that stand on nothing', () => {
    expect(unreadableField({ name: '\u0301\u0301', contact: null, note: null })).toBe('name');
  });
});
