import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ROUTES } from '#main/simulator/routes.ts';
import { anyBody, headers, nearlyGood, parameter, queryText } from './fuzz-requests.ts';
import { at, orderBody, startBench, type Bench } from './harness.ts';

/** Requests of every route together in a run; each of them has its own share besides. */
const RUNS_A_ROUTE = 40;

/** A simulator with an order in every stage, and the ids that its paths can have. */
async function furnished(): Promise<{ readonly bench: Bench; readonly ids: readonly string[] }> {
  const bench = await startBench({ accountKind: 'test', terminalCount: 3 });
  const { simulator, clock } = bench;
  const ids = [...simulator.terminals, ...simulator.foreignTerminals, 'me'];
  for (const [index, terminalId] of simulator.terminals.entries()) {
    const body = { ...orderBody(terminalId), external_reference: `stage-${index}` };
    const reply = await bench.send('POST', '/v1/orders', { key: `stage-${index}`, body });
    ids.push(String(at(reply.json, 'id')), String(at(reply.json, 'user_id')));
    clock.advance(2_000);
  }
  for (const { referenceId } of simulator.truth()) if (referenceId !== null) ids.push(referenceId);
  const intent = await bench.send(
    'POST',
    `/point/integration-api/devices/${simulator.terminals[0] ?? ''}/payment-intents`,
    { body: { amount: 1_500, additional_info: { external_reference: 'stage' } } },
  );
  const intentId = at(intent.json, 'id');
  if (typeof intentId === 'string') ids.push(intentId);
  return { bench, ids };
}

describe('whatever is sent', () => {
  it.each(ROUTES.map(({ name, method, path }) => ({ name, method, path })))(
    'to $name is answered in HTTP and JSON, and never with an error of the simulator',
    async ({ name, method, path }) => {
      const { bench, ids } = await furnished();
      const segments = path
        .split('/')
        .map((segment) => (segment.startsWith('{') ? parameter(ids) : fc.constant(segment)));
      const call = fc.record({
        path: fc.tuple(...segments).map((parts) => parts.join('/')),
        query: queryText,
        headers,
        token: fc.constantFrom(
          bench.simulator.accessToken,
          bench.simulator.accessToken,
          bench.simulator.foreignAccessToken,
        ),
        key: fc.constantFrom(null, 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k'.repeat(129)),
        body: fc.oneof(
          { weight: 3, arbitrary: anyBody.map((value) => JSON.stringify(value)) },
          { weight: 4, arbitrary: nearlyGood(bench.terminalId).map((value) => JSON.stringify(value)) },
          { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
          { weight: 1, arbitrary: fc.constant(undefined) },
        ),
        advanceMs: fc.constantFrom(0, 0, 500, 2_000, 60_000),
      });
      await fc.assert(
        fc.asyncProperty(call, async (sent) => {
          const body = method === 'GET' || sent.body === undefined ? {} : { body: sent.body };
          const { token, key } = sent;
          const reply = await bench.send(method, `${sent.path}?${sent.query}`, {
            token,
            key,
            headers: sent.headers,
            ...body,
          });
          expect(reply.status).toBeLessThan(500);
          expect(reply.headers.get('x-request-id')).not.toBeNull();
          if (reply.headers.get('content-type')?.startsWith('application/json') === true) {
            expect(reply.json).toBeDefined();
          }
          if (reply.status >= 400)
            expect(reply.text).not.toMatch(/ at .*\.ts:|node:internal|\/main\/simulator/);
          bench.clock.advance(sent.advanceMs);
        }),
        { numRuns: RUNS_A_ROUTE, seed: 20_260_105 },
      );
      // The acquirer has not taken more than the orders were about, and still answers.
      for (const { chargedMinor, amountMinor, tipMinor } of bench.simulator.truth()) {
        expect(chargedMinor === 0 || chargedMinor === amountMinor + tipMinor).toBe(true);
      }
      expect((await bench.send('GET', '/terminals/v1/list')).status).toBe(200);
      const arrived = bench.simulator.requests().filter(({ route }) => route === name);
      expect(arrived.length).toBeGreaterThan(RUNS_A_ROUTE / 2);
    },
  );

  it('is pressed on the terminals never breaks them, and charges an order once at most', async () => {
    const { bench } = await furnished();
    const { simulator, clock } = bench;
    const keys = [
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      'green',
      'yellow',
      'red',
      'menu',
      'up',
      'down',
      'tap_card',
      'insert_card',
      'swipe_card',
      'restart',
      'connection',
      'paper',
      'tear_off',
    ] as const;
    const step = fc.record({
      key: fc.constantFrom(...keys),
      card: fc.constantFrom(
        undefined,
        { kind: 'pays' } as const,
        { kind: 'pays', brand: 'debvisa' } as const,
        { kind: 'declines', detail: 'high_risk' } as const,
        { kind: 'slow_issuer', charged: true } as const,
        { kind: 'unreadable' } as const,
      ),
      advanceMs: fc.constantFrom(0, 0, 100, 700, 2_000, 7_000, 45_000),
      isOrdered: fc.boolean(),
    });
    let sales = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        for (const { key, card, advanceMs, isOrdered } of steps) {
          if (isOrdered) {
            sales += 1;
            await bench.create({ external_reference: `pressed-${sales}` }, { key: `pressed-${sales}` });
          }
          simulator.press(bench.terminalId, key, card);
          clock.advance(advanceMs);
        }
        for (const { chargedMinor, amountMinor, status } of simulator.truth()) {
          expect([0, amountMinor]).toContain(chargedMinor);
          if (status === 'processed') expect(chargedMinor).toBe(amountMinor);
          if (status === 'canceled' || status === 'expired' || status === 'failed')
            expect(chargedMinor).toBe(0);
        }
      }),
      { numRuns: 60, seed: 20_260_105 },
    );
  });
});
