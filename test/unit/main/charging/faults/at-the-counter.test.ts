import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BREAD, startCharge, stockAndOpen, openShop, fillBasket, type Shop } from '#test/fakes/shop.ts';
import {
  cancel,
  chargeBasket,
  closeSound,
  creates,
  openStocked,
  PAID_ONCE,
  read,
  requestsTo,
  sides,
  TOTAL_MINOR,
} from './harness.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openStocked({ simulator: { terminalCount: 2 } });
});
afterEach(async () => {
  await closeSound(shop);
});

const terminal = (index: number) => shop.point.terminals[index] ?? '';
const hold = (saleId: string) => shop.run().baskets.hold({ requestId: randomUUID(), saleId });

describe('pressing Charge', () => {
  it('P27 twice, held down, or in two windows: one attempt, and the others are shown it', async () => {
    fillBasket(shop);
    const requestId = randomUUID();
    const first = chargeBasket(shop, { requestId });
    for (let press = 0; press < 5; press += 1) {
      expect(chargeBasket(shop, { requestId }).chargeId).toBe(first.chargeId);
      expect(() => chargeBasket(shop)).toThrow(
        expect.objectContaining({ code: 'charge_live_for_sale', params: { chargeId: first.chargeId } }),
      );
    }
    await shop.advance(2_000);
    expect(() => chargeBasket(shop, { terminalId: terminal(1) })).toThrow('charge_live_for_sale');
    await shop.advance(10_000);
    expect(chargeBasketOf(first.saleId, requestId)).toBe(first.chargeId);
    expect(creates(shop)).toHaveLength(1);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P28 for the same amount on the same terminal moments after an approval: asked whether it is meant', async () => {
    const first = startCharge(shop);
    await shop.advance(10_000);
    fillBasket(shop);
    const again = { isRepeatMeant: false };
    expect(() => chargeBasket(shop, again)).toThrow(
      expect.objectContaining({
        code: 'looks_like_repeat',
        params: { chargeId: first.chargeId, amountMinor: TOTAL_MINOR },
      }),
    );
    await shop.settle();
    expect(sides(shop)).toEqual(PAID_ONCE);
    chargeBasket(shop, { isRepeatMeant: true });
    await shop.advance(10_000);
    expect(sides(shop)).toEqual({ orders: 2, takenMinor: 2 * TOTAL_MINOR, bookedMinor: 2 * TOTAL_MINOR });
    // Another terminal, or minutes later: another customer.
    fillBasket(shop);
    chargeBasket(shop, { ...again, terminalId: terminal(1) });
    await shop.advance(130_000);
    fillBasket(shop);
    chargeBasket(shop, again);
    await shop.advance(10_000);
    expect(sides(shop)).toEqual({ orders: 4, takenMinor: 4 * TOTAL_MINOR, bookedMinor: 4 * TOTAL_MINOR });
  });
});

/** The same request once more, as it was. */
function chargeBasketOf(saleId: string, requestId: string): string {
  return shop.run().charging.start({
    requestId,
    saleId,
    amountMinor: TOTAL_MINOR,
    terminalId: terminal(0),
    options: {
      paymentType: null,
      installments: null,
      installmentsCost: null,
      printsOnTerminal: false,
      ticketNumber: null,
    },
    isRepeatMeant: true,
  }).chargeId;
}

describe('a late approval', () => {
  it('P34 while the next customer’s sale is open: goes to its own sale', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(5 * 60_000 + 20_000);
    expect(read(shop, charge).state).toBe('expired');
    hold(charge.saleId);
    const { baskets } = shop.run();
    const { saleId } = baskets.current();
    const bread = { product: { code: BREAD.code }, quantityMilli: 1000 };
    baskets.add({ requestId: randomUUID(), saleId, ...bread });
    shop.point.setCustomer({ kind: 'pays' });
    const next = chargeBasket(shop);
    await shop.advance(1_000);
    shop.point.approveLate(read(shop, charge).orderId ?? '');
    await shop.advance(40_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', isWithoutSale: false });
    expect(read(shop, next)).toMatchObject({ state: 'processed', isWithoutSale: false });
    const { selling } = shop.run();
    expect(selling.receipt({ saleId: charge.saleId })).toMatchObject({
      totalMinor: TOTAL_MINOR,
      tenders: [{ chargeId: charge.chargeId }],
    });
    expect(selling.receipt({ saleId })).toMatchObject({
      totalMinor: BREAD.priceMinor,
      tenders: [{ chargeId: next.chargeId }],
    });
    const bothMinor = TOTAL_MINOR + BREAD.priceMinor;
    expect(sides(shop)).toEqual({ orders: 2, takenMinor: bothMinor, bookedMinor: bothMinor });
  });
});

