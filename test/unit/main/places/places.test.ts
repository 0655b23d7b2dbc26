import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Input } from '#app/contract/contract.ts';
import type { GatewayKind } from '#app/domain/site.ts';
import { openAccountTill, type AccountTill, type AccountTillOptions } from '#test/fakes/account-till.ts';
import { connectBy } from '../account/steps.ts';

let open: AccountTill | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** A till on the account's own shop. */
async function start(options: AccountTillOptions = {}): Promise<AccountTill> {
  open = await openAccountTill(options);
  await connectBy(open, 'token');
  await open.call('account.openShop', { shop: 'account' });
  return open;
}

const STORE: Omit<Input<'places.createStore'>, 'requestId'> = {
  name: 'Almacén del Puerto',
  streetName: 'Moreno',
  streetNumber: '123',
  cityName: 'La Plata',
  stateName: 'Buenos Aires',
  latitude: -34.92,
  longitude: -57.95,
  reference: '',
};

describe('stores and points of sale', () => {
  test('are listed together, as the account has them', async () => {
    const till = await start();
    const { stores } = await till.call('places.list', {});
    const { terminals } = await till.call('terminals.list', {});
    expect(stores).toHaveLength(1);
    const posIds = stores.flatMap((store) => store.pos.map((pos) => pos.posId));
    for (const terminal of terminals) expect(posIds).toContain(terminal.posId);
    expect(stores[0]?.storeId).toBe(terminals[0]?.storeId);
  });

  test('are made from the till, and are there when listed', async () => {
    const till = await start();
    const store = await till.call('places.createStore', STORE);
    const pos = await till.call('places.createPos', { storeId: store.storeId, name: 'Caja 1' });
    const { stores } = await till.call('places.list', {});
    expect(stores.find(({ storeId }) => storeId === store.storeId)).toMatchObject({
      name: STORE.name,
      pos: [{ posId: pos.posId, name: 'Caja 1' }],
    });
    expect(pos.externalId).toMatch(/^[A-Za-z0-9]{1,40}$/);
  });

  test('a city that is spelt otherwise is answered with the spellings there are', async () => {
    const till = await start();
    const error = await till.refusal('places.createStore', { ...STORE, cityName: 'la plata' });
    expect(error.code).toBe('store_city_unknown');
    expect(String(error.params.cities).split(', ')).toContain('La Plata');
    expect(String(error.params.cities)).not.toContain('must be');
  });

  test('a state that is not known is answered with those that are', async () => {
    const till = await start();
    const error = await till.refusal('places.createStore', { ...STORE, stateName: 'Bs As' });
    expect(error.code).toBe('store_state_unknown');
    expect(String(error.params.states).split(', ')).toContain('Buenos Aires');
  });

  test('a store whose answer was lost is found, and a repeated request makes no second one', async () => {
    const till = await start();
    till.point.faults.inject({ route: 'stores.create', fault: { kind: 'drop_response' } });
    const first = await till.call('places.createStore', STORE);
    expect((await till.call('places.list', {})).stores).toHaveLength(2);
    expect(first.name).toBe(STORE.name);
    const requestId = randomUUID();
    const made = await Promise.all(
      [1, 2].map(() => till.send('places.createPos', { requestId, storeId: first.storeId, name: 'Caja' })),
    );
    expect(made.every(({ ok }) => ok)).toBe(true);
    const { stores } = await till.call('places.list', {});
    expect(stores.find(({ storeId }) => storeId === first.storeId)?.pos).toHaveLength(1);
  });

  test('a name that Mercado Pago does not take is refused with the rule', async () => {
    const till = await start();
    const [store] = (await till.call('places.list', {})).stores;
    const wanted = { storeId: store?.storeId ?? '', name: 'Caja ñandú' };
    expect((await till.refusal('places.createPos', wanted)).code).toBe('pos_name_wrong');
    expect((await till.refusal('places.createPos', { storeId: '99999999', name: 'Caja' })).code).toBe(
      'store_not_found',
    );
  });
});

