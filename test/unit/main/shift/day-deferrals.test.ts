import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DayReport } from '#app/contract/day.ts';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { asDeferralId } from '#app/domain/deferral.ts';
import { reportNet } from '#app/domain/report-net.ts';
import { accountBalance } from '#main/ledger/day-figures.ts';
import { findLastLink } from '#main/ledger/payment-links.ts';
import { booksDamage } from '#main/ledger/verify-books.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { capture, chargeDeferral, fillBasket, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';
import { expectExact } from './exact-deferrals.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
  shop.run().deferrals.recover();
});
afterEach(async () => {
  expectExact(shop, shop.run().shifts.current().shift === null ? null : read());
  const result = verifyLedger(shop.run().ledger.db);
  await shop.close();
  expect(result).toMatchObject({ ok: true });
});

const FLOAT = 10_000_00;
const TOTAL = 8_300_40;
const DAY_MS = 24 * 60 * 60_000;
const APPROVAL = { approver: 'Dueña', role: 'owner' as const, reason: 'se mudó' };
/** The last four digits of the simulator's Visa. */
const VISA = '3704';

const read = () => shop.run().days.read();
const close = (acceptsUnresolved = false): DayReport =>
  shop.run().days.close({
    requestId: randomUUID(),
    countedMinor: accountBalance(shop.run().ledger.db, 'drawer'),
    acceptsUnresolved,
  });
const reopen = (floatMinor = 0) => shop.run().shifts.open({ requestId: randomUUID(), floatMinor });
const payCash = ({ deferralId }: DeferralView, amountMinor: number) =>
  shop.run().deferrals.payCash({
    requestId: randomUUID(),
    deferralId,
    amountMinor,
    receivedMinor: amountMinor + 99,
  });
const payOther = ({ deferralId }: DeferralView, amountMinor: number) =>
  shop.run().deferrals.payOther({
    requestId: randomUUID(),
    deferralId,
    amountMinor,
    method: 'transfer',
    reference: '',
  });
const returnGoods = ({ deferralId }: DeferralView) =>
  shop.run().deferrals.returnGoods({ requestId: randomUUID(), deferralId, approval: APPROVAL });
const writeOff = ({ deferralId }: DeferralView) =>
  shop.run().deferrals.writeOff({ requestId: randomUUID(), deferralId, approval: APPROVAL });
const charge = async (deferral: DeferralView, amountMinor = deferral.owedMinor): Promise<void> => {
  chargeDeferral(shop, deferral, amountMinor);
  await shop.advance(10_000);
};
const detail = ({ deferralId }: DeferralView) => shop.run().deferrals.get({ deferralId });

/** Closes the day, and opens the next one that many days later. */
function dayLater(days = 1): DayReport {
  const z = close();
  shop.clock.advance(days * DAY_MS);
  shop.pointClock.advance(days * DAY_MS);
  reopen();
  return z;
}

async function payByLink(deferral: DeferralView, times = 1): Promise<readonly string[]> {
  const { deferralId } = deferral;
  const made = shop.run().deferrals.makeLink({ requestId: randomUUID(), deferralId });
  await shop.settle();
  await made;
  const link = findLastLink(shop.run().ledger.db, asDeferralId(deferralId));
  const ids = Array.from({ length: times }, () => shop.point.payPreference(link?.preferenceId ?? '').id);
  await shop.advance(40_000);
  return ids;
}

const figure = (count: number, amountMinor: number) => ({ count, amountMinor });
const ages = (today: number, week: number, month: number, older: number) => [
  { bucket: 'today', ...figure(today, today * TOTAL) },
  { bucket: 'days_1_7', ...figure(week, week * TOTAL) },
  { bucket: 'days_8_30', ...figure(month, month * TOTAL) },
  { bucket: 'over_30', ...figure(older, older * TOTAL) },
];

