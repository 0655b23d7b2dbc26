import { afterEach, describe, expect, it } from 'vitest';
import { fillBasket, startCharge, type Shop } from '#test/fakes/shop.ts';
import {
  askCloud,
  chargeBasket,
  closeSound,
  creates,
  expectOneRequestRepeated,
  foreignOrder,
  openStocked,
  PAID_ONCE,
  read,
  requestsTo,
  settleByEvidence,
  sides,
} from './harness.ts';

let shop: Shop;
afterEach(async () => {
  await closeSound(shop);
});

const NOTHING_TAKEN = { orders: 0, takenMinor: 0, bookedMinor: 0 };

describe('a create that is refused', () => {
  it('P10 400 on the first and only send: ended with its reason, and the amount may be charged anew', async () => {
    shop = await openStocked();
    const fault = { kind: 'status', status: 400, code: 'invalid_properties' } as const;
    shop.point.faults.inject({ route: 'orders.create', fault });
    const charge = startCharge(shop);
    await shop.advance(500);
    expect(read(shop, charge)).toMatchObject({
      state: 'rejected',
      isFinal: true,
      refusal: { httpStatus: 400, code: 'invalid_properties' },
    });
    expect(sides(shop)).toEqual(NOTHING_TAKEN);
    const again = chargeBasket(shop);
    expect(again.chargeId).not.toBe(charge.chargeId);
    await shop.advance(10_000);
    expect(read(shop, again)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P11 400 on a repeat after a lost answer: decided by what the API shows of the order, never by the 400', async () => {
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const fault = { kind: 'status', status: 400, code: 'invalid_properties' } as const;
    shop.point.faults.inject({ route: 'orders.create', fault, times: 3 });
    const charge = startCharge(shop);
    await shop.advance(4_000);
    expect(read(shop, charge)).toMatchObject({ state: 'unknown', isFinal: false, refusal: null });
    await shop.advance(60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expectOneRequestRepeated(shop, charge);
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P11 refused on every repeat: stays unknown for a person to end', async () => {
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const fault = { kind: 'status', status: 400, code: 'invalid_properties' } as const;
    shop.point.faults.inject({ route: 'orders.create', fault, times: 10_000 });
    const charge = startCharge(shop);
    await shop.advance(20 * 60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'unknown', isFinal: false });
    expect(read(shop, charge).settleableFromMs).toBeLessThan(shop.clock.nowMs());
    settleByEvidence(shop, charge, 'charged');
    expect(read(shop, charge)).toMatchObject({ state: 'processed', isByEvidence: true });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P12 a terminal that already holds an order of somebody else: told, and nothing is done to it', async () => {
    shop = await openStocked();
    shop.point.setCustomer({ kind: 'walks_away' });
    const made = await askCloud(shop, '/v1/orders', 'another-till-1', foreignOrder(shop));
    expect(made.status).toBe(201);
    const charge = startCharge(shop);
    await shop.advance(5_000);
    expect(read(shop, charge)).toMatchObject({
      state: 'rejected',
      refusal: { httpStatus: 409, code: 'already_queued_order_for_terminal' },
    });
    const { terminals } = await shop.run().charging.listTerminals();
    expect(terminals[0]?.health).toBe('busy_elsewhere');
    expect(shop.point.truth()).toMatchObject([{ externalReference: 'another-till', status: 'at_terminal' }]);
    expect(requestsTo(shop, 'orders.cancel')).toEqual([]);
    expect(creates(shop)).toHaveLength(2);
  });

  it('P12 a terminal that already holds our own order: it is taken up, no second one is made', async () => {
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const fault = { kind: 'status', status: 409, code: 'already_queued_order_for_terminal' } as const;
    shop.point.faults.inject({ route: 'orders.create', fault, times: 2 });
    const charge = startCharge(shop);
    await shop.advance(3_000);
    expect(read(shop, charge)).toMatchObject({ state: 'unknown', isFinal: false });
    await shop.advance(60_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P13 the key belongs to another request: put before a person, and nothing more is charged', async () => {
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_request' } });
    const charge = startCharge(shop);
    await shop.settle();
    shop.point.setCustomer({ kind: 'walks_away' });
    const other = await askCloud(shop, '/v1/orders', charge.chargeId, foreignOrder(shop));
    expect(other.status).toBe(201);
    await shop.advance(60_000);
    expect(read(shop, charge)).toMatchObject({
      state: 'quarantined',
      isFinal: false,
      contradiction: { field: 'idempotency_key' },
    });
    expect(creates(shop)).toHaveLength(3);
    expect(shop.run().days.read().unresolved).toMatchObject([{ chargeId: charge.chargeId }]);
    settleByEvidence(shop, charge, 'not_charged');
    expect(read(shop, charge)).toMatchObject({ state: 'canceled', isByEvidence: true });
    expect(shop.point.truth()).toMatchObject([{ externalReference: 'another-till', chargedMinor: 0 }]);
    expect(sides(shop).bookedMinor).toBe(0);
  });
});

describe('a create whose answer cannot be used', () => {
  it.each([
    ['a page in place of JSON', { kind: 'html_page', isCommitted: true }, 'not_json'],
    ['an empty body', { kind: 'empty_body' }, 'not_json'],
    ['JSON that breaks off', { kind: 'truncated_body' }, 'not_json'],
    ['ten megabytes of JSON', { kind: 'oversized_body', bytes: 10 * 1024 * 1024 }, 'too_large'],
  ] as const)(
    'P14 %s: nothing is concluded, and the order is found with the same key',
    async (_what, fault, reason) => {
      shop = await openStocked();
      shop.point.faults.inject({ route: 'orders.create', fault });
      const charge = startCharge(shop);
      await shop.advance(250);
      expect(read(shop, charge)).toMatchObject({ state: 'unknown', unansweredReason: reason });
      // Readings of the order are spoilt the same way.
      shop.point.faults.inject({ route: 'orders.get', fault, times: 2 });
      await shop.advance(40_000);
      expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
      expectOneRequestRepeated(shop, charge);
      expect(sides(shop)).toEqual(PAID_ONCE);
    },
  );

  it('P15 an answer without an id: asked again, and the order is the one with our reference', async () => {
    shop = await openStocked();
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'missing_order_id' }, times: 2 });
    const charge = startCharge(shop);
    await shop.advance(250);
    expect(read(shop, charge)).toMatchObject({ state: 'unknown', unansweredReason: 'unexpected_shape' });
    await shop.advance(40_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', orderId: shop.point.truth()[0]?.id });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P15 a reading that shows another order is no answer to the question', async () => {
    shop = await openStocked();
    const charge = startCharge(shop);
    await shop.advance(1_000);
    const fault = { kind: 'altered_order', id: 'ORD01ARZ3NDEKTSV4RRFFQ69G5FAV', status: 'canceled' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 2 });
    await shop.advance(750);
    expect(read(shop, charge)).toMatchObject({ state: 'created', isUnreachable: true });
    await shop.advance(30_000);
    expect(read(shop, charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(sides(shop)).toEqual(PAID_ONCE);
  });

  it('P15 an answer that shows another order: never taken for ours', async () => {
    shop = await openStocked();
    const fault = {
      kind: 'altered_order',
      id: 'ORD01ARZ3NDEKTSV4RRFFQ69G5FAV',
      externalReference: 'somebody-else',
    } as const;
    shop.point.faults.inject({ route: 'orders.create', fault });
    const charge = startCharge(shop);
    await shop.advance(30_000);
    expect(read(shop, charge)).toMatchObject({
      state: 'quarantined',
      orderId: null,
      contradiction: { field: 'external_reference', expected: charge.chargeId, got: 'somebody-else' },
    });
    expect(requestsTo(shop, 'orders.get')).toEqual([]);
    // The money that was taken all the same is booked on the word of who looks at the terminal.
    settleByEvidence(shop, charge, 'charged');
    expect(sides(shop)).toEqual(PAID_ONCE);
    expect(fillBasket(shop).saleId).not.toBe(charge.saleId);
  });
});
