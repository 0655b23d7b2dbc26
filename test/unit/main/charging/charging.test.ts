import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { fillBasket, openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

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

const read = (charge: ChargeView): ChargeView => shop.run().charging.get({ chargeId: charge.chargeId });
const cancel = (charge: ChargeView): ChargeView =>
  shop.run().charging.cancel({ requestId: randomUUID(), chargeId: charge.chargeId });
const cardReceivable = (): number => {
  const result = verifyLedger(shop.run().ledger.db);
  return result.ok ? result.balances.card_receivable : Number.NaN;
};
const creates = () => shop.point.requests().filter((request) => request.route === 'orders.create');

describe('a charge that is paid', () => {
  it('goes from created over at_terminal to processed, and completes the sale with its number', async () => {
    const charge = startCharge(shop);
    expect(charge.state).toBe('prepared');
    await shop.advance(500);
    expect(read(charge).state).toBe('created');
    await shop.advance(3_000);
    expect(read(charge).state).toBe('at_terminal');
    await shop.advance(6_000);
    expect(read(charge)).toMatchObject({ state: 'processed', isFinal: true, saleNumber: 1 });
    const receipt = shop.run().selling.receipt({ saleId: charge.saleId });
    expect(receipt).toMatchObject({ number: 1, totalMinor: 8_300_40 });
    expect(receipt.tenders).toHaveLength(1);
    expect(receipt.tenders[0]).toMatchObject({
      kind: 'card',
      amountMinor: 8_300_40,
      chargeId: charge.chargeId,
    });
    expect(cardReceivable()).toBe(shop.point.truth()[0]?.chargedMinor);
  });

  it('is committed before any byte goes out, with its own id as key and reference', async () => {
    const charge = startCharge(shop);
    expect(shop.point.requests()).toHaveLength(0);
    expect(read(charge).state).toBe('prepared');
    await shop.advance(500);
    expect(shop.point.truth()[0]).toMatchObject({
      idempotencyKey: charge.chargeId,
      externalReference: charge.chargeId,
      amountMinor: 8_300_40,
    });
  });

  it('sends the amount as a decimal string', async () => {
    startCharge(shop);
    await shop.advance(500);
    const body: unknown = JSON.parse(creates()[0]?.body ?? '');
    expect(body).toMatchObject({ transactions: { payments: [{ amount: '8300.40' }] } });
  });

  it('opens an empty basket for the next customer', async () => {
    startCharge(shop);
    await shop.advance(10_000);
    expect(shop.run().baskets.current()).toMatchObject({ status: 'open', lines: [], totalMinor: 0 });
  });

  it('needs at most 30 requests in a minute and never two in a second', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    startCharge(shop);
    await shop.advance(60_000);
    const times = shop.point.requests().map((request) => request.atMs);
    expect(times.length).toBeGreaterThan(20);
    expect(times.length).toBeLessThanOrEqual(31);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });
});

