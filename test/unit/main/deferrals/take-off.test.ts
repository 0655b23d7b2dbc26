import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { findProductByCode } from '#main/ledger/products.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import {
  capture,
  chargeDeferral,
  COFFEE,
  openShop,
  startCharge,
  stockAndOpen,
  type Shop,
} from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
});
afterEach(async () => {
  const result = verifyLedger(shop.run().ledger.db);
  await shop.close();
  expect(result).toMatchObject({ ok: true });
});

const TOTAL = 8_300_40;
const APPROVAL = { approver: 'Dueña', role: 'owner' as const, reason: 'se mudó' };
const detail = ({ deferralId }: DeferralView) => shop.run().deferrals.get({ deferralId });
const balances = () => {
  const result = verifyLedger(shop.run().ledger.db);
  if (!result.ok) throw new Error(result.damage.what);
  return result.balances;
};
const payCash = ({ deferralId }: DeferralView, amountMinor: number, receivedMinor = amountMinor) =>
  shop.run().deferrals.payCash({ requestId: randomUUID(), deferralId, amountMinor, receivedMinor });

describe('charging a deferral on the terminal', () => {
  it('takes the whole off what is owed when the charge is approved, and not before', async () => {
    const deferral = capture(shop);
    const charge = chargeDeferral(shop, deferral);
    expect(detail(deferral).deferral).toMatchObject({ owedMinor: TOTAL, liveChargeId: charge.chargeId });
    await shop.advance(10_000);
    expect(detail(deferral)).toMatchObject({
      deferral: { owedMinor: 0, liveChargeId: null },
      moves: [{ kind: 'charged', amountMinor: TOTAL, chargeId: charge.chargeId }],
    });
    expect(balances()).toMatchObject({ deferred: 0, card_receivable: TOTAL, approved_without_sale: 0 });
    expect(shop.run().charging.get({ chargeId: charge.chargeId })).toMatchObject({
      saleNumber: 1,
      isWithoutSale: false,
    });
  });

  it('takes parts, across several charges, to the cent', async () => {
    const deferral = capture(shop);
    chargeDeferral(shop, deferral, 5_000_13);
    await shop.advance(10_000);
    expect(detail(deferral).deferral.owedMinor).toBe(TOTAL - 5_000_13);
    chargeDeferral(shop, deferral, TOTAL - 5_000_13);
    await shop.advance(10_000);
    expect(detail(deferral).moves.map((move) => move.amountMinor)).toEqual([5_000_13, TOTAL - 5_000_13]);
    expect(balances()).toMatchObject({ deferred: 0, card_receivable: TOTAL });
  });

  it('owes what it owed after a declined card', async () => {
    const deferral = capture(shop);
    shop.point.setCustomer({ kind: 'declines', detail: 'insufficient_amount' });
    chargeDeferral(shop, deferral);
    await shop.advance(10_000);
    expect(detail(deferral)).toMatchObject({ deferral: { owedMinor: TOTAL, liveChargeId: null }, moves: [] });
  });

  it('books a tip on top, which nobody owed', async () => {
    const deferral = capture(shop);
    shop.point.setCustomer({ kind: 'pays', tipMinor: 500_00 });
    chargeDeferral(shop, deferral);
    await shop.advance(10_000);
    expect(balances()).toMatchObject({ deferred: 0, tips: -500_00, card_receivable: TOTAL + 500_00 });
  });

  it('is done once when two ask for it at the same time: the second is told of the first', () => {
    const deferral = capture(shop);
    const charge = chargeDeferral(shop, deferral);
    expect(() => chargeDeferral(shop, deferral)).toThrow(
      expect.objectContaining({ code: 'charge_live_for_sale', params: { chargeId: charge.chargeId } }),
    );
    expect(() => payCash(deferral, TOTAL)).toThrow('charge_live_for_sale');
  });

  it('never takes more than is owed', async () => {
    const deferral = capture(shop);
    expect(() => chargeDeferral(shop, deferral, TOTAL + 1)).toThrow('deferral_owes_less');
    payCash(deferral, TOTAL);
    expect(() => chargeDeferral(shop, deferral, 100_00)).toThrow('deferral_settled');
    await shop.advance(1_000);
    expect(shop.point.truth()).toEqual([]);
  });

  it('goes on after a crash in the middle, with one order', async () => {
    const deferral = capture(shop);
    chargeDeferral(shop, deferral);
    await shop.advance(500);
    await shop.crashAndReopen();
    const recovered = shop.run().charging.recover();
    await shop.advance(15_000);
    await recovered;
    expect(detail(deferral).deferral.owedMinor).toBe(0);
    expect(shop.point.truth()).toHaveLength(1);
  });

  it('gives goods and tax back in the shares they were sold in, whichever part is refunded', async () => {
    const deferral = capture(shop);
    const parts = [chargeDeferral(shop, deferral, 3_333_33)];
    await shop.advance(10_000);
    parts.push(chargeDeferral(shop, deferral, TOTAL - 3_333_33));
    await shop.advance(10_000);
    for (const { chargeId, amountMinor } of parts) {
      shop.run().charging.refund({
        requestId: randomUUID(),
        chargeId,
        amountMinor,
        approver: 'Dueña',
        role: 'owner',
        reason: 'devolvió todo',
      });
      await shop.advance(20_000);
    }
    const { returns, tax, sales, card_receivable } = balances();
    expect({ tax, card_receivable }).toEqual({ tax: 0, card_receivable: 0 });
    expect(returns).toBe(-sales);
  });
});

