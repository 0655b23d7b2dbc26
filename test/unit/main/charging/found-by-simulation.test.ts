import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { openShop, startCharge, stockAndOpen, type Shop, type ShopOptions } from '#test/fakes/shop.ts';
import { backUp } from '../ledger/backup-copy.ts';

let shop: Shop;
afterEach(async () => {
  expect(verifyLedger(shop.run().ledger.db)).toMatchObject({ ok: true });
  await shop.close();
});

const HOUR_MS = 60 * 60_000;
const read = (charge: ChargeView) => shop.run().charging.get({ chargeId: charge.chargeId });

async function open(options: ShopOptions): Promise<void> {
  shop = await openShop(options);
  stockAndOpen(shop);
  await shop.run().charging.recover();
}

/** A charge whose customer walked away. */
async function expired(): Promise<ChargeView> {
  shop.point.setCustomer({ kind: 'walks_away' });
  const charge = startCharge(shop);
  for (let minutes = 0; minutes < 10 && !read(charge).isFinal; minutes += 1) await shop.advance(30_000);
  expect(read(charge).state).toBe('expired');
  return charge;
}

describe('what the simulation has found', () => {
  it('an approval after the end is found although the ledger was put back from a copy meanwhile', async () => {
    await open({ hasJournal: true });
    const backup = backUp(shop);
    const charge = await expired();
    await shop.advance(60_000);
    await shop.crashAndReopen(backup.putBack);
    shop.point.approveLate(read(charge).orderId ?? '');
    const recovered = shop.run().charging.recover();
    await shop.settle();
    await recovered;
    shop.pointClock.advance(HOUR_MS);
    shop.clock.advance(HOUR_MS);
    await shop.advance(30_000);
    // Its basket was not in the copy: the money is put aside and shown.
    expect(read(charge)).toMatchObject({ state: 'processed', isFinal: true });
  });

  it('a lost payment intent is looked for with at most 150 requests in an hour', async () => {
    await open({ gateway: 'intents' });
    shop.point.faults.inject({ route: 'integration.create_intent', fault: { kind: 'drop_request' } });
    const charge = startCharge(shop);
    await shop.settle();
    expect(read(charge).state).toBe('unknown');
    const before = shop.point.requests().length;
    await shop.advance(HOUR_MS);
    const sent = shop.point.requests().length - before;
    expect(sent).toBeGreaterThan(20);
    expect(sent).toBeLessThanOrEqual(150);
  });

  it('a second look that the disk does not take is taken again less and less often', async () => {
    await open({});
    const charge = await expired();
    const other = new Database(shop.file);
    shop.run().ledger.db.pragma('busy_timeout = 0');
    other.exec('BEGIN IMMEDIATE');
    const before = shop.point.requests().length;
    await shop.advance(20 * 60_000);
    const sent = shop.point.requests().length - before;
    other.exec('ROLLBACK');
    other.close();
    expect(sent).toBeGreaterThan(5);
    expect(sent).toBeLessThan(90);
    await shop.advance(2 * 60_000);
    expect(read(charge).state).toBe('expired');
  });
});