describe('a charge that is not paid', () => {
  it('is declined with the reason, unlocks the basket, and can be tried again with a new key', async () => {
    shop.point.setCustomer({ kind: 'declines', detail: 'insufficient_amount' });
    const first = startCharge(shop);
    expect(shop.run().baskets.current().status).toBe('charging');
    await shop.advance(10_000);
    expect(read(first)).toMatchObject({
      state: 'failed',
      isFinal: true,
      paymentDetail: 'insufficient_amount',
    });
    const basket = shop.run().baskets.current();
    expect(basket).toMatchObject({ status: 'open', totalMinor: 8_300_40 });

    shop.point.setCustomer({ kind: 'pays' });
    const second = shop.run().charging.start({
      requestId: randomUUID(),
      saleId: basket.saleId,
      amountMinor: basket.totalMinor,
      terminalId: first.terminalId,
      options: NO_OPTIONS,
      isRepeatMeant: true,
    });
    await shop.advance(10_000);
    expect(read(second).state).toBe('processed');
    expect(new Set(creates().map((request) => request.idempotencyKey)).size).toBe(2);
    expect(cardReceivable()).toBe(8_300_40);
  });

  it('is cancelled before the terminal picks it up', async () => {
    const charge = startCharge(shop);
    await shop.advance(500);
    expect(cancel(charge).state).toBe('cancel_requested');
    await shop.advance(2_500);
    expect(read(charge)).toMatchObject({ state: 'canceled', isFinal: true });
    expect(shop.point.truth()[0]).toMatchObject({ status: 'canceled', chargedMinor: 0 });
    expect(shop.run().baskets.current().status).toBe('open');
  });

  it('is cancelled at the terminal only when the terminal says so: 202 is a wish', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(4_000);
    expect(read(charge).state).toBe('at_terminal');
    cancel(charge);
    await shop.settle();
    expect(read(charge)).toMatchObject({ state: 'cancel_requested', isCancelAccepted: true, isFinal: false });
    await shop.advance(5_000);
    expect(read(charge).state).toBe('canceled');
  });

  it('is paid although a cancellation was asked for, when the card was faster', async () => {
    const charge = startCharge(shop);
    await shop.advance(3_500);
    expect(read(charge).state).toBe('at_terminal');
    const orderId = read(charge).orderId ?? '';
    shop.point.presentCard(orderId);
    cancel(charge);
    await shop.advance(1_000);
    expect(read(charge).isFinal).toBe(false);
    shop.point.decide(orderId, { kind: 'pays' });
    await shop.advance(5_000);
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
  });

  it('is followed on when the terminal will not be cancelled from here', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(4_000);
    shop.point.faults.inject({
      route: 'orders.cancel',
      fault: { kind: 'status', status: 409, code: 'cannot_cancel_order' },
    });
    cancel(charge);
    await shop.advance(3_000);
    expect(read(charge)).toMatchObject({
      state: 'at_terminal',
      cancelRefusedCode: 'cannot_cancel_order',
      isCancelAsked: false,
    });
  });

  it('expires, is looked at once more, and stays expired', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(5 * 60_000 + 20_000);
    expect(read(charge).state).toBe('expired');
    const before = shop.point.requests().length;
    await shop.advance(60_000);
    expect(shop.point.requests().length).toBe(before + 1);
    expect(read(charge).state).toBe('expired');
  });

  it('that is approved after it expired completes its own sale', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(5 * 60_000 + 20_000);
    expect(read(charge).state).toBe('expired');
    shop.point.approveLate(read(charge).orderId ?? '');
    await shop.advance(40_000);
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1, isWithoutSale: false });
  });

  it('that is approved after its sale was paid in cash is kept apart, and blocks a clean close', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(5 * 60_000 + 20_000);
    const basket = shop.run().baskets.current();
    shop.run().selling.payCash({
      requestId: randomUUID(),
      saleId: basket.saleId,
      totalMinor: basket.totalMinor,
      receivedMinor: basket.totalMinor,
    });
    shop.point.approveLate(read(charge).orderId ?? '');
    await shop.advance(40_000);
    expect(read(charge)).toMatchObject({ state: 'processed', isWithoutSale: true, saleNumber: null });
    const close = { requestId: randomUUID(), countedMinor: 18_300_40 };
    expect(() => shop.run().days.close({ ...close, acceptsUnresolved: false })).toThrow(
      'day_has_unresolved_charges',
    );
    const z = shop.run().days.close({ ...close, acceptsUnresolved: true });
    expect(z.approvedWithoutSale).toMatchObject([{ chargeId: charge.chargeId, amountMinor: 8_300_40 }]);
    expect(z.cash).toMatchObject({ expectedMinor: 18_300_40, differenceMinor: 0 });
  });

  it('waits for somebody to look at the terminal when the issuer is silent, and is closed by evidence', async () => {
    shop.point.setCustomer({ kind: 'slow_issuer', charged: true });
    const charge = startCharge(shop);
    await shop.advance(60_000);
    expect(read(charge)).toMatchObject({ state: 'action_required', isFinal: false });
    const evidence = {
      chargeId: charge.chargeId,
      outcome: 'charged' as const,
      approver: 'La dueña',
      role: 'owner' as const,
      reason: 'El comprobante de la terminal dice aprobado',
    };
    const { charging } = shop.run();
    expect(() => charging.settle({ ...evidence, requestId: randomUUID(), reference: '' })).toThrow(
      'evidence_needs_reference',
    );
    const settled = charging.settle({ ...evidence, requestId: randomUUID(), reference: '004512' });
    expect(settled).toMatchObject({ state: 'processed', isByEvidence: true, saleNumber: 1 });
    expect(shop.run().days.read().byEvidence).toMatchObject({ count: 1, amountMinor: 8_300_40 });
  });
});

