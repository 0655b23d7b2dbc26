import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { DayReport } from '#app/contract/day.ts';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { classBrokenExchange } from '#main/point/point-http.ts';
import { createSeeded, type Seeded } from '#test/simulation/seeded.ts';
import { BREAD, chargeDeferral, COFFEE, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

const HOUR_MS = 60 * 60_000;
/** How many are captured on each day of the outage. */
const DAYS = [70, 70, 60];
const ALL = 200;
/** Of a hundred charges so many meet with something; twenty and more of two hundred do. */
const TROUBLE_PERCENT = 20;

let shop: Shop;
let hasNetwork: boolean;
afterEach(async () => {
  await shop.close();
});

function captureOne(random: Seeded): DeferralView {
  const { baskets, deferrals } = shop.run();
  const { saleId } = baskets.current();
  const add = (code: string) =>
    baskets.add({
      requestId: randomUUID(),
      saleId,
      product: { code },
      quantityMilli: random.int(1, 4) * 250,
    });
  add(COFFEE.code);
  const { totalMinor } = add(BREAD.code);
  return deferrals.capture({
    requestId: randomUUID(),
    saleId,
    totalMinor,
    customer: { name: `Cliente ${String(random.int(1, 60))}`, contact: '', note: '' },
    promisedDate: null,
    approval: null,
    slip: null,
  });
}

function closeDay(): DayReport {
  const { days } = shop.run();
  const { cash } = days.read();
  return days.close({
    requestId: randomUUID(),
    countedMinor: cash.expectedMinor,
    acceptsUnresolved: false,
  });
}

/** Sum and number of these, as the day's report has them. */
function figureOf(deferrals: readonly DeferralView[]): { count: number; amountMinor: number } {
  return {
    count: deferrals.length,
    amountMinor: deferrals.reduce((sum, each) => sum + each.amountMinor, 0),
  };
}

/** Both clocks, a second at a time: two hundred charges are many steps. */
async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 1) {
    shop.pointClock.advance(1_000);
    shop.clock.advance(1_000);
    await shop.settle();
  }
}

/** Until nothing of it is owed any more. */
async function untilSettled(deferralId: string): Promise<void> {
  for (let seconds = 0; seconds < 15 * 60; seconds += 1) {
    await pass(1);
    const { deferral } = shop.run().deferrals.get({ deferralId });
    if (deferral.owedMinor === 0) return;
    // A charge that came to nothing, for want of a network at the wrong moment, is made again by whoever stands there.
    if (deferral.liveChargeId === null) chargeDeferral(shop, deferral);
  }
  throw new Error(`${deferralId} is not charged after a quarter of an hour`);
}

async function crash(): Promise<void> {
  await shop.crashAndReopen();
  const recovered = shop.run().charging.recover();
  shop.run().deferrals.recover();
  await shop.advance(1_000);
  await recovered;
}

/** Something goes wrong with the charge that has just been begun. */
async function befall(random: Seeded, count: (kind: string) => void): Promise<void> {
  const kind = random.pick(['crash', 'crash', 'lost answer', 'lost request', 'network'] as const);
  count(kind);
  switch (kind) {
    case 'crash':
      await shop.advance(random.int(0, 24) * 250);
      await crash();
      return;
    case 'lost answer':
      shop.point.faults.inject({ fault: { kind: 'drop_response' }, times: random.int(1, 3) });
      return;
    case 'lost request':
      shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: random.int(1, 3) });
      return;
    case 'network':
      await shop.advance(random.int(0, 12) * 250);
      hasNetwork = false;
      await pass(random.int(5, 40));
      hasNetwork = true;
  }
}

