import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createStoreSettings } from '#main/host/electron/store-settings.ts';
import { openJsonSettings } from '#main/host/node/json-settings.ts';
import { loadSettingsFile } from '#main/host/settings-file.ts';
import { DEFAULT_SETTINGS } from '#main/host/till-settings.ts';
import { DEFAULT_SHOP_SETTINGS } from '#main/shop-settings.ts';
import type { Settings } from '#main/ports.ts';
import { openDocument } from '#test/fakes/electron/open-document.ts';
import { createMemorySettings } from '#test/fakes/memory-settings.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';
import { temporaryFolder } from '../unit/main/host/temporary-folder.ts';
import { SETTINGS_CONTRACT } from './settings-contract.ts';

const clock = { nowMs: () => 1_790_000_000_000 };
const KEPT_AS = 'settings.bad-1790000000000.json';

type Log = ReturnType<typeof createMemoryLog>;

const openers: Readonly<Record<string, (folder: string, log?: Log) => Settings>> = {
  'settings of the browser host': (folder, log = createMemoryLog()) => openJsonSettings(folder, clock, log),
  'settings under Electron': (folder, log = createMemoryLog()) => {
    const loaded = loadSettingsFile(join(folder, 'settings.json'), clock, log);
    return createStoreSettings(openDocument('settings', folder), loaded);
  },
};

const SHOP = { ...DEFAULT_SHOP_SETTINGS, terminalId: 'NEWLAND_N950__1' };

/** Texts that are no settings. Each is put aside. */
const BAD_TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  'half of it': '{"version":1,"language":"e',
  'nothing but NULs, as after a power cut': '\0'.repeat(512),
  null: 'null',
  'a list': '[]',
  'a list of settings': '[{"version":1}]',
  'a word': '"en"',
  'a number': '1',
  'a language that is none': '{"version":1,"language":"fr"}',
  'a shop that is none': '{"version":1,"openShop":"live"}',
  'a terminal that is a number, of an older version': '{"terminalId":1}',
  'a list for the shops': '{"version":1,"shops":[]}',
  'a shop with another name': '{"version":1,"shops":{"../live-MLA":{}}}',
  'a shop with a wrong generation': '{"version":1,"shops":{"live-MLA-1":{"gateway":"soap"}}}',
  'an account without a country': '{"version":1,"account":{"userId":"1","nickname":"a","isTest":false}}',
  'an account with a path for its id':
    '{"version":1,"account":{"userId":"../1","nickname":"a","site":"MLA","isTest":false}}',
  'a prototype': '{"version":1,"__proto__":{"openShop":"account"}}',
  'a prototype of an older version': '{"__proto__":{"polluted":true}}',
  'a prototype among the shops': '{"version":1,"shops":{"__proto__":{"terminalId":"POLLUTED"}}}',
  'a constructor': '{"version":1,"constructor":{"prototype":{"polluted":true}}}',
  'a constructor in a shop':
    '{"version":1,"shops":{"live-MLA-1":{"constructor":{"prototype":{"polluted":true}}}}}',
  'a version that is a word': '{"version":"1","language":"en"}',
  'a version of none': '{"version":null,"language":"en"}',
  'version 0': '{"version":0,"language":"en"}',
  'a newer version': '{"version":2,"language":"en","shops":{}}',
  '200,000 open brackets': '['.repeat(200_000),
  '200,000 brackets': '['.repeat(200_000) + ']'.repeat(200_000),
  'a byte order mark of UTF-16': '\u{FFFE}{"version":1}',
};

