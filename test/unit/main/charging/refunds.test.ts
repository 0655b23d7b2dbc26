import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import type { Account } from '#app/domain/posting.ts';
import { startCharge, type Shop } from '#test/fakes/shop.ts';
import {
  askCloud,
  balance,
  closeDay,
  closeSound,
  DAY_MS,
  dieAfterCommit,
  Killed,
  leap,
  openStocked,
  payCash,
  read,
  recover,
  requestsTo,
  settleByEvidence,
  sides,
  TOTAL_MINOR,
} from './faults/harness.ts';

let shop: Shop;
let charge: ChargeView;
beforeEach(async () => {
  shop = await openStocked();
  await shop.run().charging.recover();
});
afterEach(async () => {
  await closeSound(shop);
});

async function pay(tipMinor = 0): Promise<void> {
  shop.point.setCustomer({ kind: 'pays', tipMinor });
  const started = startCharge(shop);
  await shop.advance(10_000);
  charge = read(shop, started);
  expect(charge).toMatchObject({ state: 'processed', saleNumber: 1 });
}
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
const states = () => refunds().refunds.map((each) => each.state);
const sent = () => requestsTo(shop, 'orders.refund');
const keptMinor = (minor: number) => ({ orders: 1, takenMinor: minor, bookedMinor: minor });
/** Somebody gives money back on the terminal or in the app. */
const refundElsewhere = (amountMinor: string | null) => {
  const order = shop.point.truth()[0];
  const body =
    amountMinor === null ? undefined : { transactions: [{ id: order?.paymentId, amount: amountMinor }] };
  return askCloud(shop, `/v1/orders/${order?.id ?? ''}/refund`, randomUUID(), body);
};

/** Every posting of the refunds, summed by account and rate. */
function returned(): Record<string, number> {
  const rows = shop
    .run()
    .ledger.db.prepare<[], { account: Account; rate: number | null; amount: number }>(
      `SELECT account, tax_rate_bp AS rate, sum(amount_minor) AS amount
       FROM posting JOIN entry ON entry.seq = posting.entry_seq
       WHERE entry.kind = 'refund' GROUP BY account, tax_rate_bp`,
    )
    .all();
  return Object.fromEntries(
    rows.map(({ account, rate, amount }) => [rate === null ? account : `${account} ${String(rate)}`, amount]),
  );
}

/** What was sold: a coffee at 21 % and two breads at 10.5 %. */
const ALL_OF_IT = {
  'returns 2100': 3_801_57,
  'tax 2100': 798_33,
  'returns 1050': 3_348_87,
  'tax 1050': 351_63,
  card_receivable: -TOTAL_MINOR,
};

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
    const parts = [1_000_01, 1, 2_500_33, 33_33];
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
    expect(states()).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(returned()).toEqual(ALL_OF_IT);
    expect(() => refund(1)).toThrow('refund');
    expect(sent().every((request) => request.body.includes('"amount"'))).toBe(true);
    expect(closeDay(shop).refunds).toEqual([{ origin: 'till', count: 5, amountMinor: TOTAL_MINOR }]);
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
    shop.point.faults.inject({ route: 'orders.get', fault: { kind: 'altered_body', members } });
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
    await shop.settle();
    await refundElsewhere('250.00');
    await shop.advance(60_000);
    expect(refunds().refunds.map((each) => [each.origin, each.state, each.amountMinor])).toEqual([
      ['till', 'done', 1_000_00],
      ['elsewhere', 'done', 250_00],
    ]);
    expect(sides(shop)).toEqual(keptMinor(TOTAL_MINOR - 1_250_00));
  });

  it('in part, unknown to the till when it asks for all, leaves both sides with the same sum and nothing open', async () => {
    await pay();
    await refundElsewhere('300.40');
    await shop.advance(3_000);
    const { refundId } = refund(TOTAL_MINOR);
    await shop.advance(10 * 60_000);
    expect(sides(shop)).toEqual(keptMinor(0));
    expect(returned()).toEqual(ALL_OF_IT);
    expect(sent().filter((request) => request.idempotencyKey === refundId)).toHaveLength(1);
    expect(refunds().refunds.map((each) => [each.origin, each.state, each.amountMinor])).toEqual([
      ['till', 'rejected', TOTAL_MINOR],
      ['elsewhere', 'done', 300_40],
      ['elsewhere', 'done', 8_000_00],
    ]);
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
    charge = startCharge(shop);
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
    charge = startCharge(shop);
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
    charge = startCharge(shop);
    await shop.advance(10_000);
    expect(refunds()).toMatchObject({ paidMinor: 0, refundableMinor: 0 });
    expect(() => refund(1)).toThrow('refund_not_possible');
    expect(sides(shop)).toEqual(keptMinor(0));
  });
});
