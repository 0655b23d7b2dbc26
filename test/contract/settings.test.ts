import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { describe, expect, test } from 'vitest';
import { createStoreSettings } from '#main/host/electron/store-settings.ts';
import { openJsonSettings } from '#main/host/node/json-settings.ts';
import { loadSettingsFile } from '#main/host/settings-file.ts';
import { createMemorySettings } from '#test/fakes/memory-settings.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';
import { temporaryFolder } from '../unit/main/host/temporary-folder.ts';
import { settingsContract } from './settings-contract.ts';

const clock = { nowMs: () => 1_790_000_000_000 };

describe('settings in memory', () => {
  settingsContract(() => {
    const settings = createMemorySettings();
    return { open: () => settings };
  });
});

describe('settings of the browser host', () => {
  settingsContract(() => {
    const folder = temporaryFolder();
    return { open: () => openJsonSettings(folder, clock, createMemoryLog()) };
  });

  test.each(['', '{', 'null', '[]', '"en"', '{"language":"fr"}', '{"terminalId":1}', '\0\0\0'])(
    'a file that holds %j is put aside, said in the log, and the till has defaults',
    (text) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'settings.json'), text);
      const log = createMemoryLog();
      const settings = openJsonSettings(folder, clock, log);
      expect(settings.get()).toMatchObject({ language: null, terminalId: null });
      expect(readFileSync(join(folder, 'settings.bad-1790000000000.json'), 'utf8')).toBe(text);
      expect(log.lines).toMatchObject([
        { level: 'warn', fields: { keptAs: 'settings.bad-1790000000000.json' } },
      ]);
      settings.set({ language: 'en' });
      expect(openJsonSettings(folder, clock, log).get().language).toBe('en');
    },
  );

  test('what a newer version added does not make the file a bad one', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"language":"en","colour":"green"}');
    const log = createMemoryLog();
    expect(openJsonSettings(folder, clock, log).get()).toMatchObject({ language: 'en', terminalId: null });
    expect(log.lines).toEqual([]);
  });

  test('a write leaves one file, for its owner alone', () => {
    const folder = temporaryFolder();
    openJsonSettings(folder, clock, createMemoryLog()).set({ language: 'en' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
    }
  });
});

describe('settings under Electron', () => {
  // electron-store is this class with Electron's folder filled in.
  const openStore = (folder: string) =>
    new Conf<Record<string, unknown>>({ cwd: folder, configName: 'settings', clearInvalidConfig: true });

  settingsContract(() => {
    const folder = temporaryFolder();
    return { open: () => createStoreSettings(openStore(folder)) };
  });

  test('both hosts read each other’s file', () => {
    const folder = temporaryFolder();
    createStoreSettings(openStore(folder)).set({ language: 'es-AR', terminalId: 'NEWLAND_N950__1' });
    const browser = openJsonSettings(folder, clock, createMemoryLog());
    expect(browser.get()).toMatchObject({ language: 'es-AR', terminalId: 'NEWLAND_N950__1' });
    browser.set({ terminalId: null });
    expect(createStoreSettings(openStore(folder)).get()).toMatchObject({
      language: 'es-AR',
      terminalId: null,
    });
  });

  test('what else is in the file stays', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"colour":"green"}');
    createStoreSettings(openStore(folder)).set({ language: 'en' });
    expect(openStore(folder).store).toMatchObject({ colour: 'green', language: 'en', terminalId: null });
  });

  test('a file put aside before the store opens is kept', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'settings.json');
    writeFileSync(file, '{"language":');
    loadSettingsFile(file, clock, createMemoryLog());
    expect(existsSync(file)).toBe(false);
    expect(createStoreSettings(openStore(folder)).get()).toMatchObject({ language: null, terminalId: null });
    expect(readdirSync(folder)).toContain('settings.bad-1790000000000.json');
  });
});
