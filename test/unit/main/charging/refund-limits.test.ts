import { describe, expect, it } from 'vitest';
import { startCharge } from '#test/fakes/shop.ts';
import {
  balance,
  closeDay,
  DAY_MS,
  leap,
  payCash,
  read,
  settleByEvidence,
  sides,
  TOTAL_MINOR,
} from './faults/harness.ts';
import {
  shop,
  charge,
  useShop,
  meanCharge,
  refund,
  refunds,
  states,
  sent,
  keptMinor,
  refundElsewhere,
  pay,
  returned,
  ALL_OF_IT,
} from './refund-bench.ts';

useShop();

describe('a refund that is refused', () => {
  it.each([
    [400, 'refund_amount_exceeds'],
    [403, 'partial_refund_forbidden_with_tips'],
    [404, 'transaction_not_found'],
    [409, 'refund_period_exceeded'],
    [422, 'payment_not_refundable'],
    [422, 'max_refunds_exceeded'],
    [428, 'insufficient_money_for_refund'],
    [401, 'unauthorized'],
  ])('with %i %s gives nothing back, says why, and can be asked for again', async (status, code) => {
    await pay();
    shop.point.faults.inject({ route: 'orders.refund', fault: { kind: 'status', status, code } });
    refund(1_000_00);
    await shop.advance(10_000);
    expect(refunds()).toMatchObject({
      refundableMinor: TOTAL_MINOR,
      refunds: [{ state: 'rejected', refusal: { httpStatus: status, code } }],
    });
    expect(sent()).toHaveLength(1);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR));
    refund(1_000_00);
    await shop.advance(20_000);
    expect(states()).toEqual(['rejected', 'done']);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 1_000_00));
  });

  it.each([
    [409, 'refund_in_progress'],
    [409, 'movement_operations_pending'],
    [425, 'order_payment_not_yet_enabled_for_refund'],
    [429, 'too_many_requests'],
    [503, 'internal_error'],
  ])('for now, with %i %s, is asked for again with its key', async (status, code) => {
    await pay();
    const fault = { kind: 'status', status, code } as const;
    shop.point.faults.inject({ route: 'orders.refund', fault, times: 3 });
    const { refundId } = refund(1_000_00);
    await shop.advance(2 * 60_000);
    expect(states()).toEqual(['done']);
    expect(sent().map((request) => request.idempotencyKey)).toEqual([refundId, refundId, refundId, refundId]);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 1_000_00));
  });
});

describe('money that went back elsewhere', () => {
  it('in part is found when somebody asks about the charge, and counts against what is left', async () => {
    await pay();
    await refundElsewhere('300.40');
    await shop.advance(3_000);
    await shop.run().charging.refresh({ chargeId: charge.chargeId });
    expect(refunds()).toMatchObject({
      refundableMinor: 8_000_00,
      refunds: [{ origin: 'elsewhere', state: 'done', amountMinor: 300_40, approver: '' }],
    });
    expect(() => refund(TOTAL_MINOR)).toThrow('refund_too_much');
    refund(8_000_00);
    await shop.advance(20_000);
    expect(returned()).toEqual(ALL_OF_IT);
    expect(sides(shop)).toEqual(keptMinor(0));
    expect(closeDay(shop).refunds).toEqual([
      { origin: 'till', count: 1, amountMinor: 8_000_00 },
      { origin: 'elsewhere', count: 1, amountMinor: 300_40 },
    ]);
  });

  it('while one of the till’s is on its way leaves both sides with the same sum', async () => {
    await pay();
    shop.point.faults.inject({ route: 'orders.refund', fault: { kind: 'drop_request' } });
    refund(1_000_00);
    await shop.advance(500);
    await refundElsewhere('250.00');
    await shop.advance(60_000);
    expect(refunds().refunds.map((each) => [each.origin, each.state, each.amountMinor])).toEqual([
      ['till', 'done', 1_000_00],
      ['elsewhere', 'done', 250_00],
    ]);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 1_250_00));
  });

  it('in part, unknown to the till when it asks for all, is found first, and the rest is left to ask for', async () => {
    await pay();
    await refundElsewhere('300.40');
    await shop.advance(3_000);
    const { refundId } = refund(TOTAL_MINOR);
    await shop.advance(10 * 60_000);
    expect(sides(shop)).toEqual(keptMinor(8_000_00));
    expect(sent().filter((request) => request.idempotencyKey === refundId)).toEqual([]);
    expect(refunds().refunds).toMatchObject([
      { origin: 'till', state: 'rejected', refusal: { code: 'refund_amount_exceeds' } },
      { origin: 'elsewhere', state: 'done', amountMinor: 300_40 },
    ]);
    refund(8_000_00);
    await shop.advance(30_000);
    expect(sides(shop)).toEqual(keptMinor(0));
    expect(returned()).toEqual(ALL_OF_IT);
    expect(shop.run().days.read().refundsUnderWay.count).toBe(0);
  });

  it('by a reversal after a part had been given back takes only what was left', async () => {
    await pay();
    refund(1_000_00);
    await shop.advance(20_000);
    const fault = { kind: 'altered_order', status: 'failed' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 2 });
    await leap(shop, DAY_MS);
    await shop.advance(2 * 60_000);
    expect(refunds().refunds.map((each) => [each.origin, each.amountMinor])).toEqual([
      ['till', 1_000_00],
      ['reversal', TOTAL_MINOR - 1_000_00],
    ]);
    expect(returned()).toEqual(ALL_OF_IT);
    expect(balance(shop, 'card_receivable')).toBe(0);
  });
});