describe('a day with sales that nobody has paid', () => {
  it('without any has nothing of them', () => {
    expect(read()).toMatchObject({
      otherMethods: [],
      cash: { collectedMinor: 0 },
      deferrals: {
        owedBeforeMinor: 0,
        captured: figure(0, 0),
        collected: [],
        owed: figure(0, 0),
        ages: ages(0, 0, 0, 0),
      },
    });
  });

  it('has them as sold and as owed, and neither in the drawer nor on the card', () => {
    capture(shop);
    capture(shop);
    expect(read()).toMatchObject({
      sales: { count: 2, totalMinor: 2 * TOTAL },
      tenders: [
        { kind: 'cash', ...figure(0, 0) },
        { kind: 'card', ...figure(0, 0) },
        { kind: 'other', ...figure(0, 0) },
        { kind: 'deferred', ...figure(2, 2 * TOTAL) },
      ],
      cash: { salesMinor: 0, collectedMinor: 0, expectedMinor: FLOAT },
      deferrals: { captured: figure(2, 2 * TOTAL), owed: figure(2, 2 * TOTAL), ages: ages(2, 0, 0, 0) },
    });
  });

  it('is closed with them, and the next one begins with what is owed', () => {
    capture(shop);
    const z = dayLater();
    expect(z.deferrals).toMatchObject({ owedBeforeMinor: 0, owed: figure(1, TOTAL) });
    expect(read()).toMatchObject({
      sales: { count: 0 },
      deferrals: {
        owedBeforeMinor: TOTAL,
        captured: figure(0, 0),
        owed: figure(1, TOTAL),
        ages: ages(0, 1, 0, 0),
      },
    });
  });

  it('counts business days of age to each bucket’s edge', () => {
    capture(shop);
    dayLater(22);
    capture(shop);
    dayLater(1);
    capture(shop);
    dayLater(6);
    capture(shop);
    dayLater(1);
    capture(shop);
    // 30, 8, 7, 1 and 0 days.
    expect(read().deferrals.ages).toEqual(ages(1, 2, 2, 0));
    dayLater(1);
    expect(read().deferrals.ages).toEqual(ages(0, 2, 2, 1));
  });

  it('of a shift that was left open for days counts to the day it is', () => {
    capture(shop);
    shop.clock.advance(3 * DAY_MS);
    capture(shop);
    const x = read();
    expect(x).toMatchObject({ businessDate: '2026-01-05', deferrals: { ages: ages(1, 1, 0, 0) } });
  });
});

