import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { fillBasket, openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';
import {
  chargeBasket,
  closeDay,
  closeSound,
  creates,
  DAY_MS,
  expectOneRequestRepeated,
  HOUR_MS,
  leap,
  leapFor,
  openStocked,
  PAID_ONCE,
  payCash,
  read,
  settleByEvidence,
  sides,
  TOTAL_MINOR,
} from './harness.ts';

let shop: Shop;
afterEach(async () => {
  await closeSound(shop);
});

const NOTHING_KNOWN = { state: 'unknown', isFinal: false, orderId: null };

describe('a clock that jumps', () => {
  it.each([
    ['back a day', -DAY_MS],
    ['forward three years', 3 * 365 * DAY_MS],
  ])(
    'P46 %s in the middle of a payment: booked once, in order, on the day that was opened',
    async (_how, jumpMs) => {
      shop = await openStocked();
      const { shift } = shop.run().shifts.current();
      fillBasket(shop);
      payCash(shop);
      const charge = startCharge(shop);
      await shop.advance(3_000);
      shop.clock.jumpTo(shop.clock.nowMs() + jumpMs);
      // By this clock the charge may be old, and old ones are asked about once a minute.
      await shop.advance(70_000);
      expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 2 });
      fillBasket(shop);
      payCash(shop);
      const numbers = shop
        .run()
        .selling.recent({ limit: 9 })
        .sales.map((sale) => sale.number);
      expect(numbers).toEqual([3, 2, 1]);
      const z = closeDay(shop);
      expect(z).toMatchObject({ businessDate: shift?.businessDate, sales: { count: 3 } });
      expect(sides(shop)).toEqual(PAID_ONCE);
    },
  );

  it('P46 back a day while the create has no answer: goes on by itself when the clock is right again', async () => {
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const charge = startCharge(shop);
    await shop.settle();
    shop.clock.jumpTo(shop.clock.nowMs() - DAY_MS);
    await shop.advance(60_000);
    // Of unknown age: the API may have forgotten the key, so the create is not repeated.
    expect(creates(shop)).toHaveLength(1);
    expect(read(shop, charge)).toMatchObject(NOTHING_KNOWN);
    shop.clock.jumpTo(shop.clock.nowMs() + DAY_MS);
    await shop.advance(2 * 60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P46 back a day for good while the create has no answer: a person can end it', async () => {
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const charge = startCharge(shop);
    await shop.settle();
    shop.clock.jumpTo(shop.clock.nowMs() - DAY_MS);
    await shop.advance(10 * 60_000);
    expect(settleByEvidence(shop, charge, 'charged')).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P46 over the end of summer time: the evening’s sales stay on the evening’s day', async () => {
    shop = await openShop({ site: 'MLC' });
    // At this instant the clocks of Santiago go from midnight back to eleven.
    const change = Date.UTC(2026, 3, 5, 3);
    await leap(shop, change - 2_000 - shop.clock.nowMs());
    stockAndOpen(shop);
    const charge = startCharge(shop);
    await shop.advance(10_000);
    expect(shop.clock.nowMs()).toBeGreaterThan(change);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(shop.run().selling.receipt({ saleId: charge.saleId }).businessDate).toBe('2026-04-04');
    expect(closeDay(shop).businessDate).toBe('2026-04-04');
    expect(sides(shop)).toEqual(PAID_ONCE);
  });
});