describe('what may be given back', () => {
  it('of a payment with a tip is the whole of it, tip included', async () => {
    await pay(500_00);
    expect(refunds()).toMatchObject({ paidMinor: TOTAL_MINOR + 500_00, isOnlyTotal: true });
    expect(() => refund(TOTAL_MINOR)).toThrow('refund_only_total');
    refund(TOTAL_MINOR + 500_00);
    await shop.advance(20_000);
    expect(returned()).toEqual({ ...ALL_OF_IT, tips: 500_00, card_receivable: -TOTAL_MINOR - 500_00 });
    expect([balance(shop, 'tips'), balance(shop, 'tax')]).toEqual([0, 0]);
    expect(sides(shop)).toEqual(keptMinor(0));
  });

  it('of an approval without a sale is all of it, and leaves the Z clean', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    meanCharge(startCharge(shop));
    await shop.advance(5 * 60_000 + 20_000);
    payCash(shop);
    shop.point.approveLate(read(shop, charge).orderId ?? '');
    await shop.advance(40_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', isWithoutSale: true });
    const countedMinor = 10_000_00 + TOTAL_MINOR;
    expect(() => closeDay(shop, countedMinor, false)).toThrow('day_has_unresolved_charges');
    expect(() => refund(1_00)).toThrow('refund_only_total');
    refund(TOTAL_MINOR);
    await shop.advance(20_000);
    expect(read(shop, charge)).toMatchObject({ isWithoutSale: false });
    expect(returned()).toEqual({ approved_without_sale: TOTAL_MINOR, card_receivable: -TOTAL_MINOR });
    expect(balance(shop, 'approved_without_sale')).toBe(0);
    expect(closeDay(shop, countedMinor, false)).toMatchObject({
      approvedWithoutSale: [],
      unresolved: [],
      refunds: [{ origin: 'till', count: 1, amountMinor: TOTAL_MINOR }],
      refundTaxes: [],
    });
    expect(sides(shop)).toEqual(keptMinor(0));
  });

  it('of a charge that an owner has signed for is nothing until the API has shown the payment', async () => {
    shop.point.setCustomer({ kind: 'slow_issuer', charged: true });
    meanCharge(startCharge(shop));
    await shop.advance(60_000);
    settleByEvidence(shop, charge, 'charged');
    expect(refunds()).toMatchObject({ refundableMinor: 0 });
    expect(() => refund(1_000_00)).toThrow('refund_not_possible');
    const fault = { kind: 'altered_order', status: 'processed', paidAmount: '8300.40' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault });
    await shop.advance(40_000);
    expect(read(shop, charge).evidenceCheck).toBe('confirmed');
    expect(refunds()).toMatchObject({ refundableMinor: TOTAL_MINOR });
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR));
  });

  it('ends ninety days after the payment', async () => {
    await pay();
    await leap(shop, 90 * DAY_MS - 60_000);
    const onTheLastDay = refund(1_000_00);
    await shop.advance(20_000);
    expect(refunds().refunds).toMatchObject([{ refundId: onTheLastDay.refundId, state: 'done' }]);
    await leap(shop, 60_000);
    expect(() => refund(1_000_00)).toThrow('refund_too_late');
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 1_000_00));
  });

  it('is nothing of a charge that was not paid', async () => {
    shop.point.setCustomer({ kind: 'declines', detail: 'high_risk' });
    meanCharge(startCharge(shop));
    await shop.advance(10_000);
    expect(refunds()).toMatchObject({ paidMinor: 0, refundableMinor: 0 });
    expect(() => refund(1)).toThrow('refund_not_possible');
    expect(sides(shop)).toEqual(keptMinor(0));
  });
});

describe('a refusal after a request that was lost', () => {
  it('is not believed while the lost one may still arrive', async () => {
    await pay();
    shop.point.faults.inject({ route: 'orders.refund', fault: { kind: 'drop_response' } });
    const fault = { kind: 'status', status: 409, code: 'cannot_refund_order' } as const;
    shop.point.faults.inject({ route: 'orders.refund', fault });
    const members = {
      status: 'processed',
      transactions: { payments: [{ id: 'PAY1', amount: '8300.40', paid_amount: '8300.40' }] },
    };
    // The order shows the refund late.
    shop.point.faults.inject({ route: 'orders.get', fault: { kind: 'altered_body', members }, times: 6 });
    refund(TOTAL_MINOR);
    await shop.advance(2 * 60_000);
    expect(refunds().refunds).toMatchObject([{ state: 'unknown' }]);
    await shop.advance(10 * 60_000);
    expect(refunds().refunds).toMatchObject([{ state: 'done' }]);
    expect(sides(shop)).toEqual(keptMinor(0));
  });
});