describe('what is collected later', () => {
  it('on the terminal is no sale of that day, and says of which day it is', async () => {
    const first = capture(shop);
    dayLater();
    const second = capture(shop);
    await charge(first, 5_000_00);
    await charge(first, 1_000_00);
    await charge(second);
    expect(read()).toMatchObject({
      sales: { count: 1, totalMinor: TOTAL },
      tenders: [{}, { kind: 'card', ...figure(0, 0) }, {}, { kind: 'deferred', ...figure(1, TOTAL) }],
      cardMethods: [],
      charges: [{ state: 'processed', ...figure(3, 6_000_00 + TOTAL) }],
      deferrals: {
        owedBeforeMinor: TOTAL,
        charged: figure(3, 6_000_00 + TOTAL),
        collected: [
          { businessDate: '2026-01-05', ...figure(2, 6_000_00) },
          { businessDate: '2026-01-06', ...figure(1, TOTAL) },
        ],
        owed: figure(1, TOTAL - 6_000_00),
      },
    });
  });

  it('with a tip has the tip among the tips, and nobody owes it', async () => {
    shop.point.setCustomer({ kind: 'pays', tipMinor: 500_00 });
    await charge(capture(shop));
    expect(read()).toMatchObject({
      tipsMinor: 500_00,
      deferrals: { charged: figure(1, TOTAL), owed: figure(0, 0) },
    });
  });

  it('by hand on the terminal and by a link are lines of their own', async () => {
    const terminalId = shop.point.terminals[0] ?? '';
    shop.point.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
    const { authorizationCode } = shop.point.payByHand(terminalId, TOTAL);
    capture(shop, {
      slip: { terminalId, amountMinor: TOTAL, lastDigits: VISA, authorizationCode: authorizationCode ?? '' },
    });
    await shop.advance(5_000);
    await payByLink(capture(shop));
    expect(read().deferrals).toMatchObject({
      charged: figure(0, 0),
      byHand: figure(1, TOTAL),
      byLink: figure(1, TOTAL),
      collected: [{ businessDate: '2026-01-05', ...figure(2, 2 * TOTAL) }],
      openSlips: figure(0, 0),
      owed: figure(0, 0),
    });
  });

  it('in cash is in the drawer and no cash sale', () => {
    const { saleId, totalMinor } = fillBasket(shop);
    shop.run().selling.payCash({ requestId: randomUUID(), saleId, totalMinor, receivedMinor: totalMinor });
    const deferral = capture(shop);
    payCash(deferral, 3_000_01);
    payCash(deferral, 99);
    expect(read()).toMatchObject({
      cash: {
        salesMinor: TOTAL,
        collectedMinor: 3_001_00,
        expectedMinor: FLOAT + TOTAL + 3_001_00,
      },
      deferrals: {
        converted: { cash: figure(2, 3_001_00), other: figure(0, 0) },
        collected: [],
        owed: figure(1, TOTAL - 3_001_00),
      },
    });
  });

  it('another way is counted by its method, together with sales paid so', () => {
    const { saleId, totalMinor } = fillBasket(shop);
    const wanted = { requestId: randomUUID(), saleId, totalMinor, reference: '' };
    shop.run().selling.payOther({ ...wanted, method: 'voucher' });
    const second = fillBasket(shop);
    shop.run().selling.payOther({ ...second, requestId: randomUUID(), reference: '', method: 'transfer' });
    payOther(capture(shop), 300_00);
    payOther(capture(shop), TOTAL);
    const x = read();
    expect(x).toMatchObject({
      tenders: [{}, {}, { kind: 'other', ...figure(2, 2 * TOTAL) }, {}],
      otherMethods: [
        { method: 'transfer', ...figure(3, 2 * TOTAL + 300_00) },
        { method: 'voucher', ...figure(1, TOTAL) },
      ],
      deferrals: { converted: { other: figure(2, TOTAL + 300_00) } },
    });
    expect(accountBalance(shop.run().ledger.db, 'other_tender')).toBe(3 * TOTAL + 300_00);
  });

  it('on an owner’s word is counted with what was sold so', async () => {
    shop.point.setCustomer({ kind: 'slow_issuer' });
    const { chargeId } = chargeDeferral(shop, capture(shop));
    await shop.advance(60_000);
    shop.run().charging.settle({
      requestId: randomUUID(),
      chargeId,
      outcome: 'charged',
      approver: 'Dueña',
      role: 'owner',
      reason: 'lo dice el comprobante',
      reference: '004512',
    });
    expect(read()).toMatchObject({
      byEvidence: { ...figure(1, TOTAL), notCharged: 0 },
      deferrals: { charged: figure(1, TOTAL), owed: figure(0, 0) },
    });
  });

  it('and given back afterwards is a refund, and is not owed again', async () => {
    await charge(capture(shop));
    const [processed] = read().charges;
    expect(processed).toMatchObject({ state: 'processed' });
    const { chargeId } = detail(lastDeferral()).charges[0] ?? { chargeId: '' };
    shop.run().charging.refund({
      requestId: randomUUID(),
      chargeId,
      amountMinor: TOTAL,
      approver: 'Dueña',
      role: 'owner',
      reason: 'falló',
    });
    await shop.advance(30_000);
    const x = read();
    expect(x).toMatchObject({
      refunds: [{ origin: 'till', ...figure(1, TOTAL) }],
      refundTaxes: x.taxes,
      deferrals: { charged: figure(1, TOTAL), returned: figure(0, 0), owed: figure(0, 0) },
    });
    expect(reportNet(x)).toMatchObject({ refundedSalesMinor: TOTAL, returnedSalesMinor: 0, salesMinor: 0 });
  });
});

