import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { fixedToken } from '#main/point/credentials.ts';
import { createPointHttp } from '#main/point/point-http.ts';
import { startCharge, type Shop } from '#test/fakes/shop.ts';
import {
  cancel,
  closeSound,
  creates,
  expectOneRequestRepeated,
  openStocked,
  PAID_ONCE,
  payCash,
  read,
  sides,
} from './harness.ts';

let shop: Shop;
afterEach(async () => {
  await closeSound(shop);
});

const NOTHING_TAKEN = { orders: 0, takenMinor: 0, bookedMinor: 0 };

describe('a create that gets no answer', () => {
  it('P4 nobody there to connect to: the basket stays locked until the charge is taken back, then cash pays', async () => {
    shop = await openStocked();
    await shop.point.close();
    const charge = startCharge(shop);
    await shop.advance(5_000);
    expect(read(shop, charge)).toMatchObject({
      state: 'unknown',
      unansweredReason: 'network',
      isUnreachable: true,
    });
    expect(() => {
      payCash(shop);
    }).toThrow('basket_locked');
    expect(cancel(shop, charge)).toMatchObject({ state: 'canceled', isFinal: true });
    payCash(shop);
    expect(shop.run().selling.recent({ limit: 9 }).sales).toHaveLength(1);
    expect(sides(shop)).toEqual(NOTHING_TAKEN);
  });

  it('P4 no connection for a while: the same key again with a growing wait, one order when it is back', async () => {
    let isDown = true;
    // Nobody listens on the discard port of this machine.
    const nowhere = createPointHttp({ baseUrl: 'http://127.0.0.1:9', credentials: fixedToken(() => 'none') });
    let tries = 0;
    shop = await openStocked({
      overHttp: (http) => (request) => {
        if (!isDown) return http(request);
        tries += 1;
        return nowhere(request);
      },
    });
    const charge = startCharge(shop);
    await shop.advance(60_000);
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(40);
    expect(read(shop, charge)).toMatchObject({ state: 'unknown', unansweredReason: 'network' });
    isDown = false;
    await shop.advance(60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expectOneRequestRepeated(shop, charge);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P4 lost on the way: given up only by what the API says of it', async () => {
    shop = await openStocked();
    shop.point.setCustomer({ kind: 'walks_away' });
    const remove = shop.point.faults.inject({
      route: 'orders.create',
      fault: { kind: 'drop_request' },
      times: 99,
    });
    const charge = startCharge(shop);
    await shop.advance(5_000);
    // It may have arrived: taking it back is a wish until the API has answered.
    expect(cancel(shop, charge)).toMatchObject({ state: 'cancel_requested', isFinal: false });
    expect(() => {
      payCash(shop);
    }).toThrow('basket_locked');
    remove();
    await shop.advance(60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'canceled' });
    payCash(shop);
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
  });

  it('P5 the answer is lost after the order was made: the same order is found with the same key', async () => {
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const charge = startCharge(shop);
    await shop.advance(250);
    expect(read(shop, charge)).toMatchObject({ state: 'unknown', orderId: null });
    await shop.advance(15_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', orderId: shop.point.truth()[0]?.id });
    expectOneRequestRepeated(shop, charge);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it.each([
    ['after the work', { afterMs: 30_000 }],
    ['before the work', { beforeMs: 30_000 }],
  ])(
    'P6 the answer comes long after the till stopped waiting, held up %s: one order',
    async (_where, wait) => {
      shop = await openStocked({ requestTimeoutMs: 400 });
      shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'delay', ...wait } });
      const charge = startCharge(shop);
      await shop.advance(250);
      expect(read(shop, charge)).toMatchObject({ state: 'unknown', unansweredReason: 'timeout' });
      await shop.advance(40_000);
      expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
      expectOneRequestRepeated(shop, charge);
      expect(sides(shop)).toEqual(PAID_ONCE);
    },
  );

  it.each([
    [500, false],
    [500, true],
    [502, true],
    [503, false],
    [504, true],
  ])(
    'P7 %i on create (carried out: %s): not known, and asked again with the same key',
    async (status, isCommitted) => {
      shop = await openStocked();
      const fault = { kind: 'status', status, isCommitted } as const;
      shop.point.faults.inject({ route: 'orders.create', fault, times: 3 });
      const charge = startCharge(shop);
      await shop.advance(250);
      expect(read(shop, charge)).toMatchObject({ state: 'unknown', unansweredReason: 'server_error' });
      await shop.advance(40_000);
      expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
      expect(creates(shop)).toHaveLength(4);
      expectOneRequestRepeated(shop, charge);
      expect(sides(shop)).toEqual(PAID_ONCE);
    },
  );

  it('P8 429 with Retry-After 7: waits as long, whoever is in a hurry, and other terminals go on', async () => {
    shop = await openStocked({ simulator: { terminalCount: 2 } });
    shop.point.faults.inject({
      route: 'orders.create',
      fault: { kind: 'status', status: 429, retryAfterSeconds: 7 },
    });
    const first = startCharge(shop);
    await shop.advance(1_000);
    expect(read(shop, first)).toMatchObject({ state: 'unknown', unansweredReason: 'rate_limited' });
    shop.run().baskets.hold({ requestId: randomUUID(), saleId: first.saleId });
    const second = startCharge(shop, shop.point.terminals[1]);
    await shop.advance(1_000);
    expect(read(shop, second).state).toBe('created');
    shop.run().charging.wake();
    shop.run().charging.retry();
    await shop.advance(4_750);
    const ofFirst = () => creates(shop).filter((request) => request.idempotencyKey === first.chargeId);
    expect(ofFirst()).toHaveLength(1);
    await shop.advance(20_000);
    expect(ofFirst().length).toBeGreaterThan(1);
    const [sentMs = 0, againMs = 0] = ofFirst().map((request) => request.atMs);
    expect(againMs - sentMs).toBeGreaterThanOrEqual(7_000);
    expect(read(shop, first).state).toBe('processed');
    expect(read(shop, second).state).toBe('processed');
    expect(sides(shop)).toEqual({ orders: 2, takenMinor: 16_600_80, bookedMinor: 16_600_80 });
  });

  it('P9 401 in the middle of a payment: it waits for a good token and then goes on, with nothing lost', async () => {
    let token: string | null = null;
    shop = await openStocked({ accessToken: (point) => token ?? point.accessToken });
    const charge = startCharge(shop);
    await shop.advance(2_000);
    token = 'APP_USR-revoked';
    await shop.advance(30_000);
    expect(shop.point.truth()).toMatchObject([{ status: 'processed' }]);
    expect(read(shop, charge)).toMatchObject({ isFinal: false, isUnreachable: true });
    await expect(shop.run().charging.listTerminals()).rejects.toThrow('point_unauthorized');
    token = null;
    await shop.advance(40_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1, isUnreachable: false });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P9 401 on a repeat of the create: the first one may have been carried out', async () => {
    let token: string | null = null;
    shop = await openStocked({ accessToken: (point) => token ?? point.accessToken });
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const charge = startCharge(shop);
    await shop.advance(250);
    token = 'APP_USR-revoked';
    await shop.advance(10_000);
    expect(read(shop, charge)).toMatchObject({ state: 'unknown', unansweredReason: 'unauthorized' });
    token = null;
    await shop.advance(60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expectOneRequestRepeated(shop, charge);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });
});
