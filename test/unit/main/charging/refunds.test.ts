import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  balance,
  closeDay,
  dieAfterCommit,
  Killed,
  leap,
  read,
  recover,
  requestsTo,
  sides,
  TOTAL_MINOR,
} from './faults/harness.ts';
import {
  shop,
  charge,
  useShop,
  refund,
  refunds,
  states,
  sent,
  keptMinor,
  pay,
  returned,
  ALL_OF_IT,
} from './refund-bench.ts';

useShop();

describe('a total refund', () => {
  it('is asked for without an amount under its own key, and booked when it is done', async () => {
    await pay();
    const { refundId, state, isTotal } = refund(TOTAL_MINOR);
    expect([state, isTotal]).toEqual(['prepared', true]);
    expect(sent()).toEqual([]);
    await shop.advance(500);
    expect(states()).toEqual(['requested']);
    expect(balance(shop, 'card_receivable')).toBe(TOTAL_MINOR);
    await shop.advance(20_000);
    expect(states()).toEqual(['done']);
    expect(sent()).toMatchObject([{ idempotencyKey: refundId, body: '' }]);
    expect(read(shop, charge).state).toBe('refunded');
    expect(refunds()).toMatchObject({ refundedMinor: TOTAL_MINOR, refundableMinor: 0 });
    expect(returned()).toEqual(ALL_OF_IT);
    expect(sides(shop)).toEqual(keptMinor(0));
  });

  it('leaves the sale as it was sold, and the X and the Z with both', async () => {
    await pay();
    refund(TOTAL_MINOR);
    const underWay = shop.run().days.read();
    expect(underWay).toMatchObject({ refunds: [], refundsUnderWay: { count: 1, amountMinor: TOTAL_MINOR } });
    await shop.advance(20_000);
    const figures = {
      sales: { count: 1, totalMinor: TOTAL_MINOR },
      tenders: [
        { kind: 'cash', count: 0 },
        { kind: 'card', amountMinor: TOTAL_MINOR },
        { kind: 'other', count: 0 },
        { kind: 'deferred', count: 0 },
      ],
      refunds: [{ origin: 'till', count: 1, amountMinor: TOTAL_MINOR }],
      refundTaxes: [
        { rateBp: 2100, baseMinor: 3_801_57, taxMinor: 798_33 },
        { rateBp: 1050, baseMinor: 3_348_87, taxMinor: 351_63 },
      ],
      refundsUnderWay: { count: 0, amountMinor: 0 },
    };
    expect(shop.run().days.read()).toMatchObject({ kind: 'X', ...figures });
    expect(closeDay(shop)).toMatchObject({ kind: 'Z', zNumber: 1, ...figures });
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 0 });
    expect(shop.run().days.read()).toMatchObject({ refunds: [], refundTaxes: [], sales: { count: 0 } });
  });
});

describe('a refund in parts', () => {
  it('comes to exactly nothing left, by rate and to the cent, and then no more', async () => {
    await pay();
    const parts = [1, 1, 1, 1_000_01, 2_500_33, 33_33];
    const rest = TOTAL_MINOR - parts.reduce((sum, part) => sum + part, 0);
    let leftMinor = TOTAL_MINOR;
    for (const amountMinor of [...parts, rest]) {
      expect(() => refund(leftMinor + 1)).toThrow('refund_too_much');
      refund(amountMinor);
      await shop.advance(20_000);
      leftMinor -= amountMinor;
      expect(refunds()).toMatchObject({ refundableMinor: leftMinor, refundedMinor: TOTAL_MINOR - leftMinor });
      expect(sides(shop)).toEqual(keptMinor(leftMinor));
    }
    expect(states()).toEqual(Array.from({ length: 7 }, () => 'done'));
    expect(returned()).toEqual(ALL_OF_IT);
    expect(() => refund(1)).toThrow('refund');
    expect(sent().every((request) => request.body.includes('"amount"'))).toBe(true);
    expect(closeDay(shop).refunds).toEqual([{ origin: 'till', count: 7, amountMinor: TOTAL_MINOR }]);
  });

  it('is one at a time, whoever presses how often', async () => {
    await pay();
    const requestId = randomUUID();
    const first = refund(1_000_00, requestId);
    expect(refund(1_000_00, requestId).refundId).toBe(first.refundId);
    expect(() => refund(500_00)).toThrow('refund_under_way');
    expect(() => refund(500_00, requestId)).toThrow('request_reused');
    await shop.advance(20_000);
    const second = refund(1_000_00);
    expect(second.refundId).not.toBe(first.refundId);
    await shop.advance(20_000);
    expect(sent().map((request) => request.idempotencyKey)).toEqual([first.refundId, second.refundId]);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 2_000_00));
  });
});

