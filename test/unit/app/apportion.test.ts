import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportionMinor } from '#app/domain/apportion.ts';
import { refundPostings } from '#app/domain/money-back.ts';
import { taxShares } from '#app/domain/tax.ts';

const anyWeights = fc
  .array(fc.oneof(fc.nat(20), fc.nat(2_000), fc.nat(900_000_00)), { minLength: 1, maxLength: 8 })
  .filter((weights) => weights.some((weight) => weight > 0));
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);

describe('an amount apportioned', () => {
  it('adds up to itself, and the whole splits into the weights', () => {
    fc.assert(
      fc.property(anyWeights, fc.double({ min: 0, max: 1, noNaN: true }), (weights, part) => {
        const amount = Math.floor(sum(weights) * part);
        expect(sum(apportionMinor(amount, weights))).toBe(amount);
        expect(apportionMinor(sum(weights), weights)).toEqual(weights);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives no part less of more', () => {
    fc.assert(
      fc.property(
        anyWeights,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(50),
        (weights, part, step) => {
          const least = Math.floor(sum(weights) * part);
          const most = Math.min(sum(weights), least + step);
          const [was, is] = [apportionMinor(least, weights), apportionMinor(most, weights)];
          is.forEach((each, index) => {
            expect(each).toBeGreaterThanOrEqual(was[index] ?? 0);
          });
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('cent by cent is as the whole at once', () => {
    const weights = [1_240, 261, 6, 1, 4, 1];
    let before = apportionMinor(0, weights);
    for (let amount = 1; amount <= sum(weights); amount += 1) {
      const after = apportionMinor(amount, weights);
      expect(sum(after.map((part, index) => part - (before[index] ?? 0)))).toBe(1);
      expect(Math.min(...after.map((part, index) => part - (before[index] ?? 0)))).toBe(0);
      before = after;
    }
  });
});

describe('partial refunds', () => {
  it('never post a negative share of sales or tax, however they are cut', () => {
    const anySale = fc.array(
      fc.record({
        taxRateBp: fc.constantFrom(0, 1050, 2100, 2700),
        totalMinor: fc.integer({ min: 1, max: 2_000_00 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(
        anySale,
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }),
        (lines, cuts) => {
          const saleMinor = sum(lines.map((line) => line.totalMinor));
          const paidAs = { taxes: taxShares(lines), saleMinor, tipMinor: 0 };
          let before = 0;
          const back = new Map<string, number>();
          for (const cut of [...cuts, 0]) {
            const amount =
              cut === 0
                ? saleMinor - before
                : Math.min(saleMinor - before, Math.ceil((saleMinor * cut) / 300));
            if (amount === 0) continue;
            for (const posted of refundPostings(
              paidAs,
              { ofPaymentMinor: before, ofSaleMinor: before },
              amount,
            )) {
              if (posted.account !== 'card_receivable') expect(posted.amountMinor).toBeGreaterThan(0);
              const key = `${posted.account} ${posted.taxRateBp ?? ''}`;
              back.set(key, (back.get(key) ?? 0) + posted.amountMinor);
            }
            before += amount;
          }
          for (const share of paidAs.taxes) {
            expect(back.get(`returns ${share.rateBp}`) ?? 0).toBe(share.baseMinor);
            expect(back.get(`tax ${share.rateBp}`) ?? 0).toBe(share.taxMinor);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
