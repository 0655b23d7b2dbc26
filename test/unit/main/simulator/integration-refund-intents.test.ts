import { describe, expect, it } from 'vitest';

import { at, type Reply } from './harness.ts';
import {
  DEVICES,
  legacyErrorOf,
  startIntegrationBench,
  type IntegrationBench,
} from './integration-harness.ts';

const CREATE = 'POST /point/integration-api/devices/{device_id}/refund';
const GET = 'GET /point/integration-api/refund/{id}';
const DELETE = 'DELETE /point/integration-api/devices/{device_id}/refund/{id}';

/** A payment that was approved, by its id in the Payments API. */
async function paid(bench: IntegrationBench): Promise<string> {
  await bench.intentId();
  bench.clock.advance(6_000);
  return bench.simulator.truth().at(-1)?.referenceId ?? '';
}

const refund = (bench: IntegrationBench, body: unknown, device = bench.terminalId): Promise<Reply> =>
  bench.send('POST', `${DEVICES}/${device}/refund`, { body });

const stateOf = async (bench: IntegrationBench, id: unknown): Promise<unknown> =>
  at((await bench.send('GET', `/point/integration-api/refund/${String(id)}`)).json, 'state');

const remove = (bench: IntegrationBench, id: unknown): Promise<Reply> =>
  bench.send('DELETE', `${DEVICES}/${bench.terminalId}/refund/${String(id)}`);

describe('refund intents', () => {
  it(`${CREATE} makes the device give the money back`, async () => {
    const bench = await startIntegrationBench();
    const payment_id = await paid(bench);
    const additional_info = { print_on_terminal: ['SELLER_TICKET', 'BUYER_TICKET'] };
    const reply = await refund(bench, { payment_id, additional_info });
    expect([reply.status, reply.json]).toEqual([
      200,
      { id: expect.any(String), device_id: bench.terminalId, payment_id, additional_info },
    ]);
    const id = at(reply.json, 'id');
    expect(await stateOf(bench, id)).toBe('OPEN');
    bench.clock.advance(1_500);
    expect(await stateOf(bench, id)).toBe('ON_TERMINAL');
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 0 }]);
    bench.clock.advance(5_000);
    expect(await stateOf(bench, id)).toBe('FINISHED');
    expect(bench.simulator.truth()).toMatchObject([{ status: 'refunded', refundedMinor: 15_000 }]);
  });

  it(`${CREATE} occupies the device`, async () => {
    const bench = await startIntegrationBench();
    const payment_id = await paid(bench);
    await refund(bench, { payment_id });
    expect(legacyErrorOf(await bench.createIntent())[1]).toBe('2205');
    expect((await bench.create()).status).toBe(409);
    expect(legacyErrorOf(await refund(bench, { payment_id }))[1]).toBe('2205');
    bench.clock.advance(10_000);
    expect((await bench.createIntent()).status).toBe(200);
  });

  it(`${CREATE} takes the payment of an order too`, async () => {
    const bench = await startIntegrationBench();
    await bench.createdId();
    bench.clock.advance(6_000);
    const payment_id = bench.simulator.truth()[0]?.referenceId;
    expect((await refund(bench, { payment_id })).status).toBe(200);
    bench.clock.advance(10_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'refunded', refundedMinor: 15_000 }]);
  });

  it(`${CREATE} refuses a payment that is unknown, of another device, or given back already`, async () => {
    const bench = await startIntegrationBench({ terminalCount: 2 });
    const payment_id = await paid(bench);
    expect((await refund(bench, { payment_id: '1' })).status).toBe(404);
    expect((await refund(bench, { payment_id }, bench.simulator.terminals[1])).status).toBe(400);
    expect((await refund(bench, { payment_id: Number(payment_id) })).status).toBe(400);
    await refund(bench, { payment_id });
    bench.clock.advance(10_000);
    expect((await refund(bench, { payment_id })).status).toBe(400);
  });

  it(`${CREATE} waits for a device without connection`, async () => {
    const bench = await startIntegrationBench();
    const payment_id = await paid(bench);
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    const id = at((await refund(bench, { payment_id })).json, 'id');
    bench.clock.advance(60_000);
    expect(await stateOf(bench, id)).toBe('OPEN');
    bench.simulator.setTerminal(bench.terminalId, { isOnline: true });
    bench.clock.advance(10_000);
    expect(await stateOf(bench, id)).toBe('FINISHED');
  });

  it(`${GET} answers 404 for a refund that does not exist, and to another account`, async () => {
    const bench = await startIntegrationBench();
    const id = at((await refund(bench, { payment_id: await paid(bench) })).json, 'id');
    const path = `/point/integration-api/refund/${String(id)}`;
    expect((await bench.send('GET', path, { token: bench.simulator.foreignAccessToken })).status).toBe(404);
    expect((await bench.send('GET', '/point/integration-api/refund/x')).status).toBe(404);
    expect((await bench.send('GET', path, { token: null })).status).toBe(401);
  });

  it(`${DELETE} cancels a refund that is OPEN, and no other`, async () => {
    const bench = await startIntegrationBench();
    const payment_id = await paid(bench);
    const first = at((await refund(bench, { payment_id })).json, 'id');
    expect([(await remove(bench, first)).status, await stateOf(bench, first)]).toEqual([200, 'CANCELED']);
    expect(legacyErrorOf(await remove(bench, first)).slice(0, 2)).toEqual([409, '101']);
    expect(legacyErrorOf(await remove(bench, 'x')).slice(0, 2)).toEqual([404, '101']);
    bench.clock.advance(60_000);
    expect(bench.simulator.truth()).toMatchObject([{ refundedMinor: 0 }]);
    const second = at((await refund(bench, { payment_id })).json, 'id');
    bench.clock.advance(2_000);
    expect(legacyErrorOf(await remove(bench, second)).slice(0, 2)).toEqual([409, '103']);
  });
});
