import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeferralDetail, DeferralView } from '#app/contract/deferrals.ts';
import { asDeferralId } from '#app/domain/deferral.ts';
import { findLastLink } from '#main/ledger/payment-links.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { capture, chargeDeferral, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
  shop.run().deferrals.recover();
});
afterEach(async () => {
  const result = verifyLedger(shop.run().ledger.db);
  await shop.close();
  expect(result).toMatchObject({ ok: true });
});

const TOTAL = 8_300_40;
const detail = ({ deferralId }: DeferralView) => shop.run().deferrals.get({ deferralId });
const balances = () => {
  const result = verifyLedger(shop.run().ledger.db);
  if (!result.ok) throw new Error(result.damage.what);
  return result.balances;
};
async function ask(method: 'makeLink' | 'closeLink', { deferralId }: DeferralView): Promise<DeferralDetail> {
  const asked = shop.run().deferrals[method]({ requestId: randomUUID(), deferralId });
  await shop.settle();
  return asked;
}
const preferenceOf = ({ deferralId }: DeferralView): string =>
  findLastLink(shop.run().ledger.db, asDeferralId(deferralId))?.preferenceId ?? '';

describe('a payment link', () => {
  it('is of what is owed, and takes it off when it is paid', async () => {
    const deferral = capture(shop);
    const made = await ask('makeLink', deferral);
    expect(made.deferral.link).toMatchObject({ amountMinor: TOTAL, state: 'open' });
    expect(made.deferral.link?.url).toMatch(/^https:\/\//);
    const { id } = shop.point.payPreference(preferenceOf(deferral));
    expect(detail(deferral).deferral.owedMinor).toBe(TOTAL);
    await shop.advance(20_000);
    expect(detail(deferral)).toMatchObject({
      deferral: { owedMinor: 0, link: { state: 'paid' } },
      moves: [{ kind: 'by_link', amountMinor: TOTAL, paymentId: id }],
    });
    expect(balances()).toMatchObject({ deferred: 0, card_receivable: TOTAL });
  });

  it('stands in the way of a charge until it has ended', async () => {
    const deferral = capture(shop);
    await ask('makeLink', deferral);
    expect(() => chargeDeferral(shop, deferral)).toThrow('deferral_has_link');
    const closed = await ask('closeLink', deferral);
    expect(closed.deferral.link?.state).toBe('closed');
    expect(() => shop.point.payPreference(preferenceOf(deferral))).toThrow();
    chargeDeferral(shop, deferral);
    await shop.advance(10_000);
    expect(detail(deferral).deferral.owedMinor).toBe(0);
  });

  it('that was paid while it was being ended is paid', async () => {
    const deferral = capture(shop);
    await ask('makeLink', deferral);
    shop.point.payPreference(preferenceOf(deferral));
    const closed = await ask('closeLink', deferral);
    expect(closed.deferral).toMatchObject({ owedMinor: 0, link: { state: 'paid' } });
  });

  it('is being ended until Mercado Pago has answered', async () => {
    const deferral = capture(shop);
    await ask('makeLink', deferral);
    shop.point.faults.inject({
      route: 'payments.update_preference',
      fault: { kind: 'drop_request' },
      times: 2,
    });
    const closing = await ask('closeLink', deferral);
    expect(closing.deferral.link?.state).toBe('closing');
    await shop.advance(60_000);
    expect(detail(deferral).deferral.link?.state).toBe('closed');
  });

  it('whose making got no answer is made after a restart, and nobody pays twice', async () => {
    const deferral = capture(shop);
    shop.point.faults.inject({
      route: 'payments.create_preference',
      fault: { kind: 'drop_response' },
      times: 1,
    });
    const making = await ask('makeLink', deferral);
    expect(making.deferral.link).toMatchObject({ state: 'making', url: null });
    await shop.crashAndReopen();
    shop.run().deferrals.recover();
    await shop.advance(30_000);
    expect(detail(deferral).deferral.link).toMatchObject({ state: 'open' });
    shop.point.payPreference(preferenceOf(deferral));
    await shop.advance(30_000);
    expect(detail(deferral).moves).toHaveLength(1);
  });

  it('that could not be made for want of a network is given up without one', async () => {
    const deferral = capture(shop);
    shop.point.faults.inject({
      route: 'payments.create_preference',
      fault: { kind: 'drop_request' },
      times: 9,
    });
    expect((await ask('makeLink', deferral)).deferral.link?.state).toBe('making');
    shop.point.faults.inject({ route: 'payments.search', fault: { kind: 'drop_request' }, times: 9 });
    expect((await ask('closeLink', deferral)).deferral.link?.state).toBe('closed');
    const { deferralId } = deferral;
    shop.run().deferrals.payCash({
      requestId: randomUUID(),
      deferralId,
      amountMinor: TOTAL,
      receivedMinor: TOTAL,
    });
    await shop.advance(5 * 60_000);
    expect(detail(deferral)).toMatchObject({
      deferral: { link: { state: 'closed' } },
      moves: [{ kind: 'cash' }],
    });
  });

  it('that a person has ended keeps no cash out, and what comes in by it all the same is put aside', async () => {
    const deferral = capture(shop);
    await ask('makeLink', deferral);
    shop.point.faults.inject({
      route: 'payments.update_preference',
      fault: { kind: 'drop_request' },
      times: 3,
    });
    await ask('closeLink', deferral);
    const { deferralId } = deferral;
    shop.run().deferrals.payCash({
      requestId: randomUUID(),
      deferralId,
      amountMinor: TOTAL,
      receivedMinor: TOTAL,
    });
    shop.point.payPreference(preferenceOf(deferral));
    await shop.advance(5 * 60_000);
    expect(detail(deferral)).toMatchObject({ deferral: { link: { state: 'paid_too_much' } }, moves: [{}] });
    expect(balances()).toMatchObject({ approved_without_sale: -TOTAL, drawer: 10_000_00 + TOTAL });
  });

  it('has ended only when Mercado Pago says so, and not where it refuses an end in the past', async () => {
    await shop.close();
    shop = await openShop({ simulator: { openQuestions: { preferenceEndInThePast: 'refused' } } });
    stockAndOpen(shop);
    shop.run().deferrals.recover();
    const deferral = capture(shop);
    await ask('makeLink', deferral);
    expect((await ask('closeLink', deferral)).deferral.link?.state).toBe('closing');
    await shop.advance(20 * 60_000);
    expect(detail(deferral).deferral.link?.state).toBe('closed');
    expect(() => shop.point.payPreference(preferenceOf(deferral))).toThrow();
  });

  it.each([10 * 60_000, -10 * 60_000])(
    'cannot be paid after its end by a clock that is %i ms off',
    async (offMs) => {
      shop.clock.advance(Math.max(0, offMs));
      shop.pointClock.advance(Math.max(0, -offMs));
      const deferral = capture(shop);
      await ask('makeLink', deferral);
      expect((await ask('closeLink', deferral)).deferral.link?.state).toBe('closed');
      expect(() => shop.point.payPreference(preferenceOf(deferral))).toThrow();
    },
  );

  it('that was paid before its end, which the search shows only later, puts the money aside', async () => {
    let isBlind = true;
    await shop.close();
    shop = await openShop({
      overHttp: (http) => async (request) => {
        const answer = await http(request);
        const isSearch = answer.kind === 'ok' && request.path.startsWith('/v1/payments/search');
        return isSearch && isBlind ? { ...answer, value: { results: [], paging: { total: 0 } } } : answer;
      },
    });
    stockAndOpen(shop);
    shop.run().deferrals.recover();
    const late = capture(shop);
    await ask('makeLink', late);
    shop.point.payPreference(preferenceOf(late));
    expect((await ask('closeLink', late)).deferral.link?.state).toBe('closed');
    chargeDeferral(shop, late);
    await shop.advance(10_000);
    isBlind = false;
    await shop.advance(2 * 60 * 60_000);
    expect(detail(late).deferral.link?.state).toBe('paid_too_much');
    expect(balances()).toMatchObject({ approved_without_sale: -TOTAL, card_receivable: 2 * TOTAL });
  });

  it('that was paid ends, so that nobody pays a second time', async () => {
    const deferral = capture(shop);
    await ask('makeLink', deferral);
    shop.point.payPreference(preferenceOf(deferral));
    await shop.advance(40_000);
    expect(() => shop.point.payPreference(preferenceOf(deferral))).toThrow();
  });

  it('that was paid twice puts the second payment aside until it has gone back', async () => {
    const deferral = capture(shop);
    await ask('makeLink', deferral);
    shop.point.payPreference(preferenceOf(deferral));
    const { id } = shop.point.payPreference(preferenceOf(deferral));
    await shop.advance(40_000);
    expect(detail(deferral)).toMatchObject({
      deferral: { owedMinor: 0, link: { state: 'paid_too_much' } },
      moves: [{ kind: 'by_link' }],
    });
    expect(balances()).toMatchObject({ approved_without_sale: -TOTAL, card_receivable: 2 * TOTAL });
    shop.point.ask({
      method: 'POST',
      path: `/v1/payments/${id}/refunds`,
      headers: { authorization: `Bearer ${shop.point.accessToken}`, 'x-idempotency-key': randomUUID() },
      bodyText: '',
    });
    await shop.advance(30 * 60_000);
    expect(detail(deferral).deferral.link?.state).toBe('paid');
    expect(balances()).toMatchObject({ approved_without_sale: 0, card_receivable: TOTAL });
  });

  it('ends by itself after a week', async () => {
    const deferral = capture(shop);
    await ask('makeLink', deferral);
    await shop.crashAndReopen(() => {
      shop.clock.advance(7 * 24 * 60 * 60_000 + 1);
      shop.pointClock.advance(7 * 24 * 60 * 60_000 + 1);
    });
    shop.run().deferrals.recover();
    await shop.advance(5_000);
    expect(detail(deferral).deferral.link?.state).toBe('closed');
  });

  it('of a wish that comes twice is one', async () => {
    const deferral = capture(shop);
    const { deferralId } = deferral;
    const request = { requestId: randomUUID(), deferralId };
    const both = [shop.run().deferrals.makeLink(request), shop.run().deferrals.makeLink(request)];
    await shop.settle();
    await Promise.all(both);
    expect(detail(deferral).deferral.link?.state).toBe('open');
    expect(() => shop.run().ledger.write(() => undefined)).not.toThrow();
    await expect(shop.run().deferrals.makeLink({ requestId: randomUUID(), deferralId })).rejects.toThrow(
      'deferral_has_link',
    );
  });
});
