import { expect } from 'vitest';
import type { DayReport } from '#app/contract/day.ts';
import { accountBalance } from '#main/ledger/day-figures.ts';
import type { Shop } from '#test/fakes/shop.ts';
import { gatherEvidence } from '#test/simulation/oracle/evidence-of-run.ts';
import { closesAreExact } from '#test/simulation/oracle/naive-close.ts';
import { refundLinesAreExact } from '#test/simulation/oracle/refund-lines.ts';

/**
 * The books and the reports say the same of what is owed: the reading `x`, when there is one, adds up in every way it can be added up,
 * and every Z is what the rows up to it say, made again without the ledger's own questions.
 */
export function expectExact(shop: Shop, x: DayReport | null): void {
  const { db } = shop.run().ledger;
  if (x !== null) {
    const { deferrals, tenders, otherMethods } = x;
    const { converted } = deferrals;
    const collectedMinor = sum([deferrals.charged, deferrals.byHand, deferrals.byLink]);
    const owedMinor =
      deferrals.owedBeforeMinor +
      deferrals.captured.amountMinor -
      collectedMinor -
      sum([converted.cash, converted.other, deferrals.returned, deferrals.writtenOff]);
    expect(deferrals.owed.amountMinor).toBe(owedMinor);
    expect(accountBalance(db, 'deferred')).toBe(owedMinor);
    expect(sum(deferrals.ages)).toBe(owedMinor);
    expect(sum(deferrals.collected)).toBe(collectedMinor);
    expect(tenders.find(({ kind }) => kind === 'deferred')).toEqual({
      kind: 'deferred',
      ...deferrals.captured,
    });
    const others = tenders.filter(({ kind }) => kind === 'other');
    expect(sum(otherMethods)).toBe(sum([...others, converted.other]));
    const { floatMinor, salesMinor, expectedMinor } = x.cash;
    expect(expectedMinor).toBe(floatMinor + salesMinor + x.cash.collectedMinor);
    const asideMinor = sum([...x.approvedWithoutSale, deferrals.paidTooMuch]);
    expect(accountBalance(db, 'approved_without_sale') + asideMinor).toBe(0);
  }
  const evidence = gatherEvidence({
    db,
    truth: [],
    acknowledged: [],
    bodiesByKey: new Map(),
    givenBackElsewhere: new Map(),
    approvedLate: new Set(),
    isDeceived: () => false,
    isSettled: true,
    isDayLater: false,
    wallMs: shop.clock.nowMs(),
    isClockTrue: true,
    payments: [],
  });
  expect(closesAreExact(evidence)).toBeUndefined();
  expect(refundLinesAreExact(evidence)).toBeUndefined();
}

function sum(figures: readonly { readonly amountMinor: number }[]): number {
  return figures.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
