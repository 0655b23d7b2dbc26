import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  createManualClock,
  startSimulator,
  type ManualClock,
  type Simulator,
  type SimulatorOptions,
} from '#main/simulator/simulator.ts';
import { at, benchOn, codesOf, orderBody, statesOf, type Bench } from './harness.ts';
import { paidByHand, preferenceId, shownPayment } from './loose-payments.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const START_MS = Date.UTC(2026, 0, 5, 12);

let folder = '';
let journalPath = '';
let running: Simulator[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'point-journal-'));
  journalPath = join(folder, 'simulator.jsonl');
});

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
  rmSync(folder, { recursive: true });
});

async function start(clock: ManualClock, options: Partial<SimulatorOptions> = {}): Promise<Bench> {
  const simulator = await startSimulator({ site: 'MLA', clock, journalPath, ...options });
  running.push(simulator);
  return benchOn(simulator, clock);
}

/** Stops the simulator and starts another one on its journal after `awayMs`. */
async function restart(
  bench: Bench,
  awayMs: number,
  options: Partial<SimulatorOptions> = {},
): Promise<Bench> {
  const nowMs = bench.clock.nowMs();
  await bench.simulator.close();
  running = running.filter((simulator) => simulator !== bench.simulator);
  return start(createManualClock(nowMs + awayMs), options);
}

