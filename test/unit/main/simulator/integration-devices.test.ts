import { describe, expect, it } from 'vitest';

import { at, startBench } from './harness.ts';
import { DEVICES, legacyErrorOf, startIntegrationBench } from './integration-harness.ts';

const standalone = { operating_mode: 'STANDALONE' };

describe('devices of the Integration API', () => {
  it('GET /point/integration-api/devices lists the devices of the account with the paging', async () => {
    const bench = await startBench({ terminalCount: 2 });
    const reply = await bench.send('GET', DEVICES);
    expect([reply.status, reply.json]).toEqual([
      200,
      {
        devices: bench.simulator.terminals.map((id, index) => ({
          id,
          pos_id: 4_779 + index,
          store_id: '47790001',
          external_pos_id: `CAJA${4_779 + index}`,
          operating_mode: 'PDV',
        })),
        paging: { total: 2, limit: 50, offset: 0 },
      },
    ]);
  });

  it('GET /point/integration-api/devices filters by store and by point of sale and cuts by limit and offset', async () => {
    const bench = await startBench({ terminalCount: 3 });
    const ids = async (query: string): Promise<unknown[]> => {
      const devices = at((await bench.send('GET', `${DEVICES}?${query}`)).json, 'devices');
      return Array.isArray(devices) ? devices.map((device) => at(device, 'id')) : [];
    };
    const [first, second, third] = bench.simulator.terminals;
    expect(await ids('pos_id=4780')).toEqual([second]);
    expect(await ids('store_id=47790001')).toEqual([first, second, third]);
    expect(await ids('store_id=1')).toEqual([]);
    expect(await ids('limit=1&offset=2')).toEqual([third]);
  });

  it.each(['limit=x', 'limit=0', 'offset=-1', 'pos_id=CAJA1'])(
    'GET /point/integration-api/devices answers the query %s with 400',
    async (query) => {
      const bench = await startBench();
      const reply = await bench.send('GET', `${DEVICES}?${query}`);
      expect(legacyErrorOf(reply).slice(0, 2)).toEqual([400, 'bad_request']);
    },
  );

  it('GET /point/integration-api/devices shows nobody the devices of another account', async () => {
    const bench = await startBench();
    const reply = await bench.send('GET', DEVICES, { token: bench.simulator.foreignAccessToken });
    const devices = at(reply.json, 'devices');
    expect(devices).toMatchObject([{ id: bench.simulator.foreignTerminals[0] }]);
    expect(at(reply.json, 'paging', 'total')).toBe(1);
  });

  it('GET /point/integration-api/devices answers 401 without a token', async () => {
    const bench = await startBench();
    expect((await bench.send('GET', DEVICES, { token: null })).status).toBe(401);
  });

  it('PATCH /point/integration-api/devices/{device_id} sets the mode, which the device takes after a restart', async () => {
    const bench = await startIntegrationBench();
    const path = `${DEVICES}/${bench.terminalId}`;
    const reply = await bench.send('PATCH', path, { body: standalone });
    expect([reply.status, reply.json]).toEqual([200, standalone]);
    expect(at((await bench.send('GET', DEVICES)).json, 'devices', 0, 'operating_mode')).toBe('STANDALONE');

    // The device itself goes on as before until somebody restarts it.
    const before = await bench.intentId();
    bench.clock.advance(2_000);
    expect(await bench.stateOf(before)).toBe('ON_TERMINAL');
    bench.clock.advance(5_000);
    bench.simulator.press(bench.terminalId, 'restart');
    bench.clock.advance(10_000);
    const after = await bench.intentId();
    bench.clock.advance(10_000);
    expect(await bench.stateOf(after)).toBe('OPEN');
  });

  it.each([
    ['another mode', { operating_mode: 'UNDEFINED' }],
    ['no mode', {}],
    ['another member', { ...standalone, pos_id: 1 }],
    ['what is not JSON', '{"operating_mode"'],
  ])('PATCH /point/integration-api/devices/{device_id} answers %s with 400', async (_, body) => {
    const bench = await startBench();
    const reply = await bench.send('PATCH', `${DEVICES}/${bench.terminalId}`, { body });
    expect(legacyErrorOf(reply).slice(0, 2)).toEqual([400, 'bad_request']);
    expect(bench.simulator.terminal(bench.terminalId).operatingMode).toBe('PDV');
  });

  it('PATCH /point/integration-api/devices/{device_id} answers a device id of another form with 400', async () => {
    const bench = await startBench();
    const reply = await bench.send('PATCH', `${DEVICES}/N950`, { body: standalone });
    expect(legacyErrorOf(reply).slice(0, 2)).toEqual([400, 'bad_request']);
  });

  it('PATCH /point/integration-api/devices/{device_id} answers 403 for the device of another account', async () => {
    const bench = await startBench();
    const path = `${DEVICES}/${bench.simulator.foreignTerminals[0] ?? ''}`;
    const reply = await bench.send('PATCH', path, { body: standalone });
    expect(legacyErrorOf(reply)).toEqual([403, 'forbidden', 'Forbidden Error checking device owner']);
  });

  it('PATCH /point/integration-api/devices/{device_id} answers 403 for a device without a point of sale', async () => {
    const bench = await startBench();
    const nowhere = { posId: null, storeId: null, externalPosId: null };
    bench.simulator.setTerminal(bench.terminalId, { ...nowhere, operatingMode: 'UNDEFINED' });
    const reply = await bench.send('PATCH', `${DEVICES}/${bench.terminalId}`, {
      body: { operating_mode: 'PDV' },
    });
    expect(reply.status).toBe(403);
  });

  it('PATCH /point/integration-api/devices/{device_id} keeps to one PDV device a point of sale', async () => {
    const bench = await startBench({ terminalCount: 2 });
    const [first = '', second = ''] = bench.simulator.terminals;
    const { posId, storeId, externalPosId } = bench.simulator.terminal(first);
    bench.simulator.setTerminal(second, { posId, storeId, externalPosId, operatingMode: 'STANDALONE' });
    const setSecond = () => bench.send('PATCH', `${DEVICES}/${second}`, { body: { operating_mode: 'PDV' } });
    expect(legacyErrorOf(await setSecond())).toEqual([
      412,
      'precondition_failed',
      'Only one pos-store with PDV mode ON or SUSPENDED is allowed',
    ]);
    await bench.send('PATCH', `${DEVICES}/${first}`, { body: standalone });
    expect((await setSecond()).status).toBe(200);
  });

  it('GET /point/integration-api/devices answers 403 in Chile, where it was never published', async () => {
    const bench = await startBench({ site: 'MLC' });
    expect((await bench.send('GET', DEVICES)).status).toBe(403);
  });
});
