import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultDeferralRules } from '#app/domain/deferral-rules.ts';
import { formatDate } from '#app/i18n/format.ts';
import { CallFailure } from '#renderer/bridge/call-failure.ts';
import {
  customerProblem,
  hasCustomerProblem,
  NO_CUSTOMER,
  trimmedCustomer,
} from '#renderer/features/defer/customer-draft.ts';
import { draftOf, readLimits } from '#renderer/features/defer/limit-draft.ts';
import { QUICK_DATES, quickDate, readPromisedDate } from '#renderer/features/defer/promised-date.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { pendingNumber } from '#renderer/ui/pending-number.ts';
import { isReadableText } from '#renderer/ui/visible-text.ts';
import { englishWords } from './english-words.ts';

const TODAY = '2026-11-21';
const date = (text: string) => {
  const read = readPromisedDate(text, TODAY);
  return read.kind === 'date' ? read.date : read.kind === 'problem' ? read.problem : 'none';
};

describe('a promised day', () => {
  test.each([
    ['', 'none'],
    ['   ', 'none'],
    ['21/11/2026', '2026-11-21'],
    ['5/12/2026', '2026-12-05'],
    ['05-12-26', '2026-12-05'],
    ['5.12', '2026-12-05'],
    ['5 12', '2026-12-05'],
    ['29/2/2028', 'tooFar'],
    ['29/2/2027', 'incomplete'],
    ['31/4/2027', 'incomplete'],
    ['12/25', 'incomplete'],
    ['0/1/2027', 'incomplete'],
    ['25', 'incomplete'],
    ['25/12/', 'incomplete'],
    ['25/12/026', 'incomplete'],
    ['mañana', 'incomplete'],
    ['2026-12-25', 'incomplete'],
    ['20/11/2026', 'past'],
    ['21/11/2025', 'past'],
    ['22/11/2027', '2027-11-22'],
    ['23/11/2027', 'tooFar'],
    ['21/11/3026', 'tooFar'],
  ])('%s is %s', (text, meant) => {
    expect(date(text)).toBe(meant);
  });

  test('without a year it is the next such day, today among them', () => {
    expect(date('21/11')).toBe('2026-11-21');
    expect(date('20/11')).toBe('2027-11-20');
    expect(date('1/1')).toBe('2027-01-01');
    expect(readPromisedDate('29/2', '2027-06-01')).toEqual({ kind: 'date', date: '2028-02-29' });
  });

  test('every frequent day can be read back as it is written, from any day on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...QUICK_DATES), (days, which) => {
        const today = new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const quick = quickDate(which, today);
        expect(readPromisedDate(formatDate(quick), today)).toEqual({ kind: 'date', date: quick });
      }),
    );
  });

  test('the frequent days are those of the calendar', () => {
    expect(QUICK_DATES.map((which) => quickDate(which, '2027-02-26'))).toEqual([
      '2027-02-26',
      '2027-02-27',
      '2027-03-05',
      '2027-02-28',
    ]);
    expect(quickDate('monthEnd', '2026-12-31')).toBe('2026-12-31');
  });
});

describe('who owes', () => {
  const rules = { isNameRequired: true, isContactRequired: false };

  test('what the shop requires is missed, spaces do not fill it', () => {
    expect(customerProblem('name', { ...NO_CUSTOMER, name: '  ' }, rules)).toBe('missing');
    expect(customerProblem('contact', NO_CUSTOMER, rules)).toBeNull();
    expect(customerProblem('contact', NO_CUSTOMER, { ...rules, isContactRequired: true })).toBe('missing');
    expect(
      customerProblem('note', NO_CUSTOMER, { isNameRequired: true, isContactRequired: true }),
    ).toBeNull();
    expect(hasCustomerProblem({ ...NO_CUSTOMER, name: 'Ana' }, rules)).toBe(false);
  });

  test('what cannot be seen is refused in every field, required or not', () => {
    for (const field of ['name', 'contact', 'note'] as const) {
      for (const bad of ['A\u0000na', 'Ana\u202e', 'A\u200bna', 'Ana\tPaz']) {
        const draft = { ...NO_CUSTOMER, name: 'Ana', [field]: bad };
        expect(customerProblem(field, draft, rules)).toBe('unreadable');
        expect(hasCustomerProblem(draft, rules)).toBe(true);
      }
    }
    for (const good of ['Ñandú & Cía. (1º piso)', "D'Angelo, João", ' Ana ', '+54 9 11 5555-0101']) {
      expect(isReadableText(good)).toBe(true);
    }
  });

  test('is sent without the spaces around', () => {
    expect(trimmedCustomer({ name: ' Ana ', contact: ' 11 5555 ', note: '' })).toEqual({
      name: 'Ana',
      contact: '11 5555',
      note: '',
    });
  });
});

describe('in English over a shop in Argentina', () => {
  let words: Words;
  beforeAll(async () => {
    words = await englishWords();
  });

  test('limits are read back as they are shown; empty is none and zero is zero', () => {
    const rules = defaultDeferralRules('MLA');
    expect(readLimits(draftOf(rules, words), words)).toEqual(rules.limits);
    const open = {
      perSaleMinor: null,
      perCustomerMinor: null,
      perDayMinor: null,
      totalMinor: null,
    };
    expect(draftOf({ ...rules, limits: open }, words).totalMinor).toBe('');
    expect(readLimits(draftOf({ ...rules, limits: open }, words), words)).toEqual(open);
    const asking = { ...open, perSaleMinor: 0 };
    expect(readLimits(draftOf({ ...rules, limits: asking }, words), words)).toEqual(asking);
  });

  test('one limit that is no amount keeps all of them from being saved', () => {
    const draft = draftOf(defaultDeferralRules('MLA'), words);
    for (const wrong of ['-1', 'many', '1.2345', '12,34,5']) {
      expect(readLimits({ ...draft, perDayMinor: wrong }, words)).toBeNull();
    }
  });

  test('a text that cannot be read is named by its field', () => {
    const failure = (field: string) =>
      new CallFailure({
        code: 'customer_text_unreadable',
        params: { field },
        isRetryable: false,
        incidentId: null,
      });
    expect(errorText(failure('contact'), words, undefined)).toContain(': telephone or e-mail.');
    expect(errorText(failure('note'), words, undefined)).toContain(': note.');
  });
});

test('the unpaid series is written with four digits, and longer ones whole', () => {
  expect(pendingNumber(7)).toBe('0007');
  expect(pendingNumber(12_345)).toBe('12345');
});