describe('what nobody pays', () => {
  it('because the goods came back is taken off sales and tax, and is no refund', () => {
    returnGoods(capture(shop));
    const kept = capture(shop);
    payCash(kept, TOTAL);
    const x = read();
    expect(x).toMatchObject({
      sales: { totalMinor: 2 * TOTAL },
      refunds: [],
      deferrals: { returned: figure(1, TOTAL), owed: figure(0, 0) },
    });
    const net = reportNet(x);
    expect(net).toMatchObject({
      hasRefunds: false,
      hasDeductions: true,
      refundedSalesMinor: 0,
      returnedSalesMinor: TOTAL,
      salesMinor: TOTAL,
    });
    const netMinor = net.taxes.reduce((total, tax) => total + tax.baseMinor + tax.taxMinor, 0);
    expect(netMinor).toBe(TOTAL);
  });

  it('is written off and stays sold', () => {
    const deferral = capture(shop);
    payOther(deferral, 1);
    writeOff(deferral);
    const x = read();
    expect(x.deferrals).toMatchObject({ writtenOff: figure(1, TOTAL - 1), owed: figure(0, 0) });
    expect(x.refundTaxes).toEqual([]);
    expect(reportNet(x)).toMatchObject({ hasDeductions: false, salesMinor: TOTAL });
  });
});

describe('a close', () => {
  it('with a slip that is not found has to be meant', async () => {
    const terminalId = shop.point.terminals[0] ?? '';
    const deferral = capture(shop, {
      slip: { terminalId, amountMinor: TOTAL, lastDigits: VISA, authorizationCode: 'A1' },
    });
    await shop.advance(5_000);
    expect(() => close()).toThrow('day_has_unresolved_charges');
    expect(close(true).deferrals).toMatchObject({ openSlips: figure(1, TOTAL), owed: figure(1, TOTAL) });
    reopen();
    const { deferralId } = deferral;
    shop.run().deferrals.withdrawByHand({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    expect(close().deferrals).toMatchObject({ openSlips: figure(0, 0), owed: figure(1, TOTAL) });
  });

  it('with a link that was paid again has to be meant, until that money has gone back', async () => {
    const [, second = ''] = await payByLink(capture(shop), 2);
    expect(() => close()).toThrow('day_has_unresolved_charges');
    const z = close(true);
    expect(z).toMatchObject({
      approvedWithoutSale: [],
      deferrals: { byLink: figure(1, TOTAL), paidTooMuch: figure(1, TOTAL) },
    });
    expect(accountBalance(shop.run().ledger.db, 'approved_without_sale')).toBe(-TOTAL);
    shop.point.ask({
      method: 'POST',
      path: `/v1/payments/${second}/refunds`,
      headers: { authorization: `Bearer ${shop.point.accessToken}`, 'x-idempotency-key': randomUUID() },
      bodyText: '',
    });
    await shop.advance(30 * 60_000);
    reopen();
    expect(close().deferrals.paidTooMuch).toEqual(figure(0, 0));
  });

  it('reads the same ever after, whatever comes off what was owed at it', async () => {
    const deferral = capture(shop);
    const z = dayLater();
    await charge(deferral);
    expect(shop.run().days.get(1)).toEqual(z);
    expect(close().deferrals).toMatchObject({ owedBeforeMinor: TOTAL, owed: figure(0, 0) });
  });

  it('whose stored figure of what is owed was changed is noticed', () => {
    capture(shop);
    close();
    const { ledger } = shop.run();
    const changed = (owedMinor: number | null) => {
      ledger.db.exec('SAVEPOINT changed; DROP TRIGGER day_close_no_update');
      ledger.db
        .prepare(`UPDATE day_close SET report = json_set(report, '$.deferrals.owed.amountMinor', ?)`)
        .run(owedMinor);
      const result = booksDamage(ledger.db);
      ledger.db.exec('ROLLBACK TO changed; RELEASE changed');
      return result;
    };
    expect(changed(TOTAL)).toBeUndefined();
    for (const owedMinor of [TOTAL - 1, 0, null]) {
      expect(changed(owedMinor)).toEqual({ seq: 3, what: 'Z 1 does not say what was owed at its close' });
    }
  });
});

function lastDeferral(): DeferralView {
  const { deferrals } = shop.run().deferrals.list({ filter: 'settled', text: '' });
  const [last] = deferrals;
  if (last === undefined) throw new Error('nothing was captured');
  return last;
}