describe('an answer that does not come', () => {
  it.each([
    ['the request is lost', { kind: 'drop_request' }],
    ['the response is lost after the order was made', { kind: 'drop_response' }],
    ['the server fails before it did anything', { kind: 'status', status: 500 }],
    ['the server fails after it made the order', { kind: 'status', status: 503, isCommitted: true }],
    ['a page comes instead of JSON', { kind: 'html_page' }],
    ['a page comes after the order was made', { kind: 'html_page', isCommitted: true }],
    ['the answer is cut off', { kind: 'truncated_body' }],
    ['the answer is larger than 256 KiB', { kind: 'oversized_body' }],
    ['the answer is empty', { kind: 'empty_body' }],
    ['the answer has no order id', { kind: 'missing_order_id' }],
    ['a redirect comes', { kind: 'redirect', location: 'http://127.0.0.1:9/login' }],
    ['the key is in use', { kind: 'status', status: 423, code: 'resource_locked' }],
  ] as const)('leaves the charge unknown and asks again with the same key when %s', async (_name, fault) => {
    shop.point.faults.inject({ route: 'orders.create', fault });
    const charge = startCharge(shop);
    await shop.advance(250);
    expect(read(charge)).toMatchObject({ state: 'unknown', isFinal: false, isUnreachable: true });
    await shop.advance(15_000);
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(new Set(creates().map((request) => request.idempotencyKey))).toEqual(new Set([charge.chargeId]));
    expect(new Set(creates().map((request) => request.body)).size).toBe(1);
    expect(shop.point.truth()).toHaveLength(1);
    expect(cardReceivable()).toBe(8_300_40);
  });

  it('waits as long as a 429 asks for', async () => {
    shop.point.faults.inject({
      route: 'orders.create',
      fault: { kind: 'status', status: 429, retryAfterSeconds: 7 },
    });
    startCharge(shop);
    await shop.advance(6_500);
    expect(creates()).toHaveLength(1);
    await shop.advance(3_000);
    expect(creates().length).toBeGreaterThan(1);
  });

  it('costs at most 150 requests in an hour without network', async () => {
    startCharge(shop);
    await shop.advance(500);
    const before = shop.point.requests().length;
    shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: 10_000 });
    await shop.advance(60 * 60_000);
    expect(shop.point.requests().length - before).toBeLessThanOrEqual(150);
  });

  it('keeps a status nobody documented as pending', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(1_000);
    shop.point.faults.inject({
      route: 'orders.get',
      fault: { kind: 'altered_order', status: 'in_review' },
      times: 2,
    });
    await shop.advance(3_000);
    expect(read(charge)).toMatchObject({ isFinal: false, orderStatus: 'in_review' });
    shop.point.setCustomer({ kind: 'pays' });
    await shop.advance(12_000);
    expect(read(charge).state).toBe('processed');
  });

  it.each([
    ['amount', { amount: '8300.41' }],
    ['currency', { currency: 'BRL' }],
    ['external_reference', { externalReference: 'somebody-else' }],
  ] as const)('of another %s is put into quarantine and not booked', async (field, altered) => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'altered_order', ...altered } });
    const charge = startCharge(shop);
    await shop.advance(20_000);
    expect(read(charge)).toMatchObject({ state: 'quarantined', isFinal: false, contradiction: { field } });
    expect(cardReceivable()).toBe(0);
    expect(shop.run().days.read().unresolved).toMatchObject([
      { chargeId: charge.chargeId, state: 'quarantined' },
    ]);
  });

  it('about another order is no answer', async () => {
    const charge = startCharge(shop);
    await shop.advance(500);
    shop.point.faults.inject({
      route: 'orders.get',
      fault: { kind: 'altered_order', id: 'ORD01ARZ3NDEKTSV4RRFFQ69G5FAV', status: 'canceled' },
    });
    await shop.advance(12_000);
    expect(read(charge).state).toBe('processed');
  });
});