describe.each(Object.entries(openers))('%s', (_what, open) => {
  test.each(SETTINGS_CONTRACT)('$name', async ({ run }) => {
    const folder = temporaryFolder();
    await run({ open: () => open(folder) });
  });

  test.each(Object.entries(BAD_TEXTS))(
    'a file that holds %s is put aside, said, and the till has the usual settings',
    (_which, text) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'settings.json'), text);
      const log = createMemoryLog();
      const settings = open(folder, log);
      expect(settings.get()).toEqual(DEFAULT_SETTINGS);
      expect(settings.wasBad).toBe(true);
      expect(readFileSync(join(folder, KEPT_AS), 'utf8')).toBe(text);
      expect(log.lines).toMatchObject([{ level: 'warn', fields: { keptAs: KEPT_AS } }]);
      expect('polluted' in {} || 'openShop' in {} || 'terminalId' in {}).toBe(false);
      settings.set({ language: 'en' });
      expect(open(folder).get().language).toBe('en');
      expect(open(folder).wasBad).toBe(false);
    },
  );

  test('a file of 50 MB is put aside without being read', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'settings.json');
    writeFileSync(file, '{"version":1,"language":"en"}');
    truncateSync(file, 50 * 1024 * 1024);
    const log = createMemoryLog();
    const settings = open(folder, log);
    expect([settings.get(), settings.wasBad]).toEqual([DEFAULT_SETTINGS, true]);
    expect(log.lines).toMatchObject([{ fields: { reason: 'too large', keptAs: KEPT_AS } }]);
    expect(statSync(join(folder, KEPT_AS)).size).toBe(50 * 1024 * 1024);
  });

  test('what is no file at all is put aside, and nobody waits for it', () => {
    const kinds: ((path: string) => void)[] = [(path) => mkdirSync(path)];
    if (process.platform !== 'win32') {
      kinds.push(
        (path) => symlinkSync('/dev/zero', path),
        (path) => execFileSync('mkfifo', [path]),
      );
    }
    for (const make of kinds) {
      const folder = temporaryFolder();
      make(join(folder, 'settings.json'));
      const settings = open(folder);
      expect([settings.get(), settings.wasBad]).toEqual([DEFAULT_SETTINGS, true]);
      settings.set({ language: 'en' });
      expect(open(folder).get().language).toBe('en');
    }
  });

  test('a file from before there were shops keeps its language, and is none that is bad', () => {
    const folder = temporaryFolder();
    const older = {
      language: 'pt-BR',
      terminalId: 'PAX_A910__1',
      gateway: 'intents',
      printsOnTerminal: true,
    };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(older));
    const log = createMemoryLog();
    const settings = open(folder, log);
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, language: 'pt-BR' });
    expect([settings.wasBad, log.lines]).toEqual([false, []]);
    settings.set({ openShop: 'practice' });
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({
      version: 1,
      ...DEFAULT_SETTINGS,
      language: 'pt-BR',
    });
  });

  test('a word of this version that nobody knows does not make the file a bad one', () => {
    const folder = temporaryFolder();
    const text = '{"version":1,"language":"en","colour":"green","shops":{"live-MLA-1":{"size":2}}}';
    writeFileSync(join(folder, 'settings.json'), text);
    const settings = open(folder);
    expect(settings.get()).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'en',
      shops: { 'live-MLA-1': DEFAULT_SHOP_SETTINGS },
    });
    expect(settings.wasBad).toBe(false);
  });

  test('a write leaves one file, for its owner alone', () => {
    const folder = temporaryFolder();
    open(folder).set({ language: 'en' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
    }
  });

  test('a change that cannot be written is an error and is not there', () => {
    const folder = temporaryFolder();
    const settings = open(folder);
    settings.set({ language: 'en' });
    mkdirSync(join(folder, 'elsewhere'));
    // What is written is renamed over the file, and a folder that is not empty takes no file's place.
    execFileSync('rm', [join(folder, 'settings.json')]);
    mkdirSync(join(folder, 'settings.json', 'full'), { recursive: true });
    expect(() => {
      settings.set({ language: 'es-AR' });
    }).toThrow();
    expect(settings.get().language).toBe('en');
  });
});

describe('settings in memory', () => {
  test.each(SETTINGS_CONTRACT)('$name', async ({ run }) => {
    const settings = createMemorySettings();
    await run({ open: () => settings });
  });
});

test('both hosts read each other’s file', () => {
  const folder = temporaryFolder();
  const [browser, electron] = [openers['settings of the browser host'], openers['settings under Electron']];
  electron?.(folder).set({ language: 'es-AR', shops: { 'practice-MLA': SHOP } });
  const seen = browser?.(folder);
  expect(seen?.get()).toMatchObject({ language: 'es-AR', shops: { 'practice-MLA': SHOP } });
  seen?.set({ shops: {} });
  expect(electron?.(folder).get()).toMatchObject({ language: 'es-AR', shops: {} });
});
