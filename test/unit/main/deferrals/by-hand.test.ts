import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeferralView, HandSlip } from '#app/contract/deferrals.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { capture, chargeDeferral, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ simulator: { terminalCount: 2 } });
  stockAndOpen(shop);
  shop.run().deferrals.recover();
});
afterEach(async () => {
  const result = verifyLedger(shop.run().ledger.db);
  await shop.close();
  expect(result).toMatchObject({ ok: true });
});

const TOTAL = 8_300_40;
const APPROVAL = { approver: 'Dueña', role: 'owner' as const, reason: 'lo vi en el resumen' };
/** The last four digits of the simulator's Visa. */
const VISA = '3704';
const detail = ({ deferralId }: DeferralView) => shop.run().deferrals.get({ deferralId });
const balances = () => {
  const result = verifyLedger(shop.run().ledger.db);
  if (!result.ok) throw new Error(result.damage.what);
  return result.balances;
};
const terminalId = () => shop.point.terminals[0] ?? '';

/** Somebody takes an amount on the terminal itself, and reads the slip. */
function takeByHand(amountMinor = TOTAL, terminal = terminalId()): { slip: HandSlip; paymentId: string } {
  shop.point.setTerminal(terminal, { operatingMode: 'STANDALONE' });
  const payment = shop.point.payByHand(terminal, amountMinor);
  return {
    slip: {
      terminalId: terminal,
      amountMinor,
      lastDigits: VISA,
      authorizationCode: payment.authorizationCode ?? '',
    },
    paymentId: payment.id,
  };
}