describe('an approval that comes late', () => {
  const expire = async (): Promise<ChargeView> => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    await shop.advance(5 * 60_000 + 20_000);
    expect(read(charge).state).toBe('expired');
    return charge;
  };

  it('never pays for the goods of the next customer, whose basket looks the same', async () => {
    const charge = await expire();
    const { baskets } = shop.run();
    baskets.clear({ requestId: randomUUID(), saleId: charge.saleId });
    const next = fillBasket(shop);
    expect(next.saleId).not.toBe(charge.saleId);
    shop.point.approveLate(read(charge).orderId ?? '');
    await shop.advance(40_000);
    expect(read(charge)).toMatchObject({ state: 'processed', isWithoutSale: true });
    expect(baskets.current()).toMatchObject({ saleId: next.saleId, status: 'open', totalMinor: 8_300_40 });
  });

  it('is found although the clock was set back, and on the second look if not the first', async () => {
    const charge = await expire();
    shop.clock.jumpTo(shop.clock.nowMs() - 20 * 60 * 60_000);
    await shop.crashAndReopen();
    void shop.run().charging.recover();
    shop.point.faults.inject({ route: 'orders.get', fault: { kind: 'stale_read', as: 'at_terminal' } });
    shop.point.approveLate(read(charge).orderId ?? '');
    await shop.advance(120_000);
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
  });

  it('that contradicts what was sent is put before a person, and asked about no more than once a minute', async () => {
    const charge = await expire();
    shop.point.approveLate(read(charge).orderId ?? '');
    shop.point.faults.inject({
      route: 'orders.get',
      fault: { kind: 'altered_order', amount: '8300.41' },
      times: 99,
    });
    const before = shop.point.requests().length;
    await shop.advance(10 * 60_000);
    expect(read(charge)).toMatchObject({ state: 'quarantined', contradiction: { field: 'amount' } });
    expect(shop.run().days.read().unresolved).toMatchObject([{ chargeId: charge.chargeId }]);
    expect(shop.point.requests().length - before).toBeLessThanOrEqual(15);
    expect(shop.run().baskets.current().status).toBe('open');
  });

  it('while a second attempt runs cancels that one, and then pays for its sale', async () => {
    const first = await expire();
    const basket = shop.run().baskets.current();
    const second = shop.run().charging.start({
      requestId: randomUUID(),
      saleId: basket.saleId,
      amountMinor: basket.totalMinor,
      terminalId: first.terminalId,
      options: NO_OPTIONS,
      isRepeatMeant: true,
    });
    await shop.advance(4_000);
    expect(read(second).state).toBe('at_terminal');
    shop.point.approveLate(read(first).orderId ?? '');
    await shop.advance(40_000);
    expect(read(second)).toMatchObject({ state: 'canceled' });
    expect(read(first)).toMatchObject({ state: 'processed', saleNumber: 1, isWithoutSale: false });
    const result = verifyLedger(shop.run().ledger.db);
    expect(result.ok && result.balances).toMatchObject({
      card_receivable: 8_300_40,
      approved_without_sale: 0,
    });
    expect(shop.point.truth().map((order) => order.chargedMinor)).toEqual([8_300_40, 0]);
  });

  it('after an owner had said that nothing was paid is booked all the same', async () => {
    shop.point.setCustomer({ kind: 'slow_issuer', charged: true });
    const charge = startCharge(shop);
    await shop.advance(60_000);
    expect(read(charge).state).toBe('action_required');
    shop.run().charging.settle({
      requestId: randomUUID(),
      chargeId: charge.chargeId,
      outcome: 'not_charged',
      approver: 'La dueña',
      role: 'owner' as const,
      reason: 'No salió comprobante',
      reference: '',
    });
    shop.point.faults.inject({
      route: 'orders.get',
      fault: { kind: 'altered_order', status: 'processed', paidAmount: '8300.40' },
      times: 9,
    });
    await shop.advance(120_000);
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
  });
});

