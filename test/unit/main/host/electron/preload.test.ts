import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import config from '../../../../../build/electron.vite.config.ts';
import { StrictEmitter } from '#test/fakes/electron/strict-emitter.ts';
import { strict } from '#test/fakes/electron/strict.ts';

const projectDir = fileURLToPath(new URL('../../../../..', import.meta.url));
let script: string;

/** The bundle the window loads, built as the product's build does. */
beforeAll(async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'mostrador-preload-'));
  const { preload } = config as { readonly preload: { readonly build: object } };
  await build({
    configFile: false,
    root: projectDir,
    logLevel: 'error',
    ...preload,
    build: { ...preload.build, outDir, ssr: join(projectDir, 'main/preload/index.ts') },
    ssr: { noExternal: true },
  });
  script = readFileSync(join(outDir, 'index.cjs'), 'utf8');
  rmSync(outDir, { recursive: true });
});

/** Runs the bundle as Electron's sandbox does: a script with `require` for Electron's own module and nothing of Node. */
function load() {
  const channel = new StrictEmitter('till:event');
  const invoked: unknown[][] = [];
  const exposed: Record<string, unknown> = {};
  const required: string[] = [];
  const electron = strict('electron/renderer', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name: string, api: unknown) => {
        if (name in exposed) throw new Error(`Cannot bind an API on top of an existing property '${name}'`);
        exposed[name] = api;
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      invoke: (...args: unknown[]) => {
        invoked.push(args);
        return Promise.resolve({ ok: true, value: 1 });
      },
      on: channel.on.bind(channel),
      off: channel.off.bind(channel),
    }),
  });
  runInNewContext(script, {
    require: (name: string) => {
      required.push(name);
      return electron;
    },
    exports: {},
    module: { exports: {} },
  });
  const till = exposed.till as {
    readonly call: (...args: unknown[]) => Promise<unknown>;
    readonly subscribe: (listener: (...args: unknown[]) => void) => () => void;
  };
  return { channel, invoked, exposed, required, till };
}

describe('the preload', () => {
  test('is one script that needs Electron’s renderer module and nothing else', () => {
    const { required } = load();
    expect(new Set(required)).toEqual(new Set(['electron/renderer']));
    expect(script).not.toMatch(/^\s*(import|export)\s/m);
  });

  test('gives the page exactly two functions, frozen', () => {
    const { exposed, till } = load();
    expect(Object.keys(exposed)).toEqual(['till']);
    expect(Object.entries(till).map(([name, value]) => [name, typeof value])).toEqual([
      ['call', 'function'],
      ['subscribe', 'function'],
    ]);
    expect(Object.isFrozen(till)).toBe(true);
  });

  test('a call goes to the one channel with method and input and nothing more', async () => {
    const { till, invoked } = load();
    const input = { code: '07' };
    expect(await till.call('basket.scan', input, 'more')).toEqual({ ok: true, value: 1 });
    expect(invoked).toEqual([['till:call', 'basket.scan', input]]);
  });

  test('a listener gets the event and not Electron’s, until it has enough', () => {
    const { till, channel } = load();
    const heard: unknown[][] = [];
    const stop = till.subscribe((...args) => heard.push(args));
    const electronEvent = { sender: { send: () => undefined } };
    channel.emit('till:event', electronEvent, { seq: 1, topic: 'sale', ids: [] });
    stop();
    channel.emit('till:event', electronEvent, { seq: 2, topic: 'sale', ids: [] });
    expect(heard).toEqual([[{ seq: 1, topic: 'sale', ids: [] }]]);
    expect(channel.listenerCount('till:event')).toBe(0);
  });
});
