import { afterEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import type { PointHttp } from '#main/point/point-http.ts';
import { startCharge, type Shop, type ShopOptions } from '#test/fakes/shop.ts';
import {
  closeSound,
  creates,
  HOUR_MS,
  leapFor,
  openStocked,
  PAID_ONCE,
  read,
  recover,
  requestsTo,
  settleByEvidence,
  sides,
} from './harness.ts';

let shop: Shop;
afterEach(async () => {
  await closeSound(shop);
});

const NOTHING_KNOWN = { state: 'unknown', isFinal: false, orderId: null };
const SEARCHABLE: ShopOptions = {
  orders: { orderSearch: 'trusted' },
  simulator: { openQuestions: { orderSearch: 'present' } },
};

/** A charge whose create got no answer, and a till that was off for `offMs` since. */
async function lostThenOff(fault: 'drop_request' | 'drop_response', offMs: number): Promise<ChargeView> {
  shop.point.faults.inject({ route: 'orders.create', fault: { kind: fault } });
  const charge = startCharge(shop);
  await shop.settle();
  expect(read(shop, charge)).toMatchObject(NOTHING_KNOWN);
  await shop.crashAndReopen();
  shop.pointClock.advance(offMs);
  shop.clock.advance(offMs);
  void shop.run().charging.recover();
  await shop.settle();
  return charge;
}

describe('an order that no answer named', () => {
  it('P50 older than its key, and not there: ended after two complete look-ups a quarter of an hour apart', async () => {
    shop = await openStocked(SEARCHABLE);
    const charge = await lostThenOff('drop_request', 25 * HOUR_MS);
    await shop.advance(14 * 60_000);
    expect(read(shop, charge)).toMatchObject(NOTHING_KNOWN);
    expect(requestsTo(shop, 'orders.search').length).toBeGreaterThanOrEqual(2);
    await shop.advance(7 * 60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'expired', isFinal: true });
    expect(creates(shop)).toHaveLength(1);
    expect(sides(shop)).toEqual({ orders: 0, takenMinor: 0, bookedMinor: 0 });
    expect(shop.run().baskets.current().status).toBe('open');
  });

  it('P50 older than its key, and paid: found by its reference, and booked', async () => {
    shop = await openStocked(SEARCHABLE);
    const charge = await lostThenOff('drop_response', 25 * HOUR_MS);
    await shop.advance(1_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(creates(shop)).toHaveLength(1);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P50 older than its key, where nobody can be asked: stays open until a person ends it', async () => {
    shop = await openStocked();
    const charge = await lostThenOff('drop_response', 25 * HOUR_MS);
    await shop.advance(60 * 60_000);
    expect(read(shop, charge)).toMatchObject(NOTHING_KNOWN);
    expect(creates(shop)).toHaveLength(1);
    settleByEvidence(shop, charge, 'charged');
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P64 on the seventh page of a list of which a page fails: never taken for absent, found in the whole list', async () => {
    let failures = 0;
    const pages = new Set<number>();
    const inPages =
      (http: PointHttp): PointHttp =>
      (request) => {
        const { pathname, searchParams } = new URL(request.path, 'http://127.0.0.1');
        if (pathname !== '/v1/orders' || request.method !== 'GET') return http(request);
        const offset = Number(searchParams.get('offset') ?? 0);
        pages.add(offset);
        const isFailing = offset === 8 && failures < 3;
        if (isFailing) failures += 1;
        return isFailing
          ? http({ method: 'GET', path: '/v1/no-such-page' })
          : Promise.resolve({ kind: 'ok', httpStatus: 200, value: pageAt(offset), requestId: null });
      };
    /** Everybody's orders, two a page, as an API does that ignores the reference asked for. */
    const pageAt = (offset: number): object => {
      const ours = shop.point.truth()[0];
      const all = Array.from({ length: 13 }, (_, index) => ({
        id: index === 12 ? (ours?.id ?? '') : `ORDX${String(index)}`,
        status: 'processed',
        external_reference: index === 12 ? (ours?.externalReference ?? '') : `other-${String(index)}`,
      }));
      return { data: all.slice(offset, offset + 2), paging: { total: 13 } };
    };
    shop = await openStocked({ ...SEARCHABLE, overHttp: inPages });
    const charge = await lostThenOff('drop_response', 25 * HOUR_MS);
    expect(failures).toBe(1);
    expect(read(shop, charge)).toMatchObject(NOTHING_KNOWN);
    await shop.advance(2 * 60_000);
    expect(failures).toBe(3);
    expect([...pages].sort((a, b) => a - b)).toEqual([0, 2, 4, 6, 8, 10, 12]);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    const kinds = shop
      .run()
      .charging.timeline({ chargeId: charge.chargeId })
      .items.map((item) => item.charge?.kind);
    expect(kinds).not.toContain('not_found');
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P64 and not on any page that came: unknown for as long as one is missing', async () => {
    shop = await openStocked(SEARCHABLE);
    const fault = { kind: 'status', status: 503 } as const;
    const remove = shop.point.faults.inject({ route: 'orders.search', fault, times: 10_000 });
    const charge = await lostThenOff('drop_request', 25 * HOUR_MS);
    await leapFor(shop, 3 * HOUR_MS, 60_000);
    expect(requestsTo(shop, 'orders.search').length).toBeGreaterThan(20);
    expect(read(shop, charge)).toMatchObject(NOTHING_KNOWN);
    remove();
    await leapFor(shop, HOUR_MS, 60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'expired' });
    await recover(shop);
    expect(sides(shop)).toEqual({ orders: 0, takenMinor: 0, bookedMinor: 0 });
  });
});
