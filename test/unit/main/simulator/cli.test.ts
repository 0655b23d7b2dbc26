import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

import { at, orderBody } from './harness.ts';

const CLI = fileURLToPath(new URL('../../../../main/simulator/cli.ts', import.meta.url));

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Ready {
  readonly child: ChildProcess;
  readonly line: unknown;
  readonly url: string;
  readonly token: string;
  readonly terminalId: string;
}

function run(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

/** Starts the command and waits for its line. */
async function start(args: readonly string[]): Promise<Ready> {
  const child = run(args);
  if (child.stdout === null) throw new Error('the command has no output');
  const [text] = await once(createInterface({ input: child.stdout }), 'line');
  const line: unknown = JSON.parse(String(text));
  return {
    child,
    line,
    url: String(at(line, 'url')),
    token: String(at(line, 'accessToken')),
    terminalId: String(at(line, 'terminals', 0)),
  };
}

/** Runs the command to its end. */
async function end(args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = run(args);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += String(chunk)));
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  const [code] = await once(child, 'close');
  return { code, out, err };
}

async function createOrder({ url, token, terminalId }: Ready): Promise<unknown> {
  const response = await fetch(`${url}/v1/orders`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-idempotency-key': 'K',
    },
    body: JSON.stringify(orderBody(terminalId)),
  });
  return response.json();
}

async function statusOf({ url, token }: Ready, id: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` };
  return at(await (await fetch(`${url}/v1/orders/${String(id)}`, { headers })).json(), 'status');
}

describe('the simulator command', () => {
  it('prints one line when it is ready and serves until SIGTERM', async () => {
    const ready = await start(['--port', '0', '--site', 'MLB']);
    expect(ready.line).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      site: 'MLB',
      accessToken: expect.any(String),
      foreignAccessToken: expect.any(String),
      terminals: [expect.stringMatching(/^PAX_A910__/)],
      control: `${ready.url}/_control`,
    });
    expect(at(await createOrder(ready), 'status')).toBe('created');
    const ended = once(ready.child, 'exit');
    ready.child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it.each([
    ['--site', 'XX'],
    ['--site'],
    ['--port', '70000'],
    ['--port', '-1'],
    ['--speed', '0'],
    ['--speed', 'fast'],
    ['--journal', ''],
    ['--scenario'],
    ['--scenario', ''],
    ['--colour'],
    ['extra'],
  ])('answers the arguments %s %s with one line on stderr and exit code 2', async (...args) => {
    const { code, out, err } = await end(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^simulator: [^\n]+\n$/);
  });

  it('plays a scenario file, whose setup gives way to the arguments', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'point-cli-'));
    const path = join(folder, 'shop.json');
    const outcomes = [{ when: { order: 1 }, then: { kind: 'declines', detail: 'high_risk' } }];
    const setup = { site: 'MLM', speed: 1_000, terminalCount: 2 };
    writeFileSync(path, JSON.stringify({ version: 1, setup, outcomes }));
    const ready = await start(['--scenario', path, '--site', 'MLB']);
    expect([at(ready.line, 'site'), at(ready.line, 'terminals', 1)]).toEqual(['MLB', expect.any(String)]);
    const id = at(await createOrder(ready), 'id');
    await expect.poll(() => statusOf(ready, id)).toBe('failed');
    const truth = await fetch(`${String(at(ready.line, 'control'))}/truth`);
    expect(at(await truth.json(), 'charges', 0, 'id')).toBe(id);
    rmSync(folder, { recursive: true });
  });

  it('shows the further terminals of a scenario file on the page of the terminals', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'point-cli-'));
    const path = join(folder, 'shop.json');
    const furtherTerminals = ['INGENICO_MOVE2500__ING0000001', 'PAX_A910__SMARTPOS0000001'];
    writeFileSync(path, JSON.stringify({ version: 1, setup: { furtherTerminals } }));
    const ready = await start(['--scenario', path]);
    expect(at(ready.line, 'terminals')).toEqual([ready.terminalId, ...furtherTerminals]);
    const feed = await fetch(`${ready.url}/terminal/feed`);
    const reader = feed.body?.getReader();
    const piece = await reader?.read();
    await reader?.cancel();
    const shown = new TextDecoder().decode(piece?.value);
    for (const id of furtherTerminals) expect(shown).toContain(`"terminalId":"${id}"`);
    rmSync(folder, { recursive: true });
  });

  it('says in one line that a further terminal is there already', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'point-cli-'));
    const path = join(folder, 'shop.json');
    const setup = { site: 'MLA', furtherTerminals: ['NEWLAND_N950__N950NCB90130001'] };
    writeFileSync(path, JSON.stringify({ version: 1, setup }));
    const { code, out, err } = await end(['--scenario', path]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^simulator: there is a terminal NEWLAND_N950__N950NCB90130001 already\n$/);
    rmSync(folder, { recursive: true });
  });

  it('tells every country it knows, Chile included', async () => {
    const { err } = await end(['--site', 'XX']);
    expect(err).toContain('--site MLA|MLB|MLM|MLC');
    expect(at((await start(['--site', 'MLC'])).line, 'site')).toBe('MLC');
  });

  it.each([
    ['no file', undefined, /shop\.json cannot be read: /],
    ['what is not JSON', '{', /shop\.json is not JSON: /],
    ['an unknown plan', '{"version":1,"customer":{"kind":"dances"}}', /shop\.json: customer\.kind: /],
  ])('answers a scenario file with %s with one line on stderr and exit code 2', async (_, content, line) => {
    const folder = mkdtempSync(join(tmpdir(), 'point-cli-'));
    const path = join(folder, 'shop.json');
    if (content !== undefined) writeFileSync(path, content);
    const { code, out, err } = await end(['--scenario', path]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^simulator: [^\n]+\n$/);
    expect(err).toMatch(line);
    rmSync(folder, { recursive: true });
  });

  it('says in one line that a port is taken', async () => {
    const first = await start([]);
    const { code, err } = await end(['--port', new URL(first.url).port]);
    expect(code).toBe(1);
    expect(err).toMatch(/^simulator: [^\n]*EADDRINUSE[^\n]*\n$/);
  });

  it('has finished the payment when it is started again after kill -9', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'point-cli-'));
    const args = ['--journal', join(folder, 'simulator.jsonl'), '--speed', '100'];
    const first = await start(args);
    const id = at(await createOrder(first), 'id');
    const ended = once(first.child, 'exit');
    first.child.kill('SIGKILL');
    await ended;
    const second = await start(args);
    expect(second.token).toBe(first.token);
    await expect.poll(() => statusOf(second, id)).toBe('processed');
    expect(at(await createOrder(second), 'id')).toBe(id);
    rmSync(folder, { recursive: true });
  });
});
