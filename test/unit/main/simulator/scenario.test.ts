import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BadScenario, readScenario } from '#main/simulator/scenario/read-scenario.ts';
import { scenarioJsonSchema } from '#main/simulator/scenario/scenario.ts';
import { optionsFor } from '#main/simulator/scenario/setup.ts';
import type { Scenario, SimulatorOptions } from '#main/simulator/simulator.ts';
import { at, freshKey, startBench, type Bench } from './harness.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'point-scenario-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function written(content: unknown): string {
  const path = join(folder, 'shop.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** Statuses of so many charges, one after the other. */
async function statuses(bench: Bench, count: number, amount = '150.00'): Promise<string[]> {
  for (let index = 0; index < count; index += 1) {
    await bench.createdId({ transactions: { payments: [{ amount }] } });
    bench.clock.advance(60_000);
  }
  return bench.simulator
    .truth()
    .slice(-count)
    .map(({ status }) => status);
}

const declines = { kind: 'declines', detail: 'insufficient_amount' } as const;

describe('a scenario', () => {
  it('decides by amount, the first outcome that is for a charge counting', async () => {
    const scenario: Scenario = {
      version: 1,
      customer: { kind: 'walks_away' },
      outcomes: [
        { when: { amount: '150.00' }, then: declines },
        { when: { amount: '150.00' }, then: { kind: 'pays' } },
        { when: { amount: '200' }, then: { kind: 'pays' } },
      ],
    };
    const bench = await startBench({ scenario });
    expect(await statuses(bench, 1, '150.00')).toEqual(['failed']);
    expect(await statuses(bench, 1, '200.00')).toEqual(['processed']);
    await bench.createdId({ transactions: { payments: [{ amount: '201.00' }] } });
    bench.clock.advance(60_000);
    expect(bench.simulator.truth().at(-1)?.status).toBe('at_terminal');
  });

  it('decides by the number of the order', async () => {
    const scenario: Scenario = {
      version: 1,
      outcomes: [
        { when: { order: 2 }, then: declines },
        { when: { everyOrder: 3 }, then: { kind: 'cancels_on_terminal' } },
      ],
    };
    const bench = await startBench({ scenario });
    expect(await statuses(bench, 6)).toEqual([
      'processed',
      'failed',
      'canceled',
      'processed',
      'processed',
      'canceled',
    ]);
  });

  it('decides by terminal and by external reference', async () => {
    const bench = await startBench({ terminalCount: 2 });
    const [first = '', second = ''] = bench.simulator.terminals;
    bench.simulator.playScenario({
      version: 1,
      outcomes: [
        { when: { terminalId: second }, then: declines },
        { when: { externalReference: 'bad-1', terminalId: first }, then: { kind: 'cancels_on_terminal' } },
      ],
    });
    const on = (terminal_id: string, external_reference: string) =>
      bench.createdId({ external_reference, config: { point: { terminal_id } } });
    await on(first, 'good-1');
    await on(second, 'bad-1');
    bench.clock.advance(10_000);
    await on(first, 'bad-1');
    bench.clock.advance(10_000);
    expect(bench.simulator.truth().map(({ status }) => status)).toEqual(['processed', 'failed', 'canceled']);
  });

  it('decides by probability, in every run the same for a seed and otherwise for another', async () => {
    const withSeed = async (seed: number): Promise<string[]> => {
      const outcomes = [{ when: { probability: 0.4 }, then: declines }];
      return statuses(await startBench({ scenario: { version: 1, seed, outcomes } }), 40);
    };
    const first = await withSeed(7);
    expect(await withSeed(7)).toEqual(first);
    expect(await withSeed(8)).not.toEqual(first);
    const failed = first.filter((status) => status === 'failed').length;
    expect(failed).toBeGreaterThan(5);
    expect(failed).toBeLessThan(30);
  });

  it('goes on in the same way after a restart on the journal', async () => {
    const scenario: Scenario = {
      version: 1,
      seed: 3,
      outcomes: [{ when: { probability: 0.5 }, then: declines }],
    };
    const whole = await statuses(await startBench({ scenario }), 12);
    const journalPath = join(folder, 'simulator.jsonl');
    const before = await startBench({ scenario, journalPath });
    const head = await statuses(before, 5);
    await before.simulator.close();
    const after = await startBench({ scenario, journalPath });
    expect([...head, ...(await statuses(after, 7))]).toEqual(whole);
  });

  it('makes things go wrong on a route with a probability, in every run the same', async () => {
    const withSeed = async (seed: number): Promise<number[]> => {
      const faults = [
        { route: 'terminals.list', fault: { kind: 'status', status: 503 }, probability: 0.5 },
      ] as const;
      const bench = await startBench({ scenario: { version: 1, seed, faults: [...faults] } });
      const seen: number[] = [];
      for (let index = 0; index < 30; index += 1) {
        seen.push((await bench.send('GET', '/terminals/v1/list')).status);
      }
      return seen;
    };
    const first = await withSeed(5);
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await withSeed(5)).toEqual(first);
    expect(await withSeed(6)).not.toEqual(first);
  });

  it('is what the card does that is held to the reader by a key', async () => {
    const scenario: Scenario = { version: 1, outcomes: [{ when: { order: 1 }, then: declines }] };
    const bench = await startBench({ scenario, pace: { pickUpMs: 'manual', decideMs: 'manual' } });
    await bench.createdId();
    bench.simulator.press(bench.terminalId, 'green');
    bench.simulator.press(bench.terminalId, 'insert_card');
    bench.clock.advance(2_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'failed' }]);
  });

  it('gives way to the customer a test sets where it has no outcome', async () => {
    const bench = await startBench({
      scenario: { version: 1, outcomes: [{ when: { order: 2 }, then: declines }] },
    });
    bench.simulator.setCustomer({ kind: 'cancels_on_terminal' });
    expect(await statuses(bench, 2)).toEqual(['canceled', 'failed']);
  });
});

