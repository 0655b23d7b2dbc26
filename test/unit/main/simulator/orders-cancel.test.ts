import { describe, expect, it } from 'vitest';

import type { CustomerPlan } from '#main/simulator/simulator.ts';
import { at, codesOf, startBench, statesOf, type Bench } from './harness.ts';

const AT_TERMINAL = { headers: { 'x-allow-cancelable-status': 'at_terminal' } };

async function orderAtTerminal(bench: Bench): Promise<string> {
  const id = await bench.createdId();
  bench.simulator.pickUp(id);
  return id;
}

const manual = { pace: { pickUpMs: 'manual', decideMs: 'manual' } } as const;

describe('POST /v1/orders/{id}/cancel', () => {
  it.each([{}, AT_TERMINAL])('cancels an order that waits at once, with whatever header', async (options) => {
    const bench = await startBench(manual);
    const id = await bench.createdId();
    const reply = await bench.cancel(id, options);
    expect(reply.status).toBe(200);
    expect(at(reply.json, 'id')).toBe(id);
    expect(statesOf(reply)).toBe('canceled/canceled canceled/canceled_by_api');
    expect(statesOf(await bench.read(id))).toBe('canceled/canceled canceled/canceled_by_api');
  });

  it('never lets a cancelled order reach the terminal, and frees the terminal', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(1_499);
    expect((await bench.cancel(id)).status).toBe(200);
    bench.clock.advance(3_600_000);
    expect(bench.simulator.truth()).toMatchObject([{ id, status: 'canceled', chargedMinor: 0 }]);
    expect((await bench.create()).status).toBe(201);
  });

  it('only asks the terminal when the order is on its screen: 202 is not cancelled', async () => {
    const bench = await startBench(manual);
    const id = await orderAtTerminal(bench);
    const reply = await bench.cancel(id, AT_TERMINAL);
    expect(reply.status).toBe(202);
    expect(statesOf(reply)).toBe('at_terminal/at_terminal at_terminal/cancellation_requested');
    bench.clock.advance(999);
    expect(statesOf(await bench.read(id))).toBe('at_terminal/at_terminal at_terminal/cancellation_requested');
    bench.clock.advance(1);
    expect(statesOf(await bench.read(id))).toBe('canceled/canceled canceled/canceled_by_api');
  });

  it.each([{}, { headers: { 'x-allow-cancelable-status': 'created' } }])(
    'refuses to cancel at the terminal without the right header',
    async (options) => {
      const bench = await startBench(manual);
      const id = await orderAtTerminal(bench);
      const reply = await bench.cancel(id, options);
      expect(reply.status).toBe(409);
      expect(codesOf(reply)).toEqual(['cannot_cancel_order']);
      expect(statesOf(await bench.read(id))).toBe('at_terminal/at_terminal at_terminal/at_terminal');
    },
  );

  it('refuses to cancel at a terminal with old software', async () => {
    const bench = await startBench(manual);
    bench.simulator.setTerminal(bench.terminalId, { software: 'old' });
    const reply = await bench.cancel(await orderAtTerminal(bench), AT_TERMINAL);
    expect(reply.status).toBe(409);
    expect(codesOf(reply)).toEqual(['cannot_cancel_order']);
  });

  it('lets the payment win when the card is with the issuer as the cancel arrives', async () => {
    const bench = await startBench(manual);
    const id = await orderAtTerminal(bench);
    bench.simulator.presentCard(id);
    expect((await bench.cancel(id, AT_TERMINAL)).status).toBe(202);
    bench.clock.advance(2_000);
    expect(statesOf(await bench.read(id))).toBe('at_terminal/at_terminal at_terminal/cancellation_requested');
    bench.simulator.decide(id, { kind: 'pays' });
    expect(statesOf(await bench.read(id))).toBe('processed/processed processed/accredited');
    expect(bench.simulator.truth()).toMatchObject([{ chargedMinor: 15_000 }]);
  });

  it('lets the payment win when the card is presented before the terminal has heard of the cancel', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    // Picked up at 1.5 s; the card comes at 4 s, the outcome at 5 s.
    bench.clock.advance(3_900);
    expect((await bench.cancel(id, AT_TERMINAL)).status).toBe(202);
    bench.clock.advance(1_100);
    expect(statesOf(await bench.read(id))).toBe('processed/processed processed/accredited');
  });

  it('does not reach a terminal that is offline until it is back', async () => {
    const bench = await startBench(manual);
    const id = await orderAtTerminal(bench);
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    expect((await bench.cancel(id, AT_TERMINAL)).status).toBe(202);
    bench.clock.advance(60_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.simulator.setTerminal(bench.terminalId, { isOnline: true });
    bench.clock.advance(1_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('canceled');
  });

  it('answers a second cancel of a cancelled order with order_already_canceled', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    await bench.cancel(id);
    const reply = await bench.cancel(id);
    expect(reply.status).toBe(409);
    expect(codesOf(reply)).toEqual(['order_already_canceled']);
  });

  it.each<{ ending: string; plan: CustomerPlan; afterMs: number }>([
    { ending: 'processed', plan: { kind: 'pays' }, afterMs: 10_000 },
    { ending: 'failed', plan: { kind: 'declines', detail: 'high_risk' }, afterMs: 10_000 },
    { ending: 'expired', plan: { kind: 'walks_away' }, afterMs: 900_000 },
    { ending: 'action_required', plan: { kind: 'slow_issuer' }, afterMs: 60_000 },
  ])('refuses to cancel an order that is $ending', async ({ ending, plan, afterMs }) => {
    const bench = await startBench();
    bench.simulator.setCustomer(plan);
    const id = await bench.createdId();
    bench.clock.advance(afterMs);
    expect(at((await bench.read(id)).json, 'status')).toBe(ending);
    const reply = await bench.cancel(id, AT_TERMINAL);
    expect(reply.status).toBe(409);
    expect(codesOf(reply)).toEqual(['cannot_cancel_order']);
  });

  it('answers ids with bad_request and order_not_found, and a missing key with empty_required_header', async () => {
    const bench = await startBench();
    const malformed = await bench.cancel('ORD1');
    expect([malformed.status, codesOf(malformed)]).toEqual([400, ['bad_request']]);
    const unknown = await bench.cancel('ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D');
    expect([unknown.status, codesOf(unknown)]).toEqual([404, ['order_not_found']]);
    const id = await bench.createdId();
    const withoutKey = await bench.cancel(id, { key: null });
    expect([withoutKey.status, codesOf(withoutKey)]).toEqual([400, ['empty_required_header']]);
    const foreign = await bench.cancel(id, { token: bench.simulator.foreignAccessToken });
    expect([foreign.status, codesOf(foreign)]).toEqual([404, ['order_not_found']]);
    expect(at((await bench.read(id)).json, 'status')).toBe('created');
  });
});
