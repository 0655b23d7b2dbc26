import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Shop } from '#test/fakes/shop.ts';
import { askCloud, closeSound, creates, openStocked, recover, sides } from './harness.ts';
import { OLD_CHARGE_ID, OLD_PRICE_MINOR, OLD_SALE_ID, writeOldLedger } from './old-ledger.ts';

let shop: Shop;
afterEach(async () => {
  await closeSound(shop);
});

describe('a newer program on the ledger of an older one', () => {
  const body = (terminalId: string): string =>
    JSON.stringify({
      type: 'point',
      external_reference: OLD_CHARGE_ID,
      expiration_time: 'PT5M',
      transactions: { payments: [{ amount: '1500.00' }] },
      config: { point: { terminal_id: terminalId, print_on_terminal: 'no_ticket' } },
    });
  const observed = (orderId: string) => ({
    kind: 'order_observed' as const,
    order: {
      orderId,
      status: 'created',
      paymentId: null,
      paymentDetail: null,
      paidMinor: null,
      tipMinor: 0,
      paymentReference: null,
      paymentMethodId: null,
      paymentMethodType: null,
      installments: null,
      lastDigits: null,
    },
  });

  it('P61 with a charge that was never answered: the schema is brought up, and the charge goes on', async () => {
    shop = await openStocked();
    const terminalId = shop.point.terminals[0] ?? '';
    await shop.crashAndReopen(() => {
      writeOldLedger(shop.file, shop.clock.nowMs(), {
        chargeId: OLD_CHARGE_ID,
        terminalId,
        requestBody: body(terminalId),
        events: [{ kind: 'create_unanswered', reason: 'timeout' }],
      });
    });
    const { charging, ledger, selling } = shop.run();
    expect(charging.get({ chargeId: OLD_CHARGE_ID })).toMatchObject({ state: 'unknown', gateway: 'orders' });
    expect(ledger.identity.ledgerId).toBe('ledger-of-before');
    await recover(shop);
    await shop.advance(10_000);
    expect(charging.get({ chargeId: OLD_CHARGE_ID })).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(selling.receipt({ saleId: OLD_SALE_ID })).toMatchObject({ totalMinor: OLD_PRICE_MINOR });
    expect(creates(shop).map((request) => request.body)).toEqual([body(terminalId)]);
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: OLD_PRICE_MINOR, bookedMinor: OLD_PRICE_MINOR });
  });

  it('P61 with a charge that is on the terminal: read on, booked once, and can be given back', async () => {
    shop = await openStocked();
    const terminalId = shop.point.terminals[0] ?? '';
    const old = JSON.parse(body(terminalId)) as object;
    const { json } = await askCloud(shop, '/v1/orders', OLD_CHARGE_ID, old);
    const orderId = String((json as { id: unknown }).id);
    await shop.crashAndReopen(() => {
      writeOldLedger(shop.file, shop.clock.nowMs(), {
        chargeId: OLD_CHARGE_ID,
        terminalId,
        requestBody: body(terminalId),
        events: [observed(orderId)],
      });
    });
    await recover(shop);
    await shop.advance(10_000);
    const { charging } = shop.run();
    expect(charging.get({ chargeId: OLD_CHARGE_ID })).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(creates(shop)).toHaveLength(1);
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: OLD_PRICE_MINOR, bookedMinor: OLD_PRICE_MINOR });
    charging.refund({
      requestId: randomUUID(),
      chargeId: OLD_CHARGE_ID,
      amountMinor: OLD_PRICE_MINOR,
      approver: 'La dueña',
      role: 'owner',
      reason: 'Devolución',
    });
    await shop.advance(20_000);
    expect(sides(shop)).toEqual({ orders: 1, takenMinor: 0, bookedMinor: 0 });
  });
});
