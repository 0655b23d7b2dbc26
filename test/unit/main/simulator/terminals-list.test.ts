import { describe, expect, it } from 'vitest';

import { at, startBench } from './harness.ts';

describe('GET /terminals/v1/list', () => {
  it.each([
    { site: 'MLA', id: /^NEWLAND_N950__N950NCB\d+$/ },
    { site: 'MLB', id: /^PAX_A910__SMARTPOS\d+$/ },
    { site: 'MLM', id: /^NEWLAND_N950__N950NCC\d+$/ },
  ] as const)('lists the terminal of $site in PDV mode', async ({ site, id }) => {
    const bench = await startBench({ site });
    const reply = await bench.send('GET', '/terminals/v1/list');
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({
      data: {
        terminals: [
          {
            id: expect.stringMatching(id),
            pos_id: expect.any(Number),
            store_id: expect.any(String),
            external_pos_id: expect.any(String),
            operating_mode: 'PDV',
          },
        ],
      },
      paging: { total: 1, offset: 0, limit: 50 },
    });
    expect(at(reply.json, 'data', 'terminals', 0, 'id')).toBe(bench.terminalId);
  });

  it('lists to each account its own terminals', async () => {
    const bench = await startBench();
    const reply = await bench.send('GET', '/terminals/v1/list', {
      token: bench.simulator.foreignAccessToken,
    });
    expect(at(reply.json, 'data', 'terminals', 0, 'id')).toBe(bench.simulator.foreignTerminals[0]);
    expect(at(reply.json, 'paging', 'total')).toBe(1);
  });

  it.each([
    { query: '?limit=99', paging: { total: 3, offset: 0, limit: 50 }, shown: 3 },
    { query: '?limit=0', paging: { total: 3, offset: 0, limit: 1 }, shown: 1 },
    { query: '?limit=2&offset=2', paging: { total: 3, offset: 2, limit: 2 }, shown: 1 },
    { query: '?limit=abc&offset=-4', paging: { total: 3, offset: 0, limit: 50 }, shown: 3 },
    { query: '?pos_id=4780', paging: { total: 1, offset: 0, limit: 50 }, shown: 1 },
    { query: '?store_id=1', paging: { total: 0, offset: 0, limit: 50 }, shown: 0 },
  ])('answers $query with 200', async ({ query, paging, shown }) => {
    const bench = await startBench({ terminalCount: 3 });
    const reply = await bench.send('GET', `/terminals/v1/list${query}`);
    expect(reply.status).toBe(200);
    expect(at(reply.json, 'paging')).toEqual(paging);
    expect(at(reply.json, 'data', 'terminals')).toHaveLength(shown);
  });

  it('shows the operating mode and never whether the terminal is connected', async () => {
    const bench = await startBench();
    bench.simulator.setTerminal(bench.terminalId, { operatingMode: 'STANDALONE', isOnline: false });
    const reply = await bench.send('GET', '/terminals/v1/list');
    expect(at(reply.json, 'data', 'terminals', 0, 'operating_mode')).toBe('STANDALONE');
    expect(reply.text).not.toMatch(/online|status/);
  });

  it('does not list the virtual terminals of a test account', async () => {
    const bench = await startBench({ accountKind: 'test' });
    const reply = await bench.send('GET', '/terminals/v1/list');
    expect(reply.text).not.toContain('SBX0000001');
    expect(at(reply.json, 'paging', 'total')).toBe(1);
  });
});
