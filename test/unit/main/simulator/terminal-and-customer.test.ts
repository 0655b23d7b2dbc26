import { describe, expect, it } from 'vitest';

import type { CustomerPlan, DeclineDetail } from '#main/simulator/simulator.ts';
import { at, startBench, statesOf } from './harness.ts';

describe('terminal and customer', () => {
  it('act on the clock alone, whether or not anybody asks', async () => {
    const bench = await startBench();
    await bench.createdId();
    bench.clock.advance(3_600_000);
    const [order] = bench.simulator.truth();
    const startMs = Date.UTC(2026, 0, 5, 12);
    expect(order?.history.map(({ atMs, status }) => [atMs - startMs, status])).toEqual([
      [0, 'created'],
      [1_500, 'at_terminal'],
      [5_000, 'processed'],
    ]);
    expect(order?.chargedMinor).toBe(15_000);
  });

  it('take created, at_terminal and processed in turn', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(1_499);
    expect(statesOf(await bench.read(id))).toBe('created/created created/created');
    bench.clock.advance(1);
    expect(statesOf(await bench.read(id))).toBe('at_terminal/at_terminal at_terminal/at_terminal');
    bench.clock.advance(3_499);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.clock.advance(1);
    expect(statesOf(await bench.read(id))).toBe('processed/processed processed/accredited');
  });

  const details: DeclineDetail[] = [
    'failed',
    'bad_filled_card_data',
    'high_risk',
    'rejected_by_issuer',
    'required_call_for_authorize',
    'max_attempts_exceeded',
    'card_disabled',
    'insufficient_amount',
    'amount_limit_exceeded',
    'processing_error',
    'invalid_installments',
    'in_review',
    'rejected_other_reason',
  ];
  it.each(details)('decline with %s in the payment and failed in the order', async (detail) => {
    const bench = await startBench();
    bench.simulator.setCustomer({ kind: 'declines', detail });
    const id = await bench.createdId();
    bench.clock.advance(5_000);
    expect(statesOf(await bench.read(id))).toBe(`failed/failed failed/${detail}`);
    expect(bench.simulator.truth()).toMatchObject([{ chargedMinor: 0 }]);
  });

  it('cancel on the device', async () => {
    const bench = await startBench();
    bench.simulator.setCustomer({ kind: 'cancels_on_terminal' });
    const id = await bench.createdId();
    bench.clock.advance(5_000);
    expect(statesOf(await bench.read(id))).toBe('canceled/canceled canceled/canceled_on_terminal');
  });

  it.each([
    { charged: false, chargedMinor: 0 },
    { charged: true, chargedMinor: 15_000 },
  ])('end in action_required 40 s after the card met a slow issuer', async ({ charged, chargedMinor }) => {
    const bench = await startBench();
    bench.simulator.setCustomer({ kind: 'slow_issuer', charged });
    const id = await bench.createdId();
    // Picked up at 1.5 s, card presented at 4 s.
    bench.clock.advance(43_999);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.clock.advance(1);
    expect(statesOf(await bench.read(id))).toBe(
      'action_required/action_required action_required/check_on_terminal',
    );
    bench.clock.advance(86_400_000);
    expect(bench.simulator.truth()).toMatchObject([{ status: 'action_required', chargedMinor }]);
  });

  it('let an order expire on the screen when the customer walks away', async () => {
    const bench = await startBench();
    bench.simulator.setCustomer({ kind: 'walks_away' });
    const id = await bench.createdId({ expiration_time: 'PT30S' });
    bench.clock.advance(29_999);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.clock.advance(1);
    expect(statesOf(await bench.read(id))).toBe('expired/expired expired/expired');
    expect((await bench.create()).status).toBe(201);
  });

  it('let an order expire after 15 minutes while the terminal is off', async () => {
    const bench = await startBench();
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    const id = await bench.createdId();
    bench.clock.advance(899_999);
    expect(statesOf(await bench.read(id))).toBe('created/created created/created');
    expect((await bench.create()).status).toBe(409);
    bench.clock.advance(1);
    expect(statesOf(await bench.read(id))).toBe('expired/expired expired/expired');
  });

  it('do not let an order expire while the card is with the issuer', async () => {
    const bench = await startBench({ pace: { pickUpMs: 'manual', decideMs: 'manual' } });
    const id = await bench.createdId({ expiration_time: 'PT30S' });
    bench.simulator.pickUp(id);
    bench.clock.advance(29_000);
    bench.simulator.presentCard(id);
    bench.clock.advance(2_000);
    bench.simulator.decide(id, { kind: 'pays' });
    expect(at((await bench.read(id)).json, 'status')).toBe('processed');
  });

  it('fetch a waiting order once the terminal is back', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    bench.clock.advance(60_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('created');
    bench.simulator.setTerminal(bench.terminalId, { isOnline: true });
    bench.clock.advance(1_500);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.clock.advance(3_500);
    expect(at((await bench.read(id)).json, 'status')).toBe('processed');
  });

  it('leave an order on the screen of a terminal that loses its connection', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(2_000);
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    bench.clock.advance(60_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.simulator.setTerminal(bench.terminalId, { isOnline: true });
    bench.clock.advance(3_500);
    expect(at((await bench.read(id)).json, 'status')).toBe('processed');
  });

  it('end in action_required when the connection goes with the card at the issuer', async () => {
    const bench = await startBench();
    const id = await bench.createdId();
    bench.clock.advance(4_500);
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    bench.clock.advance(40_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('action_required');
  });

  it.each(['STANDALONE', 'UNDEFINED'] as const)('ignore orders in %s mode until it is PDV', async (mode) => {
    const bench = await startBench();
    bench.simulator.setTerminal(bench.terminalId, { operatingMode: mode });
    const id = await bench.createdId();
    bench.clock.advance(60_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('created');
    bench.simulator.setTerminal(bench.terminalId, { operatingMode: 'PDV' });
    bench.clock.advance(5_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('processed');
  });

  it('follow a customer who changes his mind before a card is presented', async () => {
    const bench = await startBench();
    bench.simulator.setCustomer({ kind: 'walks_away' });
    const id = await bench.createdId();
    bench.clock.advance(60_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.simulator.setCustomer({ kind: 'pays' });
    bench.clock.advance(3_500);
    expect(at((await bench.read(id)).json, 'status')).toBe('processed');
  });

  it('do what a test tells them step by step in manual pace', async () => {
    const bench = await startBench({ pace: { pickUpMs: 'manual', decideMs: 'manual' } });
    const id = await bench.createdId();
    bench.clock.advance(60_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('created');
    expect(() => bench.simulator.decide(id, { kind: 'pays' })).toThrow(/which is created/);
    bench.simulator.pickUp(id);
    expect(() => bench.simulator.pickUp(id)).toThrow(/which is at_terminal/);
    bench.clock.advance(60_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.simulator.decide(id, { kind: 'declines', detail: 'card_disabled' });
    expect(statesOf(await bench.read(id))).toBe('failed/failed failed/card_disabled');
    expect(() => bench.simulator.approveLate(id)).toThrow(/which is failed/);
    expect(() => bench.simulator.pickUp('ORD1')).toThrow(/no order ORD1/);
    expect(() => bench.simulator.setTerminal('T', {})).toThrow(/no terminal T/);
  });

  it.each<{ name: string; decision: Exclude<CustomerPlan, { kind: 'walks_away' }>; states: string }>([
    { name: 'an approval', decision: { kind: 'pays' }, states: 'processed/processed processed/accredited' },
    {
      name: 'a cancel',
      decision: { kind: 'cancels_on_terminal' },
      states: 'canceled/canceled canceled/canceled_on_terminal',
    },
    {
      name: 'a slow issuer',
      decision: { kind: 'slow_issuer' },
      states: 'action_required/action_required action_required/check_on_terminal',
    },
  ])('take $name by hand', async ({ decision, states }) => {
    const bench = await startBench({ pace: { pickUpMs: 'manual', decideMs: 'manual' } });
    const id = await bench.createdId();
    bench.simulator.pickUp(id);
    bench.simulator.decide(id, decision);
    bench.clock.advance(40_000);
    expect(statesOf(await bench.read(id))).toBe(states);
  });

  it('can approve an order after it expired, as has been seen in the field', async () => {
    const bench = await startBench();
    bench.simulator.setCustomer({ kind: 'walks_away' });
    const id = await bench.createdId({ expiration_time: 'PT30S' });
    bench.clock.advance(30_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('expired');
    bench.simulator.approveLate(id);
    expect(statesOf(await bench.read(id))).toBe('processed/processed processed/accredited');
    expect(bench.simulator.truth()).toMatchObject([{ chargedMinor: 15_000 }]);
  });
});
