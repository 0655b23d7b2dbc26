import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { SimulatorOptions } from '#main/simulator/simulator.ts';
import { at, startBench, type Bench } from './harness.ts';
import { MANUAL, paidOrder, paymentIdOf, referenceOf, refund } from './paid-order.ts';
import { isSigned, startReceiver, type Notification, type Receiver } from './webhook-receiver.ts';

const SECRET = 'a-secret-of-the-panel';
const MINUTE_MS = 60_000;

async function start(
  options: Partial<SimulatorOptions> = {},
): Promise<{ readonly bench: Bench; readonly receiver: Receiver }> {
  const receiver = await startReceiver();
  const webhook = { url: receiver.url, secret: SECRET };
  return { receiver, bench: await startBench({ pace: MANUAL, webhook, ...options }) };
}

const actionOf = (notification: Notification): unknown => at(notification.body, 'action');
const dataOf = (notification: Notification): unknown => at(notification.body, 'data');

async function atTerminal(bench: Bench): Promise<string> {
  const id = await bench.createdId();
  bench.simulator.pickUp(id);
  return id;
}

describe('webhook order.processed', () => {
  it('has the payment with reference.id and the order detail accredited', async () => {
    const { bench, receiver } = await start();
    const id = await paidOrder(bench, { kind: 'pays', brand: 'debvisa' });
    const notification = await receiver.next();
    const userId = String(at((await bench.read(id)).json, 'user_id'));
    expect(notification.body).toEqual({
      action: 'order.processed',
      api_version: 'v1',
      application_id: bench.simulator.application.clientId,
      date_created: '2026-01-05T12:00:00.000Z',
      live_mode: true,
      type: 'order',
      user_id: userId,
      data: {
        id,
        external_reference: 'sale_77-1',
        status: 'processed',
        status_detail: 'accredited',
        type: 'point',
        version: 3,
        total_paid_amount: '150.00',
        transactions: {
          payments: [
            {
              id: await paymentIdOf(bench, id),
              amount: '150.00',
              paid_amount: '150.00',
              status: 'processed',
              status_detail: 'accredited',
              reference: { id: await referenceOf(bench, id) },
              payment_method: { id: 'debvisa', type: 'debit_card', installments: 1 },
            },
          ],
        },
      },
    });
  });

  it('comes with data.id and type in the query, beside what the URL has', async () => {
    const { bench, receiver } = await start();
    const id = await paidOrder(bench);
    const { query } = await receiver.next();
    expect(Object.fromEntries(query)).toEqual({ client: '7', 'data.id': id, type: 'order' });
  });

  it('comes with X-Request-Id, X-Retry, X-Socket-Timeout and a signature of the id as it is', async () => {
    const { bench, receiver } = await start();
    const id = await paidOrder(bench);
    const notification = await receiver.next();
    expect(notification.headers).toMatchObject({
      'content-type': 'application/json',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-retry': '0',
      'x-socket-timeout': '22000',
      'user-agent': expect.stringMatching(/^restclient-node/),
      'x-signature': expect.stringMatching(/^ts=\d{13},v1=[0-9a-f]{64}$/),
    });
    expect(isSigned(notification, id, SECRET)).toBe(true);
    expect(isSigned(notification, id.toLowerCase(), SECRET)).toBe(false);
  });

  it('has live_mode false for an order of a test account', async () => {
    const { bench, receiver } = await start({ accountKind: 'test' });
    await paidOrder(bench);
    expect(at((await receiver.next()).body, 'live_mode')).toBe(false);
  });

  it('counts the tip as paid', async () => {
    const { bench, receiver } = await start();
    await paidOrder(bench, { kind: 'pays', tipMinor: 550 });
    expect(dataOf(await receiver.next())).toMatchObject({
      total_paid_amount: '155.50',
      transactions: { payments: [{ amount: '150.00', paid_amount: '155.50' }] },
    });
  });
});

describe('webhook order.failed', () => {
  it('has the reason in the payment and no paid amounts', async () => {
    const { bench, receiver } = await start();
    await paidOrder(bench, { kind: 'declines', detail: 'insufficient_amount' });
    const notification = await receiver.next();
    expect(actionOf(notification)).toBe('order.failed');
    const data = dataOf(notification);
    expect(data).toMatchObject({ status: 'failed', status_detail: 'failed' });
    const payment = at(data, 'transactions', 'payments', 0);
    expect(payment).toMatchObject({ status: 'failed', status_detail: 'insufficient_amount' });
    expect(at(data, 'total_paid_amount')).toBeUndefined();
    expect(at(payment, 'paid_amount')).toBeUndefined();
  });
});

