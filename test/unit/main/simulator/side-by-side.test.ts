import { describe, expect, it } from 'vitest';

import { freshKey, startBench, type Bench } from './harness.ts';

/** Everything of a simulator that can be seen from outside and is not the same by its making. */
async function seen(bench: Bench): Promise<unknown> {
  const { simulator, terminalId } = bench;
  const control = async (path: string): Promise<unknown> =>
    (await fetch(`${simulator.url}/_control${path}`)).json();
  return {
    truth: simulator.truth(),
    look: simulator.look(terminalId),
    customer: simulator.customer(),
    faults: simulator.faults.pendingCount(),
    requests: simulator.requests(),
    nowMs: bench.clock.nowMs(),
    state: await control('/state'),
  };
}

describe('two simulators in one process', () => {
  it('do not notice what happens to the other one', async () => {
    const left = await startBench({ accountKind: 'test' });
    const right = await startBench({ accountKind: 'test' });
    const before = await seen(right);

    const orderId = await left.createdId();
    left.clock.advance(5_000);
    await left.send('POST', `/v1/orders/${orderId}/refund`, { key: freshKey() });
    left.simulator.setCustomer({ kind: 'walks_away' });
    left.simulator.faults.inject({ fault: { kind: 'drop_request' } });
    left.simulator.setTerminal(left.terminalId, { isOnline: false, hasPaper: false });
    left.simulator.press(left.terminalId, 'menu');
    left.clock.advance(60_000);

    expect(await seen(right)).toEqual(before);
  });

  it('do not know the accounts, terminals and orders of the other one', async () => {
    const left = await startBench();
    const right = await startBench();
    const orderId = await left.createdId();
    expect(left.simulator.accessToken).not.toBe(right.simulator.accessToken);
    const foreign = await right.read(orderId, { token: left.simulator.accessToken });
    expect(foreign.status).toBe(401);
    expect((await right.read(orderId)).status).toBe(404);
  });

  it('may use the same idempotency key for different orders', async () => {
    const left = await startBench();
    const right = await startBench();
    const first = await left.create({ external_reference: 'left' }, { key: 'shared' });
    const second = await right.create({ external_reference: 'right' }, { key: 'shared' });
    expect([first.status, second.status]).toEqual([201, 201]);
  });

  it('go on when the other one is closed', async () => {
    const left = await startBench();
    const right = await startBench();
    const orderId = await right.createdId();
    await left.simulator.close();
    right.clock.advance(5_000);
    expect(right.simulator.truth().find(({ id }) => id === orderId)?.status).toBe('processed');
    expect((await right.read(orderId)).status).toBe(200);
  });
});