describe('an outage of three days', () => {
  it('leaves two hundred sales unpaid, which are charged one by one, in their order, each once', async () => {
    const random = createSeeded('three days without a network');
    hasNetwork = true;
    shop = await openShop({
      overHttp: (http) => (request) =>
        hasNetwork
          ? http(request)
          : Promise.resolve(
              classBrokenExchange({ code: 'ENOTFOUND', timedOutIn: null, isBeforeConnection: true }),
            ),
    });
    stockAndOpen(shop, 0);
    shop.run().deferrals.recover();

    hasNetwork = false;
    const captured: DeferralView[] = [];
    const dates: string[] = [];
    for (const [day, wanted] of DAYS.entries()) {
      if (day > 0) shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 0 });
      const before = figureOf(captured);
      const today = Array.from({ length: wanted }, () => captureOne(random));
      captured.push(...today);
      if (random.isTrue(0.7)) await shop.crashAndReopen();
      const z = closeDay();
      dates.push(z.businessDate);
      expect(z).toMatchObject({
        sales: figureOfSales(today),
        deferrals: {
          owedBeforeMinor: before.amountMinor,
          captured: figureOf(today),
          charged: { count: 0, amountMinor: 0 },
          owed: figureOf(captured),
        },
      });
      await shop.crashAndReopen(() => {
        shop.clock.advance(24 * HOUR_MS);
        shop.pointClock.advance(24 * HOUR_MS);
      });
    }
    expect(captured).toHaveLength(ALL);
    expect(captured.map(({ number }) => number)).toEqual(
      Array.from({ length: ALL }, (_, index) => index + 1),
    );
    expect(shop.point.requests()).toEqual([]);

    hasNetwork = true;
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 0 });
    shop.run().deferrals.recover();
    // Somebody drags a few of them to another place of the list.
    const wanted = captured.map(({ deferralId }) => deferralId);
    for (let moved = 0; moved < 10; moved += 1) {
      const [one = ''] = wanted.splice(random.int(0, ALL - 1), 1);
      wanted.splice(random.int(0, ALL - 1), 0, one);
    }
    shop.run().deferrals.setQueue({ requestId: randomUUID(), deferralIds: wanted });

    const troubles = new Map<string, number>();
    for (const deferralId of wanted) {
      const queue = shop.run().deferrals.queue().deferrals;
      expect(queue.map((each) => each.deferralId)).toEqual(wanted.slice(wanted.indexOf(deferralId)));
      const [first] = queue;
      if (first === undefined) break;
      if (first.liveChargeId === null) chargeDeferral(shop, first);
      if (random.isTrue(TROUBLE_PERCENT / 100)) {
        await befall(random, (kind) => troubles.set(kind, (troubles.get(kind) ?? 0) + 1));
      }
      await untilSettled(deferralId);
    }
    expect(shop.run().deferrals.queue().deferrals).toEqual([]);
    expect([...troubles.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(20);
    expect(troubles.size).toBe(4);

    const amountOf = new Map(captured.map(({ deferralId, amountMinor }) => [deferralId, amountMinor]));
    const taken = shop.point.truth().filter(({ chargedMinor }) => chargedMinor > 0);
    expect(taken.map(({ chargedMinor }) => chargedMinor)).toEqual(wanted.map((each) => amountOf.get(each)));
    for (const { deferralId, amountMinor } of captured) {
      const { deferral, moves } = shop.run().deferrals.get({ deferralId });
      expect(deferral.owedMinor).toBe(0);
      expect(moves).toMatchObject([{ kind: 'charged', amountMinor }]);
    }
    const z = closeDay();
    expect(z).toMatchObject({
      sales: { count: 0, totalMinor: 0 },
      deferrals: {
        owedBeforeMinor: figureOf(captured).amountMinor,
        captured: { count: 0, amountMinor: 0 },
        charged: figureOf(captured),
        collected: DAYS.map((count, day) => {
          const first = DAYS.slice(0, day).reduce((sum, each) => sum + each, 0);
          return { businessDate: dates[day], ...figureOf(captured.slice(first, first + count)) };
        }),
        owed: { count: 0, amountMinor: 0 },
      },
    });
    expect(verifyLedger(shop.run().ledger.db)).toMatchObject({
      ok: true,
      balances: { deferred: 0, card_receivable: figureOf(captured).amountMinor, approved_without_sale: 0 },
    });
  }, 120_000);
});

function figureOfSales(today: readonly DeferralView[]): { count: number; totalMinor: number } {
  const { count, amountMinor } = figureOf(today);
  return { count, totalMinor: amountMinor };
}
