import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
});
afterEach(async () => {
  await shop.close();
});

const terminalId = () => shop.point.terminals[0] ?? '';
const healthNow = async () => {
  const { terminals } = await shop.run().charging.listTerminals();
  return terminals.find((terminal) => terminal.terminalId === terminalId());
};

describe('how a terminal does', () => {
  it('is known from the charges it showed', async () => {
    startCharge(shop);
    await shop.advance(10_000);
    const found = await healthNow();
    expect(found?.health).toBe('ready');
    expect(found?.medianPickUpMs).toBeGreaterThan(0);
    expect(found?.medianPickUpMs).toBeLessThan(5_000);
  });

  it('is told while a charge waits for a terminal without connection, and after it waited in vain', async () => {
    shop.point.setTerminal(terminalId(), { isOnline: false });
    const charge = startCharge(shop);
    await shop.advance(5_000);
    expect((await healthNow())?.health).toBe('busy_here');
    await shop.advance(10_000);
    expect((await healthNow())?.health).toBe('slow');
    await shop.advance(30_000);
    expect((await healthNow())?.health).toBe('probably_off');
    const view = shop.run().charging.get({ chargeId: charge.chargeId });
    expect(view.state).toBe('created');
    expect(shop.clock.nowMs() - (view.waitingForTerminalSinceMs ?? 0)).toBeGreaterThan(40_000);
    await shop.advance(6 * 60_000);
    expect(shop.run().charging.get({ chargeId: charge.chargeId }).state).toBe('expired');
    expect((await healthNow())?.health).toBe('probably_off');
  });

  it('is busy with an order of another till', async () => {
    const body = {
      type: 'point',
      external_reference: 'another-till',
      transactions: { payments: [{ amount: '20.00' }] },
      config: { point: { terminal_id: terminalId() } },
    };
    shop.point.setCustomer({ kind: 'walks_away' });
    const made = await fetch(`${shop.point.url}/v1/orders`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${shop.point.accessToken}`,
        'content-type': 'application/json',
        'x-idempotency-key': 'another-till-1',
      },
      body: JSON.stringify(body),
    });
    expect(made.status).toBe(201);
    const charge = startCharge(shop);
    await shop.advance(2_000);
    const view = shop.run().charging.get({ chargeId: charge.chargeId });
    expect(view).toMatchObject({ state: 'rejected', refusal: { code: 'already_queued_order_for_terminal' } });
    expect((await healthNow())?.health).toBe('busy_elsewhere');
    // Nothing was done to the other till's order.
    expect(shop.point.truth().map((order) => order.externalReference)).toEqual(['another-till']);
  });
});

describe('a terminal in STANDALONE', () => {
  it('is refused before anything is sent, once the account has said so, and asked about again', async () => {
    shop.point.setTerminal(terminalId(), { operatingMode: 'STANDALONE' });
    expect((await healthNow())?.health).toBe('wrong_mode');
    const before = shop.point.requests().length;
    expect(() => startCharge(shop)).toThrow('terminal_wrong_mode');
    await shop.settle();
    expect(
      shop.point
        .requests()
        .slice(before)
        .map((request) => request.route),
    ).toEqual(['terminals.list']);
    expect(shop.point.truth()).toEqual([]);

    shop.point.setTerminal(terminalId(), { operatingMode: 'PDV' });
    const { saleId, totalMinor } = shop.run().baskets.current();
    const again = () =>
      shop.run().charging.start({
        requestId: randomUUID(),
        saleId,
        amountMinor: totalMinor,
        terminalId: terminalId(),
        options: {
          paymentType: null,
          installments: null,
          installmentsCost: null,
          printsOnTerminal: false,
          ticketNumber: null,
        },
        isRepeatMeant: false,
      });
    expect(again).toThrow('terminal_wrong_mode');
    await shop.settle();
    again();
    await shop.advance(10_000);
    expect(shop.point.truth()).toMatchObject([{ status: 'processed', amountMinor: totalMinor }]);
  });
});
