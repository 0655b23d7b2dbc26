import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TillError } from '#app/contract/errors.ts';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { asDeferralId } from '#app/domain/deferral.ts';
import { accountBalance } from '#main/ledger/day-figures.ts';
import { findLastLink } from '#main/ledger/payment-links.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { capture, chargeDeferral, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';
import { expectExact } from './exact-deferrals.ts';

const APPROVAL = { approver: 'Dueña', role: 'owner' as const, reason: 'así quedó' };
const HOUR_MS = 60 * 60_000;
/** The last four digits of the simulator's Visa. */
const VISA = '3704';

const COLLECTED = ['charged', 'byHand', 'byLink', 'paidTooMuch'] as const;

const KINDS = [
  'capture',
  'capture',
  'captureBySlip',
  'charge',
  'charge',
  'refund',
  'cash',
  'other',
  'link',
  'slipWithdrawn',
  'returned',
  'writtenOff',
  'close',
] as const;

/** Something a shop does; `which` of the open deferrals, and a `part` in quarters of what it owes. */
const Step = fc.record({
  kind: fc.constantFrom(...KINDS),
  which: fc.nat(7),
  part: fc.integer({ min: 1, max: 4 }),
});
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

it(
  'whatever is done with what customers owe, readings and closes add up to the minor unit',
  { timeout: 120_000 },
  async () => {
    const seen = new Set<string>();
    const collected = { charged: 0, byHand: 0, byLink: 0, paidTooMuch: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 6, maxLength: 18 }), async (steps) => {
        const shop = await openShop();
        try {
          stockAndOpen(shop);
          shop.run().deferrals.recover();
          for (const step of steps) {
            if (await take(shop, step)) seen.add(step.kind);
            const x = shop.run().days.read();
            expectExact(shop, x);
            for (const name of COLLECTED) collected[name] += x.deferrals[name].count;
          }
          closeDay(shop);
          expectExact(shop, null);
          expect(verifyLedger(shop.run().ledger.db)).toMatchObject({ ok: true });
        } finally {
          await shop.close();
        }
      }),
      { numRuns: 60 },
    );
    // Steps that were all refused would prove nothing.
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['capture', 'captureBySlip', 'charge', 'cash', 'close']),
    );
  },
);

/** Whether it was done; what the till refuses is not. */
async function take(shop: Shop, step: Step): Promise<boolean> {
  try {
    return await act(shop, step);
  } catch (error) {
    if (error instanceof TillError) return false;
    throw error;
  }
}

async function act(shop: Shop, { kind, which, part }: Step): Promise<boolean> {
  const { deferrals } = shop.run();
  const requestId = randomUUID();
  if (kind === 'capture') return capture(shop).owedMinor > 0;
  if (kind === 'captureBySlip') return captureBySlip(shop, part);
  if (kind === 'close') return nextDay(shop, which);
  if (kind === 'refund') return refundSome(shop, which, part);
  const open = deferrals.list({ filter: 'open', text: '' }).deferrals;
  const deferral = open[which % Math.max(1, open.length)];
  if (deferral === undefined) return false;
  const { deferralId, owedMinor } = deferral;
  const amountMinor = part === 4 ? owedMinor : Math.max(1, Math.floor((owedMinor * part) / 4));
  switch (kind) {
    case 'charge':
      chargeDeferral(shop, deferral, amountMinor);
      await shop.advance(6_000);
      return true;
    case 'cash':
      deferrals.payCash({ requestId, deferralId, amountMinor, receivedMinor: amountMinor });
      return true;
    case 'other': {
      const method = which % 2 === 0 ? 'transfer' : 'voucher';
      deferrals.payOther({ requestId, deferralId, amountMinor, method, reference: '' });
      return true;
    }
    case 'link':
      return payByLink(shop, deferral, part - 1);
    case 'slipWithdrawn':
      deferrals.withdrawByHand({ requestId, deferralId, approval: APPROVAL });
      return true;
    case 'returned':
      deferrals.returnGoods({ requestId, deferralId, approval: APPROVAL });
      return true;
    case 'writtenOff':
      deferrals.writeOff({ requestId, deferralId, approval: APPROVAL });
      return true;
  }
}

/** On the terminal itself: the whole, or something else, which is then not found. */
async function captureBySlip(shop: Shop, part: number): Promise<boolean> {
  const terminalId = shop.point.terminals[0] ?? '';
  shop.point.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
  const { authorizationCode } = shop.point.payByHand(terminalId, part > 1 ? 8_300_40 : 1_00);
  shop.point.setTerminal(terminalId, { operatingMode: 'PDV' });
  capture(shop, {
    slip: { terminalId, amountMinor: 8_300_40, lastDigits: VISA, authorizationCode: authorizationCode ?? '' },
  });
  await shop.advance(5_000);
  return true;
}

/** Never paid, paid, or paid again; ended in any case, so that other steps are possible. */
async function payByLink(shop: Shop, { deferralId }: DeferralView, times: number): Promise<boolean> {
  const { deferrals, ledger } = shop.run();
  await Promise.all([deferrals.makeLink({ requestId: randomUUID(), deferralId }), shop.settle()]);
  const link = findLastLink(ledger.db, asDeferralId(deferralId));
  for (let paid = 0; paid < Math.min(2, times); paid += 1) shop.point.payPreference(link?.preferenceId ?? '');
  await shop.advance(12_000);
  if (deferrals.get({ deferralId }).deferral.link?.state === 'open') {
    await Promise.all([deferrals.closeLink({ requestId: randomUUID(), deferralId }), shop.settle()]);
  }
  return true;
}

/** Part of a payment that was charged later goes back. */
async function refundSome(shop: Shop, which: number, part: number): Promise<boolean> {
  const { deferrals, charging } = shop.run();
  const settled = deferrals.list({ filter: 'settled', text: '' }).deferrals;
  const deferral = settled[which % Math.max(1, settled.length)];
  const moves = deferral === undefined ? [] : deferrals.get({ deferralId: deferral.deferralId }).moves;
  const charged = moves.find((move) => move.chargeId !== null);
  if (charged === undefined || charged.chargeId === null) return false;
  charging.refund({
    requestId: randomUUID(),
    chargeId: charged.chargeId,
    amountMinor: Math.max(1, Math.floor((charged.amountMinor * part) / 4)),
    ...APPROVAL,
  });
  await shop.advance(20_000);
  return true;
}

function nextDay(shop: Shop, days: number): boolean {
  closeDay(shop);
  for (const clock of [shop.clock, shop.pointClock]) clock.advance(days * 9 * HOUR_MS);
  shop.run().shifts.open({ requestId: randomUUID(), floatMinor: days });
  return true;
}

function closeDay(shop: Shop): void {
  const { days, ledger } = shop.run();
  const countedMinor = accountBalance(ledger.db, 'drawer');
  days.close({ requestId: randomUUID(), countedMinor, acceptsUnresolved: true });
}
