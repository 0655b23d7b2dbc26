import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language, SiteId } from '#app/domain/site.ts';

const START = fileURLToPath(new URL('../../../build/scripts/start.ts', import.meta.url));
const OPEN_WITHIN_MS = 60_000;

/** A till started as a person starts it, in a process of its own. */
export interface TillProcess {
  readonly url: string;
  readonly token: string;
  readonly dataDir: string;
  /** Calls the till as the page does, for looking at what is behind the screen. */
  call(method: string, input?: unknown): Promise<unknown>;
  /** `kill -9`: no goodbye. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface TillProcessOptions {
  readonly language: Language;
  readonly site?: SiteId;
  readonly dataDir: string;
  /** Added to the environment of the process. */
  readonly environment?: Readonly<Record<string, string>>;
}

export function makeDataDir(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'mostrador-e2e-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Starts `npm start -- --browser` and waits for the line that says where it is open. */
export async function startTill(options: TillProcessOptions): Promise<TillProcess> {
  const child = spawn(
    process.execPath,
    [
      START,
      '--browser',
      '--port',
      '0',
      '--data',
      options.dataDir,
      '--lang',
      options.language,
      '--no-open',
    ].concat(options.site === undefined ? [] : ['--site', options.site]),
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.environment } },
  );
  const url = await readUrl(child);
  const { origin, searchParams } = new URL(url);
  const token = searchParams.get('token') ?? '';
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      child.once('exit', () => {
        resolve();
      });
      child.kill(signal);
    });
  return {
    url,
    token,
    dataDir: options.dataDir,
    call: callerOf(origin, token),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Calls a till as its page does. */
export function callerOf(origin: string, token: string): TillProcess['call'] {
  return async (method, input = {}) => {
    const response = await fetch(`${origin}/call`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ method, input }),
    });
    const envelope: unknown = await response.json();
    if (isOk(envelope)) return envelope.value;
    throw new Error(`${method}: ${JSON.stringify(envelope)}`);
  };
}

function isOk(envelope: unknown): envelope is { ok: true; value: unknown } {
  return typeof envelope === 'object' && envelope !== null && 'ok' in envelope && envelope.ok === true;
}

function readUrl(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = '';
  const timer = setTimeout(() => {
    reject(new Error(`the till did not open: ${output}`));
  }, OPEN_WITHIN_MS);
  const read = (chunk: Buffer): void => {
    output += chunk.toString();
    const found = /Mostrador is open at (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)/.exec(output)?.[1];
    if (found !== undefined) resolve(found);
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.once('exit', (code) => {
    reject(new Error(`the till ended with ${code}: ${output}`));
  });
  return promise.finally(() => {
    clearTimeout(timer);
  });
}
