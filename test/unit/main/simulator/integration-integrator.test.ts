import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { at, startBench, type SendOptions } from './harness.ts';
import { legacyErrorOf } from './integration-harness.ts';

const INTEGRATOR = '/point/integration-api/integrator';
const EMAIL = { event_channel_devices: ['email'] };

describe('settings of the integrator', () => {
  it('PATCH /point/integration-api/integrator is answered 204 and shown by the next GET', async () => {
    const bench = await startBench();
    const set = await bench.send('PATCH', INTEGRATOR, { body: EMAIL });
    expect([set.status, set.text]).toEqual([204, '']);
    bench.clock.advance(60_000);
    await bench.send('PATCH', INTEGRATOR, { body: EMAIL });
    const reply = await bench.send('GET', INTEGRATOR);
    expect([reply.status, reply.json]).toEqual([
      200,
      {
        id: Number(bench.simulator.application.clientId),
        created_at: '2026-01-05T12:00:00.000Z',
        updated_at: '2026-01-05T12:01:00.000Z',
        notification_url_enabled: false,
        event_channel_devices: ['email'],
      },
    ]);
  });

  it('PATCH /point/integration-api/integrator turns the channels off with an empty list', async () => {
    const bench = await startBench();
    await bench.send('PATCH', INTEGRATOR, { body: EMAIL });
    expect((await bench.send('PATCH', INTEGRATOR, { body: { event_channel_devices: [] } })).status).toBe(204);
    expect(at((await bench.send('GET', INTEGRATOR)).json, 'event_channel_devices')).toEqual([]);
  });

  it.each([
    ['another channel', { event_channel_devices: ['sms'] }],
    ['what is no list', { event_channel_devices: 'email' }],
    ['another member', { ...EMAIL, id: 1 }],
    ['no member', {}],
    ['what is not JSON', '{"event_channel_devices"'],
  ])('PATCH /point/integration-api/integrator answers %s with 400', async (_, body) => {
    const bench = await startBench();
    const reply = await bench.send('PATCH', INTEGRATOR, { body });
    expect(legacyErrorOf(reply).slice(0, 2)).toEqual([400, 'bad_request']);
    expect(at((await bench.send('GET', INTEGRATOR)).json, 'event_channel_devices')).toEqual([]);
  });

  it('PATCH /point/integration-api/integrator survives a restart on the journal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'integrator-'));
    try {
      const journalPath = join(folder, 'journal.jsonl');
      const first = await startBench({ journalPath });
      await first.send('PATCH', INTEGRATOR, { body: EMAIL });
      await first.simulator.close();
      const second = await startBench({ journalPath });
      const { json } = await second.send('GET', INTEGRATOR);
      expect(at(json, 'event_channel_devices')).toEqual(['email']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('GET /point/integration-api/integrator has no channels and no dates before anything is set', async () => {
    const webhook = { url: 'http://127.0.0.1:9/hook', secret: 'a-secret-of-the-panel' };
    const bench = await startBench({ webhook });
    expect((await bench.send('GET', INTEGRATOR)).json).toEqual({
      id: Number(bench.simulator.application.clientId),
      created_at: null,
      updated_at: null,
      notification_url_enabled: true,
      event_channel_devices: [],
    });
  });

  it('GET /point/integration-api/integrator shows nobody the settings of another account', async () => {
    const bench = await startBench();
    await bench.send('PATCH', INTEGRATOR, { body: EMAIL });
    const reply = await bench.send('GET', INTEGRATOR, { token: bench.simulator.foreignAccessToken });
    expect(at(reply.json, 'event_channel_devices')).toEqual([]);
  });

  it('GET /point/integration-api/integrator answers 401 without a token and 403 to who is not registered and in Chile', async () => {
    expect(await refusals('GET')).toEqual([401, 403, "Integrator isn't registered", 403]);
  });

  it('PATCH /point/integration-api/integrator answers 401 without a token and 403 to who is not registered and in Chile', async () => {
    expect(await refusals('PATCH', { body: EMAIL })).toEqual([401, 403, "Integrator isn't registered", 403]);
  });
});

async function refusals(method: string, options: SendOptions = {}): Promise<unknown[]> {
  const bench = await startBench({ openQuestions: { integratorRegistration: 'without X-integrator-id' } });
  const nobody = await bench.send(method, INTEGRATOR, { ...options, token: null });
  const unregistered = await bench.send(method, INTEGRATOR, options);
  const chile = await startBench({ site: 'MLC' });
  const inChile = await chile.send(method, INTEGRATOR, options);
  return [nobody.status, unregistered.status, at(unregistered.json, 'message'), inChile.status];
}
