import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { EVIDENCE_ASKED_FOR_MS } from '#app/domain/charge-step.ts';
import { openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
});
afterEach(async () => {
  await shop.close();
});

const HOUR_MS = 60 * 60_000;
const read = (charge: ChargeView) => shop.run().charging.get({ chargeId: charge.chargeId });
const reads = () => shop.point.requests().filter((request) => request.route === 'orders.get').length;
const settle = (charge: ChargeView, outcome: 'charged' | 'not_charged') =>
  shop.run().charging.settle({
    requestId: randomUUID(),
    chargeId: charge.chargeId,
    outcome,
    approver: 'La dueña',
    role: 'owner',
    reason: 'Lo dice el comprobante',
    reference: outcome === 'charged' ? '004512' : '',
  });

/** A charge that the terminal has to tell about: the issuer was silent. */
async function waitingForAPerson(): Promise<ChargeView> {
  shop.point.setCustomer({ kind: 'slow_issuer' });
  const charge = startCharge(shop);
  await shop.advance(60_000);
  expect(read(charge).state).toBe('action_required');
  return charge;
}

/** The API's word changes: the issuer had approved after all. */
function sayApproved(): void {
  const fault = { kind: 'altered_order', status: 'processed', paidAmount: '8300.40' } as const;
  shop.point.faults.inject({ route: 'orders.get', fault, times: 9 });
}

describe('a charge that was settled by evidence', () => {
  it('is asked about for a day more, every quarter of an hour, and then stands as it is', async () => {
    const charge = await waitingForAPerson();
    expect(settle(charge, 'charged')).toMatchObject({ state: 'processed', evidenceCheck: 'open' });
    const before = reads();
    await shop.advance(2 * HOUR_MS);
    expect(reads() - before).toBeGreaterThanOrEqual(8);
    expect(reads() - before).toBeLessThanOrEqual(10);
    await shop.crashAndReopen();
    await shop.run().charging.recover();
    await shop.advance(HOUR_MS);
    expect(read(charge).evidenceCheck).toBe('open');
    await shop.crashAndReopen();
    shop.clock.advance(EVIDENCE_ASKED_FOR_MS);
    await shop.run().charging.recover();
    await shop.advance(10_000);
    expect(read(charge)).toMatchObject({
      state: 'processed',
      isByEvidence: true,
      evidenceCheck: 'unanswered',
    });
    const after = reads();
    await shop.advance(HOUR_MS);
    expect(reads()).toBe(after);
  });

  it('is confirmed by the API, stays marked, and has its line on the Z', async () => {
    const charge = await waitingForAPerson();
    settle(charge, 'charged');
    sayApproved();
    await shop.advance(60_000);
    expect(read(charge)).toMatchObject({ isByEvidence: true, evidenceCheck: 'confirmed', saleNumber: 1 });
    const z = shop.run().days.close({
      requestId: randomUUID(),
      countedMinor: 10_000_00,
      acceptsUnresolved: false,
    });
    expect(z.byEvidence).toEqual({
      count: 1,
      amountMinor: 8_300_40,
      notCharged: 0,
      confirmed: 1,
      contradicted: 0,
    });
    expect(z.sales).toMatchObject({ count: 1, totalMinor: 8_300_40 });
  });

  it('gives way to an approval when the word was that nothing was paid', async () => {
    const charge = await waitingForAPerson();
    expect(settle(charge, 'not_charged')).toMatchObject({ state: 'canceled', evidenceCheck: 'open' });
    sayApproved();
    await shop.advance(60_000);
    expect(read(charge)).toMatchObject({ state: 'processed', evidenceCheck: 'contradicted' });
    expect(shop.run().days.read().byEvidence).toMatchObject({ notCharged: 1, confirmed: 0, contradicted: 1 });
  });

  it('names who approved it, in what role and why, in its history', async () => {
    const charge = await waitingForAPerson();
    settle(charge, 'charged');
    const { items } = shop.run().charging.timeline({ chargeId: charge.chargeId });
    expect(items.map((item) => item.charge).at(-1)).toEqual({
      kind: 'settled_by_evidence',
      outcome: 'charged',
      approver: 'La dueña',
      role: 'owner',
      reason: 'Lo dice el comprobante',
      reference: '004512',
    });
  });
});
