import { describe, expect, it } from 'vitest';

import { at } from './harness.ts';
import { INTENTS, legacyErrorOf, startIntegrationBench } from './integration-harness.ts';

const LIST = 'GET /point/integration-api/payment-intents/events';
const ONE = 'GET /point/integration-api/payment-intents/{id}/events';

const listPath = (start: string, end: string): string =>
  `${INTENTS}/events?${new URLSearchParams({ startDate: start, endDate: end }).toString()}`;

describe('events of payment intents', () => {
  it(`${LIST} lists the intents of the days with their final states`, async () => {
    const bench = await startIntegrationBench();
    const finished = await bench.intentId();
    bench.clock.advance(10_000);
    const canceled = await bench.intentId();
    await bench.deleteIntent(canceled);
    await bench.createdId();
    bench.clock.advance(10_000);
    await bench.intentId();
    const reply = await bench.send('GET', listPath('2026-01-05', '2026-01-05'));
    expect([reply.status, reply.json]).toEqual([
      200,
      {
        events: [
          { payment_intent_id: finished, status: 'FINISHED', created_on: '2026-01-05T12:00:05Z' },
          { payment_intent_id: canceled, status: 'CANCELED', created_on: '2026-01-05T12:00:10Z' },
        ],
      },
    ]);
  });

  it(`${LIST} finds a lost intent again, and only within the days`, async () => {
    const bench = await startIntegrationBench();
    bench.simulator.faults.inject({ route: 'integration.create_intent', fault: { kind: 'drop_response' } });
    await expect(bench.createIntent()).rejects.toThrow();
    bench.clock.advance(10_000);
    const [charge] = bench.simulator.truth();
    const inDays = async (start: string, end: string): Promise<unknown> =>
      at((await bench.send('GET', listPath(start, end))).json, 'events');
    expect(await inDays('2026-01-01', '2026-01-31')).toMatchObject([{ payment_intent_id: charge?.id }]);
    expect(await inDays('2026-01-06', '2026-01-07')).toEqual([]);
    expect(await inDays('2026-01-05T12:00:01Z', '2026-01-07T00:00:00Z')).toEqual([]);
    expect(await inDays('2026-01-05T11:59:59Z', '2026-01-05T12:00:00Z')).toHaveLength(1);
  });

  it(`${LIST} shows nobody the intents of another account`, async () => {
    const bench = await startIntegrationBench();
    await bench.intentId();
    bench.clock.advance(10_000);
    const reply = await bench.send('GET', listPath('2026-01-05', '2026-01-05'), {
      token: bench.simulator.foreignAccessToken,
    });
    expect(reply.json).toEqual({ events: [] });
  });

  it.each([
    ['no dates', '', ''],
    ['no end', '2026-01-05', ''],
    ['a day that does not exist', '2026-02-30', '2026-03-01'],
    ['an end before the start', '2026-01-05', '2026-01-04'],
    ['31 days between', '2026-01-01', '2026-02-01'],
    ['another form', '05/01/2026', '06/01/2026'],
  ])(`${LIST} answers 400 to %s`, async (_, start, end) => {
    const bench = await startIntegrationBench();
    const reply = await bench.send('GET', listPath(start, end));
    expect(legacyErrorOf(reply).slice(0, 2)).toEqual([400, 'bad_request']);
  });

  it(`${LIST} takes 30 days`, async () => {
    const bench = await startIntegrationBench();
    expect((await bench.send('GET', listPath('2026-01-01', '2026-01-31'))).status).toBe(200);
  });

  it(`${LIST} answers 401 without a token`, async () => {
    const bench = await startIntegrationBench();
    const path = listPath('2026-01-05', '2026-01-05');
    expect((await bench.send('GET', path, { token: null })).status).toBe(401);
  });

  it(`${ONE} answers 401 without a token`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    expect((await bench.send('GET', `${INTENTS}/${id}/events`, { token: null })).status).toBe(401);
  });

  it(`${ONE} tells the last event of an intent`, async () => {
    const bench = await startIntegrationBench();
    const id = await bench.intentId();
    const last = async (): Promise<unknown> => (await bench.send('GET', `${INTENTS}/${id}/events`)).json;
    expect(await last()).toEqual({ status: 'OPEN', created_on: '2026-01-05T12:00:00Z' });
    bench.clock.advance(2_000);
    expect(await last()).toEqual({ status: 'ON_TERMINAL', created_on: '2026-01-05T12:00:01Z' });
  });

  it(`${ONE} answers 404 for an intent that does not exist`, async () => {
    const bench = await startIntegrationBench();
    const reply = await bench.send('GET', `${INTENTS}/0f3a8b5c-7d1e-4c2a-9b60-2f4d8e6a1c35/events`);
    expect(legacyErrorOf(reply).slice(0, 2)).toEqual([404, 'not_found']);
  });
});