describe('a charge nobody stands before any more', () => {
  const losingCreates = async (ms: number): Promise<ChargeView> => {
    const remove = shop.point.faults.inject({
      route: 'orders.create',
      fault: { kind: 'drop_request' },
      times: 10_000,
    });
    const charge = startCharge(shop);
    await shop.advance(ms);
    remove();
    return charge;
  };

  it('is withdrawn when the network comes back after hours, in the same run', async () => {
    const charge = await losingCreates(2 * 60 * 60_000);
    expect(read(charge).state).toBe('unknown');
    await shop.advance(90_000);
    expect(read(charge)).toMatchObject({ state: 'canceled' });
    expect(shop.point.truth()).toMatchObject([{ status: 'canceled', chargedMinor: 0 }]);
  });

  it('is withdrawn when it is found waiting for a terminal after a restart', async () => {
    shop.point.setTerminal(shop.point.terminals[0] ?? '', { isOnline: false });
    const charge = startCharge(shop);
    await shop.advance(1_000);
    expect(read(charge).state).toBe('created');
    await shop.crashAndReopen();
    shop.pointClock.advance(180_000);
    shop.clock.advance(180_000);
    void shop.run().charging.recover();
    await shop.advance(10_000);
    shop.point.setTerminal(shop.point.terminals[0] ?? '', { isOnline: true });
    await shop.advance(20_000);
    expect(read(charge)).toMatchObject({ state: 'canceled' });
    expect(shop.point.truth()[0]?.chargedMinor).toBe(0);
  });

  it('is withdrawn when the machine slept over it', async () => {
    shop.point.setTerminal(shop.point.terminals[0] ?? '', { isOnline: false });
    const charge = startCharge(shop);
    await shop.advance(180_000);
    expect(read(charge).state).toBe('created');
    shop.run().charging.wake();
    await shop.advance(3_000);
    expect(read(charge)).toMatchObject({ state: 'canceled' });
  });

  it('is not sent again when the clock says it comes from the future', async () => {
    shop.clock.jumpTo(shop.clock.nowMs() + 30 * 60 * 60_000);
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const charge = startCharge(shop);
    await shop.settle();
    await shop.crashAndReopen();
    shop.clock.jumpTo(shop.clock.nowMs() - 5 * 60 * 60_000);
    const before = creates().length;
    await shop.run().charging.recover();
    await shop.advance(60_000);
    expect(creates().length).toBe(before);
    expect(read(charge)).toMatchObject({ state: 'unknown', settleableFromMs: shop.clock.nowMs() });
  });

  it('can be ended by evidence when no answer ever comes, and the basket is free again', async () => {
    const charge = await losingCreates(60_000);
    const settle = {
      chargeId: charge.chargeId,
      outcome: 'not_charged',
      approver: 'a',
      role: 'owner' as const,
      reason: 'r',
      reference: '',
    } as const;
    const { charging } = shop.run();
    expect(() => charging.settle({ ...settle, requestId: randomUUID() })).toThrow('charge_not_settleable');
    cancel(charge);
    shop.point.faults.inject({ fault: { kind: 'drop_request' }, times: 10_000 });
    await shop.advance(120_000);
    expect(read(charge)).toMatchObject({ state: 'cancel_requested', isFinal: false });
    expect(charging.settle({ ...settle, requestId: randomUUID() })).toMatchObject({ state: 'canceled' });
    expect(shop.run().baskets.current().status).toBe('open');
  });

  it('is not ended by evidence while its answer is on the way', async () => {
    const charge = await losingCreates(150_000);
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'delay', beforeMs: 5_000 } });
    shop.run().charging.wake();
    for (let turn = 0; turn < 200 && creates().at(-1)?.fault !== 'delay'; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(creates().at(-1)?.fault).toBe('delay');
    const settle = {
      chargeId: charge.chargeId,
      outcome: 'not_charged',
      approver: 'a',
      role: 'owner' as const,
      reason: 'r',
      reference: '',
    } as const;
    expect(() => shop.run().charging.settle({ ...settle, requestId: randomUUID() })).toThrow(
      'charge_being_asked',
    );
    shop.pointClock.advance(10_000);
    await shop.advance(5_000);
    expect(read(charge)).toMatchObject({ state: 'canceled' });
    expect(shop.point.truth()[0]?.chargedMinor).toBe(0);
  });
});

