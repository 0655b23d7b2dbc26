import { describe, expect, it } from 'vitest';

import { at, codesOf } from './harness.ts';
import { DEVICES, INTENTS, legacyErrorOf, startIntegrationBench } from './integration-harness.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const UNKNOWN = '0f3a8b5c-7d1e-4c2a-9b60-2f4d8e6a1c35';
const CREATE = 'POST /point/integration-api/devices/{device_id}/payment-intents';
const GET = 'GET /point/integration-api/payment-intents/{id}';
const DELETE = 'DELETE /point/integration-api/devices/{device_id}/payment-intents/{id}';

describe('create payment intent', () => {
  it(`${CREATE} echoes what was asked for under a UUID, without a state`, async () => {
    const bench = await startIntegrationBench();
    const additional_info = {
      external_reference: 'sale-77',
      print_on_terminal: true,
      ticket_number: 'S0392',
    };
    const reply = await bench.createIntent({ amount: 1_500, additional_info });
    expect([reply.status, reply.json]).toEqual([
      200,
      { id: expect.stringMatching(UUID), device_id: bench.terminalId, amount: 1_500, additional_info },
    ]);
  });

  it(`${CREATE} takes the last two digits of the amount as decimals`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId({ amount: 1_500 });
    bench.clock.advance(5_000);
    expect(bench.simulator.truth()).toMatchObject([{ id, amountMinor: 1_500, chargedMinor: 1_500 }]);
  });

  it.each([150.5, '1500', 0, -1_500, null, 1e300])(
    `${CREATE} answers the amount %j with 400`,
    async (amount) => {
      const bench = await startIntegrationBench();
      const reply = await bench.createIntent({ amount });
      expect(legacyErrorOf(reply).slice(0, 2)).toEqual([400, 'bad_request']);
      expect(at(reply.json, 'message')).toMatch(/^amount: /);
      expect(at(reply.json, 'cause')).toEqual([]);
      expect(bench.simulator.truth()).toEqual([]);
    },
  );

  it.each([
    { site: 'MLA', min: 1_500, max: 400_000_000 },
    { site: 'MLB', min: 100, max: 7_000_000 },
    { site: 'MLM', min: 500, max: 35_000_000 },
  ] as const)(`${CREATE} keeps to the limits of $site`, async ({ site, min, max }) => {
    const bench = await startIntegrationBench({ site });
    expect(legacyErrorOf(await bench.createIntent({ amount: min - 1 }))).toEqual([
      400,
      'bad_request',
      `amount: Must be greater than or equal to ${min}`,
    ]);
    expect(at((await bench.createIntent({ amount: max + 1 })).json, 'message')).toBe(
      `amount: Must be less than or equal to ${max}`,
    );
    const smallest = await bench.intentId({ amount: min });
    await bench.deleteIntent(smallest);
    expect((await bench.createIntent({ amount: max })).status).toBe(200);
  });

  it(`${CREATE} takes description and payment in Brazil`, async () => {
    const bench = await startIntegrationBench({ site: 'MLB' });
    const payment = { type: 'credit_card', installments: 3, installments_cost: 'buyer' };
    const reply = await bench.createIntent({ description: 'Mesa 4', payment });
    expect(reply.json).toMatchObject({ description: 'Mesa 4', payment });
    bench.clock.advance(6_000);
    const read = await bench.readIntent(String(at(reply.json, 'id')));
    expect(at(read.json, 'payment')).toMatchObject({ ...payment, id: expect.any(Number) });
  });

  it.each([
    [{ type: 'debit_card' }, 200],
    [{ type: 'voucher_card', voucher_type: 'alelo' }, 200],
    [{ type: 'credit_card', installments: 72 }, 200],
    [{ type: 'credit_card', installments: 73 }, 400],
    [{ type: 'credit_card', installments: 0 }, 400],
    [{ type: 'debit_card', installments: 2 }, 400],
    [{ type: 'debit_card', installments_cost: 'seller' }, 400],
    [{ type: 'credit_card', installments_cost: 'nobody' }, 400],
    [{ type: 'credit_card', voucher_type: 'sodexo' }, 400],
    [{ type: 'voucher_card', voucher_type: 'other' }, 400],
    [{ type: 'qr' }, 400],
    [{ installments: 1 }, 400],
  ])(`${CREATE} answers the payment %j in Brazil with %i`, async (payment, status) => {
    const bench = await startIntegrationBench({ site: 'MLB' });
    expect((await bench.createIntent({ payment })).status).toBe(status);
  });

  it.each([
    ['MLA', { payment: { type: 'credit_card' } }],
    ['MLM', { payment: { type: 'credit_card' } }],
    ['MLA', { description: 'x' }],
    ['MLM', { additional_info: { ticket_number: 'S1' } }],
    ['MLB', { additional_info: { ticket_number: 'S1' } }],
    ['MLA', { additional_info: { ticket_number: 'S 1' } }],
    ['MLA', { additional_info: { print_on_terminal: 'yes' } }],
    ['MLA', { caller: 1 }],
  ] as const)(`${CREATE} refuses in %s what it does not have there: %j`, async (site, change) => {
    const bench = await startIntegrationBench({ site });
    expect(legacyErrorOf(await bench.createIntent(change)).slice(0, 2)).toEqual([400, 'bad_request']);
  });

  it(`${CREATE} answers what is not JSON with 400`, async () => {
    const bench = await startIntegrationBench();
    expect((await bench.createIntent({}, { body: '{' })).status).toBe(400);
  });

  it(`${CREATE} answers 2205 for a device with a queued intent, and does not tell which`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    const reply = await bench.createIntent();
    expect([reply.status, reply.json]).toEqual([
      409,
      {
        status: 409,
        error: '2205',
        message: 'There is already a queued intent for the device',
        cause: [],
      },
    ]);
    expect(reply.text).not.toContain(id);
  });

  it(`${CREATE} and POST /v1/orders share the terminal: it has one charge of either at a time`, async () => {
    const bench = await startIntegrationBench();
    const intent = await bench.intentId();
    expect(codesOf(await bench.create())).toEqual(['already_queued_order_for_terminal']);
    await bench.deleteIntent(intent);
    await bench.createdId();
    expect(legacyErrorOf(await bench.createIntent())[1]).toBe('2205');
    bench.clock.advance(5_000);
    expect((await bench.createIntent()).status).toBe(200);
  });

  it(`${CREATE} makes no order that the orders API would show`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    expect((await bench.read(id)).status).toBe(400);
    expect((await bench.cancel(id)).status).toBe(400);
  });

  it.each([
    ['of another account', 403, 'forbidden', 'Forbidden Error checking device owner'],
    ['of another form', 400, 'bad_request', 'device_id: Invalid format'],
  ])(`${CREATE} refuses a device %s`, async (which, ...expected) => {
    const bench = await startIntegrationBench();
    const device = which === 'of another form' ? 'N950' : (bench.simulator.foreignTerminals[0] ?? '');
    const path = `${DEVICES}/${device}/payment-intents`;
    const reply = await bench.send('POST', path, { body: { amount: 1_500 } });
    expect(legacyErrorOf(reply)).toEqual(expected);
  });

  it(`${CREATE} answers 401 without a token`, async () => {
    const bench = await startIntegrationBench();
    expect((await bench.createIntent({}, { token: null })).status).toBe(401);
  });
});

