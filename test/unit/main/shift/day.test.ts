import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '#main/ledger/verify.ts';
import { fillBasket, openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect(verifyLedger(shop.run().ledger.db)).toMatchObject({ ok: true });
  await shop.close();
});

const payCash = (): void => {
  const { saleId, totalMinor } = fillBasket(shop);
  shop.run().selling.payCash({ requestId: randomUUID(), saleId, totalMinor, receivedMinor: totalMinor });
};
const close = (countedMinor: number, acceptsUnresolved = false) =>
  shop.run().days.close({ requestId: randomUUID(), countedMinor, acceptsUnresolved });

describe('a shift', () => {
  it('is needed to sell and to close, and is opened once', () => {
    expect(() => shop.run().days.read()).toThrow('shift_not_open');
    expect(() => close(0)).toThrow('shift_not_open');
    stockAndOpen(shop, 500_00);
    expect(() => shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 1 })).toThrow(
      'shift_already_open',
    );
    expect(shop.run().shifts.current().shift).toMatchObject({
      floatMinor: 500_00,
      businessDate: '2026-01-05',
    });
  });
});

describe('a day', () => {
  beforeEach(() => {
    stockAndOpen(shop, 10_000_00);
  });

  it('adds up by tender, by tax rate and in the drawer', async () => {
    payCash();
    payCash();
    startCharge(shop);
    await shop.advance(10_000);
    const x = shop.run().days.read();
    expect(x).toMatchObject({
      kind: 'X',
      zNumber: null,
      mode: 'practice',
      sales: { count: 3, totalMinor: 24_901_20, firstNumber: 1, lastNumber: 3 },
      tenders: [
        { kind: 'cash', count: 2, amountMinor: 16_600_80 },
        { kind: 'card', count: 1, amountMinor: 8_300_40 },
        { kind: 'other', count: 0, amountMinor: 0 },
        { kind: 'deferred', count: 0, amountMinor: 0 },
      ],
      taxes: [
        { rateBp: 2100, baseMinor: 3 * 3_801_57, taxMinor: 3 * 798_33 },
        { rateBp: 1050, baseMinor: 3 * 3_348_87, taxMinor: 3 * 351_63 },
      ],
      cash: { floatMinor: 10_000_00, salesMinor: 16_600_80, expectedMinor: 26_600_80, countedMinor: null },
      charges: [{ state: 'processed', count: 1, amountMinor: 8_300_40 }],
      grandTotalMinor: 24_901_20,
    });
    expect(shop.run().days.read()).toEqual({ ...x });
  });

  it('is closed with its difference, numbered, and reads the same ever after', () => {
    payCash();
    const z = close(18_000_00);
    expect(z).toMatchObject({
      kind: 'Z',
      zNumber: 1,
      cash: { expectedMinor: 18_300_40, countedMinor: 18_000_00, differenceMinor: -300_40 },
    });
    expect(shop.run().shifts.current().shift).toBeNull();
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 0 });
    payCash();
    expect(shop.run().days.get(1)).toEqual(z);
    const second = close(8_300_40);
    expect(second).toMatchObject({
      zNumber: 2,
      sales: { count: 1, firstNumber: 2, lastNumber: 2 },
      cash: { floatMinor: 0, expectedMinor: 8_300_40, differenceMinor: 0 },
      grandTotalMinor: 16_600_80,
    });
    expect(
      shop
        .run()
        .days.list()
        .days.map((day) => day.zNumber),
    ).toEqual([2, 1]);
    const result = verifyLedger(shop.run().ledger.db);
    expect(result.ok && result.balances).toMatchObject({ drawer: 0, over_short: 300_40 });
  });

  it('without a sale may be closed', () => {
    expect(close(10_000_00)).toMatchObject({
      zNumber: 1,
      sales: { count: 0, totalMinor: 0, firstNumber: null },
    });
  });

  it('is closed once however often the same request comes', () => {
    const input = { requestId: randomUUID(), countedMinor: 10_000_00, acceptsUnresolved: false };
    const z = shop.run().days.close(input);
    expect(shop.run().days.close(input)).toEqual(z);
    expect(shop.run().days.list().days).toHaveLength(1);
  });

  it('is not closed while goods are in the basket', () => {
    fillBasket(shop);
    expect(() => close(10_000_00)).toThrow('basket_in_progress');
  });

  it('with a charge under way is closed only when that is known, and the approval lands in the next Z', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(5_000);
    shop.run().baskets.hold({ requestId: randomUUID(), saleId: charge.saleId });
    expect(() => close(10_000_00)).toThrow('day_has_unresolved_charges');
    const first = close(10_000_00, true);
    expect(first.unresolved).toMatchObject([{ chargeId: charge.chargeId, state: 'at_terminal' }]);
    expect(first.sales.totalMinor).toBe(0);

    shop.point.setCustomer({ kind: 'pays' });
    await shop.advance(10_000);
    expect(shop.run().charging.get({ chargeId: charge.chargeId })).toMatchObject({
      state: 'processed',
      saleNumber: 1,
    });
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 0 });
    const second = close(0);
    expect(second).toMatchObject({ zNumber: 2, sales: { count: 1, totalMinor: 8_300_40 }, unresolved: [] });
    expect(shop.run().days.get(1)).toEqual(first);
  });

  it('of the small hours belongs to the evening before', () => {
    shop.clock.jumpTo(Date.UTC(2026, 0, 6, 5));
    close(10_000_00);
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 0 });
    expect(shop.run().shifts.current().shift?.businessDate).toBe('2026-01-05');
    shop.clock.jumpTo(Date.UTC(2026, 0, 6, 8));
    payCash();
    expect(shop.run().selling.recent({ limit: 1 }).sales).toHaveLength(1);
  });
});