describe('a machine that sleeps', () => {
  it('P47 eight hours over a payment: nothing is sent meanwhile, asked at once after it, booked', async () => {
    shop = await openStocked();
    const charge = startCharge(shop);
    await shop.advance(2_500);
    shop.run().charging.suspend();
    const before = shop.point.requests().length;
    await leapFor(shop, 8 * HOUR_MS, HOUR_MS);
    expect(shop.point.requests()).toHaveLength(before);
    shop.run().charging.wake();
    await shop.advance(1_250);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it.each([
    [8, true],
    [25, false],
  ])(
    'P47 %i hours without an answer to the create: sent again with its key: %s',
    async (hours, isSentAgain) => {
      shop = await openStocked();
      shop.point.setCustomer({ kind: 'walks_away' });
      shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
      const charge = startCharge(shop);
      await shop.settle();
      shop.run().charging.suspend();
      await leap(shop, hours * HOUR_MS);
      shop.run().charging.wake();
      await shop.advance(2 * 60_000);
      expect(creates(shop)).toHaveLength(isSentAgain ? 2 : 1);
      expectOneRequestRepeated(shop, charge);
      expect(read(shop, charge)).toMatchObject(isSentAgain ? { state: 'expired' } : NOTHING_KNOWN);
      expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
    },
  );
});

describe('a network that is not there', () => {
  it('P48 for three days with open charges: cash goes on, every Z lists them, and they end when it is back', async () => {
    shop = await openStocked({ simulator: { terminalCount: 2 } });
    const paid = startCharge(shop);
    await shop.advance(1_000);
    shop.run().baskets.hold({ requestId: randomUUID(), saleId: paid.saleId });
    const remove = shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: 1_000_000 });
    const lost = startCharge(shop, shop.point.terminals[1]);
    await shop.settle();
    shop.run().baskets.hold({ requestId: randomUUID(), saleId: lost.saleId });
    for (let day = 1; day <= 3; day += 1) {
      fillBasket(shop);
      payCash(shop);
      await leapFor(shop, DAY_MS, HOUR_MS);
      const z = closeDay(shop, 10_000_00 + TOTAL_MINOR);
      expect(z.unresolved.map((each) => each.chargeId)).toEqual([paid.chargeId, lost.chargeId]);
      expect(z).toMatchObject({ zNumber: day, sales: { count: 1 }, cash: { differenceMinor: 0 } });
      shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 10_000_00 });
    }
    remove();
    await shop.advance(5 * 60_000);
    expect(read(shop, paid)).toMatchObject({ state: 'processed', saleNumber: 4 });
    expect(shop.run().days.read()).toMatchObject({ sales: { count: 1, totalMinor: TOTAL_MINOR } });
    // Never answered and too old for its key: for a person, and never sent anew.
    expect(read(shop, lost)).toMatchObject(NOTHING_KNOWN);
    settleByEvidence(shop, lost, 'not_charged');
    expect(closeDay(shop).unresolved).toEqual([]);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P48 and is said to be back: what has no answers is asked about within a second', async () => {
    shop = await openStocked();
    const charge = startCharge(shop);
    await shop.advance(1_000);
    const remove = shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: 10_000 });
    await leapFor(shop, HOUR_MS, 10_000);
    expect(read(shop, charge)).toMatchObject({ state: 'created', isUnreachable: true });
    remove();
    const before = shop.point.requests().length;
    shop.run().charging.retry();
    await shop.advance(1_000);
    expect(shop.point.requests()).toHaveLength(before + 1);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1, isUnreachable: false });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P49 behind a captive portal: no page is believed, no redirect followed, the token goes nowhere else', async () => {
    const visits: string[] = [];
    const portal = createServer((request, response) => {
      visits.push(String(request.headers.authorization));
      response.end('<html>Sign in</html>');
    });
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
    const address = portal.address();
    const location = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}/login`;
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'redirect', location } });
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'html_page' } });
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'tls_error' } });
    const charge = startCharge(shop);
    await shop.advance(250);
    expect(read(shop, charge)).toMatchObject({ ...NOTHING_KNOWN, unansweredReason: 'redirect' });
    await shop.advance(20_000);
    for (const fault of [
      { kind: 'redirect', location },
      { kind: 'html_page' },
      { kind: 'tls_error' },
    ] as const) {
      shop.point.faults.inject({ route: 'orders.get', fault });
    }
    await shop.advance(60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
    expect(visits).toEqual([]);
    portal.close();
  });

  it('P63 the token is gone: attempts wait for another one, and nothing is lost', async () => {
    let token: string | null = null;
    shop = await openStocked({ accessToken: (point) => token ?? point.accessToken });
    const charge = startCharge(shop);
    await shop.advance(1_000);
    token = 'revoked';
    await leapFor(shop, 2 * HOUR_MS, 60_000);
    expect(read(shop, charge)).toMatchObject({ isFinal: false, isUnreachable: true });
    await expect(shop.run().charging.listTerminals()).rejects.toThrow('point_unauthorized');
    token = null;
    await shop.advance(2 * 60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    // One that is started without a token is refused before anything exists of it.
    token = 'revoked';
    fillBasket(shop);
    const refused = chargeBasket(shop);
    await shop.advance(1_000);
    expect(read(shop, refused)).toMatchObject({ state: 'rejected', refusal: { httpStatus: 401 } });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });
});