describe.each<GatewayKind>(['orders', 'intents'])('the mode of a terminal with %s', (gateway) => {
  const withGeneration = async (options: AccountTillOptions = {}): Promise<AccountTill> => {
    const till = await start(options);
    await till.call('till.setCharging', { gateway, printsOnTerminal: false });
    return till;
  };

  test('is set, listed, and told at once to the next charge', async () => {
    const till = await withGeneration();
    const [terminalId = ''] = till.point.terminals;
    const { terminals } = await till.call('terminals.setMode', { terminalId, mode: 'STANDALONE' });
    expect(terminals.find((each) => each.terminalId === terminalId)?.operatingMode).toBe('STANDALONE');
    expect((await till.refusal('terminals.testCharge', { terminalId })).code).toBe('terminal_wrong_mode');
    const back = await till.call('terminals.setMode', { terminalId, mode: 'PDV' });
    expect(back.terminals.find((each) => each.terminalId === terminalId)?.health).toBe('ready');
  });

  test('is not changed while a charge is on it', async () => {
    const till = await withGeneration({ simulator: { pace: { pickUpMs: 500, decideMs: 'manual' } } });
    const [terminalId = ''] = till.point.terminals;
    await till.call('terminals.testCharge', { terminalId });
    await till.advance(2_000);
    const error = await till.refusal('terminals.setMode', { terminalId, mode: 'STANDALONE' });
    expect(error.code).toBe('terminal_busy');
  });

  test('is not PDV for two of one point of sale', async () => {
    const till = await withGeneration({ simulator: { terminalCount: 2 } });
    const [first = '', second = ''] = till.point.terminals;
    await till.call('terminals.setMode', { terminalId: second, mode: 'STANDALONE' });
    const { posId, externalPosId } = till.point.terminal(first);
    till.point.setTerminal(second, { posId, externalPosId });
    const error = await till.refusal('terminals.setMode', { terminalId: second, mode: 'PDV' });
    expect(error.code).toBe('terminal_mode_pos_taken');
  });

  test('cannot be set without a store and a point of sale', async () => {
    const till = await withGeneration();
    const [terminalId = ''] = till.point.terminals;
    till.point.setTerminal(terminalId, { posId: null });
    const error = await till.refusal('terminals.setMode', { terminalId, mode: 'PDV' });
    expect(error.code).toBe('terminal_mode_without_pos');
  });

  test('of a terminal that is not the account’s cannot be set', async () => {
    const till = await withGeneration();
    const [foreign = ''] = till.point.foreignTerminals;
    const error = await till.refusal('terminals.setMode', { terminalId: foreign, mode: 'PDV' });
    expect(error.code).toBe('terminal_not_found');
  });

  test('a test charge takes the smallest amount, without a shift, and goes back whole', async () => {
    const till = await withGeneration();
    const [terminalId = ''] = till.point.terminals;
    expect((await till.call('till.status', {})).shift).toBeNull();
    const started = await till.call('terminals.testCharge', { terminalId });
    const { cardMinMinor } = await till.call('till.status', {});
    expect(started.amountMinor).toBe(cardMinMinor);
    expect(started.isTest).toBe(true);
    await till.advance(30_000);
    expect(till.point.truth()).toMatchObject([{ chargedMinor: cardMinMinor, refundedMinor: cardMinMinor }]);
    expect(await till.call('charging.get', { chargeId: started.chargeId })).toMatchObject({
      isWithoutSale: false,
    });
    expect((await till.call('charging.unresolved', {})).charges).toEqual([]);
    expect((await till.call('till.status', {})).unresolvedCount).toBe(0);
    const { refunds } = await till.call('charging.refunds', { chargeId: started.chargeId });
    expect(refunds).toMatchObject([{ state: 'done', isTotal: true, reason: 'Cobro de prueba' }]);
  });

  test('a test charge that is paid while the till is closed goes back when it opens', async () => {
    const till = await withGeneration({ simulator: { pace: { pickUpMs: 500, decideMs: 'manual' } } });
    const [terminalId = ''] = till.point.terminals;
    await till.call('terminals.testCharge', { terminalId });
    await till.advance(2_000);
    await till.restart(() => {
      const [order] = till.point.truth();
      till.point.presentCard(order?.id ?? '');
      till.point.decide(order?.id ?? '', { kind: 'pays' });
    });
    await till.advance(30_000);
    expect(till.point.truth()).toMatchObject([{ chargedMinor: 15_00, refundedMinor: 15_00 }]);
  });

  test('a test charge whose permission is taken away meanwhile goes back after reconnecting', async () => {
    const till = await withGeneration({ simulator: { pace: { pickUpMs: 500, decideMs: 'manual' } } });
    const [terminalId = ''] = till.point.terminals;
    await till.call('terminals.testCharge', { terminalId });
    await till.advance(2_000);
    const allow = till.point.faults.inject({ fault: { kind: 'unauthorized' }, times: 10_000 });
    const [order] = till.point.truth();
    till.point.presentCard(order?.id ?? '');
    till.point.decide(order?.id ?? '', { kind: 'pays' });
    await till.advance(5_000);
    allow();
    await connectBy(till, 'client_credentials');
    await till.advance(30_000);
    expect(till.point.truth()).toMatchObject([{ chargedMinor: 15_00, refundedMinor: 15_00 }]);
  });
});
