import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { startCharge, type Shop } from '#test/fakes/shop.ts';
import {
  balance,
  closeDay,
  closeSound,
  creates,
  HOUR_MS,
  leap,
  openStocked,
  PAID_ONCE,
  read,
  requestsTo,
  settleByEvidence,
  sides,
  TOTAL_MINOR,
} from './harness.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openStocked();
});
afterEach(async () => {
  await closeSound(shop);
});

const refresh = (charge: ChargeView) => shop.run().charging.refresh({ chargeId: charge.chargeId });
const statesOf = (charge: ChargeView) =>
  shop
    .run()
    .charging.timeline({ chargeId: charge.chargeId })
    .items.flatMap(({ charge: event }) => (event?.kind === 'order_observed' ? [event.order.status] : []));

/** A customer who does nothing until the order has gone from the terminal. */
async function untilExpired(): Promise<ChargeView> {
  shop.point.setCustomer({ kind: 'walks_away' });
  const charge = startCharge(shop);
  await shop.advance(5 * 60_000 + 20_000);
  expect(read(shop, charge)).toMatchObject({ state: 'expired', isFinal: true });
  return charge;
}

describe('an order that is being followed', () => {
  it('P16 every request twice, and old answers after new ones: never back, one order, booked once', async () => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'duplicate', answered: 'second' } });
    const charge = startCharge(shop);
    await shop.advance(2_500);
    expect(read(shop, charge).state).toBe('at_terminal');
    shop.point.faults.inject({ route: 'orders.get', fault: { kind: 'stale_read', as: 'created' } });
    await shop.advance(2_500);
    expect(requestsTo(shop, 'orders.get').at(-1)?.fault).toBe('stale_read');
    expect(read(shop, charge).state).toBe('at_terminal');
    await shop.advance(6_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    for (const as of ['created', 'at_terminal'] as const) {
      shop.point.faults.inject({ route: 'orders.get', fault: { kind: 'stale_read', as } });
      expect(await refresh(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    }
    shop.point.faults.inject({ route: 'orders.get', fault: { kind: 'duplicate' } });
    expect(await refresh(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(statesOf(charge)).toEqual(['created', 'at_terminal', 'processed']);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P17 at_terminal for minutes after the approval: asked on, never failed for the number of times', async () => {
    const charge = startCharge(shop);
    await shop.advance(2_500);
    const remove = shop.point.faults.inject({
      route: 'orders.get',
      fault: { kind: 'stale_read', as: 'at_terminal' },
      times: 10_000,
    });
    await shop.advance(8 * 60_000);
    expect(shop.point.truth()).toMatchObject([{ status: 'processed' }]);
    expect(requestsTo(shop, 'orders.get').length).toBeGreaterThan(60);
    expect(read(shop, charge)).toMatchObject({ state: 'at_terminal', isFinal: false });
    remove();
    await shop.advance(20_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P18 a status never seen before: shown as it is, no end, asked on', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(2_500);
    const remove = shop.point.faults.inject({
      route: 'orders.get',
      fault: { kind: 'altered_order', status: 'in_review' },
      times: 10_000,
    });
    await shop.advance(10 * 60_000);
    expect(read(shop, charge)).toMatchObject({ isFinal: false, orderStatus: 'in_review' });
    const asked = requestsTo(shop, 'orders.get').length;
    remove();
    await shop.advance(20_000);
    expect(requestsTo(shop, 'orders.get').length).toBeGreaterThan(asked);
    expect(read(shop, charge).state).toBe('expired');
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
  });

  it('P19 action_required after 40 seconds: somebody is to look at the terminal, and it is asked on to the end', async () => {
    shop.point.setCustomer({ kind: 'slow_issuer', charged: true });
    const charge = startCharge(shop);
    await shop.advance(60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'action_required', isFinal: false });
    expect(read(shop, charge).settleableFromMs).toBeLessThanOrEqual(shop.clock.nowMs());
    const asked = requestsTo(shop, 'orders.get').length;
    await shop.advance(10 * 60_000);
    const since = requestsTo(shop, 'orders.get').length - asked;
    expect(since).toBeGreaterThanOrEqual(8);
    expect(since).toBeLessThanOrEqual(12);
    const fault = { kind: 'altered_order', status: 'processed', paidAmount: '8300.40' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 9 });
    await shop.advance(70_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1, isByEvidence: false });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P20 expired, then processed: the end is read once more half a minute later, and the approval is booked', async () => {
    const charge = await untilExpired();
    const told = shop.run().changes.length;
    const asked = requestsTo(shop, 'orders.get').length;
    shop.point.approveLate(read(shop, charge).orderId ?? '');
    await shop.advance(31_000);
    expect(requestsTo(shop, 'orders.get').length).toBe(asked + 1);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1, isWithoutSale: false });
    expect(shop.run().changes.slice(told)).toEqual([`charge ${charge.chargeId}`, `sale ${charge.saleId}`]);
    expect(statesOf(charge).slice(-2)).toEqual(['expired', 'processed']);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P20 the customer taps at the last second: the card’s outcome is what counts', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(5 * 60_000 - 500);
    shop.point.setCustomer({ kind: 'pays' });
    shop.point.presentCard(read(shop, charge).orderId ?? '');
    const fault = { kind: 'altered_order', status: 'expired' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault });
    await shop.advance(15_000);
    expect(read(shop, charge)).toMatchObject({ state: 'expired' });
    shop.point.decide(read(shop, charge).orderId ?? '', { kind: 'pays' });
    await shop.advance(30_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P20 an approval after the second look is found by itself, too', async () => {
    await shop.run().charging.recover();
    const charge = await untilExpired();
    await shop.advance(60_000);
    shop.point.approveLate(read(shop, charge).orderId ?? '');
    for (let hour = 0; hour < 26; hour += 1) {
      await leap(shop, HOUR_MS);
      await shop.advance(15_000);
    }
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P20 an approval after the second look is booked when somebody asks about the charge', async () => {
    const charge = await untilExpired();
    await shop.advance(60_000);
    shop.point.approveLate(read(shop, charge).orderId ?? '');
    expect(await refresh(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });
});

