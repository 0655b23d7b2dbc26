import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
  await shop.run().charging.recover();
});
afterEach(async () => {
  expect(verifyLedger(shop.run().ledger.db)).toMatchObject({ ok: true });
  await shop.close();
});

const read = (charge: ChargeView) => shop.run().charging.get({ chargeId: charge.chargeId });
const settle = (charge: ChargeView, outcome: 'charged' | 'not_charged') =>
  shop.run().charging.settle({
    requestId: randomUUID(),
    chargeId: charge.chargeId,
    outcome,
    approver: 'La dueña',
    role: 'owner',
    reason: 'Lo dice el cliente',
    reference: outcome === 'charged' ? '004512' : '',
  });

/** The create reaches the API and no answer comes back, for as long as the returned function is not called. */
function loseAnswers(): () => void {
  return shop.point.faults.inject({ fault: { kind: 'drop_response' }, times: 9_999 });
}

describe('evidence on a charge whose order no answer named', () => {
  it('that nothing was paid gives way to the payment, found by the same create', async () => {
    const endLosing = loseAnswers();
    const charge = startCharge(shop);
    await shop.advance(150_000);
    expect(read(charge)).toMatchObject({ state: 'unknown', orderId: null });
    expect(shop.point.truth()).toMatchObject([{ status: 'processed' }]);
    settle(charge, 'not_charged');
    endLosing();
    await shop.advance(3 * 60_000);
    expect(read(charge)).toMatchObject({ state: 'processed', evidenceCheck: 'contradicted', saleNumber: 1 });
    expect(shop.point.truth()).toHaveLength(1);
  });

  it('that it was paid is confirmed, and the money can go back', async () => {
    const endLosing = loseAnswers();
    const charge = startCharge(shop);
    await shop.advance(150_000);
    settle(charge, 'charged');
    endLosing();
    await shop.advance(3 * 60_000);
    expect(read(charge)).toMatchObject({ state: 'processed', evidenceCheck: 'confirmed' });
    expect(shop.run().charging.refunds({ chargeId: charge.chargeId }).refundableMinor).toBe(8_300_40);
  });

  it('does not put an order on the terminal that was never made: it is taken off at once', async () => {
    const endLosing = shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: 9_999 });
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(150_000);
    settle(charge, 'not_charged');
    endLosing();
    await shop.advance(3 * 60_000);
    expect(shop.point.truth()).toMatchObject([{ status: 'canceled', chargedMinor: 0 }]);
    expect(read(charge)).toMatchObject({ state: 'canceled', evidenceCheck: 'confirmed' });
  });
});

describe('evidence that nothing was paid', () => {
  it('takes the order off the terminal when the network is back, so that the next charge can go there', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(10_000);
    expect(read(charge).state).toBe('at_terminal');
    const endOutage = shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: 9_999 });
    await shop.advance(130_000);
    settle(charge, 'not_charged');
    endOutage();
    await shop.advance(40_000);
    expect(shop.point.truth()).toMatchObject([{ status: 'canceled', chargedMinor: 0 }]);
    shop.point.setCustomer({ kind: 'pays' });
    const { saleId, totalMinor } = shop.run().baskets.current();
    expect(saleId).toBe(charge.saleId);
    shop.run().baskets.clear({ requestId: randomUUID(), saleId });
    const second = startCharge(shop);
    await shop.advance(10_000);
    expect(read(second).state).toBe('processed');
    expect(totalMinor).toBe(8_300_40);
  });

  it('is asked about for its whole day, also after the API agreed once', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(10_000);
    const endOutage = shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: 9_999 });
    await shop.advance(130_000);
    settle(charge, 'not_charged');
    endOutage();
    await shop.advance(3 * 60_000);
    expect(read(charge).evidenceCheck).toBe('confirmed');
    shop.point.approveLate(read(charge).orderId ?? '');
    await shop.advance(20 * 60_000);
    expect(read(charge)).toMatchObject({ state: 'processed', evidenceCheck: 'contradicted' });
  });
});

describe('a word the API contradicts', () => {
  it('with another amount is shown as such, and somebody must look at it', async () => {
    shop.point.setCustomer({ kind: 'slow_issuer' });
    const charge = startCharge(shop);
    await shop.advance(60_000);
    settle(charge, 'charged');
    const fault = { kind: 'altered_order', status: 'processed', paidAmount: '4000.00' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 1 });
    await shop.advance(40_000);
    expect(read(charge)).toMatchObject({
      state: 'processed',
      evidenceCheck: 'contradicted',
      contradiction: { field: 'amount', expected: '830040', got: '400000' },
    });
    expect(shop.run().charging.unresolved().charges).toMatchObject([{ chargeId: charge.chargeId }]);
    const close = { countedMinor: 10_000_00, acceptsUnresolved: false };
    expect(() => shop.run().days.close({ ...close, requestId: randomUUID() })).toThrow(
      'day_has_unresolved_charges',
    );
  });
});

describe('a machine that was told to sleep and never that it woke', () => {
  it('charges all the same when somebody sells', async () => {
    shop.run().charging.suspend();
    const charge = startCharge(shop);
    await shop.advance(10_000);
    expect(read(charge).state).toBe('processed');
  });
});

describe('a later answer about a payment', () => {
  it('that shows a tip has it booked', async () => {
    const fault = { kind: 'altered_order', status: 'processed', paidAmount: '8300.40' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 1 });
    shop.point.setCustomer({ kind: 'pays', tipMinor: 100_00 });
    const charge = startCharge(shop);
    await shop.advance(10_000);
    expect(read(charge).state).toBe('processed');
    await shop.run().charging.refresh({ chargeId: charge.chargeId });
    expect(shop.run().days.read()).toMatchObject({ tipsMinor: 100_00 });
    expect(shop.run().charging.refunds({ chargeId: charge.chargeId }).paidMinor).toBe(8_400_40);
  });
});
