import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import { findProductByCode } from '#main/ledger/products.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import {
  capture,
  COFFEE,
  fillBasket,
  OPEN_HANDED,
  openShop,
  stockAndOpen,
  type Shop,
} from '#test/fakes/shop.ts';

let shop: Shop;
let rules: DeferralRules;
beforeEach(async () => {
  rules = OPEN_HANDED;
  shop = await openShop({ deferralRules: () => rules });
  stockAndOpen(shop);
});
afterEach(async () => {
  const result = verifyLedger(shop.run().ledger.db);
  await shop.close();
  expect(result).toMatchObject({ ok: true });
});

const TOTAL = 8_300_40;
const ANA = { name: 'Ana Prueba', contact: '', note: '' };
const APPROVAL = { approver: 'Dueña', role: 'owner' as const, reason: 'la conozco' };
const balances = () => {
  const result = verifyLedger(shop.run().ledger.db);
  if (!result.ok) throw new Error(result.damage.what);
  return result.balances;
};
const limits = (change: Partial<DeferralRules['limits']>): void => {
  rules = { ...rules, limits: { ...rules.limits, ...change } };
};

describe('a sale that is captured without a payment', () => {
  it('is sold, numbered and out of stock, and its whole amount is owed', () => {
    const deferral = capture(shop);
    expect(deferral).toMatchObject({ number: 1, saleNumber: 1, amountMinor: TOTAL, owedMinor: TOTAL });
    expect(balances()).toMatchObject({ deferred: TOTAL, drawer: 10_000_00, card_receivable: 0 });
    const { ledger, selling } = shop.run();
    expect(findProductByCode(ledger.db, COFFEE.code)?.stockMilli).toBe(COFFEE.stockMilli - 1000);
    const receipt = selling.receipt({ saleId: deferral.saleId });
    expect(receipt.tenders).toEqual([
      { kind: 'deferred', amountMinor: TOTAL, deferralId: deferral.deferralId },
    ]);
    expect(receipt.deferral).toMatchObject({ number: 1, owedMinor: TOTAL });
    expect(shop.run().baskets.current().lines).toEqual([]);
  });

  it('counts its receipts by themselves, without gaps, beside the numbers of the sales', () => {
    capture(shop);
    const { saleId, totalMinor } = fillBasket(shop);
    shop.run().selling.payCash({ requestId: randomUUID(), saleId, totalMinor, receivedMinor: totalMinor });
    expect(capture(shop)).toMatchObject({ number: 2, saleNumber: 3 });
  });

  it('asks nothing of Mercado Pago', async () => {
    capture(shop);
    await shop.advance(5_000);
    expect(shop.point.requests()).toEqual([]);
  });

  it('happens once however often the same request comes', () => {
    const { saleId, totalMinor } = fillBasket(shop);
    const request = {
      requestId: randomUUID(),
      saleId,
      totalMinor,
      customer: ANA,
      promisedDate: null,
      approval: null,
      slip: null,
    };
    const first = shop.run().deferrals.capture(request);
    expect(shop.run().deferrals.capture(request)).toEqual(first);
    expect(balances().deferred).toBe(TOTAL);
  });

  it('keeps the day and the number after a restart without a network', async () => {
    const before = capture(shop, { promisedDate: null });
    await shop.crashAndReopen();
    const { deferrals } = shop.run();
    expect(deferrals.get({ deferralId: before.deferralId }).deferral).toEqual(before);
  });

  it('needs an open shift, goods, and the total that was seen', () => {
    const { saleId } = shop.run().baskets.current();
    const request = {
      requestId: randomUUID(),
      saleId,
      totalMinor: 1,
      customer: ANA,
      promisedDate: null,
      approval: null,
      slip: null,
    };
    expect(() => shop.run().deferrals.capture(request)).toThrow('basket_empty');
    fillBasket(shop);
    expect(() => shop.run().deferrals.capture(request)).toThrow('total_changed');
  });
});

