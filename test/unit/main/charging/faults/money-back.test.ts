import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { startCharge, type Shop } from '#test/fakes/shop.ts';
import {
  askCloud,
  balance,
  closeDay,
  closeSound,
  DAY_MS,
  leap,
  openStocked,
  read,
  requestsTo,
  sides,
  TOTAL_MINOR,
} from './harness.ts';

let shop: Shop;
let charge: ChargeView;
beforeEach(async () => {
  shop = await openStocked();
  await shop.run().charging.recover();
  const started = startCharge(shop);
  await shop.advance(10_000);
  charge = read(shop, started);
  expect(charge.state).toBe('processed');
});
afterEach(async () => {
  await closeSound(shop);
});

const refund = (amountMinor: number, requestId: string = randomUUID()) =>
  shop.run().charging.refund({
    requestId,
    chargeId: charge.chargeId,
    amountMinor,
    approver: 'La dueña',
    role: 'owner',
    reason: 'Devolución',
  });
const refunds = () => shop.run().charging.refunds({ chargeId: charge.chargeId });
const sent = () => requestsTo(shop, 'orders.refund');

describe('money that goes back', () => {
  it('P42 in the Mercado Pago app: found within a day, booked at that time, on the Z of that day', async () => {
    const first = closeDay(shop);
    expect(first.refunds).toEqual([]);
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 10_000_00 });
    const made = await askCloud(shop, `/v1/orders/${charge.orderId ?? ''}/refund`, 'from-the-app');
    expect(made.status).toBe(201);
    await shop.advance(5_000);
    expect(balance(shop, 'card_receivable')).toBe(TOTAL_MINOR);
    await leap(shop, DAY_MS);
    await shop.advance(15_000);
    expect(refunds().refunds).toMatchObject([
      { origin: 'elsewhere', state: 'done', amountMinor: TOTAL_MINOR },
    ]);
    expect(refunds().refunds[0]?.preparedAtMs).toBeGreaterThan(first.takenAtMs + DAY_MS - 60_000);
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
    expect(closeDay(shop)).toMatchObject({
      zNumber: 2,
      refunds: [{ origin: 'elsewhere', count: 1, amountMinor: TOTAL_MINOR }],
    });
    expect(shop.run().days.get(1).refunds).toEqual([]);
  });

  it.each([
    ['on its way', { kind: 'drop_request' }],
    ['after it was carried out', { kind: 'drop_response' }],
  ] as const)('P43 lost %s: never sent with a second key, and given back once', async (_where, fault) => {
    shop.point.faults.inject({ route: 'orders.refund', fault, times: 2 });
    const { refundId } = refund(1_000_00);
    await shop.advance(250);
    expect(refunds().refunds).toMatchObject([{ state: 'unknown', unansweredReason: 'network' }]);
    await shop.advance(60_000);
    expect(refunds().refunds).toMatchObject([{ state: 'done', amountMinor: 1_000_00 }]);
    expect(new Set(sent().map((request) => request.idempotencyKey))).toEqual(new Set([refundId]));
    expect(shop.point.truth()[0]?.refundedMinor).toBe(1_000_00);
    const leftMinor = TOTAL_MINOR - 1_000_00;
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: leftMinor, bookedMinor: leftMinor });
  });

  it('P44 a part of it, pressed twice: one refund, the second is refused', async () => {
    const requestId = randomUUID();
    const first = refund(1_000_00, requestId);
    expect(refund(1_000_00, requestId).refundId).toBe(first.refundId);
    expect(() => refund(1_000_00)).toThrow('refund_under_way');
    await shop.advance(30_000);
    expect(refund(1_000_00, requestId)).toMatchObject({ refundId: first.refundId, state: 'done' });
    await shop.advance(30_000);
    expect(sent()).toHaveLength(1);
    expect(shop.point.truth()[0]?.refundedMinor).toBe(1_000_00);
    expect(balance(shop, 'card_receivable')).toBe(TOTAL_MINOR - 1_000_00);
  });

  it('P45 taken back by the acquirer: booked as a correction once it was seen twice, and marked', async () => {
    const fault = { kind: 'altered_order', status: 'failed' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 2 });
    await leap(shop, DAY_MS);
    await shop.advance(30_000);
    // Once may be a slip of the API's.
    expect(balance(shop, 'card_receivable')).toBe(TOTAL_MINOR);
    await shop.advance(60_000);
    expect(balance(shop, 'card_receivable')).toBe(0);
    expect(refunds()).toMatchObject({
      refundableMinor: 0,
      refunds: [{ origin: 'reversal', state: 'done', amountMinor: TOTAL_MINOR }],
    });
    expect(closeDay(shop)).toMatchObject({
      sales: { count: 1, totalMinor: TOTAL_MINOR },
      refunds: [{ origin: 'reversal', count: 1, amountMinor: TOTAL_MINOR }],
    });
  });

  it('P45 seen once and not again: nothing is booked', async () => {
    const fault = { kind: 'altered_order', status: 'failed' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 1 });
    await leap(shop, DAY_MS);
    await shop.advance(5 * 60_000);
    expect(refunds().refunds).toEqual([]);
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: TOTAL_MINOR, bookedMinor: TOTAL_MINOR });
  });
});