describe('get payment intent', () => {
  it(`${GET} shows the state, and the payment as soon as there is one`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    const open = await bench.readIntent(id);
    expect(open.json).toEqual({
      id,
      device_id: bench.terminalId,
      amount: 15_000,
      additional_info: { external_reference: 'sale-77' },
      state: 'OPEN',
    });
    bench.clock.advance(6_000);
    expect((await bench.readIntent(id)).json).toMatchObject({
      state: 'FINISHED',
      payment: { id: expect.any(Number), type: 'credit_card', installments: 1 },
    });
  });

  it(`${GET} shows a payment that can be looked up as approved`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    bench.clock.advance(6_000);
    const paymentId = String(at((await bench.readIntent(id)).json, 'payment', 'id'));
    expect(paymentId).toBe(bench.simulator.truth()[0]?.referenceId);
    const payment = await bench.send('GET', `/v1/payments/${paymentId}`);
    expect([payment.status, at(payment.json, 'status')]).toEqual([200, 'approved']);
  });

  it(`${GET} is FINISHED with a rejected payment when the card was declined`, async () => {
    const bench = await startIntegrationBench();
    bench.simulator.setCustomer({ kind: 'declines', detail: 'insufficient_amount' });
    const id = await bench.intentId();
    bench.clock.advance(6_000);
    const reply = await bench.readIntent(id);
    expect(at(reply.json, 'state')).toBe('FINISHED');
    const payment = await bench.send('GET', `/v1/payments/${String(at(reply.json, 'payment', 'id'))}`);
    expect(at(payment.json, 'status')).toBe('rejected');
    expect(bench.simulator.truth()).toMatchObject([{ status: 'failed', chargedMinor: 0 }]);
  });

  it(`${GET} answers 429 to more than one request a second`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    expect((await bench.readIntent(id)).status).toBe(200);
    bench.clock.advance(999);
    const limited = await bench.readIntent(id);
    expect([limited.status, at(limited.json, 'error')]).toEqual([429, 'too_many_requests']);
    bench.clock.advance(1);
    expect((await bench.readIntent(id)).status).toBe(200);
  });

  it.each([UNKNOWN, 'ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D', 'x'])(`${GET} answers 404 for %s`, async (id) => {
    const bench = await startIntegrationBench();
    expect(legacyErrorOf(await bench.readIntent(id))).toEqual([
      404,
      'not_found',
      "Payment intent doesn't exist",
    ]);
  });

  it(`${GET} does not show an order`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.createdId();
    expect((await bench.readIntent(id)).status).toBe(404);
  });

  it(`${GET} answers 404 to another account and 401 without a token`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    const token = bench.simulator.foreignAccessToken;
    expect((await bench.readIntent(id, { token })).status).toBe(404);
    expect((await bench.readIntent(id, { token: null })).status).toBe(401);
  });

  it(`${GET} can show the state before, as right after a notification`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    bench.clock.advance(6_000);
    bench.simulator.faults.inject({ route: 'integration.get_intent', fault: { kind: 'stale_read' } });
    const stale = await bench.readIntent(id);
    expect(at(stale.json, 'state')).toBe('ON_TERMINAL');
    expect(stale.json).not.toHaveProperty('payment');
  });
});

