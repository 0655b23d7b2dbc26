import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProductByCode } from '#main/ledger/products.ts';
import { COFFEE, startCharge, type Shop } from '#test/fakes/shop.ts';
import {
  cancel,
  chargeBasket,
  closeSound,
  creates,
  dieAfterCommit,
  dieAt,
  expectOneRequestRepeated,
  Killed,
  leap,
  openStocked,
  PAID_ONCE,
  read,
  recover,
  sides,
  turnUntil,
} from './harness.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openStocked();
});
afterEach(async () => {
  await closeSound(shop);
});

const sales = () => shop.run().selling.recent({ limit: 10 }).sales;
const rows = (table: string) => shop.run().ledger.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe('a till that dies while a charge is being started', () => {
  it('P1 a crash before the intent’s commit: no order anywhere, and the sale is an open basket', async () => {
    const death = dieAt(shop, 'INSERT', 'charge');
    expect(() => startCharge(shop)).toThrow(Killed);
    await death.reopen();
    await recover(shop);
    expect(rows('charge')).toBe(0);
    expect(shop.point.requests()).toEqual([]);
    expect(shop.run().baskets.current()).toMatchObject({ status: 'open', totalMinor: 8_300_40 });
    chargeBasket(shop);
    await shop.advance(10_000);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P2 a crash after the intent’s commit, before the request: the same request is sent at the start, once', async () => {
    const death = dieAfterCommit(shop, () => rows('charge') === 1);
    expect(() => startCharge(shop)).toThrow(Killed);
    await shop.settle();
    expect(shop.point.requests()).toEqual([]);
    await death.reopen();
    const [charge] = shop.run().charging.unresolved().charges;
    if (charge === undefined) throw new Error('the charge is gone');
    expect(charge.state).toBe('prepared');
    expect(shop.run().baskets.current().status).toBe('charging');
    await recover(shop);
    await shop.advance(10_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expectOneRequestRepeated(shop, charge);
    expect(creates(shop)).toHaveLength(1);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P2 the cashier gives it up instead: at most one order, and nothing is taken', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const death = dieAfterCommit(shop, () => rows('charge') === 1);
    expect(() => startCharge(shop)).toThrow(Killed);
    await death.reopen();
    const [charge] = shop.run().charging.unresolved().charges;
    if (charge === undefined) throw new Error('the charge is gone');
    // A run that did not send it cannot know that nobody did: the order is asked for first, then taken back.
    void shop.run().charging.recover();
    expect(cancel(shop, charge)).toMatchObject({ state: 'cancel_requested', isFinal: false });
    await shop.advance(8_000);
    expect(read(shop, charge)).toMatchObject({ state: 'canceled', isFinal: true });
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
    expect(shop.run().baskets.current().status).toBe('open');
  });

  it.each([
    ['the cloud has seen it', { afterMs: 2_000 }],
    ['the cloud sees it after the crash', { beforeMs: 2_000 }],
  ])(
    'P3 a crash while the request is on the wire, %s: the same key again, one order',
    async (_when, wait) => {
      shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'delay', ...wait } });
      const charge = startCharge(shop);
      await turnUntil(() => creates(shop).length === 1);
      shop.run().ledger.db.close();
      shop.pointClock.advance(2_000);
      await shop.crashAndReopen();
      expect(read(shop, charge).state).toBe('prepared');
      await recover(shop);
      await shop.advance(10_000);
      expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
      expect(creates(shop)).toHaveLength(2);
      expectOneRequestRepeated(shop, charge);
      expect(sides(shop)).toEqual(PAID_ONCE);
    },
  );
});

describe('a till that dies while an approval is being booked', () => {
  it('P29 a crash after processed was received, before the commit: it is read again and booked once', async () => {
    const charge = startCharge(shop);
    const death = dieAt(shop, 'INSERT', 'sale');
    await shop.advance(8_000);
    expect(shop.point.truth()).toMatchObject([{ status: 'processed' }]);
    await death.reopen();
    expect(read(shop, charge).isFinal).toBe(false);
    expect(sales()).toEqual([]);
    await recover(shop);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(creates(shop)).toHaveLength(1);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it.each([
    ['UPDATE', 'charge_state'],
    ['UPDATE', 'product'],
    ['UPDATE', 'basket'],
    ['INSERT', 'entry'],
    ['INSERT', 'posting'],
    ['INSERT', 'sale'],
    ['INSERT', 'sale_line'],
    ['INSERT', 'sale_tax'],
    ['INSERT', 'charge_event'],
    ['INSERT', 'exchange'],
    ['INSERT', 'tender'],
    ['INSERT', 'charge_recheck'],
  ] as const)(
    'P31 a crash before %s of %s in the booking: all of it later, none of it before',
    async (operation, table) => {
      const charge = startCharge(shop);
      await shop.advance(4_000);
      expect(read(shop, charge).state).toBe('at_terminal');
      const before = { entries: rows('entry'), exchanges: rows('exchange'), events: rows('charge_event') };
      const death = dieAt(shop, operation, table);
      await shop.advance(4_000);
      await death.reopen();
      expect({ entries: rows('entry'), exchanges: rows('exchange'), events: rows('charge_event') }).toEqual(
        before,
      );
      expect([rows('sale'), rows('tender'), rows('charge_recheck')]).toEqual([0, 0, 0]);
      await leap(shop, 1_000);
      await recover(shop);
      expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
      expect(sales()).toHaveLength(1);
      const coffee = findProductByCode(shop.run().ledger.db, COFFEE.code);
      expect(coffee?.stockMilli).toBe(COFFEE.stockMilli - 1_000);
      expect(sides(shop)).toEqual(PAID_ONCE);
    },
  );

  it('P32 a crash after the commit, before anybody was told: the sale is paid and its receipt is there', async () => {
    const charge = startCharge(shop);
    await shop.advance(4_000);
    const death = dieAfterCommit(shop, () => rows('sale') === 1);
    await shop.advance(4_000);
    await death.reopen();
    const before = shop.point.requests().length;
    await recover(shop);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', isFinal: true, saleNumber: 1 });
    expect(shop.run().selling.receipt({ saleId: charge.saleId })).toMatchObject({
      number: 1,
      totalMinor: 8_300_40,
      tenders: [{ kind: 'card', chargeId: charge.chargeId }],
    });
    expect(shop.run().baskets.current()).toMatchObject({ status: 'open', lines: [] });
    expect(shop.point.requests()).toHaveLength(before);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });
});
