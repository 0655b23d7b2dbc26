import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyLedger } from '#main/ledger/verify.ts';
import { capture, chargeDeferral, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
});
afterEach(async () => {
  await shop.close();
});

/** What went back, by account and rate, in the order it was booked. */
function goneBack(of: Shop): readonly Readonly<Record<string, unknown>>[] {
  const sql = `SELECT account, tax_rate_bp AS rateBp, sum(posting.amount_minor) AS minor
     FROM posting JOIN entry ON entry.seq = posting.entry_seq
     WHERE entry.kind = 'refund' AND account IN ('returns', 'tax') GROUP BY account, tax_rate_bp ORDER BY 1, 2`;
  return of.run().ledger.db.prepare<[], Readonly<Record<string, unknown>>>(sql).all();
}

it('refunds in turn of two charges for one captured sale give back the shares of one refund of the sum', async () => {
  const amounts = [11_11, 22_23, 7_77, 100_01] as const;
  const whole = await openShop();
  try {
    stockAndOpen(whole);
    const { chargeId } = chargeDeferral(whole, capture(whole));
    await whole.advance(10_000);
    refund(whole, chargeId, amounts[0] + amounts[1] + amounts[2] + amounts[3]);
    await whole.advance(20_000);

    const deferral = capture(shop);
    const first = chargeDeferral(shop, deferral, 4_000_00);
    await shop.advance(10_000);
    const second = chargeDeferral(shop, deferral, deferral.amountMinor - 4_000_00);
    await shop.advance(10_000);
    for (const [index, amountMinor] of amounts.entries()) {
      refund(shop, index % 2 === 0 ? first.chargeId : second.chargeId, amountMinor);
      await shop.advance(20_000);
    }
    expect(goneBack(shop)).toHaveLength(4);
    expect(goneBack(shop)).toEqual(goneBack(whole));
    expect(verifyLedger(shop.run().ledger.db)).toMatchObject({ ok: true });
  } finally {
    await whole.close();
  }
});

function refund(of: Shop, chargeId: string, amountMinor: number): void {
  of.run().charging.refund({
    requestId: randomUUID(),
    chargeId,
    amountMinor,
    approver: 'Dueña',
    role: 'owner',
    reason: 'devolvió una parte',
  });
}
