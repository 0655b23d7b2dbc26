import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import type { Account } from '#app/domain/posting.ts';
import { startCharge, type Shop } from '#test/fakes/shop.ts';
import { askCloud, closeSound, openStocked, read, requestsTo, TOTAL_MINOR } from './faults/harness.ts';

/** The shop of the test that runs; paid into by `pay`, or by a charge that was given to `meanCharge`. */
export let shop: Shop;
export let charge: ChargeView;
/** To be called once a file: every test has a shop of its own. */
export function useShop(): void {
  beforeEach(async () => {
    shop = await openStocked();
    await shop.run().charging.recover();
  });
  afterEach(async () => {
    await closeSound(shop);
  });
}

/** The charge that the rest is about. */
export function meanCharge(started: ChargeView): void {
  charge = started;
}

export async function pay(tipMinor = 0): Promise<void> {
  shop.point.setCustomer({ kind: 'pays', tipMinor });
  const started = startCharge(shop);
  await shop.advance(10_000);
  charge = read(shop, started);
  expect(charge).toMatchObject({ state: 'processed', saleNumber: 1 });
}
export const refund = (amountMinor: number, requestId: string = randomUUID()) =>
  shop.run().charging.refund({
    requestId,
    chargeId: charge.chargeId,
    amountMinor,
    approver: 'La dueña',
    role: 'owner',
    reason: 'Devolución',
  });
export const refunds = () => shop.run().charging.refunds({ chargeId: charge.chargeId });
export const states = () => refunds().refunds.map((each) => each.state);
export const sent = () => requestsTo(shop, 'orders.refund');
export const keptMinor = (minor: number) => ({ orders: 1, takenMinor: minor, bookedMinor: minor });
/** Somebody gives money back on the terminal or in the app. */
export const refundElsewhere = (amountMinor: string | null) => {
  const order = shop.point.truth()[0];
  const body =
    amountMinor === null ? undefined : { transactions: [{ id: order?.paymentId, amount: amountMinor }] };
  return askCloud(shop, `/v1/orders/${order?.id ?? ''}/refund`, randomUUID(), body);
};

/** Every posting of the refunds, summed by account and rate. */
export function returned(): Record<string, number> {
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
export const ALL_OF_IT = {
  'returns 2100': 3_801_57,
  'tax 2100': 798_33,
  'returns 1050': 3_348_87,
  'tax 1050': 351_63,
  card_receivable: -TOTAL_MINOR,
};