describe('a request that is repeated', () => {
  it('after the charge has ended answers the end, and sends nothing', async () => {
    const { saleId, totalMinor } = fillBasket(shop);
    const input = {
      requestId: randomUUID(),
      saleId,
      amountMinor: totalMinor,
      terminalId: shop.point.terminals[0] ?? '',
      options: NO_OPTIONS,
      isRepeatMeant: true,
    };
    shop.run().charging.start(input);
    await shop.advance(10_000);
    const before = shop.point.requests().length;
    expect(shop.run().charging.start(input)).toMatchObject({ state: 'processed', isFinal: true });
    await shop.advance(5_000);
    expect(shop.point.requests().length).toBe(before);
  });

  it('under a key the API holds for another request is put before a person, and charged no second time', async () => {
    shop.point.faults.inject({
      route: 'orders.create',
      fault: { kind: 'status', status: 409, code: 'idempotency_key_already_used' },
    });
    const charge = startCharge(shop);
    await shop.advance(30_000);
    expect(read(charge)).toMatchObject({ state: 'quarantined', contradiction: { field: 'idempotency_key' } });
    expect(creates()).toHaveLength(1);
  });
});

describe('an outage', () => {
  it('is one event in the charge’s history, however long it lasts', async () => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_request' }, times: 10_000 });
    const charge = startCharge(shop);
    await shop.advance(30 * 60_000);
    const sql = 'SELECT kind FROM charge_event WHERE charge_id = ? ORDER BY version';
    const kinds = shop.run().ledger.db.prepare(sql).pluck().all(charge.chargeId);
    expect(kinds).toEqual(['prepared', 'create_unanswered']);
  });
});

describe('a charge the API refuses', () => {
  it('ends as rejected when the terminal belongs to another account, and nothing is charged', async () => {
    const charge = startCharge(shop, shop.point.foreignTerminals[0]);
    await shop.advance(1_000);
    expect(read(charge)).toMatchObject({
      state: 'rejected',
      isFinal: true,
      refusal: { httpStatus: 403, code: 'forbidden_checking_terminal_owner' },
    });
    expect(shop.point.truth()).toHaveLength(0);
    expect(shop.run().baskets.current().status).toBe('open');
  });

  it('ends as rejected when nobody knows the terminal', async () => {
    const charge = startCharge(shop, 'NEWLAND_N950__NOBODYS');
    await shop.advance(1_000);
    expect(read(charge)).toMatchObject({ state: 'rejected', refusal: { httpStatus: 403 } });
  });

  it('stays open when a repeat is refused: the first attempt may have been carried out', async () => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'unauthorized' } });
    const charge = startCharge(shop);
    await shop.advance(1_500);
    expect(read(charge)).toMatchObject({ state: 'unknown', isFinal: false });
    await shop.advance(20_000);
    expect(read(charge).state).toBe('processed');
    expect(shop.point.truth()).toHaveLength(1);
  });

  it.each([
    [14_99, 'amount_below_minimum'],
    [4_000_000_01, 'amount_above_maximum'],
  ])('is not even sent when the amount %d is outside the limits of the site', (priceMinor, code) => {
    const { ledger, baskets, charging } = shop.run();
    ledger.write((db) => {
      db.prepare('UPDATE product SET price_minor = ?').run(priceMinor);
    });
    const { saleId } = baskets.current();
    const basket = baskets.add({
      requestId: randomUUID(),
      saleId,
      product: { code: '7790002' },
      quantityMilli: 1000,
    });
    const start = {
      requestId: randomUUID(),
      saleId,
      amountMinor: basket.totalMinor,
      terminalId: shop.point.terminals[0] ?? '',
      options: NO_OPTIONS,
      isRepeatMeant: true,
    };
    expect(() => charging.start(start)).toThrow(code);
    expect(shop.point.requests()).toHaveLength(0);
  });
});

