import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { at } from './harness.ts';
import { startIntegrationBench } from './integration-harness.ts';

interface Received {
  readonly query: URLSearchParams;
  readonly body: unknown;
}

let server: Server;
let received: Received[] = [];
let url = '';

beforeEach(async () => {
  received = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const query = new URL(request.url ?? '', 'http://127.0.0.1').searchParams;
      received.push({ query, body: JSON.parse(text) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  url = `http://127.0.0.1:${address.port}/hook`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const startNotified = async (): Promise<Awaited<ReturnType<typeof startIntegrationBench>>> => {
  const bench = await startIntegrationBench();
  bench.simulator.setWebhook({ url, secret: 'secret' });
  return bench;
};

describe('point_integration_wh', () => {
  it('POST point_integration_wh tells of a FINISHED intent in the flat body, while GET may still be behind', async () => {
    const bench = await startNotified();
    const id = await bench.intentId({
      additional_info: { external_reference: 'sale-77', ticket_number: 'S1' },
    });
    bench.clock.advance(5_000);
    await expect.poll(() => received.length).toBe(1);
    expect(await bench.stateOf(id)).toBe('PROCESSED');
    const paymentId = Number(bench.simulator.truth()[0]?.referenceId);
    expect(received[0]?.body).toEqual({
      id,
      state: 'FINISHED',
      amount: 15_000,
      caller_id: expect.any(Number),
      client_id: expect.any(Number),
      created_at: '2026-01-05 12:00:00',
      payment: { id: paymentId, state: 'approved', type: 'credit_card' },
      additional_info: { external_reference: 'sale-77', ticket_number: 'S1' },
    });
    expect(received[0]?.query.get('type')).toBe('point_integration_wh');
  });

  it.each([
    [{ kind: 'cancels_on_terminal' }, 'CANCELED', undefined],
    [{ kind: 'declines', detail: 'processing_error' }, 'ERROR', { state: 'rejected', type: 'credit_card' }],
    [{ kind: 'declines', detail: 'high_risk' }, 'FINISHED', { state: 'rejected', type: 'credit_card' }],
    [{ kind: 'slow_issuer' }, 'CONFIRMATION_REQUIRED', { state: '', type: '' }],
  ] as const)('POST point_integration_wh after the customer %j tells of %s', async (plan, state, payment) => {
    const bench = await startNotified();
    bench.simulator.setCustomer(plan);
    await bench.intentId();
    bench.clock.advance(60_000);
    await expect.poll(() => received.map(({ body }) => at(body, 'state'))).toEqual([state]);
    const told = at(received[0]?.body, 'payment');
    if (payment === undefined) expect(told).toBeUndefined();
    else expect(told).toEqual({ id: expect.any(Number), ...payment });
  });

  it('POST point_integration_wh does not tell of an ABANDONED intent', async () => {
    const bench = await startNotified();
    bench.simulator.setCustomer({ kind: 'walks_away' });
    await bench.intentId();
    bench.clock.advance(700_000);
    bench.simulator.setCustomer({ kind: 'pays' });
    const next = await bench.intentId();
    bench.clock.advance(60_000);
    await expect.poll(() => received.map(({ body }) => at(body, 'id'))).toEqual([next]);
  });
});
