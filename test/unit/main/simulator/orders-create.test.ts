import { describe, expect, it } from 'vitest';

import { at, codesOf, freshKey, orderBody, startBench } from './harness.ts';

describe('POST /v1/orders', () => {
  it('answers 201 with the order as it was born', async () => {
    const bench = await startBench();
    const reply = await bench.create({ description: 'Mesa 4', expiration_time: 'PT5M' });
    expect(reply.status).toBe(201);
    expect(reply.json).toEqual({
      id: expect.stringMatching(/^ORD[0-9A-HJKMNP-TV-Z]{26}$/),
      type: 'point',
      user_id: expect.stringMatching(/^\d+$/),
      external_reference: 'sale_77-1',
      description: 'Mesa 4',
      expiration_time: 'PT5M',
      processing_mode: 'automatic',
      country_code: 'ARG',
      currency: 'ARS',
      integration_data: { application_id: expect.stringMatching(/^\d+$/) },
      status: 'created',
      status_detail: 'created',
      created_date: '2026-01-05T12:00:00.000Z',
      last_updated_date: '2026-01-05T12:00:00.000Z',
      config: { point: { terminal_id: bench.terminalId, print_on_terminal: 'seller_ticket' } },
      transactions: {
        payments: [
          {
            id: expect.stringMatching(/^PAY[0-9A-HJKMNP-TV-Z]{26}$/),
            amount: '150.00',
            status: 'created',
          },
        ],
      },
    });
  });

  it('accepts every documented optional member and gives it back', async () => {
    const bench = await startBench();
    const config = {
      point: { terminal_id: bench.terminalId, print_on_terminal: 'no_ticket' },
      payment_method: { default_type: 'debit_card' },
    };
    const integration = { platform_id: 'dev_1', integrator_id: 'dev_2', sponsor: { id: '446566691' } };
    const reply = await bench.create({ config, integration_data: integration });
    expect(reply.status).toBe(201);
    expect(at(reply.json, 'config')).toEqual(config);
    expect(at(reply.json, 'integration_data')).toMatchObject(integration);
    expect(at(reply.json, 'expiration_time')).toBe('PT15M');
  });

  it('gives orders of test accounts an ORDTST id and takes orders for their virtual terminal', async () => {
    const bench = await startBench({ accountKind: 'test' });
    const reply = await bench.create({ config: { point: { terminal_id: 'PAX_A910__SBX0000001' } } });
    expect(reply.status).toBe(201);
    expect(at(reply.json, 'id')).toMatch(/^ORDTST[0-9A-HJKMNP-TV-Z]{26}$/);
    expect((await bench.read(String(at(reply.json, 'id')))).status).toBe(200);
  });

  it.each(['PT30S', 'PT3H', 'PT1H30M', 'PT90S'])('accepts a life of %s', async (expiration_time) => {
    const bench = await startBench();
    const reply = await bench.create({ expiration_time });
    expect([reply.status, at(reply.json, 'expiration_time')]).toEqual([201, expiration_time]);
  });

  it.each([
    { name: 'without a type', change: { type: undefined }, code: 'required_properties' },
    { name: 'without a reference', change: { external_reference: undefined }, code: 'required_properties' },
    { name: 'without transactions', change: { transactions: undefined }, code: 'required_properties' },
    { name: 'without config', change: { config: undefined }, code: 'required_properties' },
    { name: 'with an unknown member', change: { title: 'x' }, code: 'unsupported_properties' },
    { name: 'with a total', change: { total_amount: '150.00' }, code: 'unsupported_properties' },
    {
      name: 'with a notification address',
      change: { notification_url: 'x' },
      code: 'unsupported_properties',
    },
    {
      name: 'with a payment method inside the payment',
      change: { transactions: { payments: [{ amount: '150.00', payment_method: {} }] } },
      code: 'unsupported_properties',
    },
    {
      name: 'with the amount as a number',
      change: { transactions: { payments: [{ amount: 150 }] } },
      code: 'property_type',
    },
    { name: 'with the reference as a number', change: { external_reference: 77 }, code: 'property_type' },
    { name: 'with payments as an object', change: { transactions: { payments: {} } }, code: 'property_type' },
    { name: 'with null for config', change: { config: null }, code: 'property_type' },
    { name: 'without payments', change: { transactions: { payments: [] } }, code: 'minimum_items' },
    {
      name: 'with two payments',
      change: { transactions: { payments: [{ amount: '75.00' }, { amount: '75.00' }] } },
      code: 'maximum_items',
    },
    { name: 'with another type', change: { type: 'online' }, code: 'property_value' },
    { name: 'with a colon in the reference', change: { external_reference: 'a:b' }, code: 'property_value' },
    { name: 'with an empty reference', change: { external_reference: '' }, code: 'property_value' },
    {
      name: 'with a reference of 65 characters',
      change: { external_reference: 'x'.repeat(65) },
      code: 'property_value',
    },
    { name: 'with a long description', change: { description: 'x'.repeat(151) }, code: 'property_value' },
    { name: 'with too short a life', change: { expiration_time: 'PT29S' }, code: 'property_value' },
    { name: 'with too long a life', change: { expiration_time: 'PT3H1S' }, code: 'property_value' },
    { name: 'with a life that is no duration', change: { expiration_time: '15m' }, code: 'property_value' },
    { name: 'with a duration without a figure', change: { expiration_time: 'PT' }, code: 'property_value' },
  ])('refuses a body $name with $code', async ({ change, code }) => {
    const bench = await startBench();
    const reply = await bench.create(change);
    expect(reply.status).toBe(400);
    expect(codesOf(reply)).toEqual([code]);
    expect(bench.simulator.truth()).toEqual([]);
  });

  it.each(['1.234', '-20.00', '20,00', '1e3', ' 20.00', '020.00', '', '20.', 'NaN', '9'.repeat(40)])(
    'refuses the amount "%s" with property_value',
    async (amount) => {
      const bench = await startBench();
      const reply = await bench.create({ transactions: { payments: [{ amount }] } });
      expect(reply.status).toBe(400);
      expect(codesOf(reply)).toEqual(['property_value']);
    },
  );

  it.each([
    { amount: '20', amountMinor: 2_000 },
    { amount: '20.5', amountMinor: 2_050 },
    { amount: '19.99', amountMinor: 1_999 },
    { amount: '4000000.00', amountMinor: 400_000_000 },
  ])('charges $amount as $amountMinor minor units', async ({ amount, amountMinor }) => {
    const bench = await startBench();
    const id = await bench.createdId({ transactions: { payments: [{ amount }] } });
    bench.clock.advance(10_000);
    expect(bench.simulator.truth()).toMatchObject([{ id, amountMinor, chargedMinor: amountMinor }]);
    expect(at((await bench.read(id)).json, 'transactions', 'payments', 0, 'paid_amount')).toBe(amount);
  });

  it.each([
    { site: 'MLA', below: '14.99', least: '15.00', above: '4000000.01', currency: 'ARS', country: 'ARG' },
    { site: 'MLB', below: '0.99', least: '1.00', above: '70000.01', currency: 'BRL', country: 'BRA' },
    { site: 'MLM', below: '4.99', least: '5.00', above: '350000.01', currency: 'MXN', country: 'MEX' },
  ] as const)('keeps the limits of $site', async ({ site, below, least, above, currency, country }) => {
    const bench = await startBench({ site });
    const tooLittle = await bench.create({ transactions: { payments: [{ amount: below }] } });
    expect(tooLittle.status).toBe(400);
    expect(tooLittle.text).toContain(`Must be greater than or equal to ${least}`);
    const tooMuch = await bench.create({ transactions: { payments: [{ amount: above }] } });
    expect(tooMuch.status).toBe(400);
    expect(codesOf(tooMuch)).toEqual(['property_value']);
    const enough = await bench.create({ transactions: { payments: [{ amount: least }] } });
    expect(enough.status).toBe(201);
    expect(enough.json).toMatchObject({ currency, country_code: country });
  });

  it('tells every fault of a body at once, each with where it is', async () => {
    const bench = await startBench();
    const reply = await bench.create({ type: 5, surprise: true, external_reference: undefined });
    expect(reply.json).toMatchObject({
      errors: [
        { code: 'required_properties', details: ['external_reference'] },
        { code: 'unsupported_properties', details: ['surprise'] },
        { code: 'property_type', details: [expect.stringMatching(/^type: /)] },
      ],
    });
  });

  it('answers an empty object with required_properties and minimum_properties', async () => {
    const bench = await startBench();
    expect(codesOf(await bench.send('POST', '/v1/orders', { key: freshKey(), body: {} }))).toEqual([
      'required_properties',
      'minimum_properties',
    ]);
    const emptyPoint = await bench.create({ config: { point: {} } });
    expect(codesOf(emptyPoint)).toEqual(['required_properties', 'minimum_properties']);
  });

  it.each(['', '{', '{"type":"point",}', 'amount=5', `${'['.repeat(50_000)}${']'.repeat(50_000)}`])(
    'answers what is not JSON with json_syntax_error',
    async (body) => {
      const bench = await startBench();
      const reply = await bench.send('POST', '/v1/orders', { key: freshKey(), body });
      expect(reply.status).toBe(400);
      expect(codesOf(reply)).toEqual(['json_syntax_error']);
    },
  );

  it.each(['null', '[]', '"x"', '7'])('answers the JSON value %s with property_type', async (body) => {
    const bench = await startBench();
    const reply = await bench.send('POST', '/v1/orders', { key: freshKey(), body });
    expect(reply.status).toBe(400);
    expect(codesOf(reply)).toEqual(['property_type']);
  });

  it('takes a member called __proto__ for an unknown one', async () => {
    const bench = await startBench();
    const text = JSON.stringify(orderBody(bench.terminalId)).replace('{', '{"__proto__":{"type":"x"},');
    const reply = await bench.send('POST', '/v1/orders', { key: freshKey(), body: text });
    expect(codesOf(reply)).toEqual(['unsupported_properties']);
  });

  it('forbids terminals of another account and terminals that do not exist', async () => {
    const bench = await startBench();
    const foreign = bench.simulator.foreignTerminals[0];
    for (const terminal_id of [foreign, 'NEWLAND_N950__NOBODY', 'NEWLAND_N950__SBX0000001', '']) {
      const reply = await bench.create({ config: { point: { terminal_id } } });
      expect(reply.status).toBe(403);
      expect(codesOf(reply)).toEqual(['forbidden_checking_terminal_owner']);
    }
    const withForeignToken = await bench.create({}, { token: bench.simulator.foreignAccessToken });
    expect(withForeignToken.status).toBe(403);
    const ownTerminal = { config: { point: { terminal_id: foreign } } };
    expect((await bench.create(ownTerminal, { token: bench.simulator.foreignAccessToken })).status).toBe(201);
  });

  it('refuses a second order while the terminal has one waiting or on its screen', async () => {
    const bench = await startBench({ pace: { pickUpMs: 'manual', decideMs: 'manual' } });
    const id = await bench.createdId();
    const whileCreated = await bench.create();
    expect(whileCreated.status).toBe(409);
    expect(codesOf(whileCreated)).toEqual(['already_queued_order_for_terminal']);
    bench.simulator.pickUp(id);
    expect((await bench.create()).status).toBe(409);
    bench.simulator.decide(id, { kind: 'pays' });
    expect((await bench.create()).status).toBe(201);
  });

  it('lets two terminals have an order each', async () => {
    const bench = await startBench({ terminalCount: 2 });
    const second = bench.simulator.terminals[1];
    await bench.createdId();
    expect((await bench.create({ config: { point: { terminal_id: second } } })).status).toBe(201);
  });

  it.each([
    { status: 423, code: 'resource_locked' },
    { status: 429, code: 'too_many_requests' },
    { status: 500, code: 'idempotency_validation_failed' },
    { status: 500, code: 'internal_error' },
  ])('$status $code: as a fault, after which the same key creates the order', async ({ status, code }) => {
    const bench = await startBench();
    bench.simulator.faults.inject({ route: 'orders.create', fault: { kind: 'status', status, code } });
    const refused = await bench.create({}, { key: 'K' });
    expect([refused.status, codesOf(refused)]).toEqual([status, [code]]);
    expect((await bench.create({}, { key: 'K' })).status).toBe(201);
    expect(bench.simulator.truth()).toHaveLength(1);
  });
});