describe('one charge at a time', () => {
  it('answers the same charge for the same request, and refuses a second one for the sale', async () => {
    const { saleId, totalMinor } = fillBasket(shop);
    const { charging } = shop.run();
    const terminalId = shop.point.terminals[0] ?? '';
    const input = {
      requestId: randomUUID(),
      saleId,
      amountMinor: totalMinor,
      terminalId,
      options: NO_OPTIONS,
      isRepeatMeant: false,
    };
    const first = charging.start(input);
    expect(charging.start(input).chargeId).toBe(first.chargeId);
    expect(() => charging.start({ ...input, requestId: randomUUID() })).toThrow('charge_live_for_sale');
    await shop.advance(10_000);
    expect(shop.point.truth()).toHaveLength(1);
  });

  it('refuses a terminal that has another charge of this till', async () => {
    shop.point.setCustomer({ kind: 'walks_away' });
    const charge = startCharge(shop);
    shop.run().baskets.hold({ requestId: randomUUID(), saleId: charge.saleId });
    expect(() => startCharge(shop)).toThrow('terminal_busy');
    await shop.settle();
  });

  it('refuses an amount that is not the basket’s', () => {
    const { saleId, totalMinor } = fillBasket(shop);
    const start = {
      requestId: randomUUID(),
      saleId,
      amountMinor: totalMinor - 1,
      terminalId: 'T__1',
      options: NO_OPTIONS,
      isRepeatMeant: false,
    };
    expect(() => shop.run().charging.start(start)).toThrow('total_changed');
  });

  it('locks the basket while it is charged', async () => {
    const charge = startCharge(shop);
    const { saleId } = charge;
    const add = { requestId: randomUUID(), saleId, product: { code: '7790002' }, quantityMilli: 1000 };
    expect(() => shop.run().baskets.add(add)).toThrow('basket_locked');
    const pay = { requestId: randomUUID(), saleId, totalMinor: 8_300_40, receivedMinor: 9_000_00 };
    expect(() => shop.run().selling.payCash(pay)).toThrow('basket_locked');
    await shop.settle();
  });
});

describe('a till that was killed', () => {
  it('books the outcome once when it starts again', async () => {
    const charge = startCharge(shop);
    await shop.advance(2_500);
    await shop.crashAndReopen();
    shop.pointClock.advance(60_000);
    shop.clock.advance(60_000);
    await shop.run().charging.recover();
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    await shop.crashAndReopen();
    await shop.run().charging.recover();
    await shop.advance(5_000);
    expect(shop.run().selling.recent({ limit: 10 }).sales).toHaveLength(1);
    expect(cardReceivable()).toBe(8_300_40);
  });

  it('finds an order whose answer it never saw, with the same key', async () => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const charge = startCharge(shop);
    await shop.settle();
    await shop.crashAndReopen();
    shop.pointClock.advance(20_000);
    shop.clock.advance(20_000);
    await shop.run().charging.recover();
    await shop.advance(2_000);
    expect(read(charge).state).toBe('processed');
    expect(shop.point.truth()).toHaveLength(1);
  });

  it('withdraws a charge that only reaches the terminal long after its customer left', async () => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_request' } });
    const charge = startCharge(shop);
    await shop.settle();
    await shop.crashAndReopen();
    shop.pointClock.advance(10 * 60_000);
    shop.clock.advance(10 * 60_000);
    await shop.run().charging.recover();
    await shop.advance(1_000);
    expect(read(charge)).toMatchObject({ state: 'canceled', isFinal: true });
    expect(shop.point.truth()[0]).toMatchObject({ status: 'canceled', chargedMinor: 0 });
  });

  it('does not replay a create when the API may have forgotten its key', async () => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'drop_response' } });
    const charge = startCharge(shop);
    await shop.settle();
    await shop.crashAndReopen();
    shop.pointClock.advance(25 * 60 * 60_000);
    shop.clock.advance(25 * 60 * 60_000);
    const before = creates().length;
    await shop.run().charging.recover();
    await shop.advance(60_000);
    expect(creates().length).toBe(before);
    expect(read(charge)).toMatchObject({ state: 'unknown', isFinal: false });
  });
});

describe('without a connection', () => {
  it('a charge that never left the till is withdrawn at once', async () => {
    await shop.point.close();
    const charge = startCharge(shop);
    await shop.advance(250);
    expect(read(charge)).toMatchObject({ state: 'unknown', unansweredReason: 'network' });
    expect(cancel(charge)).toMatchObject({ state: 'canceled', isFinal: true });
    expect(shop.run().baskets.current().status).toBe('open');
  });
});

describe('what is written down', () => {
  it('has no token in the log or in the ledger', async () => {
    shop.point.faults.inject({ route: 'orders.create', fault: { kind: 'unauthorized' } });
    startCharge(shop);
    await shop.advance(10_000);
    await shop.run().charging.listTerminals();
    const secret = shop.point.accessToken;
    expect(JSON.stringify(shop.log.lines)).not.toContain(secret);
    expect(shop.log.lines.length).toBeGreaterThan(0);
    const dump = shop.run().ledger.db.serialize().toString('latin1');
    expect(dump).not.toContain(secret);
  });
});
