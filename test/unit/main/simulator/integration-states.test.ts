import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { at } from './harness.ts';
import { startIntegrationBench } from './integration-harness.ts';

const GET = 'GET /point/integration-api/payment-intents/{id}';
const manual = { pickUpMs: 'manual', decideMs: 'manual' } as const;

describe('states of a payment intent', () => {
  it(`${GET} goes through OPEN, ON_TERMINAL, PROCESSING, PROCESSED and FINISHED`, async () => {
    const bench = await startIntegrationBench({ openQuestions: { intentReadLimit: 'none' } });
    const id = await bench.intentId();
    const seen: unknown[] = [];
    for (let step = 0; step < 60; step += 1) {
      const state = at((await bench.readIntent(id)).json, 'state');
      if (seen.at(-1) !== state) seen.push(state);
      bench.clock.advance(100);
    }
    expect(seen).toEqual(['OPEN', 'ON_TERMINAL', 'PROCESSING', 'PROCESSED', 'FINISHED']);
  });

  it(`${GET} stays OPEN while the device is not connected, and is ABANDONED in the end`, async () => {
    const bench = await startIntegrationBench();
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    const id = await bench.intentId();
    bench.clock.advance(599_999);
    expect(at((await bench.readIntent(id)).json, 'state')).toBe('OPEN');
    bench.clock.advance(1_000);
    expect(at((await bench.readIntent(id)).json, 'state')).toBe('ABANDONED');
    expect((await bench.createIntent()).status).toBe(200);
  });

  it(`${GET} is ABANDONED when nobody presents a card on the terminal`, async () => {
    const bench = await startIntegrationBench();
    bench.simulator.setCustomer({ kind: 'walks_away' });
    const id = await bench.intentId();
    bench.clock.advance(2_000);
    expect(at((await bench.readIntent(id)).json, 'state')).toBe('ON_TERMINAL');
    bench.clock.advance(600_000);
    expect(at((await bench.readIntent(id)).json, 'state')).toBe('ABANDONED');
  });

  it(`${GET} is CANCELED when the customer cancels on the device`, async () => {
    const bench = await startIntegrationBench();
    bench.simulator.setCustomer({ kind: 'cancels_on_terminal' });
    const id = await bench.intentId();
    bench.clock.advance(6_000);
    expect(at((await bench.readIntent(id)).json, 'state')).toBe('CANCELED');
  });

  it(`${GET} is ERROR when the transaction fails in processing`, async () => {
    const bench = await startIntegrationBench();
    bench.simulator.setCustomer({ kind: 'declines', detail: 'processing_error' });
    const id = await bench.intentId();
    bench.clock.advance(6_000);
    expect(at((await bench.readIntent(id)).json, 'state')).toBe('ERROR');
  });

  it.each([true, false])(
    `${GET} is CONFIRMATION_REQUIRED for ever without an answer of the issuer, charged or not (%s)`,
    async (charged) => {
      const bench = await startIntegrationBench();
      bench.simulator.setCustomer({ kind: 'slow_issuer', charged });
      const id = await bench.intentId();
      bench.clock.advance(50_000);
      const reply = await bench.readIntent(id);
      expect(reply.json).toMatchObject({
        state: 'CONFIRMATION_REQUIRED',
        payment: { id: expect.any(Number) },
      });
      expect(at(reply.json, 'payment')).not.toHaveProperty('type');
      expect(bench.simulator.truth()).toMatchObject([{ chargedMinor: charged ? 15_000 : 0 }]);
      bench.clock.advance(86_400_000);
      expect(at((await bench.readIntent(id)).json, 'state')).toBe('CONFIRMATION_REQUIRED');
    },
  );

  it(`${GET} follows the keys of the device`, async () => {
    const bench = await startIntegrationBench({ pace: manual });
    const id = await bench.intentId();
    bench.clock.advance(60_000);
    expect(await bench.stateOf(id)).toBe('OPEN');
    bench.simulator.press(bench.terminalId, 'green');
    expect(await bench.stateOf(id)).toBe('ON_TERMINAL');
    bench.simulator.press(bench.terminalId, 'insert_card');
    expect(await bench.stateOf(id)).toBe('PROCESSING');
    bench.clock.advance(2_000);
    expect(await bench.stateOf(id)).toBe('FINISHED');
  });

  it(`${GET} is as it was after the process was killed and started again`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'point-intents-'));
    const journalPath = join(folder, 'simulator.jsonl');
    const before = await startIntegrationBench({ journalPath });
    const id = await before.intentId();
    await before.simulator.close();
    const after = await startIntegrationBench({ journalPath });
    after.clock.advance(6_000);
    expect(await after.stateOf(id)).toBe('FINISHED');
    rmSync(folder, { recursive: true });
  });
});

describe('x-test-scope: sandbox', () => {
  const headers = { 'x-test-scope': 'sandbox' };

  it.each([
    { amount: 1_100, word: 'reversed', state: 'FINISHED', status: 'failed', charged: 0 },
    { amount: 1_200, word: 'rejected', state: 'FINISHED', status: 'failed', charged: 0 },
    { amount: 1_300, word: 'an error', state: 'ERROR', status: 'failed', charged: 0 },
    { amount: 1_400, word: 'approved', state: 'FINISHED', status: 'processed', charged: 1_400 },
  ])(
    'POST /point/integration-api/devices/{device_id}/payment-intents of $amount in the sandbox is $word',
    async ({ amount, state, status, charged }) => {
      const bench = await startIntegrationBench();
      bench.simulator.setCustomer({ kind: 'walks_away' });
      const id = await bench.intentId({ amount }, { headers });
      bench.clock.advance(6_000);
      expect(await bench.stateOf(id)).toBe(state);
      expect(bench.simulator.truth()).toMatchObject([{ status, chargedMinor: charged }]);
    },
  );

  it('GET /v1/payments/{payment_id} tells the reversed payment of the amount 1100 from the rejected one of 1200', async () => {
    const bench = await startIntegrationBench();
    const shown: unknown[] = [];
    for (const amount of [1_100, 1_200]) {
      const id = await bench.intentId({ amount }, { headers });
      bench.clock.advance(10_000);
      const paymentId = String(at((await bench.readIntent(id)).json, 'payment', 'id'));
      const { json } = await bench.send('GET', `/v1/payments/${paymentId}`);
      shown.push([at(json, 'status'), at(json, 'status_detail')]);
    }
    expect(shown).toEqual([
      ['rejected', 'reversed'],
      ['rejected', 'cc_rejected_other_reason'],
    ]);
  });

  it('POST /point/integration-api/devices/{device_id}/payment-intents has no such amounts outside the sandbox', async () => {
    const bench = await startIntegrationBench({ site: 'MLB' });
    const id = await bench.intentId({ amount: 1_200 });
    bench.clock.advance(6_000);
    expect(await bench.stateOf(id)).toBe('FINISHED');
    expect(bench.simulator.truth()).toMatchObject([{ status: 'processed', chargedMinor: 1_200 }]);
  });
});
