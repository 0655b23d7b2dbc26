import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccountTill, type AccountTill } from '#test/fakes/account-till.ts';
import { connectBy, fillBasket, wantedCharge } from '../account/steps.ts';

const DAY_MS = 24 * 60 * 60_000;

let till: AccountTill;
let giveNetworkBack: () => void;

beforeEach(async () => {
  till = await openAccountTill();
  await connectBy(till, 'token');
  await till.call('account.openShop', { shop: 'account' });
  await fillBasket(till);
  await till.advance(0);
});
afterEach(async () => {
  await till.close();
});

function takeNetworkAway(): void {
  giveNetworkBack = till.point.faults.inject({ fault: { kind: 'drop_request' }, times: 1_000_000 });
}

const reach = async () => (await till.call('till.status', {})).reach;

async function sellForCash(): Promise<void> {
  const { saleId, totalMinor } = await fillBasket(till);
  await till.call('selling.payCash', { saleId, totalMinor, receivedMinor: totalMinor });
}

async function closeDay(): Promise<number | null> {
  const { cash } = await till.call('day.read', {});
  const { zNumber } = await till.call('day.close', {
    countedMinor: cash.expectedMinor,
    acceptsUnresolved: false,
  });
  return zNumber;
}

test('a till starts, sells and closes for days without any network, and charges when it is back', async () => {
  await till.restart(takeNetworkAway);
  const startedAtMs = till.clock.nowMs();
  await till.advance(3_000);
  expect(await reach()).toEqual({ state: 'unreachable', sinceMs: startedAtMs, reason: 'network' });
  const before = till.point.requests().length;
  for (let day = 1; day <= 3; day += 1) {
    await sellForCash();
    expect(await closeDay()).toBe(day);
    await till.advance(DAY_MS, 60 * 60_000);
  }
  expect(till.point.truth()).toEqual([]);
  expect((await till.refusal('terminals.list', {})).code).toBe('point_unreachable');
  // Hours pass in one step here; what is bounded by time is bounded in the watch's own tests.
  expect(till.point.requests().length - before).toBeLessThan(200);

  giveNetworkBack();
  await till.call('till.networkSignal', { hasNetwork: true });
  await till.advance(60_000);
  expect(await reach()).toMatchObject({ state: 'online', reason: null });
  const { chargeId } = await till.call('charging.start', await wantedCharge(till));
  await till.advance(15_000);
  expect((await till.call('charging.get', { chargeId })).state).toBe('processed');
});

test('a charge that had no answer is asked about at once when any other call is answered', async () => {
  const createCount = () => till.point.requests().filter(({ route }) => route === 'orders.create').length;
  const wanted = await wantedCharge(till);
  takeNetworkAway();
  const { chargeId } = await till.call('charging.start', wanted);
  await till.advance(20 * 60_000, 10_000);
  expect((await reach()).state).toBe('unreachable');
  giveNetworkBack();
  const before = createCount();
  await till.call('terminals.list', {});
  await till.advance(2_000);
  expect((await reach()).state).toBe('online');
  expect(createCount()).toBe(before + 1);
  expect((await till.call('charging.get', { chargeId })).state).not.toBe('unknown');
});

test('the screen is told of every change, and the system’s word alone is none', async () => {
  const toldCount = () => till.events.filter(({ topic }) => topic === 'status').length;
  const before = toldCount();
  await till.call('till.networkSignal', { hasNetwork: false });
  await till.advance(2_000);
  expect((await reach()).state).toBe('online');
  expect(toldCount()).toBe(before);

  takeNetworkAway();
  await till.call('till.networkSignal', { hasNetwork: true });
  await till.call('till.networkSignal', { hasNetwork: false });
  await till.advance(2_000);
  expect((await reach()).state).toBe('no_network');
  expect(toldCount()).toBe(before + 1);
});

test('a shop that is opened begins anew: practice is online while the account’s network is away', async () => {
  takeNetworkAway();
  await till.advance(3 * 60_000);
  expect((await reach()).state).toBe('unreachable');
  await till.call('account.openShop', { shop: 'practice' });
  expect((await reach()).state).toBe('online');
});