describe('journal', () => {
  it('restores accounts, terminals, customer and orders', async () => {
    const before = await start(createManualClock());
    before.simulator.setCustomer({ kind: 'declines', detail: 'high_risk' });
    before.simulator.setTerminal(before.terminalId, { operatingMode: 'STANDALONE' });
    await before.createdId();
    const truth = before.simulator.truth();
    const after = await restart(before, 0);
    expect(after.simulator.accessToken).toBe(before.simulator.accessToken);
    expect(after.simulator.foreignAccessToken).toBe(before.simulator.foreignAccessToken);
    expect(after.simulator.terminals).toEqual(before.simulator.terminals);
    expect(after.simulator.customer()).toEqual({ kind: 'declines', detail: 'high_risk' });
    expect(after.simulator.terminal(after.terminalId)).toMatchObject({ operatingMode: 'STANDALONE' });
    expect(after.simulator.truth()).toEqual(truth);
  });

  it('lets everything that fell due while it was away have happened at its time', async () => {
    const before = await start(createManualClock());
    const id = await before.createdId();
    const after = await restart(before, 3_600_000);
    expect(statesOf(await after.read(id))).toBe('processed/processed processed/accredited');
    const [order] = after.simulator.truth();
    expect(order?.chargedMinor).toBe(15_000);
    expect(order?.history.map(({ atMs, status }) => [atMs - START_MS, status])).toEqual([
      [0, 'created'],
      [1_500, 'at_terminal'],
      [5_000, 'processed'],
    ]);
  });

  it('restores payments without an order, their refunds on the way, and preferences', async () => {
    const first = await start(createManualClock());
    const link = await preferenceId(first);
    const byHand = paidByHand(first);
    const byLink = first.simulator.payPreference(link).id;
    await first.send('POST', `/v1/payments/${byHand}/refunds`, { key: 'refund-1', body: { amount: 2.5 } });
    const before = await first.send('GET', `/checkout/preferences/${link}`);
    const second = await restart(first, 5_000);
    expect((await second.send('GET', `/checkout/preferences/${link}`)).json).toEqual(before.json);
    expect(await shownPayment(second, byLink)).toMatchObject({ external_reference: 'deferral-77' });
    expect(await shownPayment(second, byHand)).toMatchObject({
      date_last_updated: '2026-01-05T12:00:02.000Z',
      refunds: [{ amount: 2.5, status: 'approved' }],
    });
    // What is too old to be asked for is left out of the file when it is written anew.
    const third = await restart(await restart(second, 92 * DAY_MS), 0);
    expect(third.simulator.paymentsWithoutOrder()).toEqual([]);
    expect((await third.send('GET', `/checkout/preferences/${link}`)).status).toBe(400);
  });

  it('goes on in the middle of a payment', async () => {
    const before = await start(createManualClock());
    const id = await before.createdId();
    before.clock.advance(4_500);
    const after = await restart(before, 100);
    expect(at((await after.read(id)).json, 'status')).toBe('at_terminal');
    after.clock.advance(400);
    expect(at((await after.read(id)).json, 'status')).toBe('processed');
  });

  it('expires what expired while it was away, and obeys a cancel it had accepted', async () => {
    const before = await start(createManualClock(), { terminalCount: 2 });
    before.simulator.setCustomer({ kind: 'walks_away' });
    const first = await before.createdId();
    before.clock.advance(10_000);
    const second = await before.createdId({
      config: { point: { terminal_id: before.simulator.terminals[1] } },
    });
    await before.cancel(first, { headers: { 'x-allow-cancelable-status': 'at_terminal' } });
    const after = await restart(before, 900_000);
    expect(statesOf(await after.read(first))).toBe('canceled/canceled canceled/canceled_by_api');
    expect(statesOf(await after.read(second))).toBe('expired/expired expired/expired');
    expect(after.simulator.truth().map((order) => order.updatedAtMs - START_MS)).toEqual([11_000, 910_000]);
  });

  it('remembers idempotency keys for their 24 h', async () => {
    const before = await start(createManualClock());
    const first = await before.create({}, { key: 'K' });
    const nextDay = await restart(before, DAY_MS - 1);
    const again = await nextDay.create({}, { key: 'K' });
    expect([again.status, again.json]).toEqual([201, first.json]);
    const other = { ...orderBody(nextDay.terminalId), external_reference: 'other' };
    expect(codesOf(await nextDay.create({}, { key: 'K', body: other }))).toEqual([
      'idempotency_key_already_used',
    ]);
    const dayAfter = await restart(nextDay, 1);
    expect((await dayAfter.create({}, { key: 'K', body: other })).status).toBe(201);
    expect(dayAfter.simulator.truth()).toHaveLength(2);
  });

  it('writes an order and its key as one, so that no crash parts them', async () => {
    const bench = await start(createManualClock());
    const linesBefore = readFileSync(journalPath, 'utf8').split('\n').length;
    await bench.create({}, { key: 'K' });
    const added = readFileSync(journalPath, 'utf8')
      .split('\n')
      .slice(linesBefore - 1, -1);
    expect(added.map((line) => at(JSON.parse(line), 'changes'))).toEqual([
      [expect.objectContaining({ kind: 'order' }), expect.objectContaining({ kind: 'idempotency' })],
    ]);
  });

  it('leaves out a last line that was cut short, wherever the cut is', async () => {
    const bench = await start(createManualClock());
    const lengthBefore = statSync(journalPath).size;
    const id = await bench.createdId();
    await bench.simulator.close();
    const whole = readFileSync(journalPath);
    for (const length of [lengthBefore, lengthBefore + 1, whole.length - 20, whole.length - 1]) {
      writeFileSync(journalPath, whole.subarray(0, length));
      const after = await start(createManualClock(START_MS + 1_000));
      expect(after.simulator.truth()).toEqual([]);
      expect((await after.read(id)).status).toBe(404);
      expect((await after.create()).status).toBe(201);
      await after.simulator.close();
    }
  });

  it('refuses a journal that is damaged elsewhere than at its end, and one of another site', async () => {
    const bench = await start(createManualClock());
    await bench.simulator.close();
    await expect(startSimulator({ site: 'MLB', journalPath })).rejects.toThrow(/for MLA, not for MLB/);
    const whole = readFileSync(journalPath, 'utf8');
    appendFileSync(journalPath, 'garbage\n');
    appendFileSync(journalPath, whole);
    await expect(startSimulator({ site: 'MLA', journalPath })).rejects.toThrow(/line \d+ cannot be read/);
  });

  it('does not grow with every start, and forgets what can no longer be asked for', async () => {
    let bench = await start(createManualClock());
    for (let index = 0; index < 20; index += 1) {
      await bench.createdId();
      bench.clock.advance(5_000);
    }
    const grown = statSync(journalPath).size;
    bench = await restart(bench, 0);
    const compact = statSync(journalPath).size;
    expect(compact).toBeLessThan(grown / 2);
    bench = await restart(bench, 0);
    expect(statSync(journalPath).size).toBe(compact);
    expect(bench.simulator.truth()).toHaveLength(20);
    bench = await restart(bench, 91 * DAY_MS);
    bench = await restart(bench, 0);
    expect(bench.simulator.truth()).toEqual([]);
    expect(statSync(journalPath).size).toBeLessThan(compact / 5);
  });

  it('answers 500 and changes nothing while the journal cannot be written', async () => {
    const bench = await start(createManualClock());
    const whole = readFileSync(journalPath);
    rmSync(folder, { recursive: true });
    const refused = await bench.create({}, { key: 'K' });
    expect([refused.status, codesOf(refused)]).toEqual([500, ['internal_error']]);
    expect(bench.simulator.truth()).toEqual([]);
    mkdirSync(folder);
    writeFileSync(journalPath, whole);
    expect((await bench.create({}, { key: 'K' })).status).toBe(201);
  });

  it('never starts earlier than what it already knows', async () => {
    const future = createManualClock(Date.UTC(2090, 0, 1));
    const bench = await start(future);
    await bench.createdId();
    future.advance(60_000);
    await bench.simulator.close();
    const after = await startSimulator({ site: 'MLA', journalPath });
    running.push(after);
    await benchOn(after, future).createdId();
    const [first, second] = after.truth();
    expect(second?.createdAtMs).toBeGreaterThanOrEqual(first?.updatedAtMs ?? Infinity);
  });

  it('follows the time that passed outside, as fast as it ran', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
    const options = { site: 'MLA', journalPath, speed: 1_000, pace: { pickUpMs: 200_000 } } as const;
    const first = await startSimulator(options);
    running.push(first);
    const id = await benchOn(first, createManualClock()).createdId();
    expect(first.truth()).toMatchObject([{ id, status: 'created' }]);
    await first.close();
    vi.setSystemTime(START_MS + 400);
    const second = await startSimulator(options);
    running.push(second);
    expect(second.truth()).toMatchObject([{ id, status: 'processed', chargedMinor: 15_000 }]);
    const [order] = second.truth();
    expect((order?.updatedAtMs ?? 0) - (order?.createdAtMs ?? 0)).toBe(203_500);
  });
});