describe('webhook order.canceled', () => {
  it('has only id, amount, status and detail of the payment', async () => {
    const { bench, receiver } = await start();
    const id = await bench.createdId();
    await bench.cancel(id);
    const notification = await receiver.next();
    expect(actionOf(notification)).toBe('order.canceled');
    expect(at(dataOf(notification), 'transactions', 'payments')).toEqual([
      {
        id: await paymentIdOf(bench, id),
        amount: '150.00',
        status: 'canceled',
        status_detail: 'canceled_by_api',
      },
    ]);
  });

  it('comes when the terminal has obeyed, not with the 202', async () => {
    const { bench, receiver } = await start();
    const id = await atTerminal(bench);
    const headers = { 'x-allow-cancelable-status': 'at_terminal' };
    expect((await bench.cancel(id, { headers })).status).toBe(202);
    bench.clock.advance(1_000);
    const notification = await receiver.next();
    expect([actionOf(notification), at(dataOf(notification), 'version')]).toEqual(['order.canceled', 4]);
    expect(receiver.waiting()).toBe(0);
  });
});

describe('webhook order.expired', () => {
  it('comes when the time of the order is over', async () => {
    const { bench, receiver } = await start();
    await bench.createdId();
    bench.clock.advance(15 * MINUTE_MS);
    const notification = await receiver.next();
    expect(actionOf(notification)).toBe('order.expired');
    expect(at(dataOf(notification), 'transactions', 'payments', 0, 'status')).toBe('expired');
  });
});

describe('webhook order.action_required', () => {
  it('has the detail check_on_terminal and no transactions', async () => {
    const { bench, receiver } = await start();
    bench.simulator.decide(await atTerminal(bench), { kind: 'slow_issuer' });
    bench.clock.advance(40_000);
    const notification = await receiver.next();
    expect(actionOf(notification)).toBe('order.action_required');
    expect(dataOf(notification)).toMatchObject({
      status: 'action_required',
      status_detail: 'check_on_terminal',
    });
    expect(at(dataOf(notification), 'transactions')).toBeUndefined();
  });
});

describe('webhook order.refunded', () => {
  it('has total_paid_amount, no transactions, and the next version', async () => {
    const { bench, receiver } = await start();
    const id = await paidOrder(bench);
    await receiver.next();
    await refund(bench, id);
    const notification = await receiver.next();
    expect(actionOf(notification)).toBe('order.refunded');
    expect(dataOf(notification)).toMatchObject({
      status: 'refunded',
      status_detail: 'refunded',
      version: 4,
      total_paid_amount: '150.00',
    });
    expect(at(dataOf(notification), 'transactions')).toBeUndefined();
  });

  it('comes for a part too, of an order that stays processed', async () => {
    const { bench, receiver } = await start();
    const id = await paidOrder(bench);
    await receiver.next();
    await refund(bench, id, '10.00');
    const notification = await receiver.next();
    expect(actionOf(notification)).toBe('order.refunded');
    expect(dataOf(notification)).toMatchObject({ status: 'processed', status_detail: 'partially_refunded' });
  });
});