describe('delete payment intent', () => {
  it(`${DELETE} cancels an intent that is OPEN`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    const reply = await bench.deleteIntent(id);
    expect([reply.status, reply.json]).toEqual([200, { id }]);
    expect(at((await bench.readIntent(id)).json, 'state')).toBe('CANCELED');
    bench.clock.advance(600_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'canceled', chargedMinor: 0 }]);
  });

  it(`${DELETE} answers 103 once the device has fetched the intent, and the payment goes on`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    bench.clock.advance(2_000);
    expect(legacyErrorOf(await bench.deleteIntent(id))).toEqual([
      409,
      '103',
      `Can't update Intent ${id} current_state [ON_TERMINAL]`,
    ]);
    bench.clock.advance(5_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'processed' }]);
    expect(legacyErrorOf(await bench.deleteIntent(id))[1]).toBe('103');
  });

  it(`${DELETE} answers 101 for an intent that was cancelled (409) or never existed (404)`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    await bench.deleteIntent(id);
    expect(legacyErrorOf(await bench.deleteIntent(id)).slice(0, 2)).toEqual([409, '101']);
    expect(legacyErrorOf(await bench.deleteIntent(UNKNOWN)).slice(0, 2)).toEqual([404, '101']);
  });

  it(`${DELETE} knows an intent only on its own device`, async () => {
    const bench = await startIntegrationBench({ terminalCount: 2 });
    const id = await bench.intentId();
    const other = `${DEVICES}/${bench.simulator.terminals[1] ?? ''}/payment-intents/${id}`;
    expect(legacyErrorOf(await bench.send('DELETE', other)).slice(0, 2)).toEqual([404, '101']);
    expect(await bench.stateOf(id)).toBe('OPEN');
  });

  it(`${DELETE} answers 400 for a device id of another form, 403 for a foreign one, 401 without a token`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    const statusFor = async (device: string, token?: null): Promise<number> => {
      const path = `${DEVICES}/${device}/payment-intents/${id}`;
      return (await bench.send('DELETE', path, token === null ? { token } : {})).status;
    };
    expect(await statusFor('N950')).toBe(400);
    expect(await statusFor(bench.simulator.foreignTerminals[0] ?? '')).toBe(403);
    expect(await statusFor(bench.terminalId, null)).toBe(401);
  });

  it(`${DELETE} leaves the path of the intents without a device unknown`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    expect((await bench.send('DELETE', `${INTENTS}/${id}`)).status).toBe(405);
  });
});
