import { describe, expect, it } from 'vitest';

import { at, codesOf, freshKey, startBench, type Bench, type Reply, type SendOptions } from './harness.ts';

/** The smallest PNG there is. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const TEXT = `{center}{b}Kiosco{/b}{br}${'-'.repeat(80)}`;

const body = (bench: Bench, content = TEXT, subtype = 'custom'): Record<string, unknown> => ({
  type: 'print',
  external_reference: 'print_1',
  config: { point: { terminal_id: bench.terminalId, subtype } },
  content,
});

const print = (
  bench: Bench,
  change: Record<string, unknown> = {},
  options: SendOptions = {},
): Promise<Reply> =>
  bench.send('POST', '/terminals/v1/actions', {
    key: freshKey(),
    body: { ...body(bench), ...change },
    ...options,
  });

async function printedId(bench: Bench): Promise<string> {
  return String(at((await print(bench)).json, 'id'));
}

const read = (bench: Bench, id: string, options: SendOptions = {}): Promise<Reply> =>
  bench.send('GET', `/terminals/v1/actions/${id}`, options);

describe('POST /terminals/v1/actions', () => {
  it('201: created, then on_terminal once the terminal has fetched it', async () => {
    const bench = await startBench();
    const reply = await print(bench);
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({ id: expect.any(String), type: 'print', status: 'created' });
    bench.clock.advance(1_500);
    expect(at((await read(bench, String(at(reply.json, 'id')))).json, 'status')).toBe('on_terminal');
  });

  it('201: takes an image', async () => {
    const bench = await startBench();
    const reply = await print(bench, body(bench, PNG, 'image'));
    expect(reply.status).toBe(201);
  });

  it('201: an image of 1 MB, and not more', async () => {
    const bench = await startBench();
    const image = (bytes: number): string =>
      Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(bytes)])
        .subarray(0, bytes)
        .toString('base64');
    expect((await print(bench, body(bench, image(1024 * 1024), 'image'))).status).toBe(201);
    expect(codesOf(await print(bench, body(bench, image(1024 * 1024 + 1), 'image')))).toEqual([
      'property_value',
    ]);
  });

  it('201: waits for a terminal that is off', async () => {
    const bench = await startBench();
    bench.simulator.setTerminal(bench.terminalId, { isOnline: false });
    const id = await printedId(bench);
    bench.clock.advance(3_600_000);
    expect(at((await read(bench, id)).json, 'status')).toBe('created');
    bench.simulator.setTerminal(bench.terminalId, { isOnline: true });
    bench.clock.advance(1_500);
    expect(at((await read(bench, id)).json, 'status')).toBe('on_terminal');
  });

  it('the same key prints once', async () => {
    const bench = await startBench();
    const first = await print(bench, {}, { key: 'P' });
    const again = await print(bench, {}, { key: 'P' });
    expect([again.status, at(again.json, 'id')]).toEqual([201, at(first.json, 'id')]);
    const other = await print(bench, { external_reference: 'print_2' }, { key: 'P' });
    expect([other.status, codesOf(other)]).toEqual([409, ['idempotency_key_already_used']]);
  });

  it('400 empty_required_header: without X-Idempotency-Key', async () => {
    const bench = await startBench();
    const reply = await print(bench, {}, { key: null });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['empty_required_header']]);
  });

  it.each([
    { name: 'another type', change: { type: 'scan' }, code: 'property_value' },
    { name: 'no content', change: { content: undefined }, code: 'required_properties' },
    { name: 'an unknown member', change: { copies: 2 }, code: 'unsupported_properties' },
    { name: 'a bad reference', change: { external_reference: 'a:b' }, code: 'property_value' },
    {
      name: 'a reference of 65 characters',
      change: { external_reference: 'x'.repeat(65) },
      code: 'property_value',
    },
    { name: 'fewer than 100 characters', change: { content: '{b}x{/b}' }, code: 'property_value' },
    {
      name: 'more than 4096 characters',
      change: { content: `{b}${'x'.repeat(4_094)}` },
      code: 'property_value',
    },
    { name: 'no tag', change: { content: 'x'.repeat(200) }, code: 'property_value' },
  ])('400 $code: $name', async ({ change, code }) => {
    const bench = await startBench();
    const reply = await print(bench, change);
    expect(reply.status).toBe(400);
    expect(codesOf(reply)).toEqual([code]);
  });

  it.each(['x'.repeat(200), Buffer.from('GIF89a').toString('base64')])(
    '400 property_value: an image that is no PNG or JPEG in base64',
    async (content) => {
      const bench = await startBench();
      expect(codesOf(await print(bench, body(bench, content, 'image')))).toEqual(['property_value']);
    },
  );

  it('400 property_value: a subtype that does not exist', async () => {
    const bench = await startBench();
    expect(codesOf(await print(bench, body(bench, TEXT, 'pdf')))).toEqual(['property_value']);
  });

  it('403 forbidden_checking_terminal_owner: a terminal of another account', async () => {
    const bench = await startBench();
    const token = bench.simulator.foreignAccessToken;
    const reply = await print(bench, {}, { token });
    expect([reply.status, codesOf(reply)]).toEqual([403, ['forbidden_checking_terminal_owner']]);
  });

  it('403 terminal_not_allowed_action: a terminal that is not in PDV', async () => {
    const bench = await startBench();
    bench.simulator.setTerminal(bench.terminalId, { operatingMode: 'STANDALONE' });
    const reply = await print(bench);
    expect([reply.status, codesOf(reply)]).toEqual([403, ['terminal_not_allowed_action']]);
  });
});

describe('GET /terminals/v1/actions/{id}', () => {
  it('200: the action with its content', async () => {
    const bench = await startBench();
    const reply = await read(bench, await printedId(bench));
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({
      status: 'created',
      config: { point: { terminal_id: bench.terminalId, subtype: 'custom' } },
      content: TEXT,
    });
  });

  it('404 action_not_found: an action that does not exist, or of another account', async () => {
    const bench = await startBench();
    const id = await printedId(bench);
    expect(codesOf(await read(bench, 'ACT1'))).toEqual(['action_not_found']);
    const reply = await read(bench, id, { token: bench.simulator.foreignAccessToken });
    expect([reply.status, codesOf(reply)]).toEqual([404, ['action_not_found']]);
  });
});

describe('POST /terminals/v1/actions/{id}/cancel', () => {
  const cancel = (bench: Bench, id: string, options: SendOptions = {}): Promise<Reply> =>
    bench.send('POST', `/terminals/v1/actions/${id}/cancel`, { key: freshKey(), ...options });

  it('200: while it is created, and the terminal never fetches it', async () => {
    const bench = await startBench();
    const id = await printedId(bench);
    const reply = await cancel(bench, id);
    expect([reply.status, at(reply.json, 'status')]).toEqual([200, 'canceled']);
    bench.clock.advance(60_000);
    expect(at((await read(bench, id)).json, 'status')).toBe('canceled');
  });

  it('409: once the terminal has fetched it', async () => {
    const bench = await startBench({ pace: { pickUpMs: 'manual' } });
    const id = await printedId(bench);
    bench.simulator.pickUpAction(id);
    const reply = await cancel(bench, id);
    expect([reply.status, codesOf(reply)]).toEqual([409, ['cannot_cancel_action']]);
  });

  it('404 action_not_found, 400 empty_required_header', async () => {
    const bench = await startBench();
    expect((await cancel(bench, 'ACT1')).status).toBe(404);
    expect(codesOf(await cancel(bench, 'ACT1', { key: null }))).toEqual(['empty_required_header']);
  });
});
