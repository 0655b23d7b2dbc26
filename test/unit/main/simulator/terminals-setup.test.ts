import { describe, expect, it } from 'vitest';

import { at, codesOf, startBench, type Bench, type Reply, type SendOptions } from './harness.ts';

const setUp = (bench: Bench, id: string, operating_mode: string, options: SendOptions = {}): Promise<Reply> =>
  bench.send('PATCH', '/terminals/v1/setup', {
    body: { terminals: [{ id, operating_mode }] },
    ...options,
  });

async function modeOf(bench: Bench, id: string): Promise<unknown> {
  const list = at((await bench.send('GET', '/terminals/v1/list')).json, 'data', 'terminals');
  return Array.isArray(list)
    ? at(
        list.find((terminal) => at(terminal, 'id') === id),
        'operating_mode',
      )
    : undefined;
}

describe('PATCH /terminals/v1/setup', () => {
  it('200: echoes the terminal and its mode, needs no idempotency key', async () => {
    const bench = await startBench();
    const reply = await setUp(bench, bench.terminalId, 'STANDALONE');
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({
      terminals: [{ id: bench.terminalId, operating_mode: 'STANDALONE' }],
    });
    expect(await modeOf(bench, bench.terminalId)).toBe('STANDALONE');
  });

  it('200: the terminal goes on as before until it is restarted', async () => {
    const bench = await startBench();
    await setUp(bench, bench.terminalId, 'STANDALONE');
    const id = await bench.createdId();
    bench.clock.advance(2_000);
    expect(at((await bench.read(id)).json, 'status')).toBe('at_terminal');
    bench.clock.advance(10_000);
    bench.simulator.press(bench.terminalId, 'restart');
    bench.clock.advance(60_000);
    const later = await bench.createdId();
    bench.clock.advance(60_000);
    expect(at((await bench.read(later)).json, 'status')).toBe('created');
  });

  it('200: a terminal of another point of sale may be in PDV too', async () => {
    const bench = await startBench({ terminalCount: 2 });
    const second = bench.simulator.terminals[1] ?? '';
    expect((await setUp(bench, second, 'PDV')).status).toBe(200);
  });

  it('412: another terminal of the point of sale is in PDV; STANDALONE is not limited', async () => {
    const bench = await startBench({ terminalCount: 2 });
    const second = bench.simulator.terminals[1] ?? '';
    const { posId, storeId, externalPosId } = bench.simulator.terminal(bench.terminalId);
    bench.simulator.setTerminal(second, { posId, storeId, externalPosId, operatingMode: 'STANDALONE' });
    const reply = await setUp(bench, second, 'PDV');
    expect([reply.status, at(reply.json, 'errors', 0, 'message')]).toEqual([
      412,
      'Only one pos-store with PDV mode ON or SUSPENDED is allowed',
    ]);
    expect((await setUp(bench, second, 'STANDALONE')).status).toBe(200);
    await setUp(bench, bench.terminalId, 'STANDALONE');
    expect((await setUp(bench, second, 'PDV')).status).toBe(200);
  });

  it('400 unsupported_site: an account of a country without Point orders', async () => {
    const bench = await startBench({ foreignSiteId: 'MLU' });
    const foreign = bench.simulator.foreignTerminals[0] ?? '';
    const reply = await setUp(bench, foreign, 'PDV', { token: bench.simulator.foreignAccessToken });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['unsupported_site']]);
  });

  it.each([
    { code: 'unsupported_properties', body: { terminals: [{ id: 'x', operating_mode: 'PDV', mode: 1 }] } },
    { code: 'required_properties', body: { terminals: [{ id: 'x' }] } },
    { code: 'property_value', body: { terminals: [{ id: 'x', operating_mode: 'UNDEFINED' }] } },
    { code: 'invalid_payload', body: { terminals: [] } },
    {
      code: 'invalid_payload',
      body: {
        terminals: [
          { id: 'x', operating_mode: 'PDV' },
          { id: 'y', operating_mode: 'PDV' },
        ],
      },
    },
    { code: 'invalid_payload', body: { terminals: { id: 'x' } } },
    { code: 'invalid_payload', body: '{' },
  ])('400 $code: $body', async ({ code, body }) => {
    const bench = await startBench();
    const reply = await bench.send('PATCH', '/terminals/v1/setup', { body });
    expect(reply.status).toBe(400);
    expect(codesOf(reply)).toContain(code);
  });

  it('401 unauthorized: without a token', async () => {
    const bench = await startBench();
    expect((await setUp(bench, bench.terminalId, 'PDV', { token: null })).status).toBe(401);
  });

  it('403 terminal_not_allowed_action: a model that has no modes in this country', async () => {
    const id = 'GERTEC_MP35P__8701012051267123';
    const bench = await startBench({ furtherTerminals: [id] });
    const reply = await setUp(bench, id, 'PDV');
    expect([reply.status, codesOf(reply)]).toEqual([403, ['terminal_not_allowed_action']]);
  });

  it('403 store_pos_not_found: a terminal without store and point of sale', async () => {
    const bench = await startBench();
    bench.simulator.setTerminal(bench.terminalId, { posId: null, storeId: null, externalPosId: null });
    const reply = await setUp(bench, bench.terminalId, 'PDV');
    expect([reply.status, codesOf(reply)]).toEqual([403, ['store_pos_not_found']]);
  });

  it('404 not_found: a terminal that does not exist, or of another account', async () => {
    const bench = await startBench();
    for (const id of ['NEWLAND_N950__NOBODY', bench.simulator.foreignTerminals[0] ?? '']) {
      const reply = await setUp(bench, id, 'PDV');
      expect([reply.status, codesOf(reply)]).toEqual([404, ['not_found']]);
    }
  });

  it('500 internal_error: as a fault', async () => {
    const bench = await startBench();
    bench.simulator.faults.inject({ route: 'terminals.setup', fault: { kind: 'status', status: 500 } });
    expect(codesOf(await setUp(bench, bench.terminalId, 'STANDALONE'))).toEqual(['internal_error']);
    expect(await modeOf(bench, bench.terminalId)).toBe('PDV');
  });
});
