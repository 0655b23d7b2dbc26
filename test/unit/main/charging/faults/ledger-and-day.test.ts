import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { RESERVE_BYTES } from '#main/ledger/room.ts';
import { fillBasket, startCharge, type Shop } from '#test/fakes/shop.ts';
import { backUp } from '../../ledger/backup-copy.ts';
import {
  atStatement,
  chargeBasket,
  closeDay,
  closeSound,
  creates,
  dieAfterCommit,
  dieAt,
  Killed,
  openStocked,
  PAID_ONCE,
  payCash,
  read,
  recover,
  requestsTo,
  sides,
  TOTAL_MINOR,
} from './harness.ts';

let shop: Shop;
afterEach(async () => {
  await closeSound(shop);
});

const rows = (table: string) => shop.run().ledger.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const sales = () => shop.run().selling.recent({ limit: 9 }).sales;

describe('a ledger file that cannot be written', () => {
  it.each(['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_READONLY'])(
    'P30 %s at the booking: it stays open and is booked later, with no request repeated but the question',
    async (code) => {
      shop = await openStocked();
      const charge = startCharge(shop);
      await shop.advance(4_000);
      let left = 3;
      atStatement(shop, 'INSERT', 'sale', () => {
        left -= 1;
        if (left >= 0) throw new Database.SqliteError('the disk fails', code);
      });
      await shop.advance(3_000);
      expect(left).toBeLessThan(3);
      expect(shop.point.truth()).toMatchObject([{ status: 'processed' }]);
      expect(read(shop, charge)).toMatchObject({ state: 'at_terminal', isFinal: false });
      expect(shop.log.lines.some((line) => line.level === 'error')).toBe(true);
      await shop.advance(30_000);
      expect(left).toBe(-1);
      expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
      expect(creates(shop)).toHaveLength(1);
      expect(requestsTo(shop, 'orders.cancel')).toEqual([]);
      expect(sides(shop)).toEqual(PAID_ONCE);
    },
  );

  it('P54 a disk that is full: neither a charge nor a cash sale is begun, and both are once there is room', async () => {
    let free = RESERVE_BYTES * 2;
    shop = await openStocked({ freeBytes: () => free });
    fillBasket(shop);
    free = RESERVE_BYTES - 1;
    const full: unknown = expect.objectContaining({ code: 'disk_full', params: { freeBytes: free } });
    expect(() => chargeBasket(shop)).toThrow(full);
    expect(() => {
      payCash(shop);
    }).toThrow(full);
    await shop.advance(1_000);
    expect(shop.point.requests()).toEqual([]);
    expect([rows('charge'), rows('sale')]).toEqual([0, 0]);
    expect(shop.run().baskets.current()).toMatchObject({ status: 'open', totalMinor: TOTAL_MINOR });
    free = RESERVE_BYTES;
    const charge = chargeBasket(shop);
    // One that is under way is booked with what room there is: the money has been taken.
    free = 0;
    await shop.advance(10_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P51 put back from yesterday’s copy, with orders made since: each is asked about and booked once', async () => {
    shop = await openStocked({ hasJournal: true });
    fillBasket(shop);
    payCash(shop);
    const backup = backUp(shop);
    startCharge(shop);
    await shop.advance(10_000);
    const inFlight = startCharge(shop);
    await shop.advance(2_500);
    await shop.crashAndReopen(backup.putBack);
    expect(shop.run().ledger.journalOutcome.kind).toBe('restored_from_journal');
    expect(sales()).toHaveLength(2);
    await recover(shop);
    await shop.advance(10_000);
    expect(read(shop, inFlight)).toMatchObject({ state: 'processed', saleNumber: 3 });
    expect(creates(shop)).toHaveLength(2);
    expect(sides(shop)).toEqual({ orders: 2, takenMinor: 2 * TOTAL_MINOR, bookedMinor: 2 * TOTAL_MINOR });
  });
});

describe('the close of the day', () => {
  it('P58 with a charge under way: it is listed, and its money is the next day’s', async () => {
    shop = await openStocked();
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(4_000);
    shop.run().baskets.hold({ requestId: randomUUID(), saleId: charge.saleId });
    expect(() => closeDay(shop, 10_000_00, false)).toThrow('day_has_unresolved_charges');
    const first = closeDay(shop);
    expect(first).toMatchObject({
      zNumber: 1,
      sales: { count: 0 },
      unresolved: [{ chargeId: charge.chargeId, amountMinor: TOTAL_MINOR, state: 'at_terminal' }],
    });
    // It ends between the two days: while no shift is open.
    shop.point.decide(read(shop, charge).orderId ?? '', { kind: 'pays' });
    await shop.advance(6_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 10_000_00 });
    const second = closeDay(shop, 10_000_00, false);
    expect(second).toMatchObject({
      zNumber: 2,
      sales: { count: 1, totalMinor: TOTAL_MINOR },
      charges: [{ state: 'processed', count: 1 }],
      unresolved: [],
    });
    expect(shop.run().days.get(1)).toEqual(first);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P59 pressed twice: one close', async () => {
    shop = await openStocked();
    startCharge(shop);
    await shop.advance(10_000);
    const close = { requestId: randomUUID(), countedMinor: 10_000_00, acceptsUnresolved: false };
    const { days } = shop.run();
    const z = days.close(close);
    expect(days.close(close)).toEqual(z);
    expect(() => closeDay(shop)).toThrow('shift_not_open');
    expect(days.list().days).toHaveLength(1);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it.each([
    ['before its commit', 0],
    ['after its commit', 1],
  ])('P59 a crash %s: one close, and the chain goes on from it', async (_when, closesThen) => {
    shop = await openStocked();
    startCharge(shop);
    await shop.advance(10_000);
    const death =
      closesThen === 0
        ? dieAt(shop, 'INSERT', 'day_close')
        : dieAfterCommit(shop, () => rows('day_close') === 1);
    const close = { requestId: randomUUID(), countedMinor: 10_000_00, acceptsUnresolved: false };
    expect(() => shop.run().days.close(close)).toThrow(Killed);
    await death.reopen();
    await recover(shop);
    expect(shop.run().days.list().days).toHaveLength(closesThen);
    expect(shop.run().days.close(close)).toMatchObject({ zNumber: 1, sales: { count: 1 } });
    expect(shop.run().days.list().days).toHaveLength(1);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });
});

describe('a basket that is put aside', () => {
  it('while the network is gone is charged later, when somebody starts it, and once', async () => {
    shop = await openStocked();
    const remove = shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: 10_000 });
    const { saleId } = fillBasket(shop);
    const { baskets } = shop.run();
    baskets.hold({ requestId: randomUUID(), saleId });
    await shop.advance(60_000);
    remove();
    shop.run().charging.retry();
    await shop.crashAndReopen();
    await recover(shop);
    // Nothing is pushed to a terminal by itself: the customer in front of it may be another.
    expect(shop.point.requests()).toEqual([]);
    shop.run().baskets.resume({ requestId: randomUUID(), saleId });
    const charge = chargeBasket(shop);
    expect(() => chargeBasket(shop)).toThrow('charge_live_for_sale');
    await shop.advance(1_000);
    await shop.crashAndReopen();
    await recover(shop);
    await shop.advance(10_000);
    expect(read(shop, charge)).toMatchObject({ saleId, state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('is as open to the next attempt after a decline as it was, and nothing is written off', async () => {
    shop = await openStocked();
    shop.point.setCustomer({ kind: 'declines', detail: 'insufficient_amount' });
    const charge = startCharge(shop);
    shop.run().baskets.hold({ requestId: randomUUID(), saleId: charge.saleId });
    await shop.advance(10_000);
    expect(read(shop, charge).state).toBe('failed');
    expect(shop.run().baskets.held().baskets).toMatchObject([
      { saleId: charge.saleId, status: 'held', totalMinor: TOTAL_MINOR },
    ]);
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
  });

  it('cannot be changed once it has been sold', async () => {
    shop = await openStocked();
    const charge = startCharge(shop);
    await shop.advance(10_000);
    const { baskets } = shop.run();
    const edit = { requestId: randomUUID(), saleId: charge.saleId };
    expect(() => baskets.add({ ...edit, product: { code: '7790002' }, quantityMilli: 1000 })).toThrow(
      'basket',
    );
    expect(() => baskets.clear({ ...edit, requestId: randomUUID() })).toThrow('basket');
    expect(() => baskets.resume({ ...edit, requestId: randomUUID() })).toThrow('basket');
    expect(sides(shop)).toEqual(PAID_ONCE);
  });
});

describe('the receipt of a paid sale', () => {
  it('can be shown again as often as it is wanted, unchanged, and the sale stays paid', async () => {
    shop = await openStocked();
    const charge = startCharge(shop);
    await shop.advance(10_000);
    const first = shop.run().selling.receipt({ saleId: charge.saleId });
    await shop.crashAndReopen();
    expect(shop.run().selling.receipt({ saleId: charge.saleId })).toEqual(first);
    expect(sales()).toHaveLength(1);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });
});