describe('limits', () => {
  it('of zero let nothing through without an owner', () => {
    limits({ perSaleMinor: 0 });
    expect(() => capture(shop)).toThrow('deferral_above_limit');
    expect(balances().deferred).toBe(0);
    expect(() => capture(shop, { approval: { ...APPROVAL, role: 'manager' } })).toThrow(
      'deferral_needs_owner',
    );
    shop.run().baskets.clear({ requestId: randomUUID(), saleId: shop.run().baskets.current().saleId });
    expect(capture(shop, { approval: APPROVAL }).approval).toEqual(APPROVAL);
  });

  it('are passed by a cent more and not by the amount that fills them', () => {
    limits({ perSaleMinor: TOTAL - 1 });
    expect(() => capture(shop)).toThrow('deferral_above_limit');
    shop.run().baskets.clear({ requestId: randomUUID(), saleId: shop.run().baskets.current().saleId });
    limits({ perSaleMinor: TOTAL });
    expect(capture(shop).owedMinor).toBe(TOTAL);
  });

  it('count what all owe, what one customer owes and what was captured today', () => {
    capture(shop);
    const check = (name: string, contact = '') =>
      shop.run().deferrals.check({ amountMinor: 1, customer: { name, contact, note: '' } }).exceeded;
    limits({ totalMinor: TOTAL });
    expect(check('Otro')).toEqual(['total']);
    limits({ totalMinor: null, perCustomerMinor: TOTAL });
    expect(check('Otro')).toEqual([]);
    // The same telephone, written otherwise.
    expect(check('Anita', '1155550101')).toEqual(['per_customer']);
    limits({ perCustomerMinor: null, perDayMinor: TOTAL });
    expect(check('Otro')).toEqual(['per_day']);
  });

  it('of a day begin again the next day, those of a customer do not', async () => {
    capture(shop);
    limits({ perDayMinor: TOTAL, perCustomerMinor: TOTAL });
    await shop.crashAndReopen(() => {
      shop.clock.advance(24 * 60 * 60_000);
      shop.pointClock.advance(24 * 60 * 60_000);
    });
    const { exceeded } = shop.run().deferrals.check({
      amountMinor: 1,
      customer: { name: 'ANA  prueba', contact: '+54 11 5555-0101', note: '' },
    });
    expect(exceeded).toEqual(['per_customer']);
  });

  it('take those without a name for one customer', () => {
    const nobody = { name: '', contact: '', note: '' };
    capture(shop, { customer: nobody });
    limits({ perCustomerMinor: TOTAL });
    expect(shop.run().deferrals.check({ amountMinor: 1, customer: nobody }).exceeded).toEqual([
      'per_customer',
    ]);
  });

  it('keep no approval that was not needed', () => {
    expect(capture(shop, { approval: APPROVAL }).approval).toBeNull();
  });
});

describe('what is written down of the customer', () => {
  it('is asked for when the shop wants it', () => {
    rules = { ...rules, isNameRequired: true, isContactRequired: true };
    expect(() => capture(shop, { customer: { name: '', contact: '1', note: '' } })).toThrow(
      'deferral_name_missing',
    );
    expect(() => capture(shop, { customer: ANA })).toThrow('deferral_contact_missing');
  });

  it.each([
    ['a NUL', '11\u00005555'],
    ['an escape sequence', '\u001b[2J11 5555'],
    ['a line break', '11 5555\n0101'],
    ['a direction override', '11 5555\u202e0101'],
    ['half a character', '11 5555\ud800'],
  ])('is refused with %s in it, and nothing is captured', (_what, contact) => {
    expect(() => capture(shop, { customer: { name: 'Ana', contact, note: '' } })).toThrow(
      'customer_text_unreadable',
    );
    expect(balances().deferred).toBe(0);
  });

  it('promises no day that has passed, that the calendar does not have, or that is years away', () => {
    const today = shop.run().ledger.businessDate(shop.clock.nowMs());
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    expect(() => capture(shop, { promisedDate: yesterday })).toThrow('deferral_promise_past');
    expect(() => capture(shop, { promisedDate: '2999-02-30' })).toThrow('deferral_promise_past');
    expect(() => capture(shop, { promisedDate: '2999-02-03' })).toThrow('deferral_promise_too_far');
    shop.run().baskets.clear({ requestId: randomUUID(), saleId: shop.run().baskets.current().saleId });
    expect(capture(shop, { promisedDate: today }).due).toBe('today');
  });
});