describe('a terminal', () => {
  it.each([
    ['off', { isOnline: false }],
    ['in its menu', { isMenuOpen: true }],
  ])(
    'P36 that is %s: the order waits, with its end in sight, and its expiry is proven',
    async (_why, change) => {
      shop.point.setTerminal(terminal(0), change);
      const charge = startCharge(shop);
      await shop.advance(60_000);
      const waiting = read(shop, charge);
      expect(waiting).toMatchObject({ state: 'created', isFinal: false });
      expect(waiting.expiresAtMs - waiting.preparedAtMs).toBe(5 * 60_000);
      expect(shop.clock.nowMs() - (waiting.waitingForTerminalSinceMs ?? 0)).toBeGreaterThan(55_000);
      await shop.advance(5 * 60_000);
      expect(read(shop, charge)).toMatchObject({ state: 'expired', orderStatus: 'expired' });
      await shop.advance(60_000);
      expect(shop.point.truth()).toMatchObject([{ status: 'expired' }]);
      expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
    },
  );

  it('P36 that is off: the waiting order can be taken back', async () => {
    shop.point.setTerminal(terminal(0), { isOnline: false });
    const charge = startCharge(shop);
    await shop.advance(60_000);
    cancel(shop, charge);
    await shop.advance(3_000);
    expect(read(shop, charge)).toMatchObject({ state: 'canceled', isFinal: true });
    shop.point.setTerminal(terminal(0), { isOnline: true });
    await shop.advance(30_000);
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
  });

  it('P36 without paper: the payment does not wait for it', async () => {
    shop.point.setTerminal(terminal(0), { hasPaper: false });
    const charge = startCharge(shop);
    await shop.advance(10_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P37 in STANDALONE mode: known from the list, said in so many words, and no order is sent', async () => {
    shop.point.setTerminal(terminal(0), { operatingMode: 'STANDALONE' });
    const { terminals } = await shop.run().charging.listTerminals();
    expect(terminals.map((each) => each.health)).toEqual(['wrong_mode', 'ready']);
    expect(() => startCharge(shop)).toThrow('terminal_wrong_mode');
    await shop.advance(5_000);
    expect(creates(shop)).toEqual([]);
    expect(shop.run().baskets.current().status).toBe('open');
    chargeBasket(shop, { terminalId: terminal(1) });
    await shop.advance(10_000);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P38 replaced in the middle of a payment: the attempt keeps its own, new ones go to the new', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const first = startCharge(shop);
    await shop.advance(4_000);
    shop.point.setTerminal(terminal(0), { isOnline: false });
    hold(first.saleId);
    const second = startCharge(shop, terminal(1));
    await shop.advance(4_000);
    shop.point.decide(read(shop, second).orderId ?? '', { kind: 'pays' });
    await shop.advance(5 * 60_000);
    expect(read(shop, first)).toMatchObject({ state: 'expired', terminalId: terminal(0) });
    expect(read(shop, second)).toMatchObject({ state: 'processed', terminalId: terminal(1) });
    expect(shop.point.truth().map((order) => order.terminalId)).toEqual([terminal(0), terminal(1)]);
    expect(sides(shop)).toEqual({ ...PAID_ONCE, orders: 2 });
  });

  it('P39 shared by two tills: the second is told, and neither books the other’s money', async () => {
    const other = await openShop({ beside: shop });
    stockAndOpen(other);
    shop.point.setCustomer({ kind: 'walks_away' });
    const ours = startCharge(shop);
    await shop.advance(4_000);
    const theirs = startCharge(other);
    await other.settle();
    await shop.advance(2_000);
    expect(read(other, theirs)).toMatchObject({
      state: 'rejected',
      refusal: { code: 'already_queued_order_for_terminal' },
    });
    const { terminals } = await other.run().charging.listTerminals();
    expect(terminals[0]?.health).toBe('busy_elsewhere');
    shop.point.decide(read(shop, ours).orderId ?? '', { kind: 'pays' });
    await shop.advance(6_000);
    expect(read(shop, ours)).toMatchObject({ state: 'processed', saleNumber: 1 });
    const second = chargeBasket(other);
    await other.settle();
    await shop.advance(3_000);
    shop.point.decide(shop.point.truth()[1]?.id ?? '', { kind: 'pays' });
    await shop.advance(6_000);
    await other.settle();
    expect(read(other, second)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(requestsTo(shop, 'orders.cancel')).toEqual([]);
    expect(sides(shop)).toEqual({ orders: 2, takenMinor: 2 * TOTAL_MINOR, bookedMinor: TOTAL_MINOR });
    expect(sides(other)).toEqual({ orders: 2, takenMinor: 2 * TOTAL_MINOR, bookedMinor: TOTAL_MINOR });
    await closeSound(other);
  });
});