describe('an approval that comes late', () => {
  /** A basket whose charge nobody heard the end of: on the owner's word that nothing was paid it is captured. */
  async function capturedAfterSilence(): Promise<{ deferral: DeferralView; chargeId: string }> {
    shop.point.setCustomer({ kind: 'slow_issuer' });
    const { chargeId, saleId, amountMinor } = startCharge(shop);
    await shop.advance(60_000);
    shop.run().charging.settle({
      requestId: randomUUID(),
      chargeId,
      outcome: 'not_charged',
      approver: 'Dueña',
      role: 'owner',
      reason: 'la terminal no dice nada',
      reference: '',
    });
    const deferral = shop.run().deferrals.capture({
      requestId: randomUUID(),
      saleId,
      totalMinor: amountMinor,
      customer: { name: 'Ana', contact: '', note: '' },
      promisedDate: null,
      approval: null,
      slip: null,
    });
    return { deferral, chargeId };
  }
  const sayApproved = (): void => {
    const fault = { kind: 'altered_order', status: 'processed', paidAmount: '8300.40' } as const;
    shop.point.faults.inject({ route: 'orders.get', fault, times: 9 });
  };

  it('takes off what its own sale owes', async () => {
    const { deferral, chargeId } = await capturedAfterSilence();
    sayApproved();
    await shop.advance(60_000);
    expect(detail(deferral)).toMatchObject({
      deferral: { owedMinor: 0 },
      moves: [{ kind: 'charged', chargeId }],
    });
    expect(balances()).toMatchObject({ deferred: 0, approved_without_sale: 0, card_receivable: TOTAL });
  });

  it('is put aside when the customer has paid another way since, and no more is owed', async () => {
    const { deferral, chargeId } = await capturedAfterSilence();
    payCash(deferral, TOTAL);
    sayApproved();
    await shop.advance(60_000);
    expect(shop.run().charging.get({ chargeId })).toMatchObject({ isWithoutSale: true });
    expect(balances()).toMatchObject({ deferred: 0, approved_without_sale: -TOTAL });
  });

  it('is taken after the charge that runs for the deferral has ended without money', async () => {
    shop.point.setCustomer({ kind: 'cancels_on_terminal' });
    const { chargeId, saleId, amountMinor } = startCharge(shop);
    await shop.advance(20_000);
    expect(shop.run().charging.get({ chargeId }).state).toBe('canceled');
    const deferral = shop.run().deferrals.capture({
      requestId: randomUUID(),
      saleId,
      totalMinor: amountMinor,
      customer: { name: 'Ana', contact: '', note: '' },
      promisedDate: null,
      approval: null,
      slip: null,
    });
    shop.point.setCustomer({ kind: 'walks_away' });
    const second = chargeDeferral(shop, deferral);
    await shop.advance(5_000);
    // The first one was paid after all, and somebody looks.
    shop.point.approveLate(shop.point.truth()[0]?.id ?? '');
    const read = shop.run().charging.refresh({ chargeId });
    await shop.settle();
    expect(await read).toMatchObject({ state: 'processed', isWithoutSale: true });
    await shop.advance(6 * 60_000);
    expect(shop.run().charging.get({ chargeId: second.chargeId })).toMatchObject({
      isFinal: true,
      isCancelAsked: true,
      isWithoutSale: false,
    });
    expect(detail(deferral)).toMatchObject({ deferral: { owedMinor: 0 }, moves: [{ chargeId }] });
    expect(balances()).toMatchObject({ deferred: 0, approved_without_sale: 0, card_receivable: TOTAL });
  });
});

