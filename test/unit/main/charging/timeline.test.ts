import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
});
afterEach(async () => {
  await shop.close();
});

const timeline = (charge: ChargeView) => shop.run().charging.timeline({ chargeId: charge.chargeId });

describe('the history of a charge', () => {
  it('says what was sent, what came back and when, with the request ids that support asks for', async () => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' }, times: 1 });
    const charge = startCharge(shop);
    await shop.advance(20_000);
    const { items, requestBody, charge: view } = timeline(charge);
    expect(JSON.parse(requestBody)).toMatchObject({ external_reference: charge.chargeId });
    expect(view.state).toBe('processed');
    expect(items[0]).toMatchObject({ charge: { kind: 'prepared' }, exchange: null });
    const told = items.flatMap(({ charge: event, exchange }) =>
      exchange ? [`${exchange.operation} ${exchange.outcome} ${event?.kind ?? ''}`] : [],
    );
    expect(told[0]).toBe('create unanswered create_unanswered');
    expect(told.slice(1, 2)).toEqual(['create ok order_observed']);
    expect(told.at(-1)).toBe('read ok order_observed');
    for (const { exchange } of items) {
      if (exchange?.outcome === 'ok') expect(exchange.requestId).toMatch(/^[0-9a-f-]{36}$/);
      if (exchange) expect(exchange.answeredAtMs).toBeGreaterThanOrEqual(exchange.sentAtMs);
    }
    expect(items.every((item) => /^[0-9A-F]{4}-[0-9A-F]{4}$/.test(item.ledgerMark))).toBe(true);
  });

  it('counts every request once: those that brought nothing new are summed up in the next that did', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(30_000);
    shop.point.setCustomer({ kind: 'pays' });
    await shop.advance(30_000);
    const exchanges = timeline(charge).items.flatMap(({ exchange }) => (exchange ? [exchange] : []));
    const counted = exchanges.reduce((sum, each) => sum + 1 + each.withoutNews, 0);
    expect(counted).toBe(shop.point.requests().filter((each) => each.route?.startsWith('orders.')).length);
    expect(counted).toBeGreaterThan(10);
  });

  it('has its refunds in it', async () => {
    const charge = startCharge(shop);
    await shop.advance(10_000);
    shop.run().charging.refund({
      requestId: randomUUID(),
      chargeId: charge.chargeId,
      amountMinor: 8_300_40,
      approver: 'La dueña',
      role: 'owner',
      reason: 'Devolución',
    });
    await shop.advance(30_000);
    const { items, refunds } = timeline(charge);
    expect(refunds).toMatchObject([{ state: 'done', approver: 'La dueña', role: 'owner', isTotal: true }]);
    const kinds = items.flatMap((item) => (item.refund ? [item.refund.event.kind] : []));
    expect(kinds[0]).toBe('prepared');
    expect(kinds.at(-1)).toBe('observed');
    expect(items.map((item) => item.entrySeq)).toEqual(
      [...items.map((item) => item.entrySeq)].sort((a, b) => a - b),
    );
  });

  it('carries no token and no more of a card than its last digits', async () => {
    const charge = startCharge(shop);
    await shop.advance(10_000);
    const text = JSON.stringify(timeline(charge));
    expect(text).toContain('lastDigits');
    expect(text).not.toContain(shop.point.accessToken);
    expect(text).not.toMatch(/Bearer|first_digits|\b\d{14,19}\b/);
  });
});
