import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCharge, type Shop } from '#test/fakes/shop.ts';
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

const NOTHING_TAKEN = { orders: 1, takenMinor: 0, bookedMinor: 0 };
const cancels = () => requestsTo(shop, 'orders.cancel');

describe('a cancellation', () => {
  it('P21 in created, and it wins: cancelled on the API’s word, which a reading bears out', async () => {
    const charge = startCharge(shop);
    await shop.advance(500);
    expect(cancel(shop, charge)).toMatchObject({ state: 'cancel_requested', isFinal: false });
    await shop.advance(3_000);
    expect(read(shop, charge)).toMatchObject({ state: 'canceled', isFinal: true, orderStatus: 'canceled' });
    const after = cancels().at(-1)?.sequence ?? Infinity;
    await shop.advance(35_000);
    expect(requestsTo(shop, 'orders.get').some((request) => request.sequence > after)).toBe(true);
    expect(read(shop, charge).state).toBe('canceled');
    expect(sides(shop)).toEqual(NOTHING_TAKEN);
    expect(shop.run().baskets.current()).toMatchObject({ status: 'open', totalMinor: TOTAL_MINOR });
  });

  it('P22 the terminal approves first: paid and booked, never shown as cancelled, and a refund is possible', async () => {
    const charge = startCharge(shop);
    await shop.advance(3_500);
    const orderId = read(shop, charge).orderId ?? '';
    shop.point.presentCard(orderId);
    cancel(shop, charge);
    const states: string[] = [];
    for (let step = 0; step < 24; step += 1) {
      if (step === 4) shop.point.decide(orderId, { kind: 'pays' });
      await shop.advance(250);
      states.push(read(shop, charge).state);
    }
    expect(new Set(states)).toEqual(new Set(['cancel_requested', 'processed']));
    expect(read(shop, charge)).toMatchObject({ saleNumber: 1, isCancelAsked: true });
    expect(shop.run().charging.refunds({ chargeId: charge.chargeId })).toMatchObject({
      refundableMinor: TOTAL_MINOR,
    });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it.each([
    ['on its way', { kind: 'drop_request' }],
    ['and its answer was lost', { kind: 'drop_response' }],
    ['in the server', { kind: 'status', status: 504 }],
  ] as const)('P23 lost %s: the wish stays, with one key, and the order decides', async (_where, fault) => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(4_000);
    shop.point.faults.inject({ route: 'orders.cancel', fault });
    cancel(shop, charge);
    await shop.advance(250);
    expect(read(shop, charge)).toMatchObject({ state: 'cancel_requested', isFinal: false });
    await shop.advance(20_000);
    expect(read(shop, charge)).toMatchObject({ state: 'canceled', isFinal: true });
    expect(cancels().length).toBeGreaterThanOrEqual(1);
    expect(new Set(cancels().map((request) => request.idempotencyKey)).size).toBe(1);
    expect(sides(shop)).toEqual(NOTHING_TAKEN);
  });

  it('P23 lost, and the customer pays meanwhile: paid', async () => {
    const charge = startCharge(shop);
    await shop.advance(3_000);
    shop.point.faults.inject({ route: 'orders.cancel', fault: { kind: 'drop_request' }, times: 99 });
    cancel(shop, charge);
    await shop.advance(30_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P24 at the terminal, and the API refuses: to be done on the terminal, and it is asked on', async () => {
    const terminalId = shop.point.terminals[0] ?? '';
    shop.point.setTerminal(terminalId, { software: 'old' });
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(4_000);
    cancel(shop, charge);
    await shop.advance(3_000);
    expect(read(shop, charge)).toMatchObject({
      state: 'at_terminal',
      isFinal: false,
      isCancelAsked: false,
      cancelRefusedCode: 'cannot_cancel_order',
    });
    shop.point.decide(read(shop, charge).orderId ?? '', { kind: 'pays' });
    await shop.advance(5_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P25 on the terminal by the customer: cancelled, and the basket may be charged again', async () => {
    shop.point.setCustomer({ kind: 'cancels_on_terminal' });
    const first = startCharge(shop);
    await shop.advance(10_000);
    expect(read(shop, first)).toMatchObject({
      state: 'canceled',
      paymentDetail: 'canceled_on_terminal',
      isCancelAsked: false,
    });
    shop.point.setCustomer({ kind: 'pays' });
    const second = chargeBasket(shop);
    await shop.advance(10_000);
    expect(read(shop, second)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual({ ...PAID_ONCE, orders: 2 });
  });

  it('P26 declined, and tried again at once: a new attempt with a new key, and only after the decline is known', async () => {
    shop.point.setCustomer({ kind: 'declines', detail: 'insufficient_amount' });
    const first = startCharge(shop);
    await shop.advance(4_750);
    expect(read(shop, first).isFinal).toBe(false);
    expect(() => chargeBasket(shop)).toThrow('charge_live_for_sale');
    await shop.advance(4_000);
    expect(read(shop, first)).toMatchObject({ state: 'failed', paymentDetail: 'insufficient_amount' });
    shop.point.setCustomer({ kind: 'pays' });
    const second = chargeBasket(shop);
    await shop.advance(10_000);
    expect(read(shop, second)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(creates(shop).map((request) => request.idempotencyKey)).toEqual([first.chargeId, second.chargeId]);
    expect(sides(shop)).toEqual({ ...PAID_ONCE, orders: 2 });
  });

  it('P35 with two charges answering in turn: cancels the order of its own charge', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const first = startCharge(shop);
    shop.run().baskets.hold({ requestId: randomUUID(), saleId: first.saleId });
    const second = startCharge(shop, shop.point.terminals[1]);
    await shop.advance(8_000);
    const reads = requestsTo(shop, 'orders.get').map((request) => request.path);
    expect(new Set(reads).size).toBe(2);
    cancel(shop, first);
    await shop.advance(6_000);
    expect(new Set(cancels().map((request) => request.path))).toEqual(
      new Set([`/v1/orders/${read(shop, first).orderId ?? ''}/cancel`]),
    );
    expect(read(shop, first).state).toBe('canceled');
    expect(read(shop, second)).toMatchObject({ state: 'at_terminal', isCancelAsked: false });
    shop.point.decide(read(shop, second).orderId ?? '', { kind: 'pays' });
    await shop.advance(6_000);
    expect(read(shop, second)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual({ ...PAID_ONCE, orders: 2 });
  });
});