describe('a refund that gets no answer', () => {
  it('is asked for again with its key and body until it is there, after a look at the order each time', async () => {
    await pay();
    shop.point.faults.inject({ route: 'orders.refund', fault: { kind: 'drop_request' }, times: 4 });
    const { refundId } = refund(1_000_00);
    await shop.advance(3 * 60_000);
    expect(states()).toEqual(['done']);
    expect(new Set(sent().map((request) => request.idempotencyKey))).toEqual(new Set([refundId]));
    expect(new Set(sent().map((request) => request.body)).size).toBe(1);
    expect(sent()).toHaveLength(5);
    for (const [index, request] of sent().slice(1).entries()) {
      const before = sent()[index]?.sequence ?? 0;
      const looks = requestsTo(shop, 'orders.get').filter(
        (each) => each.sequence > before && each.sequence < request.sequence,
      );
      expect(looks.length).toBeGreaterThan(0);
    }
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 1_000_00));
  });

  it('and worked is done, although its repeat is refused', async () => {
    await pay();
    shop.point.faults.inject({ route: 'orders.refund', fault: { kind: 'drop_response' } });
    const fault = { kind: 'status', status: 409, code: 'order_already_refunded' } as const;
    shop.point.faults.inject({ route: 'orders.refund', fault });
    // The first look still shows the order as it was.
    const members = {
      status: 'processed',
      transactions: { payments: [{ id: 'PAY1', amount: '8300.40', paid_amount: '8300.40' }] },
    };
    // The look before it was sent, and the one after.
    shop.point.faults.inject({ route: 'orders.get', fault: { kind: 'altered_body', members }, times: 2 });
    refund(TOTAL_MINOR);
    await shop.advance(30_000);
    expect(sent().map((request) => request.fault)).toEqual(['drop_response', 'status']);
    expect(states()).toEqual(['done']);
    expect(sides(shop)).toEqual(keptMinor(0));
  });

  it.each([
    ['before it was sent', 0],
    ['after it was accepted', 1],
  ])('because the till died %s goes on after the restart, and is given back once', async (_when, wasSent) => {
    await pay();
    if (wasSent === 0) {
      const rows = () => shop.run().ledger.db.prepare('SELECT count(*) FROM refund').pluck().get();
      const death = dieAfterCommit(shop, () => rows() === 1);
      expect(() => refund(1_000_00)).toThrow(Killed);
      await shop.settle();
      await death.reopen();
    } else {
      refund(1_000_00);
      await shop.advance(500);
      expect(states()).toEqual(['requested']);
      await shop.crashAndReopen();
    }
    expect(sent()).toHaveLength(wasSent);
    await recover(shop);
    await shop.advance(20_000);
    expect(states()).toEqual(['done']);
    expect(sent()).toHaveLength(1);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 1_000_00));
  });

  it('for longer than its key is remembered is not sent any more, and its money may be asked for anew', async () => {
    await pay();
    const remove = shop.point.faults.inject({
      route: 'orders.refund',
      fault: { kind: 'drop_request' },
      times: 9999,
    });
    refund(1_000_00);
    await shop.advance(5_000);
    await shop.crashAndReopen();
    await leap(shop, 25 * 60 * 60_000);
    remove();
    const before = sent().length;
    await recover(shop);
    await shop.advance(60_000);
    expect(refunds().refunds).toMatchObject([{ state: 'rejected', refusal: { code: 'never_made' } }]);
    expect(sent()).toHaveLength(before);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR));
    refund(1_000_00);
    await shop.advance(20_000);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 1_000_00));
  });
});
