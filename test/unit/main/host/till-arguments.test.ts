import { userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { applicationDataDir, tillDataDir } from '#main/host/data-dir.ts';
import { BadTillArguments, parseTillArguments } from '#main/host/till-arguments.ts';

describe('the arguments of the till', () => {
  test('nothing said: a free port, the own folder, the language and the country of the settings', () => {
    expect(parseTillArguments([], {}, true)).toEqual({
      port: 0,
      dataDir: null,
      language: null,
      site: 'MLA',
      opensBrowser: true,
    });
  });

  test('everything said', () => {
    const args = ['--port', '8080', '--data', 'shop', '--lang', 'pt-BR', '--site', 'MLB', '--no-open'];
    expect(parseTillArguments(args, { MOSTRADOR_DATA: '/elsewhere' }, true)).toEqual({
      port: 8080,
      dataDir: resolve('shop'),
      language: 'pt-BR',
      site: 'MLB',
      opensBrowser: false,
    });
  });

  test('the environment names the folder when the arguments do not', () => {
    expect(parseTillArguments([], { MOSTRADOR_DATA: '/elsewhere' }, true).dataDir).toBe(
      resolve('/elsewhere'),
    );
  });

  test.each([
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '8o']],
    [['--port', '']],
    [['--port']],
    [['--lang', 'fr']],
    [['--site', 'MLX']],
    [['--data', '']],
    [['--date', 'x']],
    [['shop']],
  ])('%j is refused with a sentence', (args) => {
    expect(() => parseTillArguments(args, {}, true)).toThrow(BadTillArguments);
  });

  test('beside the switches of Electron only the till’s own are read', () => {
    const args = [
      '--no-sandbox',
      '--user-data-dir=/x',
      '--inspect=0',
      'out/main',
      '--lang',
      'en',
      '--data',
      '/shop',
    ];
    expect(parseTillArguments(args, {}, false)).toMatchObject({ language: 'en', dataDir: resolve('/shop') });
    expect(() => parseTillArguments(['--lang', 'fr'], {}, false)).toThrow(BadTillArguments);
  });
});

describe('where the till keeps its files', () => {
  test('each system has its own place, the one Electron uses', () => {
    expect(
      applicationDataDir('win32', { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, () => 'C:\\Users\\a'),
    ).toBe('C:\\Users\\a\\AppData\\Roaming');
    expect(applicationDataDir('darwin', {}, () => '/Users/a')).toBe(
      join('/Users/a', 'Library', 'Application Support'),
    );
    expect(applicationDataDir('linux', {}, () => '/home/a')).toBe(join('/home/a', '.config'));
    expect(applicationDataDir('linux', { XDG_CONFIG_HOME: '/cfg' }, () => '/home/a')).toBe('/cfg');
    expect(applicationDataDir('linux', { XDG_CONFIG_HOME: 'relative' }, () => '/home/a')).toBe(
      join('/home/a', '.config'),
    );
  });

  test('where the system has no home folder for the user, that is said', () => {
    const home = (): string => {
      throw new Error('this user has no home folder: choose the data folder with --data');
    };
    expect(() => applicationDataDir('linux', {}, home)).toThrow(/--data/);
    expect(applicationDataDir('linux', { XDG_CONFIG_HOME: '/cfg' }, home)).toBe('/cfg');
    expect(applicationDataDir('win32', { APPDATA: 'C:\\a' }, home)).toBe('C:\\a');
  });

  test.each(['', 'relative', '.'])('a HOME of %j is passed over for the folder of the user', (home) => {
    vi.stubEnv('HOME', home);
    const folder = applicationDataDir('linux', {});
    expect(isAbsolute(folder)).toBe(true);
    expect(folder).toBe(join(userInfo().homedir, '.config'));
  });

  test('the till has a folder of its own in it', () => {
    expect(tillDataDir('/cfg')).toBe(join('/cfg', 'Mostrador', 'till'));
  });
});