describe('a payment taken on the terminal by hand', () => {
  it('is found by itself when the slip agrees, and settles the deferral', async () => {
    const { slip, paymentId } = takeByHand();
    const deferral = capture(shop, { slip });
    expect(deferral).toMatchObject({ owedMinor: TOTAL, hand: { state: 'waiting' } });
    await shop.advance(5_000);
    expect(detail(deferral)).toMatchObject({
      deferral: { owedMinor: 0, hand: { state: 'settled' } },
      moves: [{ kind: 'by_hand', amountMinor: TOTAL, paymentId }],
    });
    expect(balances()).toMatchObject({ deferred: 0, card_receivable: TOTAL });
  });

  it('is not charged again while its slip waits, and not called paid', async () => {
    const { slip } = takeByHand(TOTAL + 1);
    const deferral = capture(shop, { slip: { ...slip, amountMinor: TOTAL } });
    await shop.advance(5_000);
    expect(detail(deferral).deferral).toMatchObject({
      owedMinor: TOTAL,
      hand: { state: 'none', candidates: [] },
    });
    const { deferralId } = deferral;
    const cash = { requestId: randomUUID(), deferralId, amountMinor: TOTAL, receivedMinor: TOTAL };
    expect(() => shop.run().deferrals.payCash(cash)).toThrow('deferral_has_slip');
    shop.point.setTerminal(terminalId(), { operatingMode: 'PDV' });
    const listed = shop.run().charging.listTerminals();
    await shop.settle();
    await listed;
    expect(() => chargeDeferral(shop, deferral)).toThrow('deferral_has_slip');
  });

  it('is charged after a person has said that it was not taken', async () => {
    const { slip } = takeByHand(TOTAL + 1);
    const deferral = capture(shop, { slip: { ...slip, amountMinor: TOTAL } });
    await shop.advance(5_000);
    const { deferralId } = deferral;
    shop.run().deferrals.withdrawByHand({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    expect(detail(deferral).deferral.hand?.state).toBe('withdrawn');
    shop.point.setTerminal(terminalId(), { operatingMode: 'PDV' });
    const listed = shop.run().charging.listTerminals();
    await shop.settle();
    await listed;
    chargeDeferral(shop, deferral);
    await shop.advance(10_000);
    expect(detail(deferral).deferral.owedMinor).toBe(0);
  });

  it('is shown among candidates when the slip was misread, and settled by a person', async () => {
    const { slip, paymentId } = takeByHand();
    const deferral = capture(shop, { slip: { ...slip, lastDigits: '9999' } });
    await shop.advance(5_000);
    const { hand } = detail(deferral).deferral;
    expect(hand).toMatchObject({ state: 'candidates', candidates: [{ paymentId, lastDigits: VISA }] });
    const { deferralId } = deferral;
    const settle = async (wanted: string) => {
      const settled = shop.run().deferrals.settleByHand({
        requestId: randomUUID(),
        deferralId,
        paymentId: wanted,
        approval: APPROVAL,
      });
      settled.catch(() => undefined);
      await shop.settle();
      return settled;
    };
    await expect(settle('1')).rejects.toThrow('slip_payment_not_found');
    expect(await settle(paymentId)).toMatchObject({
      deferral: { owedMinor: 0 },
      moves: [{ kind: 'by_hand', paymentId, approval: APPROVAL }],
    });
  });

  it('of a part leaves the rest owed', async () => {
    const { slip } = takeByHand(5_000_00);
    const deferral = capture(shop, { slip });
    await shop.advance(5_000);
    expect(detail(deferral).deferral).toMatchObject({
      owedMinor: TOTAL - 5_000_00,
      hand: { state: 'settled' },
    });
    expect(() => capture(shop, { slip: { ...slip, amountMinor: TOTAL + 1 } })).toThrow('deferral_owes_less');
  });

  it('that has gone back since it was listed is not settled against', async () => {
    const { slip, paymentId } = takeByHand();
    const deferral = capture(shop, { slip: { ...slip, lastDigits: '9999' } });
    await shop.advance(5_000);
    shop.point.ask({
      method: 'POST',
      path: `/v1/payments/${paymentId}/refunds`,
      headers: { authorization: `Bearer ${shop.point.accessToken}`, 'x-idempotency-key': randomUUID() },
      bodyText: '',
    });
    await shop.advance(60_000);
    const { deferralId } = deferral;
    const settled = shop
      .run()
      .deferrals.settleByHand({ requestId: randomUUID(), deferralId, paymentId, approval: APPROVAL });
    settled.catch(() => undefined);
    await shop.settle();
    await expect(settled).rejects.toThrow('slip_payment_not_found');
    expect(balances()).toMatchObject({ deferred: TOTAL, card_receivable: 0 });
  });

  it('is found beside a payment in another currency', async () => {
    await shop.close();
    shop = await openShop({
      overHttp: (http) => async (request) => {
        const answer = await http(request);
        const isSearch = answer.kind === 'ok' && request.path.startsWith('/v1/payments/search');
        if (!isSearch) return answer;
        const page = answer.value as { results: unknown[]; paging: { total: number } };
        const odd = { id: 1, currency_id: 'USD', status: 'approved', transaction_amount: 1 };
        return {
          ...answer,
          value: {
            ...page,
            results: [...page.results, odd],
            paging: { ...page.paging, total: page.paging.total + 1 },
          },
        };
      },
    });
    stockAndOpen(shop);
    shop.run().deferrals.recover();
    const { slip } = takeByHand();
    const deferral = capture(shop, { slip });
    await shop.advance(5_000);
    expect(detail(deferral).deferral.owedMinor).toBe(0);
  });

  it('by the card alone is for a person while the till’s own point of sale is not known', async () => {
    await shop.close();
    shop = await openShop({ simulator: { openQuestions: { placeInPayment: 'absent' } } });
    stockAndOpen(shop);
    shop.run().deferrals.recover();
    const { slip } = takeByHand();
    const silent = capture(shop, { slip: { ...slip, authorizationCode: 'OTHER' } });
    await shop.advance(5_000);
    expect(detail(silent).deferral.hand?.state).toBe('candidates');
  });

  it('is told apart from another of the same amount, and pays for one sale only', async () => {
    const first = takeByHand();
    const second = takeByHand();
    const one = capture(shop, { slip: first.slip });
    await shop.advance(5_000);
    const two = capture(shop, { slip: first.slip });
    await shop.advance(5_000);
    expect(detail(one).moves).toMatchObject([{ paymentId: first.paymentId }]);
    // What is left agrees in the card and not in the authorization: a person decides.
    expect(detail(two).deferral).toMatchObject({
      owedMinor: TOTAL,
      hand: { state: 'candidates', candidates: [{ paymentId: second.paymentId }] },
    });
  });

  it('is not taken for a charge that the till itself sent', async () => {
    const paid = capture(shop);
    chargeDeferral(shop, paid);
    await shop.advance(10_000);
    const deferral = capture(shop, {
      slip: { terminalId: terminalId(), amountMinor: TOTAL, lastDigits: VISA, authorizationCode: 'A1' },
    });
    await shop.advance(5_000);
    expect(detail(deferral).deferral.hand).toMatchObject({ state: 'none', candidates: [] });
  });

  it('of another point of sale is none', async () => {
    await shop.run().charging.listTerminals();
    const other = shop.point.terminals[1] ?? '';
    const { slip } = takeByHand(TOTAL, other);
    const deferral = capture(shop, { slip: { ...slip, terminalId: terminalId() } });
    await shop.advance(5_000);
    expect(detail(deferral).deferral.hand?.state).toBe('none');
  });

  it('is looked for when Mercado Pago answers again, and after a restart', async () => {
    const { slip } = takeByHand();
    shop.point.faults.inject({ route: 'payments.search', fault: { kind: 'drop_request' }, times: 3 });
    const deferral = capture(shop, { slip });
    await shop.advance(2_000);
    expect(detail(deferral).deferral.hand?.state).toBe('waiting');
    await shop.crashAndReopen();
    shop.run().deferrals.recover();
    await shop.advance(60_000);
    expect(detail(deferral).deferral).toMatchObject({ owedMinor: 0, hand: { state: 'settled' } });
  });

  it('is asked for less and less often, and asked for again by a person at once', async () => {
    const deferral = capture(shop, {
      slip: { terminalId: terminalId(), amountMinor: TOTAL, lastDigits: VISA, authorizationCode: 'A1' },
    });
    await shop.advance(30 * 60_000);
    const searches = () => shop.point.requests().filter((each) => each.route === 'payments.search').length;
    const before = searches();
    expect(before).toBeLessThanOrEqual(85);
    const { deferralId } = deferral;
    const asked = shop.run().deferrals.searchByHand({ requestId: randomUUID(), deferralId });
    await shop.settle();
    await asked;
    expect(searches()).toBe(before + 1);
  });
});
