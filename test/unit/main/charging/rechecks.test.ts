import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
  await shop.run().charging.recover();
});
afterEach(async () => {
  expect(verifyLedger(shop.run().ledger.db)).toMatchObject({ ok: true });
  await shop.close();
});

const HOUR_MS = 60 * 60_000;
const read = (charge: ChargeView) => shop.run().charging.get({ chargeId: charge.chargeId });
const reads = () => shop.point.requests().filter((request) => request.route === 'orders.get').length;

/** Moves both clocks on at once; the loops wake when their time has come. */
async function later(ms: number): Promise<void> {
  shop.pointClock.advance(ms);
  shop.clock.advance(ms);
  await shop.advance(30_000);
}

describe('an order that has ended', () => {
  it('without money is read again after an hour and after a day: a late approval is found', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(6 * 60_000);
    expect(read(charge).state).toBe('expired');
    shop.point.approveLate(read(charge).orderId ?? '');
    await later(HOUR_MS);
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1, isWithoutSale: false });
  });

  it('without money is left in peace after its day', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(6 * 60_000);
    const before = reads();
    await later(HOUR_MS);
    await later(23 * HOUR_MS);
    expect(reads()).toBe(before + 2);
    for (let day = 0; day < 3; day += 1) await later(24 * HOUR_MS);
    expect(reads()).toBe(before + 2);
    expect(read(charge).state).toBe('expired');
  });

  it('with money is read once a day for a week', async () => {
    const charge = startCharge(shop);
    await shop.advance(10_000);
    expect(read(charge).state).toBe('processed');
    const before = reads();
    for (let day = 0; day < 12; day += 1) await later(24 * HOUR_MS + 60_000);
    expect(reads() - before).toBe(7);
  });

  it('with money that the acquirer took back is booked so once it has been seen twice', async () => {
    const charge = startCharge(shop);
    await shop.advance(10_000);
    const fault = { kind: 'altered_order', status: 'failed' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 1 });
    await later(24 * HOUR_MS);
    await later(120_000);
    // Seen once, and not the second time: an answer gone astray.
    expect(shop.run().charging.refunds({ chargeId: charge.chargeId }).refunds).toEqual([]);
    shop.point.faults.inject({ route: 'orders.get', fault, times: 2 });
    await later(24 * HOUR_MS);
    await later(120_000);
    const { refunds, refundedMinor } = shop.run().charging.refunds({ chargeId: charge.chargeId });
    expect(refunds).toMatchObject([{ origin: 'reversal', state: 'done', amountMinor: 8_300_40 }]);
    expect(refundedMinor).toBe(8_300_40);
    expect(shop.run().days.read().refunds).toEqual([{ origin: 'reversal', count: 1, amountMinor: 8_300_40 }]);
  });
});
