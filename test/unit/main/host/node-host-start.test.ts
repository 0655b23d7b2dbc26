import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { builtRenderer } from './built-renderer.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CHILD = fileURLToPath(new URL('node-host-child.ts', import.meta.url));
const OPEN_WITHIN_MS = 20_000;

interface Start {
  readonly args?: readonly string[];
  /** On top of this process's; undefined takes a name out. */
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: StdioOptions;
  /** What the shell does with the streams before it becomes the till. */
  readonly redirect?: string;
}

function start({ args = [], env = {}, stdio = ['ignore', 'pipe', 'pipe'], redirect }: Start) {
  const command = [process.execPath, CHILD, builtRenderer(), '--no-open', ...args];
  const [program, ...rest] =
    redirect === undefined ? command : ['sh', '-c', `exec "$0" "$@" ${redirect}`, ...command];
  const child = spawn(program ?? '', rest, { env: environment(env), stdio });
  onTestFinished(async () => {
    await ending(child, 'SIGKILL');
  });
  let said = '';
  child.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  return { child, said: () => said };
}

function environment(changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries({ ...process.env, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept);
}

/** Ends the till, and answers the code it ended with. */
function ending(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (signal !== undefined) child.kill(signal);
  return ended;
}

async function addressIn(said: () => string): Promise<URL> {
  const read = () => /open at (\S+)/.exec(said())?.[1];
  await expect.poll(read, { timeout: OPEN_WITHIN_MS, message: 'the till did not open' }).toBeDefined();
  return new URL(read() ?? '');
}

async function statusOf(address: URL): Promise<unknown> {
  const response = await fetch(new URL('/call', address), {
    method: 'POST',
    headers: { authorization: `Bearer ${address.searchParams.get('token') ?? ''}` },
    body: JSON.stringify({ method: 'till.status', input: {} }),
  });
  return response.json();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Whether a till answers there: without its token it says 403. */
async function isOpenAt(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    ({ status }) => status === 403,
    () => false,
  );
}

describe('a machine that is not as it should be: the till opens', () => {
  test('without HOME, in the folder that the system names', async () => {
    const config = temporaryFolder();
    const { said } = start({ env: { HOME: undefined, XDG_CONFIG_HOME: config, APPDATA: config } });
    expect(await statusOf(await addressIn(said))).toMatchObject({ ok: true });
    expect(existsSync(join(config, 'Mostrador', 'till', 'settings.json'))).toBe(false);
    expect(existsSync(join(config, 'Mostrador', 'till', 'logs'))).toBe(true);
  });

  test('in the locale C, without a time zone, on a folder with accents, spaces and emoji', async () => {
    const dataDir = join(temporaryFolder(), 'caixa nº 1 – açaí 日本 🧾');
    const env = { LC_ALL: 'C', LANG: 'C', LANGUAGE: undefined, TZ: undefined };
    const { said } = start({ args: ['--data', dataDir, '--site', 'MLB', '--lang', 'pt-BR'], env });
    expect(await statusOf(await addressIn(said))).toMatchObject({ ok: true, value: { currency: 'BRL' } });
    expect(existsSync(join(dataDir, 'settings.json'))).toBe(true);
  });

  test.each([
    ['a folder that is not there', 'missing'],
    ['a file', 'file'],
    ['nothing', ''],
  ])('with %s for temporary files', async (_what, name) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const tmp = name === '' ? '' : join(folder, name);
    const { said } = start({
      args: ['--data', join(folder, 'till')],
      env: { TMPDIR: tmp, TMP: tmp, TEMP: tmp, SQLITE_TMPDIR: tmp },
    });
    expect(await statusOf(await addressIn(said))).toMatchObject({ ok: true });
  });

  test('with nobody reading what it says, and ends in order', async () => {
    const port = await freePort();
    const { child } = start({ args: ['--data', temporaryFolder(), '--port', String(port)] });
    child.stdout?.destroy();
    child.stderr?.destroy();
    await expect.poll(() => isOpenAt(port), { timeout: OPEN_WITHIN_MS }).toBe(true);
    expect(await ending(child, 'SIGTERM')).toBe(0);
  });

  // What a shell of Unix can do to a program's streams; only Linux has a device that is always full.
  if (process.platform !== 'win32') {
    test.each([
      ['closed', '<&- >&- 2>&-'],
      ...(process.platform === 'linux' ? [['full', '>/dev/full 2>/dev/full']] : []),
    ])('with streams that are %s, and ends in order', async (_what, redirect) => {
      const port = await freePort();
      const args = ['--data', temporaryFolder(), '--port', String(port)];
      const { child } = start({ args, redirect, stdio: 'ignore' });
      await expect.poll(() => isOpenAt(port), { timeout: OPEN_WITHIN_MS }).toBe(true);
      expect(await ending(child, 'SIGTERM')).toBe(0);
    });
  }
});

describe('a machine that the till cannot open on: it says why', () => {
  test('a HOME that is a file', async () => {
    const home = join(temporaryFolder(), 'home');
    writeFileSync(home, '');
    const env = { HOME: home, XDG_CONFIG_HOME: undefined, APPDATA: join(home, 'data') };
    const { child, said } = start({ env });
    expect(await ending(child)).toBe(1);
    expect(said()).toMatch(/could not open: .*--data/);
  });

  // /proc takes no folder from anybody, not even from root.
  if (process.platform === 'linux') {
    test('a HOME that cannot be written', async () => {
      const { child, said } = start({ env: { HOME: '/proc/self', XDG_CONFIG_HOME: undefined } });
      expect(await ending(child)).toBe(1);
      expect(said()).toMatch(/could not open: .*--data/);
    });
  }

  test('a data folder whose ledger cannot be made', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'practice'), 'a file where a folder belongs');
    const { child, said } = start({ args: ['--data', dataDir] });
    expect(await ending(child)).toBe(1);
    expect(said()).toMatch(/could not open: ./);
  });

  test('wrong arguments, with nobody reading what it says: the code says it', async () => {
    const { child } = start({ args: ['--site', 'MLX'] });
    child.stderr?.destroy();
    expect(await ending(child)).toBe(2);
  });

  test('logs that cannot be written keep no till closed', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'logs', 'mostrador.log'), { recursive: true });
    const { said } = start({ args: ['--data', dataDir] });
    expect(await statusOf(await addressIn(said))).toMatchObject({ ok: true });
  });
});
