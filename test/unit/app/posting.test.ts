import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvedWithoutSalePostings,
  balanced,
  closePostings,
  floatPostings,
  posting,
  salePostings,
  type Account,
  type Posting,
} from '#app/domain/posting.ts';
import { taxShares } from '#app/domain/tax.ts';

const amount = fc.integer({ min: 0, max: 10 ** 9 });

function sum(postings: readonly Posting[]): bigint {
  return postings.reduce((total, each) => total + BigInt(each.amountMinor), 0n);
}

function balance(postings: readonly Posting[], account: Account): number {
  return postings
    .filter((each) => each.account === account)
    .reduce((total, each) => total + each.amountMinor, 0);
}

describe('postings', () => {
  it('balance for any sale, paid in cash and by card, with tips and several rates', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ taxRateBp: fc.constantFrom(0, 1050, 2100), totalMinor: amount }), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 10_000 }),
        (lines, cashPercent, tipMinor) => {
          const totalMinor = lines.reduce((total, line) => total + line.totalMinor, 0);
          const cashMinor = Math.trunc((totalMinor * cashPercent) / 100);
          const postings = salePostings(
            [
              { kind: 'cash', amountMinor: cashMinor, tipMinor: 0, wasPutAside: false },
              { kind: 'card', amountMinor: totalMinor - cashMinor, tipMinor, wasPutAside: false },
            ],
            taxShares(lines),
          );
          expect(sum(postings)).toBe(0n);
          expect(postings.every((each) => each.amountMinor !== 0)).toBe(true);
          expect(balance(postings, 'drawer')).toBe(cashMinor);
          expect(balance(postings, 'card_receivable')).toBe(totalMinor - cashMinor + tipMinor);
          expect(balance(postings, 'sales') + balance(postings, 'tax')).toBe(0 - totalMinor);
          expect(balance(postings, 'tips')).toBe(0 - tipMinor);
        },
      ),
    );
  });

  it('keep sales and tax apart by rate', () => {
    expect(
      salePostings(
        [{ kind: 'cash', amountMinor: 12_100, tipMinor: 0, wasPutAside: false }],
        taxShares([{ taxRateBp: 2100, totalMinor: 12_100 }]),
      ),
    ).toEqual([
      { account: 'drawer', taxRateBp: null, amountMinor: 12_100 },
      { account: 'sales', taxRateBp: 2100, amountMinor: -10_000 },
      { account: 'tax', taxRateBp: 2100, amountMinor: -2100 },
    ]);
  });

  it('refuse a sale whose tenders are a cent off its total', () => {
    const taxes = taxShares([{ taxRateBp: 2100, totalMinor: 1000 }]);
    for (const amountMinor of [999, 1001]) {
      expect(() =>
        salePostings([{ kind: 'cash', amountMinor, tipMinor: 0, wasPutAside: false }], taxes),
      ).toThrow(/do not balance/);
    }
  });

  it('empty the drawer at the close, whatever was counted', () => {
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
        amount,
        (floatMinor, tradedMinor, countedMinor) => {
          const expectedMinor = floatMinor + tradedMinor;
          const close = closePostings(expectedMinor, countedMinor);
          expect(sum(close)).toBe(0n);
          expect(floatMinor + tradedMinor + balance(close, 'drawer')).toBe(0);
          expect(balance(close, 'safe')).toBe(countedMinor);
          expect(balance(close, 'over_short')).toBe(expectedMinor - countedMinor);
        },
      ),
    );
  });

  it('move the float from the safe and an unwanted approval to its own account', () => {
    expect(floatPostings(5000)).toEqual([posting('drawer', 5000), posting('safe', -5000)]);
    expect(floatPostings(0)).toEqual([]);
    expect(approvedWithoutSalePostings(700)).toEqual([
      posting('card_receivable', 700),
      posting('approved_without_sale', -700),
    ]);
  });

  it('refuse fractions and sets that do not sum to zero', () => {
    expect(() => posting('drawer', 0.1)).toThrow(/not an amount/);
    expect(() => balanced([posting('drawer', 1), posting('safe', -2)])).toThrow(/do not balance: -1/);
  });
});