describe('webhook delivery', () => {
  it.each([200, 201])('is not repeated after %i', async (status) => {
    const { bench, receiver } = await start();
    receiver.answerWith(status);
    await paidOrder(bench);
    await receiver.next();
    // The answer is on its way: the next notification comes after it has been taken note of.
    const second = await paidOrder(bench);
    expect(at(dataOf(await receiver.next()), 'id')).toBe(second);
    bench.clock.advance(30 * MINUTE_MS);
    const third = await paidOrder(bench);
    expect(at(dataOf(await receiver.next()), 'id')).toBe(third);
    expect(receiver.waiting()).toBe(0);
  });

  it.each([204, 302, 400, 500])(
    'is repeated every 15 min after %i, then less and less often',
    async (status) => {
      const { bench, receiver } = await start();
      receiver.answerWith(status);
      const id = await paidOrder(bench);
      const first = await receiver.next();
      const retries: unknown[] = [first.headers['x-retry']];
      for (const minutes of [15, 15, 30, 60]) {
        bench.clock.advance(minutes * MINUTE_MS);
        const notification = await receiver.next();
        retries.push(notification.headers['x-retry']);
        expect(notification.body).toEqual(first.body);
        expect(notification.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
        expect(isSigned(notification, id, SECRET)).toBe(true);
      }
      expect(retries).toEqual(['0', '1', '2', '3', '4']);
    },
  );

  it('is repeated when nobody answers within 22 s', async () => {
    const { bench, receiver } = await start();
    receiver.answerWith(null);
    await paidOrder(bench);
    await receiver.next();
    receiver.answerWith(200);
    bench.clock.advance(22_000);
    bench.clock.advance(15 * MINUTE_MS - 22_000);
    expect((await receiver.next()).headers['x-retry']).toBe('1');
  });

  it('is repeated when nobody listens', async () => {
    const { bench, receiver } = await start();
    bench.simulator.setWebhook({ url: 'http://127.0.0.1:9/hook', secret: SECRET });
    await paidOrder(bench);
    bench.simulator.setWebhook({ url: receiver.url, secret: SECRET });
    bench.clock.advance(15 * MINUTE_MS);
    expect(['0', '1']).toContain((await receiver.next()).headers['x-retry']);
  });

  it('goes on after a restart on the journal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'point-webhook-'));
    try {
      const journalPath = join(folder, 'simulator.jsonl');
      const { bench, receiver } = await start({ journalPath });
      receiver.answerWith(500);
      const id = await paidOrder(bench);
      await receiver.next();
      await bench.simulator.close();
      receiver.answerWith(200);
      const after = await startBench({ journalPath });
      after.clock.advance(15 * MINUTE_MS);
      expect(at(dataOf(await receiver.next()), 'id')).toBe(id);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('can be duplicated, dropped, delayed and reordered', async () => {
    const { bench, receiver } = await start();
    const { webhookFaults } = bench.simulator;
    webhookFaults.inject({ fault: { kind: 'duplicate' } });
    webhookFaults.inject({ fault: { kind: 'drop' } });
    const twice = await paidOrder(bench);
    expect([at(dataOf(await receiver.next()), 'id'), at(dataOf(await receiver.next()), 'id')]).toEqual([
      twice,
      twice,
    ]);
    await paidOrder(bench);
    webhookFaults.inject({ fault: { kind: 'reorder' } });
    const held = await paidOrder(bench);
    const overtaking = await paidOrder(bench);
    expect([at(dataOf(await receiver.next()), 'id'), at(dataOf(await receiver.next()), 'id')]).toEqual([
      overtaking,
      held,
    ]);
    webhookFaults.inject({ fault: { kind: 'delay', ms: 60_000 } });
    const late = await paidOrder(bench);
    const prompt = await paidOrder(bench);
    expect(at(dataOf(await receiver.next()), 'id')).toBe(prompt);
    bench.clock.advance(60_000);
    expect(at(dataOf(await receiver.next()), 'id')).toBe(late);
  });

  it('tells versions that grow, so that a stale one can be told', async () => {
    const { bench, receiver } = await start();
    bench.simulator.webhookFaults.inject({ fault: { kind: 'reorder' } });
    const id = await paidOrder(bench);
    await refund(bench, id);
    const versions = [await receiver.next(), await receiver.next()].map((each) =>
      at(dataOf(each), 'version'),
    );
    expect(versions).toEqual([4, 3]);
  });

  it('says nothing of the orders of another account', async () => {
    const { bench, receiver } = await start();
    const token = bench.simulator.foreignAccessToken;
    const terminal_id = bench.simulator.foreignTerminals[0];
    const foreign = await bench.create({ config: { point: { terminal_id } } }, { token });
    await bench.cancel(String(at(foreign.json, 'id')), { token });
    const own = await paidOrder(bench);
    expect(at(dataOf(await receiver.next()), 'id')).toBe(own);
  });

  it.each([
    'https://example.com/hook',
    'http://127.0.0.1.example.com/',
    'file:///etc/passwd',
    'x',
    'http://10.0.0.1/',
  ])('goes to this machine only: %s is refused', async (url) => {
    const { bench } = await start();
    expect(() => bench.simulator.setWebhook({ url, secret: SECRET })).toThrow(/this machine/);
  });

  it.each(['http://localhost:9/', 'http://127.9.9.9:9/', 'http://[::1]:9/', 'https://localhost:9/'])(
    'may go to %s',
    async (url) => {
      const { bench } = await start();
      expect(() => bench.simulator.setWebhook({ url, secret: SECRET })).not.toThrow();
    },
  );

  it('sends the sample of the panel, whose data has only an id', async () => {
    const { bench, receiver } = await start();
    bench.simulator.sendSampleNotification('123456');
    const notification = await receiver.next();
    expect(dataOf(notification)).toEqual({ id: '123456' });
    expect(notification.query.get('data.id')).toBe('123456');
    expect(isSigned(notification, '123456', SECRET)).toBe(true);
  });
});

describe('webhook to a receiver of this machine', () => {
  it('arrives over https with a certificate that the receiver made itself', async () => {
    const receiver = await startReceiver({ isSecure: true });
    const bench = await startBench({ pace: MANUAL, webhook: { url: receiver.url, secret: SECRET } });
    const id = await paidOrder(bench);
    const notification = await receiver.next();
    expect([actionOf(notification), at(notification.body, 'data', 'id')]).toEqual(['order.processed', id]);
    expect(isSigned(notification, id, SECRET)).toBe(true);
  });

  it('arrives on a port that browsers do not open', async () => {
    const receiver = await startReceiver({ ports: [6_000, 10_080, 6_566, 6_665, 6_666, 6_667, 6_697] });
    await expect(fetch(receiver.url)).rejects.toMatchObject({ cause: { message: 'bad port' } });
    const bench = await startBench({ pace: MANUAL, webhook: { url: receiver.url, secret: SECRET } });
    const id = await paidOrder(bench);
    expect(at((await receiver.next()).body, 'data', 'id')).toBe(id);
  });
});