/** Every id and token that a sale, its refund, a payment intent and an authorization leave. */
async function idsOf(bench: Bench): Promise<unknown[]> {
  const { simulator, terminalId } = bench;
  const orderId = await bench.createdId();
  bench.clock.advance(10_000);
  const refund = await bench.send('POST', `/v1/orders/${orderId}/refund`, { key: freshKey() });
  const read = await bench.read(orderId);
  const intent = await bench.send('POST', `/point/integration-api/devices/${terminalId}/payment-intents`, {
    body: { amount: 150_00, additional_info: { external_reference: 'sale-77' } },
  });
  const { clientId, clientSecret } = simulator.application;
  const token = await bench.send('POST', '/oauth/token', {
    token: null,
    body: { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' },
  });
  const payment = at(read.json, 'transactions', 'payments', 0);
  return [
    simulator.accessToken,
    simulator.foreignAccessToken,
    clientId,
    clientSecret,
    orderId,
    at(payment, 'id'),
    at(payment, 'reference_id'),
    at(refund.json, 'transactions', 'refunds', 0, 'id'),
    at(intent.json, 'id'),
    at(token.json, 'access_token'),
    read.headers.get('x-request-id'),
  ];
}

describe('a scenario with a seed', () => {
  const seeded = (seed: number): Partial<SimulatorOptions> => ({ scenario: { version: 1, seed } });

  it('gives the same ids and tokens in every run, and others for another seed', async () => {
    const first = await idsOf(await startBench(seeded(7)));
    for (const id of first) expect(id).toMatch(/^\S{9,}$/);
    expect(new Set(first).size).toBe(first.length);
    expect(await idsOf(await startBench(seeded(7)))).toEqual(first);
    const other = await idsOf(await startBench(seeded(8)));
    expect(other.filter((id) => first.includes(id))).toEqual([]);
  });

  it('gives no id twice: not in one run, after a reset, played again, or after a restart', async () => {
    const journalPath = join(folder, 'simulator.jsonl');
    const options = { ...seeded(7), journalPath };
    const ids: string[] = [];
    const createOn = async ({ send, terminalId, simulator }: Bench): Promise<void> => {
      for (let count = 0; count < 2; count += 1) {
        const path = `/point/integration-api/devices/${terminalId}/payment-intents`;
        const reply = await send('POST', path, {
          body: { amount: 150_00, additional_info: { external_reference: 'sale-77' } },
        });
        ids.push(String(at(reply.json, 'id')));
        simulator.reset();
      }
    };
    const before = await startBench(options);
    await createOn(before);
    before.simulator.playScenario({ version: 1, seed: 9 });
    before.simulator.playScenario({ version: 1, seed: 7 });
    await createOn(before);
    before.clock.advance(1_000);
    await before.createdId();
    await before.simulator.close();
    const after = await startBench(options);
    after.simulator.reset();
    await createOn(after);
    expect(ids.filter((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f-]{16}$/.test(id))).toEqual(
      ids,
    );
    expect(new Set(ids).size).toBe(6);
  });

  it('is what makes ids foreseeable: without one they are not', async () => {
    const first = await idsOf(await startBench({ scenario: { version: 1 } }));
    const second = await idsOf(await startBench({ scenario: { version: 1 } }));
    expect(second.filter((id) => first.includes(id))).toEqual([]);
  });
});

describe('a scenario file', () => {
  it('is read as it is written, a byte order mark and a $schema included', () => {
    const scenario = {
      $schema: './scenario.schema.json',
      version: 1,
      setup: { site: 'MLB', speed: 20, terminalCount: 2, pace: { pickUpMs: 'manual' } },
      outcomes: [{ when: { amount: '15.00' }, then: { kind: 'pays', brand: 'visa' } }],
    };
    expect(readScenario(written(`\uFEFF${JSON.stringify(scenario)}`))).toEqual(scenario);
  });

  it.each([
    ['nothing', '', /shop\.json is not JSON: /],
    ['what is not JSON', '{"version": 1,}', /shop\.json is not JSON: /],
    ['no object', '[]', /shop\.json: the file: /],
    ['no version', {}, /shop\.json: version: /],
    ['an unknown member', { version: 1, outcome: [] }, /shop\.json: the file: .*outcome/],
    [
      'an unknown plan',
      { version: 1, outcomes: [{ when: { order: 1 }, then: { kind: 'dances' } }] },
      /outcomes\[0\]\.then\.kind: /,
    ],
    [
      'no condition',
      { version: 1, outcomes: [{ when: {}, then: { kind: 'pays' } }] },
      /outcomes\[0\]\.when: Must have a condition/,
    ],
    [
      'a number for an amount',
      { version: 1, outcomes: [{ when: { amount: 15 }, then: { kind: 'pays' } }] },
      /outcomes\[0\]\.when\.amount: /,
    ],
    [
      'an unknown route',
      { version: 1, faults: [{ route: 'orders.make', fault: { kind: 'drop_request' } }] },
      /faults\[0\]\.route: /,
    ],
    [
      'a terminal that has no serial number',
      { version: 1, setup: { furtherTerminals: ['PAX_A910'] } },
      /setup\.furtherTerminals\[0\]: /,
    ],
    [
      'a terminal twice',
      { version: 1, setup: { furtherTerminals: ['PAX_A910__X1', 'PAX_A910__X1'] } },
      /setup\.furtherTerminals: Must be different/,
    ],
    ['an unknown country', { version: 1, setup: { site: 'MLU' } }, /setup\.site: /],
    [
      'an unknown reading',
      { version: 1, setup: { openQuestions: { wrongMethod: '418' } } },
      /setup\.openQuestions\.wrongMethod: /,
    ],
  ])('with %s is refused in one line that names the place', (_, content, message) => {
    const path = written(content);
    expect(() => readScenario(path)).toThrow(BadScenario);
    expect(() => readScenario(path)).toThrow(message);
    expect(() => readScenario(path)).toThrow(/^[^\n]*$/);
  });

  it('gives way to the arguments of the command', () => {
    const scenario: Scenario = { version: 1, seed: 4, setup: { site: 'MLB', speed: 20, terminalCount: 3 } };
    expect(optionsFor({ port: 0, site: 'MLM' }, scenario)).toEqual({
      port: 0,
      site: 'MLM',
      speed: 20,
      terminalCount: 3,
      scenario: { version: 1, seed: 4 },
    });
    expect(optionsFor({ port: 0 }, undefined)).toEqual({ port: 0, site: 'MLA' });
  });

  it('has a published schema that says what the simulator accepts', () => {
    const url = new URL('../../../../main/simulator/scenario.schema.json', import.meta.url);
    const published: unknown = JSON.parse(readFileSync(url, 'utf8'));
    // After a change: node main/simulator/scenario/write-schema.ts
    expect(published).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });
});