describe('other ways to settle', () => {
  it('cash goes into the drawer, with change', () => {
    const deferral = capture(shop);
    const settled = payCash(deferral, TOTAL, 9_000_00);
    expect(settled.moves).toMatchObject([{ kind: 'cash', receivedMinor: 9_000_00, changeMinor: 699_60 }]);
    expect(balances()).toMatchObject({ deferred: 0, drawer: 10_000_00 + TOTAL });
    expect(() => payCash(deferral, 1)).toThrow('deferral_settled');
  });

  it('cash in part leaves the rest owed', () => {
    const deferral = capture(shop);
    payCash(deferral, 300_40);
    expect(detail(deferral).deferral.owedMinor).toBe(8_000_00);
    expect(() => payCash(deferral, 8_000_01)).toThrow('deferral_owes_less');
    expect(() => payCash(deferral, 8_000_00, 7_000_00)).toThrow('cash_too_little');
    expect(() => payCash(deferral, 1_00, 9_999_999_99)).toThrow('cash_too_much');
  });

  it('a transfer is kept with its reference', () => {
    const { deferralId } = capture(shop);
    const settled = shop.run().deferrals.payOther({
      requestId: randomUUID(),
      deferralId,
      amountMinor: TOTAL,
      method: 'transfer',
      reference: 'CVU 0001',
    });
    expect(settled.moves).toMatchObject([{ kind: 'other', method: 'transfer', reference: 'CVU 0001' }]);
    expect(balances()).toMatchObject({ deferred: 0, other_tender: TOTAL });
  });

  it('goods that come back are in stock again, out of sales and tax, and nobody owes them', () => {
    const { deferralId } = capture(shop);
    const settled = shop
      .run()
      .deferrals.returnGoods({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    expect(settled.moves).toMatchObject([{ kind: 'returned', amountMinor: TOTAL, approval: APPROVAL }]);
    const { deferred, tax, sales, returns } = balances();
    expect({ deferred, tax, net: sales + returns }).toEqual({ deferred: 0, tax: 0, net: 0 });
    const { ledger } = shop.run();
    expect(findProductByCode(ledger.db, COFFEE.code)?.stockMilli).toBe(COFFEE.stockMilli);
  });

  it('goods do not come back while a part was paid that the till cannot give back', () => {
    const deferral = capture(shop);
    payCash(deferral, 1_000_00);
    const { deferralId } = deferral;
    expect(() =>
      shop.run().deferrals.returnGoods({ requestId: randomUUID(), deferralId, approval: APPROVAL }),
    ).toThrow('return_partly_paid');
    expect(balances().deferred).toBe(TOTAL - 1_000_00);
  });

  it('goods that come back after a part was charged void what is left, and the part goes back by a refund', async () => {
    const deferral = capture(shop);
    const { chargeId } = chargeDeferral(shop, deferral, 3_000_01);
    await shop.advance(10_000);
    const { deferralId } = deferral;
    shop.run().deferrals.returnGoods({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    expect(balances().deferred).toBe(0);
    shop.run().charging.refund({
      requestId: randomUUID(),
      chargeId,
      amountMinor: 3_000_01,
      approver: 'Dueña',
      role: 'owner',
      reason: 'devolvió todo',
    });
    await shop.advance(20_000);
    const { tax, sales, returns, card_receivable } = balances();
    expect({ tax, net: sales + returns, card_receivable }).toEqual({ tax: 0, net: 0, card_receivable: 0 });
  });

  it('what nobody will pay is a loss with a name, a role and a reason', () => {
    const { deferralId } = capture(shop);
    const settled = shop
      .run()
      .deferrals.writeOff({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    expect(settled.moves).toMatchObject([{ kind: 'written_off', approval: APPROVAL }]);
    expect(balances()).toMatchObject({ deferred: 0, written_off: TOTAL });
  });

  it('is done once however often the same request comes', () => {
    const { deferralId } = capture(shop);
    const request = { requestId: randomUUID(), deferralId, amountMinor: 100_00, receivedMinor: 100_00 };
    shop.run().deferrals.payCash(request);
    expect(shop.run().deferrals.payCash(request).deferral.owedMinor).toBe(TOTAL - 100_00);
    expect(balances().drawer).toBe(10_100_00);
  });
});