describe('an answer of other money than was asked for', () => {
  it.each([
    ['amount', 'a cent more', { amount: '8300.41' }, '830041'],
    ['amount', 'a cent less was paid', { paidAmount: '8300.39' }, '830039'],
    ['currency', 'another currency', { currency: 'BRL' }, 'BRL'],
  ] as const)('P40 %s, %s: kept apart, not booked, with both figures', async (field, _what, altered, got) => {
    const charge = startCharge(shop);
    await shop.advance(2_500);
    const fault = { kind: 'altered_order', ...altered } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 10_000 });
    await shop.advance(20_000);
    expect(read(shop, charge)).toMatchObject({ state: 'quarantined', isFinal: false });
    expect(read(shop, charge).contradiction).toEqual({
      field,
      expected: field === 'amount' ? String(TOTAL_MINOR) : 'ARS',
      got,
    });
    expect(balance(shop, 'card_receivable')).toBe(0);
    expect(() => closeDay(shop, 10_000_00, false)).toThrow('day_has_unresolved_charges');
    const z = closeDay(shop);
    expect(z.sales.count).toBe(0);
    expect(z.unresolved).toMatchObject([
      { chargeId: charge.chargeId, state: 'quarantined', amountMinor: TOTAL_MINOR },
    ]);
    settleByEvidence(shop, charge, 'charged');
    expect(read(shop, charge)).toMatchObject({ state: 'processed', isByEvidence: true });
    expect(creates(shop)).toHaveLength(1);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P41 a part of the amount approved, which no document has: kept apart like any other amount', async () => {
    const charge = startCharge(shop);
    await shop.advance(2_500);
    const fault = { kind: 'altered_order', status: 'processed', paidAmount: '5000.00' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault });
    await shop.advance(3_000);
    expect(read(shop, charge)).toMatchObject({
      state: 'quarantined',
      saleNumber: null,
      contradiction: { field: 'amount', expected: String(TOTAL_MINOR), got: '500000' },
    });
    expect(balance(shop, 'card_receivable')).toBe(0);
    expect(shop.run().baskets.current().status).toBe('charging');
  });
});
